import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("Two versions of one value")
struct ConflictTests {
  private let noon = Site.noon

  /// A review that two people changed at once.
  private static func conflicting(
    _ site: Site, _ begin: (inout Review) -> Void, mine: @escaping @Sendable (inout Review) -> Void,
    theirs: @escaping @Sendable (inout Review) -> Void
  ) async throws -> (uid: String, id: String) {
    let uid = try await site.create("x", begin)
    _ = try await site.store.edit(uid, base: 1, by: Author("Ada"), door: .page, at: Site.noon) { theirs(&$0) }
    let saved = try await site.store.edit(uid, base: 1, by: Author("Ben"), door: .page, at: Site.noon) { mine(&$0) }
    let conflict = try #require(saved.review.conflicts.first)
    return (uid, try #require(conflict.id))
  }

  private static func review(_ site: Site, _ uid: String) async throws -> Review {
    try #require(try await site.store.find(uid)).review
  }

  @Test(
    "Both stand side by side; the one that is kept is the review's, the other stays in the history",
    arguments: ["mine", "theirs"])
  func text(keep: String) async throws {
    let site = try await Site()
    let (uid, id) = try await Self.conflicting(
      site, { $0.title = "One" }, mine: { $0.title = "Two <b>" }, theirs: { $0.title = "Three" })
    let page = try await site.ask("/reviews/\(uid)").text
    #expect(page.contains("aria-label=\"Two versions of Title\""))
    #expect(page.contains("Two &lt;b&gt;"))
    #expect(page.contains("Keep this one"))
    #expect(page.contains("Keep the other"))
    #expect(!page.contains("Leave it as it is"))
    let answer = try await site.send("/reviews/\(uid)/conflicts/\(id)", "keep=\(keep)")
    #expect(answer.headers[.location] == "/reviews/\(uid)?done=settled")
    let review = try await Self.review(site, uid)
    #expect(review.title == (keep == "mine" ? "Two <b>" : "Three"))
    #expect(review.conflicts.isEmpty)
    let history = try await site.ask("/reviews/\(uid)/history").text
    #expect(history.contains("Two versions of Title were settled."))
    #expect(try await site.send("/reviews/\(uid)/conflicts/\(id)", "keep=\(keep)").status == .conflict)
  }

  @Test("Values of any type are settled, also those that are gone on one side")
  func values() async throws {
    let site = try await Site()
    let severity = try await Self.conflicting(
      site, { $0.severity = Severity("SEV-3") }, mine: { $0.severity = Severity("SEV-1") },
      theirs: { $0.severity = nil })
    _ = try await site.send("/reviews/\(severity.uid)/conflicts/\(severity.id)", "keep=mine")
    #expect(try await Self.review(site, severity.uid).severity?.written == "SEV-1")
    let moment = try await Self.conflicting(
      site, { $0.owner = Person("Ada") }, mine: { $0.owner = nil }, theirs: { $0.owner = Person("Cleo", role: "lead") })
    _ = try await site.send("/reviews/\(moment.uid)/conflicts/\(moment.id)", "keep=mine")
    #expect(try await Self.review(site, moment.uid).owner == nil)
  }

  @Test("An element that one removed and another changed goes or stays", arguments: ["mine", "theirs"])
  func element(keep: String) async throws {
    let site = try await Site()
    let (uid, id) = try await Self.conflicting(
      site,
      { review in
        review.timeline = [Entry()]
        review.timeline[0].event = "One"
      }, mine: { $0.timeline = [] }, theirs: { $0.timeline[0].event = "Two" })
    #expect(try await site.ask("/reviews/\(uid)").text.contains("Timeline, “Two”"))
    _ = try await site.send("/reviews/\(uid)/conflicts/\(id)", "keep=\(keep)")
    let review = try await Self.review(site, uid)
    #expect(review.timeline.map { $0.event?.markdown } == (keep == "mine" ? [] : ["Two"]))
    #expect(review.conflicts.isEmpty)
  }

  @Test("What belongs to a place that is gone is kept under Also said, or let go", arguments: ["said", "now"])
  func gone(keep: String) async throws {
    let site = try await Site()
    let (uid, id) = try await Self.conflicting(
      site,
      { review in
        review.timeline = [Entry()]
        review.timeline[0].event = "One"
      }, mine: { $0.timeline[0].event = "Two" }, theirs: { $0.timeline = [] })
    let page = try await site.ask("/reviews/\(uid)").text
    #expect(page.contains("The place that it belongs to is gone by now."))
    #expect(!page.contains("Keep this one"))
    #expect(try await site.send("/reviews/\(uid)/conflicts/\(id)", "keep=mine").status == .conflict)
    _ = try await site.send("/reviews/\(uid)/conflicts/\(id)", "keep=\(keep)")
    let review = try await Self.review(site, uid)
    #expect(review.conflicts.isEmpty)
    #expect(review.extra.map { $0.body?.markdown } == (keep == "said" ? ["Two"] : []))
    #expect(review.timeline.isEmpty)
  }

  @Test("What was changed again since is offered, too")
  func third() async throws {
    let site = try await Site()
    let (uid, id) = try await Self.conflicting(
      site, { $0.title = "One" }, mine: { $0.title = "Two" }, theirs: { $0.title = "Three" })
    _ = try await site.store.edit(uid, by: Author("Cleo"), door: .page, at: noon) { $0.title = "Four" }
    let page = try await site.ask("/reviews/\(uid)").text
    #expect(page.contains("It says by now: </span>Four"))
    _ = try await site.send("/reviews/\(uid)/conflicts/\(id)", "keep=now")
    let review = try await Self.review(site, uid)
    #expect(review.title == "Four")
    #expect(review.conflicts.isEmpty)
  }

  @Test("A version that is no JSON any more can only be left", arguments: ["mine", "theirs"])
  func redacted(keep: String) {
    var conflict = Conflict()
    (conflict.id, conflict.path, conflict.mine, conflict.theirs) = ("c1", "title", "[redacted]", "[redacted]")
    var review = Review()
    review.title = "One"
    review.conflicts = [conflict]
    let settlement = Settlement(conflict, in: review.json)
    #expect(settlement.choices == [.now])
    #expect(settlement.settled(review, keep == "mine" ? .mine : .theirs) == nil)
    #expect(settlement.settled(review, .now)?.title == "One")
  }

  @Test("A form that says nothing settles nothing", arguments: ["", "keep=", "keep=both"])
  func nothing(form: String) async throws {
    let site = try await Site()
    let (uid, id) = try await Self.conflicting(
      site, { $0.title = "One" }, mine: { $0.title = "Two" }, theirs: { $0.title = "Three" })
    #expect(try await site.send("/reviews/\(uid)/conflicts/\(id)", form).status == .badRequest)
    #expect(try await site.send("/reviews/\(uid)/conflicts/no", "keep=mine").status == .conflict)
    #expect(try await Self.review(site, uid).conflicts.count == 1)
  }
}
