import Chance
import Debrief
import Foundation
import Testing

@testable import DebriefStore

@Suite("Private reviews")
struct VisibilityTests {
  private static let words = ["north", "south", "east", "west"]

  @Test("The check of a review and the condition of a query agree on 1,000 random sets", arguments: Engine.allCases)
  func agreement(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    var random = SplitMix(seed: 7)
    func members(_ random: inout SplitMix) -> Set<Member> {
      Set(
        Self.words.filter { _ in Bool.random(using: &random) }.map {
          Bool.random(using: &random) ? Member.person($0) : .group($0)
        })
    }
    var reviews: [String: Visibility] = [:]
    for number in 0..<100 {
      let visibility: Visibility = Int.random(in: 0..<3, using: &random) == 0 ? .everyone : .only(members(&random))
      let saved = try await store.create(.titled("r\(number)"), by: .ada, door: .page, at: .noon, for: visibility)
      reviews[saved.uid] = visibility
    }
    for _ in 0..<1000 {
      let viewer = Viewer(
        account: Self.words.randomElement(using: &random)!, role: Role.allCases.randomElement(using: &random)!,
        groups: Set(Self.words.filter { _ in Bool.random(using: &random) }),
        limit: Set(Act.allCases.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }))
      let act = Act.allCases.randomElement(using: &random)!
      let condition = viewer.reach(act).condition
      let found = try await store.database.read { try $0.rows("SELECT uid FROM review WHERE \(condition)") }
      let allowed = reviews.filter { viewer.may(act, $0.value) }.keys
      #expect(Set(found.compactMap { $0.text("uid") }) == Set(allowed))
    }
  }

  @Test("Nothing of one reaches others: no row, count, hit, item or id", arguments: Engine.allCases)
  func hidden(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let ada = Viewer(account: "ada", role: .administrator)
    let ben = Viewer(account: "ben", role: .administrator)
    var review = Review.titled("Canary", id: "INC-7")
    review.services = ["vault"]
    review.summary = "canaryword"
    var item = ActionItem()
    item.action = "Rotate"
    review.actions = [item]
    let uid = try await store.create(review, by: .ada, door: .page, at: .noon, for: .only([.person("ada")])).uid
    _ = try await store.create(.titled("Open"), by: .ada, door: .page, at: .noon)

    for (viewer, count) in [(ada, 2), (ben, 1), (.holder, 2)] {
      let all = try await store.list(Filter(for: viewer))
      #expect(all.total == count && all.rows.count == count)
      #expect(all.facets.services.map(\.value) == (count == 2 ? ["vault"] : []))
      #expect(all.facets.severityRanks.reduce(0) { $0 + $1.count } == count)
      var search = Filter(for: viewer)
      search.text = "canaryword"
      #expect(try await store.list(search, sort: Sort(.relevance)).total == count - 1)
      var named = Filter(for: viewer)
      named.services = ["vault"]
      #expect(try await store.list(named).total == count - 1)
      #expect(try await store.actions(ActionFilter(for: viewer)).rows.count == count - 1)
      #expect(try await store.find(uid, for: viewer) != nil || count == 1)
      #expect(try await (store.find("INC-7", for: viewer) == nil) == (count == 1))
      #expect(try await store.all(Filter(for: viewer)).count == count)
    }
    try await store.remove(uid, by: .ada, at: .noon)
    #expect(try await store.removed(for: ben).isEmpty)
    #expect(try await store.removed(for: ada).count == 1)
    _ = try await store.restore(uid, by: .ada, at: .noon)
    #expect(try await store.list(Filter(for: ben)).total == 1)
    #expect(try await store.doctor() == [])
  }

  @Test("A service in two spellings is counted as one by whoever sees both", arguments: Engine.allCases)
  func spellings(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    for (name, visibility) in [("Checkout", Visibility.everyone), ("checkout", .only([.person("ada")]))] {
      let review = Review.titled("x") { $0.services = [name] }
      _ = try await store.create(review, by: .ada, door: .page, at: .noon, for: visibility)
    }
    let services = try await store.list(Filter(for: Viewer(account: "ada", role: .reviewer))).facets.services
    #expect(services == [Facets.Count(value: "Checkout", count: 2)])
    let others = try await store.list(Filter(for: Viewer(account: "ben", role: .reviewer))).facets.services
    #expect(others == [Facets.Count(value: "Checkout", count: 1)])
  }

  @Test("A document of one is unknown to others", arguments: Engine.allCases)
  func imported(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    func bring(_ viewer: Viewer, _ visibility: Visibility = .everyone) async throws -> Imported {
      try await store.importDocument(
        .titled("Breach", id: "INC-9"), name: "breach.md", sha256: "abc", for: viewer, visibility: visibility, by: .ada,
        at: .noon)
    }
    let ada = Viewer(account: "ada", role: .responder)
    let ben = Viewer(account: "ben", role: .responder)
    let first = try await bring(ada, .only([.person("ada")]))
    guard case .unchanged(first.uid, _) = try await bring(ada) else { throw Unexpected() }
    guard case .created(let other) = try await bring(ben) else { throw Unexpected() }
    #expect(other.clashes.isEmpty)
  }

  private struct Unexpected: Error {}

  @Test("Each change of who sees it stands in its history, and is proved", arguments: Engine.allCases)
  func shared(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let event = Event(by: Author("Ada", account: "a1"), door: .page, at: .noon)
    let uid = try await store.create(.titled("x"), by: .ada, door: .page, at: .noon).uid
    #expect(try await store.list().total == 1)
    try await store.share(uid, event) { $0 = .only([.person("a1")]) }
    try await store.share(uid, event) { $0 = .only([.person("a1"), .group("g1")]) }
    // Saying the same again is no version.
    #expect(try await store.share(uid, event) { _ in }.version == 3)
    let history = try await store.history(uid)
    #expect(history.map(\.kind) == [.shared, .shared, .created])
    #expect(history[0].visibility == .only([.person("a1"), .group("g1")]))
    #expect(history[0].by == Author("Ada", account: "a1"))
    #expect(try await store.privateReviews() == [PrivateReview(uid: uid, members: [.person("a1"), .group("g1")])])
    #expect(try await store.audit().map(\.details) == ["+group:g1", "private, +person:a1"])
    // Whoever joins a group that sees it is named to its members.
    let (group, ben) = (
      try await store.addGroup(name: "Security", event),
      try await store.addService(name: "Ben", role: .administrator, event)
    )
    try await store.share(uid, event) { $0 = .only([.person("a1"), .group("g1"), .group(group.uid)]) }
    try await store.setMember(ben.uid, of: group.uid, to: true, event)
    #expect(try await store.history(uid).first?.joined == ben.uid)
    #expect(try await store.verify().findings == [])
    try await store.share(uid, event) { $0 = .only([.person("a1"), .group("g1")]) }
    // An edit keeps it private, and what everyone counts does not know of it.
    _ = try await store.edit(uid, by: .ada, door: .page, at: .noon) { $0.title = "y" }
    #expect(try await store.find(uid)?.visibility.isPrivate == true)
    let stranger = Viewer(account: "b", role: .viewer)
    #expect(try await store.list(Filter(for: stranger)).total == 0)
    #expect(try await store.doctor() == [])
    try await scratch.alter("DELETE FROM review_member WHERE member = 'group:g1'")
    #expect(try await store.verify().findings.map(\.what) == ["who may see the review was changed past its history"])
  }
}

extension VisibilityTests {
  @Test("Who joins a group while a review is shared with it stands in the history", arguments: Engine.allCases)
  func joinedMeanwhile(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let event = Event(by: Author("Ada", account: "a1"), door: .page, at: .noon)
    let group = try await store.addGroup(name: "Security", event)
    let ben = try await store.addService(name: "Ben", role: .administrator, event)
    let uid = try await store.create(.titled("x"), by: .ada, door: .page, at: .noon, for: .only([])).uid
    let (begun, begins) = AsyncStream.makeStream(of: Void.self)
    async let shared = store.share(uid, event) { visibility in
      begins.finish()
      // Long enough for the other one to be done, if nothing holds it back.
      Thread.sleep(forTimeInterval: 0.5)
      visibility = .only([.group(group.uid)])
    }
    for await _ in begun {}
    try await store.setMember(ben.uid, of: group.uid, to: true, event)
    _ = try await shared
    #expect(try await store.history(uid).first?.joined == ben.uid)
  }
}
