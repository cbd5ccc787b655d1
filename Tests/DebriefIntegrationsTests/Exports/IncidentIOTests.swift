import Debrief
import Testing

@testable import DebriefIntegrations

@Suite struct `Exports of incident io` {
  static let answers = #"""
    {"incident": {"id": "01F", "reference": "INC-61", "name": "Ferry tickets failed", "summary": "Every second ticket failed.", "permalink": "https://app.example.org/incidents/61", "mode": "standard", "visibility": "public",
      "created_at": "2026-05-10T09:57:00Z", "updated_at": "2026-05-10T10:05:00Z",
      "incident_status": {"id": "s", "name": "Closed", "category": "closed", "rank": 4, "description": "x", "created_at": "2021-08-17T13:28:57Z", "updated_at": "2021-08-17T13:28:57Z"},
      "severity": {"id": "v", "name": "Major", "rank": 2, "description": "Bad", "created_at": "2021-08-17T13:28:57Z", "updated_at": "2021-08-17T13:28:57Z"},
      "incident_type": {"id": "t", "name": "Customer-facing"},
      "creator": {"user": {"id": "u1", "name": "Pia Roth", "email": "pia@example.org"}},
      "incident_role_assignments": [{"role": {"id": "r", "name": "Incident Lead", "role_type": "lead"}, "assignee": {"id": "u2", "name": "Tom Adeyemi", "email": "t@example.org"}}, {"role": {"id": "r2", "name": "Scribe"}}],
      "incident_timestamp_values": [
        {"incident_timestamp": {"id": "a", "name": "Impact started", "rank": 1}, "value": {"value": "2026-05-10T09:30:00Z"}},
        {"incident_timestamp": {"id": "b", "name": "Reported at"}, "value": {"value": "2026-05-10T09:55:00Z"}},
        {"incident_timestamp": {"id": "c", "name": "Declared at"}, "value": {"value": "2026-05-10T10:00:00Z"}},
        {"incident_timestamp": {"id": "d", "name": "Resolved at"}, "value": {"value": "2026-05-10T11:00:00Z"}},
        {"incident_timestamp": {"id": "e", "name": "Documented at"}}],
      "custom_field_entries": [
        {"custom_field": {"id": "f", "name": "Affected services", "field_type": "multi_select", "options": []}, "values": [{"value_option": {"id": "o", "value": "Ticketing", "sort_key": 1}}, {"value_catalog_entry": {"id": "k", "name": "Harbour gate"}}]},
        {"custom_field": {"id": "g", "name": "Root cause"}, "values": [{"value_text": "A certificate ran out."}]},
        {"custom_field": {"id": "h", "name": "Ship"}, "values": [{"value_text": "MS Aurora"}]}],
      "duration_metrics": [{"duration_metric": {"id": "m", "name": "Lasted"}, "value_seconds": 5400}],
      "external_issue_reference": {"issue_name": "FER-4", "issue_permalink": "https://tracker.example.org/FER-4", "provider": "jira"},
      "slack_channel_id": "C1", "slack_channel_name": "inc-61", "postmortem_document_url": "https://docs.example.org/61", "has_debrief": true},
     "follow_ups": [{"id": "fu", "incident_id": "01F", "title": "Watch certificates", "description": "Thirty days ahead.", "assignee": {"id": "u2", "name": "Tom Adeyemi"}, "status": "completed", "completed_at": "2026-05-20T10:00:00Z", "priority": {"id": "p", "name": "Urgent", "rank": 10}, "external_issue_reference": {"issue_name": "FER-9", "issue_permalink": "https://tracker.example.org/FER-9", "provider": "jira"}, "labels": ["tls"]},
       {"id": "fv", "incident_id": "01F", "title": "Print tickets by hand", "status": "not_doing"}],
     "incident_updates": [{"id": "u", "incident_id": "01F", "created_at": "2026-05-10T10:10:00Z", "message": "We are renewing the certificate", "new_incident_status": {"id": "x", "name": "Fixing", "category": "live"}, "updater": {"user": {"name": "Tom Adeyemi"}}}],
     "postmortem_document": {"id": "d", "incident_id": "01F", "title": "INC-61: Ferry tickets failed", "status": "completed", "document_url": "https://app.example.org/pm/1", "editors": [{"name": "Pia Roth"}], "exported_urls": ["https://wiki.example.org/61"], "created_at": "2026-05-12T08:00:00Z", "updated_at": "abc"},
     "markdown": "# Incident Postmortem\n\n## Summary\n\nTickets failed because of a certificate.\n\n## Timeline\n\n### 2026-05-10 (UTC)\n\n* [10:20] **Certificate renewed**\n\n## Lessons learned\n\n- Certificates need an owner.\n\n## Follow-ups\n\n* **Watch certificates** - Assignee: Tom Adeyemi\n"}
    """#

  @Test func `are reviews with follow-ups and updates`() throws {
    let review = try reading(Self.answers).review
    #expect(review.id == "INC-61" && review.title == "Ferry tickets failed")
    #expect(review.severity?.written == "Major" && review.incidentStatus?.id == "closed")
    #expect(review.startedAt.iso == "2026-05-10T09:30Z" && review.detectedAt.iso == "2026-05-10T09:55Z")
    #expect(review.resolvedAt.iso == "2026-05-10T11:00Z" && review.status?.id == "final")
    #expect(review.person("Incident Lead") == "Tom Adeyemi" && review.authors.map(\.name) == ["Pia Roth"])
    #expect(review.services == ["Ticketing", "Harbour gate"], "a custom field that is called as a field is that field")
    #expect(review.issueLink == "https://tracker.example.org/FER-4")
    let action = try #require(review.actions.first)
    #expect(action.action?.markdown == "Watch certificates — Thirty days ahead." && action.status?.id == "done")
    #expect(action.link == "https://tracker.example.org/FER-9" && action.doneAt == "2026-05-20")
    #expect(review.actions.map { $0.status?.id } == ["done", "wont-do"], "the post-mortem's own list says them again")
    let update = try #require(review.timeline.first { $0.event?.markdown == "We are renewing the certificate" })
    #expect(update.owner?.name == "Tom Adeyemi" && update.notes?.markdown == "Status: Fixing")
    #expect(review.timeline.contains { $0.event?.markdown == "Certificate renewed" })
    #expect(review.lessons.first?.lesson?.markdown == "Certificates need an owner.")
  }

  @Test func `count before what the post-mortem says otherwise, which is kept`() throws {
    let parsed = try reading(Self.answers)
    #expect(parsed.review.summary?.markdown == "Every second ticket failed.")
    #expect(parsed.review.everything.contains("Tickets failed because of a certificate."))
    #expect(parsed.notes.contains { $0.kind == .disagreement })
    for words in ["MS Aurora", "A certificate ran out.", "Lasted: 5400 seconds", "has_debrief: true", "labels[1]: tls"]
    {
      #expect(parsed.review.everything.contains(words))
    }
  }

  @Test func `deal out what stands beside a list`() throws {
    let list = """
      {"incidents": [{"id": "a", "reference": "INC-1", "name": "One", "incident_status": {"name": "Closed"}, "permalink": "https://x.example.org"},
        {"id": "b", "reference": "INC-2", "name": "Two", "incident_status": {"name": "Closed"}, "permalink": "https://y.example.org"}],
       "follow_ups": [{"incident_id": "b", "title": "Mend it", "status": "outstanding"}], "pagination_meta": {"after": "b"}}
      """
    let parts = try #require(try Exports.parts(JSON(parsing: list)))
    #expect(parts.map(\.name) == ["INC-1", "INC-2"])
    #expect(try #require(Exports.read(parts[0].json)).review.actions.isEmpty)
    #expect(try #require(Exports.read(parts[1].json)).review.actions.map { $0.status?.id } == ["open"])
  }
}
