import Testing

@testable import Debrief

@Suite struct `One element of a list` {
  private let review = `A merge patch`.review
  private let timeline: FieldPath = "timeline"
  private let whys: FieldPath = "cause.whys"

  @Test func `has a list whose elements are named`() {
    let lists = Review.lists.map(\.description)
    for path in ["timeline", "actions", "cause.whys", "cause.factors", "lessons", "attachments"] {
      #expect(lists.contains(path))
    }
    #expect(!lists.contains("services") && !lists.contains("related") && !lists.contains("conflicts"))
  }

  /// `after` names a place in a list, so no field of an element may be called so.
  @Test func `has no field of the name “after”`() {
    for list in Review.lists {
      let names = list.steps.map { if case .field(let name) = $0 { name } else { "" } }
      #expect(Catalogue.element(of: names)?.field("after") == nil)
    }
  }

  @Test func `is read, added, changed and removed`() throws {
    #expect(review.element("t7", of: timeline) == ["id": "t7", "event": "seven"])
    #expect(review.element("t8", of: timeline) == nil)
    let added = try review.inserting(["question": "Really?", "because": "w1"], into: whys).review.identified()
    #expect(added.cause.whys.map(\.id) == ["w1", "w2"])
    let changed = try review.merging(["event": "changed"], into: "t7", of: timeline).review
    #expect(changed.timeline[1].event == "changed")
    let removed = try review.removing("t7", from: timeline).review
    #expect(removed.timeline.map(\.id) == ["t1", "t9"])
  }

  @Test func `has problems that point into it`() throws {
    let inserting = #expect(throws: Invalid.self) { try review.inserting(["at": ["at": 1]], into: whys) }
    #expect(inserting?.problems.map(\.pointer) == ["/at"])
    let merging = #expect(throws: Invalid.self) { try review.merging(["at": ["att": 1]], into: "t7", of: timeline) }
    #expect(merging?.problems.map(\.pointer) == ["/at/att", "/at"])
    let nowhere = #expect(throws: Invalid.self) { try review.merging([:], into: "a/b", of: timeline) }
    #expect(nowhere?.problems.map(\.pointer) == [""])
    let nothing = #expect(throws: Invalid.self) { try review.merging(.null, into: "t7", of: timeline) }
    #expect(nothing?.problems.map(\.pointer) == [""])
  }
}

@Suite struct `A review that is sent` {
  @Test func `is read in full`() throws {
    let json = try JSON(
      parsing: """
        {"uid": "u1", "title": "Down", "createdBy": "Ada", "timeline": [{"event": "one"}, {"id": "t3", "event": "two"}],
        "cause": {"whys": [{"id": "new-1", "question": "a"}, {"question": "b", "because": "new-1"}]},
        "conflicts": [{"path": "title"}]}
        """)
    let (review, notes) = try Review.reading(json)
    let named = review.identified()
    #expect(review.uid == nil && review.conflicts.isEmpty)
    #expect(named.timeline.map(\.id) == ["t4", "t3"])
    #expect(named.cause.whys.map(\.because) == [nil, named.cause.whys[0].id])
    #expect(notes.map(\.path) == ["uid", "conflicts"])
  }

  @Test func `may be in the published form`() throws {
    let (review, notes) = try Review.reading(`A published review`.incident.published())
    #expect(review == `A published review`.incident)
    #expect(notes == [])
  }

  @Test(arguments: [
    ("[]", [""]), ("{\"timeline\": {}}", ["/timeline"]),
    ("{\"timeline\": [{\"after\": \"t1\"}]}", ["/timeline/0/after"]),
    ("{\"timeline\": [{\"id\": \"t1\"}, {\"id\": \"t1\"}]}", ["/timeline/1/id"]),
    ("{\"timeline\": [{\"at\": \"x\"}, null], \"b/c\": 1}", ["/timeline/0/at", "/timeline/1", "/b~1c"]),
    ("{\"cause\": {\"factorChecklist\": [{\"choice\": \"\"}]}}", ["/cause/factorChecklist/0"]),
    ("{\"impact\": {\"business\": {\"revenue\": {\"amount\": 1, \"value\": 2}}}}", ["/impact/business/revenue/value"]),
    ("{\"measures\": {\"timeToDetect\": {\"minutes\": 3, \"stted\": 4}}}", ["/measures/timeToDetect/stted"]),
  ])
  func `is refused where it cannot be read`(text: String, pointers: [String]) throws {
    let json = try JSON(parsing: text)
    let error = #expect(throws: Invalid.self) { try Review.reading(json) }
    #expect(error?.problems.map(\.pointer) == pointers)
  }
}
