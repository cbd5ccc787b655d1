import Debrief
import Testing

@testable import DebriefIntegrations

@Suite struct `Exports of Opsgenie` {
  static let report = #"""
    {
      "data": {
        "executiveSummary": {"version": 1, "type": "doc", "content": [
          {"type": "paragraph", "content": [{"type": "text", "text": "Label printers stood still for "}, {"type": "text", "text": "two hours", "marks": [{"type": "strong"}]}, {"type": "text", "text": "."}]}]},
        "content": {"version": 1, "type": "doc", "content": [
          {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Root cause"}]},
          {"type": "paragraph", "content": [{"type": "text", "text": "The spool volume was full."}]},
          {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Lessons learned"}]},
          {"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Watch the spool volume."}]}]}]},
          {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Action items"}]},
          {"type": "table", "content": [
            {"type": "tableRow", "content": [{"type": "tableHeader", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Action"}]}]}, {"type": "tableHeader", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Owner"}]}]}, {"type": "tableHeader", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Due"}]}]}]},
            {"type": "tableRow", "content": [{"type": "tableCell", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Add an alert on the spool volume"}]}]}, {"type": "tableCell", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Nora Lindt"}]}]}, {"type": "tableCell", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "2026-03-20"}]}]}]}]},
          {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Weather"}]},
          {"type": "paragraph", "content": [{"type": "text", "text": "It rained."}]}
        ]},
        "postmortemId": "4e4b3a71", "title": "Label printers stood still", "severity": "P1", "status": "draft",
        "startTime": "2026-03-02T04:13:21.075Z", "endTime": "2026-03-02T06:13:27Z", "respondTime": "2026-03-02T04:20:00Z",
        "resolveTime": "2026-03-02T06:20:00Z", "createdAtTime": "2026-03-03T09:00:00Z",
        "rootIncident": {"metadataId": "m1", "id": "i1", "priority": "P1", "tinyId": "31", "message": "Printers", "status": "closed", "creationTime": "2026-03-02T04:13:21.075Z", "tags": ["printing"]},
        "owner": {"metadataId": "m2", "id": "u1", "name": "Nora Lindt"},
        "timeline": {"metadataId": "m3", "id": "t1"},
        "jiraIssues": [{"issueKey": "WH-12"}], "relatedIncidents": [], "affectedServices": [{"metadataId": "m4", "id": "s1", "name": "Label printing"}],
        "iccSessions": [], "responderTeams": [], "responders": [], "mood": "calm"
      },
      "took": 0.2, "requestId": "r1"
    }
    """#

  @Test func `are reviews with the report's text`() throws {
    let review = try reading(Self.report).review
    #expect(review.title == "Label printers stood still" && review.id == "Opsgenie 31")
    #expect(review.severity == Severity("P1", rank: 1) && review.status?.id == "draft")
    #expect(review.startedAt.iso == "2026-03-02T04:13:21.075Z" && review.endedAt.iso == "2026-03-02T06:13:27Z")
    #expect(review.acknowledgedAt.iso == "2026-03-02T04:20Z" && review.resolvedAt.iso == "2026-03-02T06:20Z")
    #expect(review.owner?.name == "Nora Lindt" && review.services == ["Label printing"])
    #expect(review.summary?.markdown == "Label printers stood still for **two hours**.")
    #expect(review.lessons.first?.lesson?.markdown == "Watch the spool volume.")
    #expect(review.actions.first?.owner?.name == "Nora Lindt" && review.actions.first?.due == "2026-03-20")
    #expect(review.everything.contains("The spool volume was full."))
  }

  @Test func `keep what no field holds`() throws {
    let parsed = try reading(Self.report)
    for words in ["WH-12", "mood: calm", "It rained.", "rootIncident.message: Printers"] {
      #expect(parsed.review.everything.contains(words))
    }
    #expect(parsed.notes.contains { $0.kind == .unplaced })
  }
}
