import Testing

@testable import Debrief

@Suite struct `A merge patch` {
  static let review: Review = {
    let text = """
      {"uid": "u1", "title": "Old", "summary": "Was down.", "owner": {"name": "Ada", "role": "SRE"},
      "services": ["api", "web"], "updatedAt": {"at": "2026-04-02T12:00Z"},
      "impact": {"users": {"count": 700}, "features": [{"id": "f1", "name": "search"}]},
      "timeline": [{"id": "t1", "event": "one"}, {"id": "t7", "event": "seven"}, {"id": "t9", "event": "nine"}],
      "cause": {"whys": [{"id": "w1", "question": "Why?"}]}}
      """
    return Review.read(try! JSON(parsing: text)).review
  }()

  static func merged(_ patch: String, into review: Review = review) throws -> JSON {
    try review.merging(JSON(parsing: patch)).review.identified(avoiding: review).json ?? [:]
  }

  static func problems(_ patch: String) throws -> [String] {
    do throws(Invalid) {
      _ = try review.merging((try? JSON(parsing: patch)) ?? .null)
      return []
    } catch {
      return error.problems.map { $0.pointer + ": " + $0.message }
    }
  }

  @Test func `sets, takes away and merges`() throws {
    let json = try Self.merged(
      #"{"title": "New", "summary": null, "owner": {"role": null}, "impact": {"users": {"percent": 3}}, "services": ["db"]}"#
    )
    #expect(json["title"] == "New")
    #expect(json["summary"] == nil)
    #expect(json["owner"] == ["name": "Ada"])
    #expect(json["impact"]?["users"] == ["count": 700, "percent": 3])
    #expect(json["impact"]?["features"]?.elements?.count == 1)
    #expect(json["services"] == ["db"])
    #expect(try Self.merged(#"{"impact": null, "timeline": null}"#)["timeline"] == nil)
  }

  @Test func `changes, adds, moves and takes away elements`() throws {
    let json = try Self.merged(
      """
      {"timeline": {"t7": {"after": null, "event": "first", "action": "x"}, "t9": null, "new-2": {"event": "end"},
      "new-1": {"after": "t7", "event": "second"}, "new-3": {"after": "new-1", "event": "third"}}}
      """)
    let timeline = try #require(json["timeline"]?.elements)
    #expect(timeline.compactMap { $0["event"]?.string } == ["first", "second", "third", "one", "end"])
    #expect(timeline.compactMap { $0["id"]?.string } == ["t7", "t10", "t11", "t1", "t12"])
    #expect(timeline[0]["action"] == "x")
  }

  @Test func `puts elements behind one that it takes away`() throws {
    let json = try Self.merged(
      #"{"timeline": {"t7": null, "new-1": {"after": "t7", "event": "a"}, "new-2": {"after": "t7", "event": "b"}}}"#)
    #expect(json["timeline"]?.elements?.compactMap { $0["event"]?.string } == ["one", "a", "b", "nine"])
  }

  @Test func `gives no spent id`() throws {
    let patch = try JSON(parsing: #"{"timeline": {"t9": null, "new-1": {"event": "a"}}}"#)
    let merged = try Self.review.merging(patch).review
    #expect(merged.identified(avoiding: Self.review, spent: ["timeline[t20]"]).timeline.last?.id == "t21")
  }

  @Test func `lets a new why explain another new one`() throws {
    let json = try Self.merged(
      #"{"cause": {"whys": {"new-1": {"question": "b", "because": "new-2"}, "new-2": {"question": "a", "because": "w1"}}}}"#
    )
    let whys = json["cause"]?["whys"]?.elements ?? []
    #expect(whys.map { $0["id"] } == ["w1", "w2", "w3"])
    #expect(whys.map { $0["because"] } == [nil, "w3", "w1"])
    #expect(
      try Self.problems(#"{"cause": {"whys": {"w1": {"because": "new-5"}}}}"#)
        == ["/cause/whys/w1/because: no element of this list has the id “new-5”; it may have been removed"])
  }

  @Test(arguments: [
    (#"[]"#, ": a list is no patch; send an object of the members that change"),
    (#"{"titel": "x"}"#, "/titel: “titel” is no member of this review; is “title” meant?"),
    (#"{"a/b~c": 1}"#, "/a~1b~0c: “a/b~c” is no member of this review"),
    (#"{"owner": {"nme": "x"}}"#, "/owner/nme: “nme” is no member of this person; is “name” meant?"),
    (#"{"owner": {"name": 5}}"#, "/owner/name: 5 is no text"),
    (#"{"status": 5}"#, "/status: 5 is no choice of review status; write it like \"draft\""),
    (
      #"{"startedAt": "soon"}"#,
      "/startedAt: “soon” is no day or time; write it like 2026-03-17, 2026-03-17T14:02Z or 2026-03-17T14:02+01:00"
    ),
    (#"{"startedAt": {"written": "noon"}}"#, "/startedAt: “at” is missing in this moment"),
    (#"{"severity": {"rank": 0, "written": "x"}}"#, "/severity/rank: 0 is no rank; the worst is 1"),
    (#"{"durationStated": 1e999}"#, "/durationStated: 1e999 is no number that can be counted with"),
    (#"{"services": {"0": "a"}}"#, "/services: an object is no list, each element a line of text; write it like […]"),
    (#"{"services": ["a", null]}"#, "/services/1: null is no line of text; write it like \"…\""),
    (#"{"impact": []}"#, "/impact: a list is no impact; write it like {…}"),
    (
      #"{"timeline": {"t8": null}}"#,
      "/timeline/t8: no element of this list has the id “t8”; it may have been removed"
    ),
    (
      #"{"timeline": {"t7": {"after": "t8"}}}"#,
      "/timeline/t7/after: no element of this list has the id “t8”; it may have been removed"
    ),
    (#"{"timeline": {"t7": {"after": "t7"}}}"#, "/timeline/t7/after: “t7” would stand behind itself"),
    (#"{"timeline": {"t7": {"id": "t8"}}}"#, "/timeline/t7/id: the id “t7” cannot be changed; leave it out"),
    (#"{"timeline": {"new-1": null}}"#, "/timeline/new-1: “new-1” is new: there is nothing to take away"),
    (#"{"timeline": {"t7": "x"}}"#, "/timeline/t7: “x” is no timeline entry; write it like {…}"),
    (#"{"uid": "u2"}"#, "/uid: “uid” is kept by Debrief and cannot be changed; leave it out"),
    (#"{"updatedAt": null}"#, "/updatedAt: “updatedAt” is kept by Debrief and cannot be changed; leave it out"),
    (
      #"{"conflicts": {"new-1": {}}}"#, "/conflicts: “conflicts” is kept by Debrief and cannot be changed; leave it out"
    ),
  ])
  func `says what is wrong and where`(patch: String, problem: String) throws {
    #expect(try Self.problems(patch) == [problem])
  }

  @Test func `shows how to name the elements of a list`() throws {
    #expect(
      try Self.problems(#"{"timeline": [{"event": "x"}]}"#) == [
        "/timeline: a list cannot replace this list: name its elements by their ids, and new ones “new-1”, “new-2”, as in "
          + #"{"t7": {…}, "new-1": {"after": "t7", …}}; null takes one away"#
      ])
  }

  @Test func `is refused with all that is wrong, up to a limit`() throws {
    #expect(try Self.problems(#"{"title": [], "timeline": {"t7": {"at": 1}, "t9": {"evnt": ""}}}"#).count == 3)
    let many = (0..<100_000).map { JSON.Member("nothing \($0)", 1) }
    #expect(try Self.problems(JSON.object(many).text()).count == Invalid.most)
  }

  @Test func `may say what Debrief keeps, as it is`() throws {
    let patch =
      #"{"uid": "u1", "updatedAt": {"at": "2026-04-02T12:00Z"}, "timeline": {"t7": {"id": "t7"}}, "origin": null}"#
    #expect(try Self.merged(patch) == Self.review.json)
  }

  @Test func `says nothing of what is computed, with a note where it differs`() throws {
    let review = `A published review`.incident
    let patch = """
      {"detectedAt": {"at": "2026-04-02T10:08Z", "source": "timeline"},
      "measures": {"timeToDetect": {"minutes": 3, "gap": 7, "met": false, "target": {"minutes": 5}, "stated": 4}}}
      """
    let (merged, notes) = try review.merging(JSON(parsing: patch))
    var expected = review
    expected.measures.timeToDetect.stated = Quantity(4)
    #expect(merged.canonical == expected.canonical)
    #expect(notes.map(\.path) == ["detectedAt", "measures.timeToDetect.minutes"])
    #expect(notes.map(\.kind) == [.disagreement, .disagreement])
  }

  @Test func `may bring back what was computed before it`() throws {
    let review = `A published review`.incident
    var patch = review.published().byIDs(Review.lens)
    patch["timeline"]?["t1"]?["at"]?["at"] = "2026-04-02T10:20Z"
    let (merged, notes) = try review.merging(patch)
    #expect(merged.published()["detectedAt"]?["at"] == "2026-04-02T10:20Z")
    #expect(merged.detectedAt == nil)
    #expect(notes == [])
  }

  @Test func `may bring ten thousand new entries`() throws {
    let new = (0..<10_000).map { n in
      JSON.Member(
        "new-\(n)",
        [
          "after": n == 0 ? "t7" : .string("new-\(n - 1)"), "at": "2026-04-02T10:17Z", "event": .string("event \(n)"),
          "owner": ["name": "Ada"],
        ])
    }
    let patch: JSON = ["timeline": .object(new)]
    let merged = try Self.review.merging(patch).review.identified(avoiding: Self.review)
    #expect(merged.timeline.count == 10_003)
    #expect(merged.timeline[2].id == "t10")
  }
}
