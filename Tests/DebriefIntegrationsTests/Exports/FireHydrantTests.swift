import Debrief
import Testing

@testable import DebriefIntegrations

@Suite struct `Exports of FireHydrant` {
  static let incident = #"""
    {"id": "f1", "name": "Signal box dark", "number": 42, "created_at": "2026-08-01T06:05:00Z", "started_at": "2026-08-01T06:00:00Z",
     "summary": "No signals for an hour.", "customer_impact_summary": "Trains waited.", "description": "Fuse.", "current_milestone": "resolved",
     "priority": "P2", "severity": "SEV2", "severity_color": "#ff0", "tag_list": ["rail"], "active": false,
     "milestones": [{"type": "started", "occurred_at": "2026-08-01T06:00:00Z"}],
     "lifecycle_phases": [{"id": "p", "name": "Active", "milestones": [
        {"id": "1", "name": "Started", "slug": "started", "occurred_at": "2026-08-01T06:00:00Z"},
        {"id": "2", "name": "Detected", "slug": "detected", "occurred_at": "2026-08-01T06:02:00Z"},
        {"id": "3", "name": "Identified", "slug": "identified", "occurred_at": "2026-08-01T06:20:00Z", "updated_by": {"id": "u", "name": "Gil Mora"}},
        {"id": "4", "name": "Mitigated", "slug": "mitigated", "occurred_at": null},
        {"id": "5", "name": "Resolved", "slug": "resolved", "occurred_at": "2026-08-01T07:00:00Z"}]}],
     "role_assignments": [{"id": "r", "status": "active", "incident_role": {"id": "ir", "name": "Commander"}, "user": {"id": "u", "name": "Gil Mora", "email": "g@example.org"}}],
     "services": [{"id": "s", "name": "Signalling"}], "functionalities": [{"id": "fn", "name": "Departures"}], "environments": [{"id": "e", "name": "North line"}],
     "customers_impacted": 340, "monetary_impact": 0, "monetary_impact_cents": 0, "incident_url": "https://app.example.org/f1",
     "incident_tickets": [{"id": "t", "summary": "Second fuse", "state": "in_progress", "type": "follow_up", "assignees": [{"id": "u", "name": "Gil Mora"}], "due_at": "2026-08-20T00:00:00Z", "priority": {"id": "q", "name": "P1"}, "link": {"type": "link", "display_text": "RAIL-8", "href_url": "https://t.example.org/RAIL-8"}}],
     "custom_fields": [{"name": "root_cause", "display_name": "Root cause", "value_type": "string", "value_string": "A wet fuse box.", "value_array": []}], "last_note": {"id": "n", "body": "All clear"}}
    """#

  @Test func `are incidents with milestones, roles and tickets`() throws {
    let review = try reading(Self.incident).review
    #expect(review.id == "FireHydrant 42" && review.title == "Signal box dark" && review.severity?.rank == 2)
    #expect(review.startedAt.iso == "2026-08-01T06:00Z" && review.detectedAt.iso == "2026-08-01T06:02Z")
    #expect(review.resolvedAt.iso == "2026-08-01T07:00Z" && review.incidentStatus?.id == "resolved")
    let identified = try #require(review.timeline.first { $0.milestone?.id == "cause-identified" })
    #expect(identified.at.iso == "2026-08-01T06:20Z" && identified.owner?.name == "Gil Mora")
    #expect(review.person("Commander") == "Gil Mora" && review.services == ["Signalling"])
    #expect(review.impact.features.map(\.name) == ["Departures"] && review.impact.users.count?.value == "340")
    #expect(review.impact.business.revenue == nil, "zero is what nobody counted")
    let action = try #require(review.actions.first)
    #expect(action.key == "RAIL-8" && action.link == "https://t.example.org/RAIL-8" && action.due == "2026-08-20")
    #expect(action.status?.id == "in-progress" && action.priority?.id == "P1" && action.owner?.name == "Gil Mora")
    for words in ["A wet fuse box.", "Trains waited.", "Environment: North line", "last_note.body: All clear"] {
      #expect(review.everything.contains(words))
    }
  }

  @Test func `are reports with the incident inside, and retrospectives with fields`() throws {
    let report = #"""
      {"id": "r", "name": "Report", "summary": "The longer summary.", "questions": [{"id": "q", "title": "What went well?", "body": "- The radio"}],
       "retrospective_note": null, "additional_details": [], "incident": \#(Self.incident)}
      """#
    let review = try reading(report).review
    #expect(review.title == "Signal box dark" && review.summary?.markdown == "The longer summary.")
    #expect(review.wentWell.first?.what?.markdown == "The radio")
    let retrospective = try reading(
      #"""
      {"id": "x", "name": "Signal box", "retrospective_template_id": "t",
       "fields": [{"id": "1", "label": "Lessons learned", "type": "markdown_text", "value": "- Keep spares"}, {"id": "2", "label": "Moon", "value": "full"}]}
      """#
    ).review
    #expect(retrospective.title == "Signal box" && retrospective.lessons.first?.lesson?.markdown == "Keep spares")
    #expect(retrospective.everything.contains("full"))
  }
}

@Suite struct `Exports of Rootly` {
  static let answer = #"""
    {"data": [{"id": "u1", "type": "incidents", "attributes": {"title": "Water pump idle", "sequential_id": 7, "slug": "water", "summary": "The pump idled.", "status": "resolved",
       "severity": {"data": {"id": "s", "type": "severities", "attributes": {"name": "SEV1", "slug": "sev1", "color": "#f00"}}},
       "services": [{"data": {"id": "p", "attributes": {"name": "Pumps"}}}], "groups": [{"id": "g", "name": "Water team"}], "labels": {"plant": "east"},
       "user": {"data": {"attributes": {"name": "Ada Quist", "email": "ada@example.org"}}}, "started_at": "2026-09-01T01:00:00.000-07:00", "detected_at": "2026-09-01T01:10:00.000-07:00",
       "resolved_at": "2026-09-01T02:00:00.000-07:00", "created_at": "2026-09-01T01:12:00.000-07:00", "resolution_message": "Valve opened by hand", "mitigation_message": "Tank used",
       "url": "https://r.example.org/7", "jira_issue_url": "https://j.example.org/W-1", "confluence_page_url": "https://c.example.org/1", "slack_channel_name": "inc-7", "kind": "normal"},
       "relationships": {"action_items": {"data": [{"id": "a1", "type": "incident_action_items"}]}, "post_mortem": {"data": {"id": "m1", "type": "incident_post_mortems"}}}}],
     "included": [
       {"id": "a1", "type": "incident_action_items", "attributes": {"summary": "Automate the valve", "status": "cancelled", "priority": "high", "due_date": "2026-10-01", "assigned_to": {"id": 3, "full_name": "Ben Oduya", "email": "b@example.org"}, "jira_issue_key": "W-2", "jira_issue_url": "https://j.example.org/W-2", "created_at": "2026-09-02T00:00:00Z", "updated_at": "2026-09-02T00:00:00Z"}},
       {"id": "m1", "type": "incident_post_mortems", "attributes": {"title": "Water pump idle", "status": "published", "content": "## What went wrong\n\n- No spare valve\n", "started_at": "2026-09-01T01:00:00.000-07:00", "url": "https://r.example.org/pm"}},
       {"id": "zz", "type": "incident_events", "attributes": {"event": "Of another incident", "occurred_at": "2026-01-01T00:00:00Z", "incident_id": "u9"}}]}
    """#

  @Test func `are incidents with what is included for them`() throws {
    let parts = try #require(try Exports.parts(JSON(parsing: Self.answer)))
    #expect(parts.map(\.name) == ["7"])
    let review = try #require(Exports.read(parts[0].json)).review
    #expect(review.id == "Rootly 7" && review.title == "Water pump idle" && review.severity?.written == "SEV1")
    #expect(review.startedAt.iso == "2026-09-01T01:00:00.000-07:00" && review.incidentStatus?.id == "resolved")
    #expect(review.services == ["Pumps"] && review.teams == ["Water team"] && review.tags == ["plant: east"])
    #expect(review.createdBy?.name == "Ada Quist" && review.status?.id == "final")
    let action = try #require(review.actions.first)
    #expect(action.owner?.name == "Ben Oduya" && action.due == "2026-10-01" && action.key == "W-2")
    #expect(action.status?.id == "wont-do" && action.link == "https://j.example.org/W-2")
    #expect(review.wentWrong.first?.what?.markdown == "No spare valve")
    #expect(review.response.resolutionMethod?.markdown == "Valve opened by hand")
    #expect(review.issueLink == "https://j.example.org/W-1")
    #expect(review.links.map(\.title).contains("Confluence page"))
    #expect(!review.everything.contains("Of another incident"))
    #expect(review.everything.contains("kind: normal"))
  }

  @Test func `keep a retrospective in HTML as it stands`() throws {
    let parsed = try reading(
      #"{"data": {"id": "m", "type": "incident_post_mortems", "attributes": {"title": "T", "content": "<h1>T</h1>"}}}"#)
    #expect(parsed.review.extra.contains { $0.body?.markdown == "<h1>T</h1>" })
    #expect(parsed.notes.contains { $0.message.contains("HTML") })
  }
}
