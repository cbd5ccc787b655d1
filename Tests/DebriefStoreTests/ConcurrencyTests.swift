import Debrief
import Foundation
import Testing

@testable import DebriefStore

struct ConcurrencyTests {
  @Test(arguments: Engine.allCases)
  func aTextIsKeptUntilSomebodyWhoSawItReplacesIt(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let first = Review.titled("a1z") { review in
      review.summary = Prose((2...30).map { "a\($0)z" }.joined(separator: " "))
      review.timeline = (31...36).map { .saying(Prose("a\($0)z")) }
    }
    let uid = try await store.create(first, by: .ada, door: .page, at: .noon).uid
    let deeds = try await withThrowingTaskGroup(of: [Scribe.Deed].self) { group in
      for number in 0..<32 { group.addTask { try await Scribe(store, uid, number: number).work(8) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let model = try await Model(store, uid)
    #expect(model.losses(deeds) == [])
    #expect(model.words == Words.of(try #require(try await store.find(uid)?.review)))
    #expect(try await store.doctor().filter { $0.place != "disk" } == [])
  }

  @Test(arguments: Engine.allCases) func twoProcessesOfOneDatabaseLoseNoEdit(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let stores = [try await scratch.open(), try await scratch.open()]
    let uid = try await stores[0].create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    try await withThrowingTaskGroup(of: Void.self) { group in
      for n in 0..<64 {
        group.addTask {
          _ = try await stores[n % 2].edit(uid, base: n % 3 == 0 ? 1 : nil, by: .ben, door: .api, at: .noon) { review in
            review.timeline.append(.saying(Prose("event \(n)")))
          }
        }
      }
      try await group.waitForAll()
    }
    for store in stores {
      let review = try #require(try await store.find(uid)?.review)
      #expect(Set(review.timeline.compactMap(\.event?.markdown)) == Set((0..<64).map { "event \($0)" }))
      #expect(try await store.history(uid).map(\.version) == Array((1...65).reversed()))
      #expect(try await store.verify().findings == [])
    }
  }

  @Test(arguments: Engine.allCases) func aRemovalThatExpectsAVersionTakesNoLaterOne(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let stores = [try await scratch.open(), try await scratch.open()]
    for _ in 0..<8 {
      let uid = try await stores[0].create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
      async let edited = Self.goesThrough {
        _ = try await stores[0].edit(uid, by: .ben, door: .api, at: .noon) { $0.title = "Up" }
      }
      async let removed = Self.goesThrough {
        try await stores[1].remove(uid, expecting: 1, by: .ada, door: .api, at: .noon)
      }
      #expect(try await (edited, removed) != (true, true))
      #expect(try await stores[0].history(uid).count == 2)
    }
    let uid = try await stores[0].create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    _ = try await stores[0].edit(uid, by: .ben, door: .api, at: .noon) { $0.title = "Up" }
    await #expect(throws: StoreError.outdated(uid, newest: 2)) {
      try await stores[1].remove(uid, expecting: 1, by: .ada, door: .api, at: .noon)
    }
    try await stores[1].remove(uid, expecting: 2, by: .ada, door: .api, at: .noon)
  }

  /// False where another one was faster.
  private static func goesThrough(_ body: () async throws -> Void) async throws -> Bool {
    do {
      try await body()
      return true
    } catch let error as StoreError where [.outdated, .notFound].contains(error.kind) {
      return false
    }
  }

  /// Whoever edits counts first and tells then: so whoever waits for the counts must not hold what tells.
  @Test("Who removes, restores or shares waits for the counts of lists before the outbox", .timeLimit(.minutes(10)))
  func order() async throws {
    let here = try await Listening(.postgres)
    let (store, event) = (here.store, Event(here.ada))
    let uid = try await here.create("Down")
    try await waitsWithoutOutbox(store) { try await store.remove(uid, by: .ada, at: .noon) }
    try await waitsWithoutOutbox(store) { _ = try await store.restore(uid, by: .ada, at: .noon) }
    try await waitsWithoutOutbox(store) {
      _ = try await store.share(uid, event) { $0 = .only([.person(here.ada.uid)]) }
    }
    #expect(try await here.kinds() == [.created, .removed, .restored, .shared])
    #expect(try await store.doctor().filter { $0.place != "disk" } == [])
  }

  /// Does it while somebody else holds every count, and looks what it has when it waits for them.
  private func waitsWithoutOutbox(_ store: Store, _ deed: @escaping @Sendable () async throws -> Void) async throws {
    let begun = AsyncStream<Void>.makeStream()
    async let held: Void = store.database.write { db in
      _ = try db.rows("SELECT count FROM tally FOR UPDATE")
      begun.continuation.finish()
      while try db.row("SELECT 1 AS one FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'") == nil {
        Thread.sleep(forTimeInterval: 0.01)
      }
      _ = try db.rows("SELECT last FROM counter WHERE name = \(Store.outbox) FOR UPDATE NOWAIT")
    }
    for await _ in begun.stream {}
    try await deed()
    try await held
  }

  @Test(arguments: Engine.allCases) func everyNewReviewGetsANumberOfItsOwn(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let stores = [try await scratch.open(), try await scratch.open()]
    let ids = try await withThrowingTaskGroup(of: String?.self) { group in
      for n in 0..<16 {
        group.addTask {
          try await stores[n % 2].create(.titled("\(n)"), by: .ada, door: .api, at: .noon, numberedIn: 2024).review.id
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(ids) == Set((1...16).map { $0 < 10 ? "INC-2024-000\($0)" : "INC-2024-00\($0)" }))
  }
}

/// What a review must have become: its history, one change after the other.
private struct Model {
  /// The words of every version, the first at 0.
  private var versions: [Set<String>] = []

  var words: Set<String> { versions.last ?? [] }

  init(_ store: Store, _ uid: String) async throws {
    var review = try await store.review(uid, at: 1)
    for entry in try await store.history(uid).reversed() {
      review = Review.apply(entry.changes, to: review).review
      versions.append(Words.of(review))
    }
  }

  /// Words that are not in the version that their writer made, and words that went in a version whose writer had not seen
  /// them.
  func losses(_ deeds: [Scribe.Deed]) -> [String] {
    var losses: [String] = []
    var seen: [Int: Set<String>] = [:]
    for deed in deeds {
      guard let version = deed.version, version <= versions.count else {
        losses += deed.wrote.map { "\($0) made no version" }
        continue
      }
      seen[version] = deed.seen
      losses += deed.wrote.subtracting(versions[version - 1]).map { "\($0) is not in its version \(version)" }
    }
    for (before, after) in zip(1..., zip(versions, versions.dropFirst())) {
      let gone = after.0.subtracting(after.1).subtracting(seen[before + 1] ?? [])
      losses += gone.map { "\($0) went unseen in version \(before + 1)" }
    }
    return losses
  }
}
