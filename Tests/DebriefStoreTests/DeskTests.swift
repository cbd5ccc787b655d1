import Debrief
import Testing

@testable import DebriefStore

@Suite("What somebody finds on the table")
struct DeskTests {
  private static let ada = Viewer(account: "ada", role: .reviewer)
  private static let ben = Viewer(account: "ben", role: .reviewer)

  private func steps(_ desk: Desk) -> [String] { desk.awaiting.map { "\($0.step) \($0.row.title ?? "")" } }

  @Test("Reviews wait for those who write, sign and read them, by any of their names", arguments: Engine.allCases)
  func awaiting(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    func add(_ title: String, _ status: String?, _ change: (inout Review) -> Void) async throws -> String {
      let review = Review.titled(title) { review in
        review.status = status.map { Status($0) }
        change(&review)
      }
      return try await store.create(review, by: .ben, door: .page, at: .noon).uid
    }
    func line(_ person: Person, signed: Bool? = nil) -> Approval {
      var line = Approval()
      (line.person, line.approved) = (person, signed)
      return line
    }
    let ada = Person("Ada Love", handle: "ada")
    _ = try await add("Mine", "draft") { $0.authors = [Person("ADA LOVE")] }
    _ = try await add("By handle", "draft") { $0.owner = Person(handle: "ada") }
    _ = try await add("Begun by Ben", "draft") { _ in }
    _ = try await add("Old", nil) { $0.authors = [ada] }
    _ = try await add("Going on", nil) { review in
      review.authors = [ada]
      review.incidentStatus = IncidentStatus("identified")
    }
    let sign = try await add("To sign", "in-review") { review in
      review.approvals = [line(ada)]
      review.reviewers = [ada]
    }
    _ = try await add("Signed", "in-review") { $0.approvals = [line(ada, signed: true)] }
    _ = try await add("Too early", "draft") { $0.approvals = [line(ada)] }
    _ = try await add("To read", "in-review") { $0.reviewers = [ada] }

    let desk = try await store.desk(["Ada Love", "ada"], for: Self.ada, at: .noon)
    #expect(
      Set(steps(desk)) == ["write Mine", "write By handle", "write Going on", "approve To sign", "comment To read"])
    #expect(desk.awaiting.map(\.step) == [.write, .write, .write, .approve, .comment])
    #expect(desk.going.map(\.review.title) == ["Going on"])
    let ben = try await steps(store.desk(["Ben"], for: Self.ben, at: .noon))
    #expect(Set(ben) == ["write Begun by Ben", "write Too early"])
    _ = try await store.edit(sign, by: .ada, door: .page, at: .noon) { review in
      try review.approve(as: ada, knownBy: ["Ada Love"], on: CivilDate(2026, 2, 16)!)
    }
    #expect(try await steps(store.desk(["ada"], for: Self.ada, at: .noon)).contains("approve To sign") == false)
    #expect(try await store.desk([], for: Self.ada, at: .noon).awaiting.isEmpty)
    #expect(try await store.doctor() == [])
  }

  @Test("Of what waits so many are read, in one order", arguments: Engine.allCases)
  func passed(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    for number in 1...25 {
      let review = Review.titled("r\(number)") { review in
        review.status = Status(number == 25 ? "in-review" : "draft")
        review.authors = [Person("Ada")]
        review.reviewers = [Person("Ada")]
        review.date = Day(CivilDate(2026, 1, number)!.iso)
      }
      _ = try await store.create(review, by: .ben, door: .page, at: .noon)
    }
    let first = try await store.desk(["Ada"], for: Self.ada, at: .noon).awaiting
    let next = try await store.desk(["Ada"], for: Self.ada, at: .noon, passed: Desk.most).awaiting
    #expect(first.count == Desk.most + 1 && first.first?.row.title == "r24")
    #expect(next.map { $0.row.title } == ["r4", "r3", "r2", "r1", "r25"] && next.last?.step == .comment)
  }

  @Test("A meeting is on its own day, where it takes place", arguments: Engine.allCases)
  func meetings(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    for at in [
      "2026-02-16T23:30-08:00", "2026-02-17T09:00+05:30", "2026-02-16T11:00Z", "2026-02-16", "2026-02-20T11:00Z",
    ] {
      let review = Review.titled(at) { $0.meeting.at = Stamp(iso: at).map { Moment($0) } }
      _ = try await store.create(review, by: .ada, door: .page, at: .noon)
    }
    func titles(_ now: String) async throws -> [String?] {
      try await store.desk([], for: Self.ada, at: Stamp(iso: now)!).meetings.map(\.review.title)
    }
    #expect(try await titles("2026-02-16T12:00Z") == ["2026-02-16", "2026-02-16T11:00Z", "2026-02-16T23:30-08:00"])
    // Past midnight in India, and still Monday in California.
    #expect(try await titles("2026-02-16T20:00Z").contains("2026-02-17T09:00+05:30"))
    #expect(try await titles("2026-02-17T02:00Z") == ["2026-02-16T23:30-08:00", "2026-02-17T09:00+05:30"])
  }

  @Test("What became final last stands first, and stays there when it is edited", arguments: Engine.allCases)
  func published(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    var uids: [String] = []
    for number in 0..<3 {
      let review = Review.titled("r\(number)") { $0.status = Status(number == 0 ? "final" : "draft") }
      uids.append(try await store.create(review, by: .ada, door: .page, at: .noon(plus: number)).uid)
    }
    func titles() async throws -> [String?] {
      try await store.desk([], for: Self.ada, at: .noon).published.map(\.row.title)
    }
    #expect(try await titles() == ["r0"])
    _ = try await store.edit(uids[1], by: .ada, door: .page, at: .noon(plus: 60)) { $0.status = Status("final") }
    _ = try await store.edit(uids[0], by: .ada, door: .page, at: .noon(plus: 90)) { $0.summary = "More" }
    #expect(try await titles() == ["r1", "r0"])
    let since = try await store.desk([], for: Self.ada, at: .noon).published.map(\.since.instant)
    #expect(since == [Stamp.noon(plus: 60).instant, Stamp.noon.instant])
    _ = try await store.edit(uids[1], by: .ada, door: .page, at: .noon(plus: 95)) { $0.status = Status("in-review") }
    #expect(try await titles() == ["r0"])
    #expect(try await store.doctor() == [])
    _ = try await store.rebuild()
    #expect(try await store.desk([], for: Self.ada, at: .noon).published.map(\.since.instant) == [Stamp.noon.instant])
    let empty = try Scratch(engine)
    let (moved, _) = try await Store.move(from: scratch.place, to: empty.place, now: .noon(plus: 999))
    let there = try await moved.desk([], for: Self.ada, at: .noon).published
    #expect(there.map(\.since.instant) == [Stamp.noon.instant])
    try await scratch.alter("UPDATE review SET final_since = NULL, going_on = 1")
    #expect(try await store.doctor().count == 4)
    _ = try await store.rebuild()
    #expect(try await store.doctor() == [])
  }

  @Test("Nothing of a private review is on another one's table", arguments: Engine.allCases)
  func hidden(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let review = Review.titled("Secret") { review in
      review.status = Status("final")
      review.incidentStatus = IncidentStatus("identified")
      review.authors = [Person("Ben")]
      review.services = ["vault"]
      review.meeting.at = Moment(.noon)
      var item = ActionItem()
      (item.action, item.owner) = ("Rotate", Person("Ben"))
      review.actions = [item]
    }
    let uid = try await store.create(review, by: .ada, door: .page, at: .noon, for: .only([.person("ada")])).uid
    for (viewer, count) in [(Self.ada, 1), (Self.ben, 0)] {
      let desk = try await store.desk(["Ben"], for: viewer, at: .noon)
      #expect(desk.items.count == count && desk.awaiting.count == count && desk.going.count == count)
      #expect(desk.meetings.count == count && desk.published.count == count)
      #expect(try await store.rows(of: [uid, "x"], for: viewer).count == count)
      let counts = try await store.actionCounts(
        for: viewer, owners: ["Ben"], today: CivilDate(2026, 2, 16)!, doneSince: CivilDate(2026, 2, 1)!)
      #expect(counts.open == count && counts.mine == count && counts.undated == count)
      let choices = try await store.actionChoices(for: viewer)
      #expect(choices.owners.count == count && choices.services.count == count)
    }
    try await store.remove(uid, by: .ada, at: .noon)
    let desk = try await store.desk(["Ben"], for: .holder, at: .noon)
    #expect(desk == Desk())
    #expect(try await store.rows(of: [uid], for: .holder).isEmpty)
  }

  @Test(
    "Comments speak to somebody until they are settled, and never of a review that one may not see",
    arguments: Engine.allCases)
  func mentions(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let event = Event(by: Author("Test"), door: .cli, at: .noon)
    let ada = try await store.use(
      try await store.makeLink(.reviewer, event), name: "Ada Love", login: "ada@example.org",
      password: "seven lanterns over the pier", browser: "", event
    ).account
    let viewer = Viewer(account: ada.uid, role: .reviewer)
    let uid = try await store.create(.titled("x"), by: .ben, door: .page, at: .noon).uid
    let hidden = try await store.create(.titled("y"), by: .ben, door: .page, at: .noon, for: .nobody).uid
    func spoken() async throws -> [String] {
      try await store.desk(["Ada Love"], for: viewer, at: .noon).mentions.map { "\($0.by) \($0.row.title ?? "")" }
    }
    let first = try await store.comment("Was it so, @ada?", on: "title", in: uid, event)
    _ = try await store.comment("Look, @Ada Love", on: nil, in: hidden, event)
    _ = try await store.comment("nobody is meant: ada@example.org", on: nil, in: uid, event)
    #expect(try await spoken() == ["Test x"])
    let answer = try await store.comment("@ada again", on: nil, answering: first.uid, in: uid, event)
    #expect(try await spoken() == ["Test x", "Test x"])
    let told = try await store.exportPerson(ada, for: viewer, event)["mentions"]?.elements ?? []
    #expect(told.map { $0["comment"]?.string } == [first.uid, answer.uid])
    #expect(told.allSatisfy { $0["review"]?.string == uid && $0["body"] == nil })
    _ = try await store.changeComment(answer.uid, in: uid, isResolved: true, event)
    #expect(try await spoken().count == 1)
    _ = try await store.changeComment(first.uid, in: uid, isResolved: true, event)
    #expect(try await spoken() == [])
  }
}
