import Debrief
import Testing

@testable import DebriefIntegrations

@Suite struct `Exports of issue trackers` {
  static let github = #"""
    [{"id": 1, "node_id": "x", "url": "https://api.example.org/repos/harbour/ops/issues/12", "repository_url": "https://api.example.org/repos/harbour/ops", "comments_url": "https://api.example.org/repos/harbour/ops/issues/12/comments", "html_url": "https://github.example.org/harbour/ops/issues/12", "number": 12, "state": "closed", "title": "Post-mortem: lock gate stuck", "body": "# Lock gate stuck\r\n\r\n**Severity**: SEV-2\r\n\r\n## Summary\r\n\r\nThe gate stayed open.\r\n\r\n## Timeline\r\n\r\n- 2026-06-01 08:00 UTC: Alarm\r\n- 2026-06-01 09:00 UTC: Gate moved by hand\r\n\r\n## Action items\r\n\r\n- [ ] Grease the gate (@ines, 2026-07-01)\r\n- [x] Write the runbook (@bo)\r\n", "user": {"login": "ines", "id": 3, "avatar_url": "https://a.example.org"}, "labels": [{"id": 2, "name": "severity::1", "color": "f00"}, {"name": "postmortem"}], "assignee": {"login": "bo"}, "assignees": [{"login": "bo", "id": 4}, {"login": "cy"}], "milestone": {"title": "Q2", "number": 1}, "comments": [{"id": 9, "user": {"login": "cy"}, "body": "It squeaked for weeks.", "created_at": "2026-06-03T10:00:00Z"}], "created_at": "2026-06-02T10:00:00Z", "closed_at": "2026-06-20T10:00:00Z", "locked": false, "reactions": {"total_count": 1}}]
    """#

  @Test func `GitHub: the body is the document, labels and people are the issue's`() throws {
    let parts = try #require(try Exports.parts(JSON(parsing: Self.github)))
    #expect(parts.map(\.name) == ["12"])
    let parsed = try #require(Exports.read(parts[0].json))
    let review = parsed.review
    #expect(review.id == "harbour/ops#12" && review.title == "Post-mortem: lock gate stuck")
    #expect(review.severity == Severity("SEV-1", rank: 1), "the label counts")
    #expect(review.everything.contains("severity: SEV-2"), "what the body says otherwise is kept")
    #expect(review.tags == ["severity::1", "postmortem"] && review.owner?.name == "bo")
    #expect(review.authors.map(\.handle) == ["ines"] && review.person("Assignee") == "cy")
    #expect(review.timeline.map { $0.event?.markdown } == ["Alarm", "Gate moved by hand"])
    #expect(review.actions.map { $0.status?.id } == [nil, "done"] && review.actions[0].due == "2026-07-01")
    #expect(review.issueLink == "https://github.example.org/harbour/ops/issues/12" && review.status?.id == "final")
    #expect(review.extra.contains { $0.heading == "Comment by cy, 2026-06-03T10:00Z" })
    for words in ["It squeaked for weeks.", "Milestone: Q2", "closed_at: 2026-06-20"] {
      #expect(review.everything.contains(words))
    }
  }

  static let gitlab = #"""
    {"id": 76, "iid": 6, "project_id": 8, "title": "Outage of the weather mast", "state": "opened",
     "description": "## Root cause\n\nIce on the mast.\n\n## Lessons learned\n\n- Heat the mast.\n",
     "labels": ["severity::2", "incident"], "author": {"id": 1, "name": "Lea Sommer", "username": "lea"},
     "assignees": [{"id": 2, "name": "Per Falk", "username": "per"}], "milestone": null, "severity": "UNKNOWN",
     "web_url": "https://gitlab.example.org/weather/mast/-/issues/6", "created_at": "2026-01-04T15:31:51.081Z",
     "due_date": "2026-02-01", "user_notes_count": 1, "time_stats": {"time_estimate": 0}, "confidential": false,
     "notes": [{"id": 3, "body": "The ice was 4 cm.", "author": {"name": "Per Falk"}, "created_at": "2026-01-05T10:00:00Z", "system": false}]}
    """#

  @Test func `GitLab: scoped labels state the severity, notes are comments`() throws {
    let review = try reading(Self.gitlab).review
    #expect(review.id == "weather/mast#6" && review.severity == Severity("SEV-2", rank: 2))
    #expect(review.status?.id == "draft" && review.owner == Person("Per Falk", handle: "per"))
    #expect(review.authors == [Person("Lea Sommer", handle: "lea")])
    #expect(review.lessons.first?.lesson?.markdown == "Heat the mast.")
    for words in ["Ice on the mast.", "The ice was 4 cm.", "due_date: 2026-02-01"] {
      #expect(review.everything.contains(words))
    }
  }

  @Test(
    arguments: [
      ("severity::2", "SEV-2"), ("severity: high", "high"), ("sev1", "sev1"), ("SEV-3", "SEV-3"), ("P1", "P1"),
      ("severity/critical", "critical"), ("production", nil), ("p", nil), ("step-1", nil), ("seven", nil), ("", nil),
    ] as [(String, String?)])
  func `labels that state a severity`(_ label: String, _ severity: String?) {
    var draft = Draft()
    draft.read(labels: [label])
    #expect(draft.review.severity?.written == severity)
  }

  static let jira = #"""
    {"expand": "names", "id": "10", "self": "https://j.example.org/rest/api/3/issue/10", "key": "PIR-4",
     "names": {"customfield_1": "Root cause", "customfield_2": "Severity", "customfield_3": "Affected services", "customfield_4": "Rank"},
     "fields": {"summary": "Tide gauge sent nothing", "issuetype": {"id": "1", "name": "Post-incident review"},
      "status": {"name": "Write-up", "statusCategory": {"key": "indeterminate"}}, "priority": {"id": "2", "name": "High"},
      "reporter": {"accountId": "a", "displayName": "Uma Berg"}, "assignee": {"accountId": "b", "displayName": "Rui Costa"},
      "created": "2026-07-01T12:34:00.000+0200", "labels": ["tide"], "components": [{"id": "3", "name": "Gauges"}],
      "description": {"type": "doc", "version": 1, "content": [
        {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Timeline"}]},
        {"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "2026-06-30 10:00 UTC: The gauge fell silent"}]}]}]},
        {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Oddities"}]},
        {"type": "paragraph", "content": [{"type": "mention", "attrs": {"id": "x", "text": "@Uma"}}, {"type": "text", "text": " saw a seal"}]}]},
      "customfield_1": "The battery was empty.", "customfield_2": {"id": "9", "value": "SEV-2"},
      "customfield_3": [{"value": "Gauges"}, {"value": "Forecast"}], "customfield_4": "0|i:", "customfield_5": {"deep": 1},
      "subtasks": [{"id": "11", "key": "PIR-5", "fields": {"summary": "Spare batteries", "status": {"name": "Done", "statusCategory": {"key": "done"}}}}],
      "issuelinks": [{"id": "7", "type": {"outward": "reviews", "inward": "is reviewed by"}, "outwardIssue": {"key": "INC-9", "fields": {"summary": "No tides", "issuetype": {"name": "Incident"}, "status": {"name": "Closed"}}}}],
      "comment": {"total": 1, "comments": [{"id": "5", "author": {"displayName": "Rui Costa"}, "body": "It was *cold*.", "created": "2026-07-02T08:00:00.000+0000"}]},
      "attachment": [{"id": "6", "filename": "plot.png", "content": "https://j.example.org/plot.png", "size": 3}]}}
    """#

  @Test func `Jira: fields, custom fields by their names, and a description in ADF`() throws {
    let review = try reading(Self.jira).review
    #expect(review.id == "PIR-4" && review.title == "Tide gauge sent nothing" && review.status?.id == "in-review")
    #expect(review.severity == Severity("SEV-2", rank: 2) && review.owner?.name == "Rui Costa")
    #expect(review.authors.map(\.name) == ["Uma Berg"] && review.createdAt.iso == "2026-07-01T12:34:00.000+02:00")
    #expect(review.services == ["Gauges", "Forecast"])
    #expect(review.timeline.first?.event?.markdown == "The gauge fell silent")
    #expect(review.actions.first?.key == "PIR-5" && review.actions.first?.status?.id == "done")
    #expect(review.related.first?.id == "INC-9")
    #expect(review.related.first?.relationship?.markdown == "reviews: No tides (Closed)")
    #expect(review.links.map(\.url) == ["https://j.example.org/plot.png"])
    for words in ["The battery was empty.", "@Uma saw a seal", "It was *cold*.", "customfield_5.deep: 1", "Write-up"] {
      #expect(review.everything.contains(words))
    }
  }

  @Test func `Jira: wiki markup is Markdown`() {
    let wiki = """
      h2. Root cause
      The [runbook|https://r.example.org] was *old*.
      # first
      ** deeper
      ||Action||Owner||
      |Mend|Uma|
      {code:java}
      h2. not a heading
      {code}
      """
    #expect(WikiText.isWiki(wiki) && !WikiText.isWiki("## Root cause\n\n* one"))
    #expect(
      WikiText.markdown(wiki) == """
        ## Root cause

        The [runbook](https://r.example.org) was **old**.
        1. first
          - deeper
        | Action | Owner |
        |---|---|
        |Mend|Uma|
        ```
        h2. not a heading
        ```
        """)
  }

  @Test func `Jira: a review of its Operations API`() throws {
    let review = try reading(
      #"""
      {"schemaVersion": "1.0", "id": "rev-3", "updateSequenceNumber": 5, "reviews": ["inc-3"], "summary": "Buoy adrift",
       "description": "## What went well\n\n- The radio worked.\n", "url": "https://p.example.org/3",
       "createdDate": "2026-01-20T23:27:25+00:00", "lastUpdated": "2026-01-21T23:27:25+00:00", "status": "completed",
       "associations": [{"associationType": "issueIdOrKeys", "values": ["SEA-4"]}]}
      """#
    ).review
    #expect(review.title == "Buoy adrift" && review.status?.id == "final" && review.related.map(\.id) == ["inc-3"])
    #expect(review.wentWell.first?.what?.markdown == "The radio worked.")
    #expect(review.links.compactMap(\.title) == ["Post-incident review", "SEA-4"])
  }
}
