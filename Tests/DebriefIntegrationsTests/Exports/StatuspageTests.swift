import Debrief
import Testing

@testable import DebriefIntegrations

@Suite struct `Exports of Statuspage` {
  static let history = #"""
    {"page": {"id": "y2", "name": "Tram Status", "url": "https://status.example.org", "time_zone": "Europe/Oslo", "updated_at": "2026-01-01T00:00:00Z"},
     "incidents": [{"id": "8kx", "page_id": "y2", "name": "Boards show old times", "status": "postmortem", "impact": "minor", "created_at": "2026-04-02T10:43:09.551+02:00", "updated_at": "2026-04-05T14:02:34+02:00", "monitoring_at": "2026-04-02T11:59:13+02:00", "resolved_at": "2026-04-02T14:02:34+02:00", "shortlink": "https://stspg.example.org/2Pe3",
       "postmortem_body": null, "scheduled_for": null, "components": [{"id": "c1", "name": "Boards", "status": "operational", "position": 1}],
       "incident_updates": [
         {"id": "u5", "incident_id": "8kx", "status": "postmortem", "body": "## Root cause\n\nThe clock server was asked too seldom.\n\n## What went well\n\n- The drivers announced the times.\n", "created_at": "2026-04-05T14:00:00+02:00", "display_at": "2026-04-05T14:00:00+02:00"},
         {"id": "u4", "incident_id": "8kx", "status": "resolved", "body": "All boards are right.", "created_at": "2026-04-02T14:02:34+02:00", "display_at": "2026-04-02T14:02:34+02:00", "affected_components": [{"code": "c1", "name": "Boards", "old_status": "degraded_performance", "new_status": "operational"}]},
         {"id": "u1", "incident_id": "8kx", "status": "investigating", "body": "We look into it.", "created_at": "2026-04-02T10:43:09+02:00", "display_at": "2026-04-02T10:43:09+02:00", "affected_components": [{"name": "No components were affected by this update."}]}]},
      {"id": "9aa", "page_id": "y2", "name": "Second", "status": "resolved", "impact": "critical", "created_at": "2026-04-03T10:43:09+02:00", "resolved_at": "2026-04-03T12:00:00+02:00", "incident_updates": []}]}
    """#

  @Test func `are messages, moments and a post-mortem`() throws {
    let parts = try #require(try Exports.parts(JSON(parsing: Self.history)))
    #expect(parts.map(\.name) == ["8kx", "9aa"])
    let review = try #require(Exports.read(parts[0].json)).review
    #expect(review.title == "Boards show old times" && review.severity == Severity("minor", rank: 3))
    #expect(review.mitigatedAt.iso == "2026-04-02T11:59:13+02:00" && review.incidentStatus?.id == "resolved")
    #expect(review.services == ["Boards"])
    #expect(review.communications.map(\.kind) == ["investigating", "resolved"], "the oldest first")
    #expect(review.communications.map { $0.message?.markdown } == ["We look into it.", "All boards are right."])
    #expect(review.communications.allSatisfy { $0.audience?.id == "public" })
    #expect(review.timeline.contains { $0.milestone?.id == "investigating" })
    #expect(review.wentWell.first?.what?.markdown == "The drivers announced the times.")
    #expect(review.everything.contains("The clock server was asked too seldom."))
    #expect(review.links.map(\.title) == ["Tram Status", "Statuspage"])
    #expect(Exports.read(parts[1].json)?.review.severity?.rank == 1)
  }
}
