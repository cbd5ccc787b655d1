import Debrief
import Testing

@testable import DebriefIntegrations

@Suite struct `Exports of Dispatch` {
  static let page = #"""
    {"items": [
     {"id": 7, "name": "dispatch-default-default-7", "title": "Crane scheduler lost its plan", "description": "The plan of the night was empty.", "resolution": "The plan was restored from the copy of 02:00.",
      "status": "Closed", "visibility": "Open", "created_at": "2026-02-01T03:05:00Z", "reported_at": "2026-02-01T03:00:00", "stable_at": "2026-02-01T04:10:00", "closed_at": "2026-02-02T09:00:00",
      "incident_severity": {"id": 2, "name": "High", "color": "#f00"}, "incident_priority": {"id": 1, "name": "Medium"}, "incident_type": {"id": 1, "name": "Logistics"}, "project": {"id": 1, "name": "yard"},
      "total_cost": 812.5,
      "commander": {"id": 1, "individual": {"name": "Ilse Brand", "email": "ilse@example.org"}, "participant_roles": [{"id": 1, "role": "Incident Commander"}]},
      "reporter": {"id": 2, "individual": {"email": "jo@example.org"}},
      "participants": [{"id": 1, "individual": {"name": "Ilse Brand"}, "participant_roles": [{"id": 1, "role": "Incident Commander"}]}, {"id": 3, "team": "Cranes", "individual": {"name": "Omar Said"}, "participant_roles": [{"id": 4, "role": "Scribe"}]}],
      "events": [{"uuid": "a", "started_at": "2026-02-01T03:20:00", "ended_at": "2026-02-01T03:20:00", "source": "Slack", "description": "Omar found the empty table", "details": {}}],
      "tasks": [{"id": 9, "description": "Copy the plan every ten minutes", "status": "Resolved", "priority": "High", "resolve_by": "2026-02-10T00:00:00", "resolved_at": "2026-02-08T12:00:00", "owner": {"id": 3, "individual": {"name": "Omar Said"}}, "assignees": [{"individual": {"name": "Omar Said"}}], "weblink": "https://tasks.example.org/9"}],
      "documents": [{"id": 1, "name": "Review document", "weblink": "https://docs.example.org/7", "description": "PIR"}],
      "tags": [{"id": 1, "name": "planning"}], "storage": {"weblink": "https://drive.example.org/7"}, "terms": [{"text": "plan"}], "escort": "none"}
    ], "itemsPerPage": 5, "page": 1, "total": 1}
    """#

  @Test func `are lists of incidents`() throws {
    let parts = try #require(try Exports.parts(JSON(parsing: Self.page)))
    #expect(parts.map(\.name) == ["dispatch-default-default-7"])
    let review = try #require(Exports.read(parts[0].json)).review
    #expect(review.title == "Crane scheduler lost its plan" && review.id == "dispatch-default-default-7")
    #expect(review.severity?.written == "High" && review.incidentStatus?.id == "closed")
    #expect(review.detectedAt.iso == "2026-02-01T03:00Z", "a time without a zone is UTC")
    #expect(review.mitigatedAt.iso == "2026-02-01T04:10Z" && review.closedAt.iso == "2026-02-02T09:00Z")
    #expect(review.person("Incident Commander") == "Ilse Brand" && review.person("Reporter") == "jo@example.org")
    #expect(review.person("Scribe") == "Omar Said" && review.roles.count == 3)
    #expect(review.timeline.map { $0.event?.markdown } == ["Opened", "Omar found the empty table"])
    #expect(review.timeline[1].source == "Slack")
    let action = try #require(review.actions.first)
    #expect(action.owner?.name == "Omar Said" && action.due == "2026-02-10" && action.doneAt == "2026-02-08")
    #expect(action.status?.id == "done" && action.link == "https://tasks.example.org/9")
    #expect(review.links.map(\.url) == ["https://docs.example.org/7", "https://drive.example.org/7"])
    #expect(review.response.resolutionMethod?.markdown.hasPrefix("The plan was restored") == true)
    for words in ["Incident type: Logistics", "escort: none", "terms[1].text: plan"] {
      #expect(review.everything.contains(words))
    }
  }

  static let table =
    "\u{FEFF}name,title,description,status,incident_severity.name,commander.individual.email,reported_at,tags,mystery\r\n"
    + "dispatch-8,\"Gate, north, shut\",\"First line\nsaid \"\"stuck\"\"\",Active,Low,kim@example.org,"
    + "2026-02-03T10:00:00Z,\"[{\"\"name\"\":\"\"gates\"\"}]\",kept\r\n"
    + "dispatch-9,Second,d,Closed,High,,2026-02-04T10:00:00Z,,\r\n"

  @Test func `are tables, a row each`() throws {
    let parts = try #require(Exports.parts(csv: Self.table))
    #expect(parts.map(\.name) == ["dispatch-8", "dispatch-9"])
    let review = try #require(Exports.read(parts[0].json)).review
    #expect(review.title == "Gate, north, shut" && review.summary?.markdown == "First line\nsaid \"stuck\"")
    #expect(review.person("Incident Commander") == "kim@example.org" && review.tags == ["gates"])
    #expect(review.everything.contains("mystery: kept"))
    #expect(Exports.parts(csv: "name,price\nBread,3\n") == nil)
  }
}

@Suite struct `Exports in CSV` {
  @Test(
    arguments: [
      ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n\"1,\r\n2\",\"say \"\"x\"\"\"\r\n", [["a", "b"], ["1,\r\n2", "say \"x\""]]),
      ("\u{FEFF}a\rb\r", [["a"], ["b"]]),
      ("a,\n\n,b", [["a", ""], ["", "b"]]),
      ("\"never closed, a", [["never closed, a"]]),
      ("", []),
    ] as [(String, [[String]])])
  func `are read by RFC 4180`(_ text: String, _ rows: [[String]]) { #expect(CSV.rows(text) == rows) }
}
