import Debrief
import DebriefStore
import Testing

/// A store in a folder of its own, which goes away with it.
extension Stamp {
  static let noon = Stamp(CivilDate(daysSinceEpoch: 20_000), Clock(12, 0), offset: 0)

  static func noon(plus seconds: Int) -> Stamp {
    Stamp(CivilDate(daysSinceEpoch: 20_000), Clock(12 + seconds / 3600, seconds / 60 % 60, seconds % 60), offset: 0)
  }
}

extension Author {
  static let ada = Author("Ada")
  static let ben = Author("Ben")
}

extension Review {
  static func titled(_ title: String, id: String? = nil, _ body: (inout Review) -> Void = { _ in }) -> Review {
    var review = Review()
    review.title = title
    review.id = id
    body(&review)
    return review
  }
}

extension Entry {
  static func saying(_ event: Prose) -> Entry {
    var entry = Entry()
    entry.event = event
    return entry
  }
}

struct StoreTests {
  @Test(arguments: Engine.allCases) func aReviewIsThereAfterReopening(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let saved = try await scratch.open().create(.titled("Down", id: "INC-1"), by: .ada, door: .page, at: .noon)
    let store = try await scratch.open()
    let found = try #require(try await store.find(saved.uid))
    #expect(found.review == saved.review)
    #expect(found.version == 1)
    #expect(try await store.find("inc 1")?.uid == saved.uid)
    #expect(try await store.find("INC-2") == nil)
  }

  @Test(arguments: Engine.allCases) func anEditMakesAVersionAndItsHistory(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let saved = try await store.edit(uid, base: 1, by: .ben, door: .api, at: .noon(plus: 60)) { $0.title = "Up" }
    #expect(saved.version == 2)
    #expect(saved.review.updatedBy == Person("Ben"))
    let history = try await store.history(uid)
    #expect(history.map(\.version) == [2, 1])
    #expect(history[0].changes == [.set("title", from: "Down", to: "Up")])
    #expect(history[0].by == .ben && history[0].door == .api && history[0].at == .noon(plus: 60))
    #expect(history[1].kind == .created)
  }

  @Test(arguments: Engine.allCases) func anEditThatChangesNothingWritesNothing(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let saved = try await store.edit(uid, by: .ben, door: .page, at: .noon(plus: 60)) { $0.title = "Down" }
    #expect(saved.version == 1 && saved.changes.isEmpty)
    #expect(try await store.history(uid).count == 1)
    #expect(try await store.find(uid)?.review.updatedBy == Person("Ada"))
  }

  @Test(arguments: Engine.allCases) func twoEditorsOfDifferentFieldsBothSurvive(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    _ = try await store.edit(uid, base: 1, by: .ada, door: .page, at: .noon) { $0.summary = "Ada's" }
    let saved = try await store.edit(uid, base: 1, by: .ben, door: .page, at: .noon) { $0.impactLine = "Ben's" }
    #expect(saved.review.summary == "Ada's" && saved.review.impactLine == "Ben's")
    #expect(saved.version == 3 && saved.conflicts.isEmpty)
  }

  @Test(arguments: Engine.allCases) func editsOfOneTextMergeOrAreKeptAsAConflict(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let first = Review.titled("Down") { $0.summary = "The cache was full." }
    let uid = try await store.create(first, by: .ada, door: .page, at: .noon).uid
    _ = try await store.edit(uid, base: 1, by: .ada, door: .page, at: .noon) { $0.summary = "The big cache was full." }
    let merged = try await store.edit(uid, base: 1, by: .ben, door: .page, at: .noon) {
      $0.summary = "The cache was full again."
    }
    #expect(merged.review.summary == "The big cache was full again.")
    let clash = try await store.edit(uid, base: 1, by: .ben, door: .page, at: .noon) {
      $0.summary = "The small cache was full."
    }
    #expect(clash.review.summary == "The big cache was full again.")
    #expect(clash.conflicts.map(\.mine) == ["\"The small cache was full.\""])
    #expect(clash.review.conflicts == clash.conflicts)
    #expect(clash.conflicts.first?.by == Person("Ben"))
  }

  @Test(arguments: Engine.allCases) func manyEditorsAtOnceLoseNothing(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    try await withThrowingTaskGroup(of: Void.self) { group in
      for n in 0..<40 {
        group.addTask {
          _ = try await store.edit(uid, base: 1, by: .ada, door: .api, at: .noon) { review in
            review.timeline.append(.saying(Prose("event \(n)")))
          }
        }
      }
      try await group.waitForAll()
    }
    let found = try #require(try await store.find(uid))
    #expect(found.version == 41)
    #expect(Set(found.review.timeline.compactMap(\.event?.markdown)).count == 40)
    #expect(Set(found.review.timeline.map(\.id)).count == 40)
  }

  @Test(arguments: Engine.allCases) func twoStoresOfOneFolderSeeEachOther(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let one = try await scratch.open()
    let other = try await scratch.open()
    let uid = try await one.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    _ = try await other.edit(uid, by: .ben, door: .cli, at: .noon) { $0.title = "Up" }
    #expect(try await one.find(uid)?.review.title == "Up")
    _ = try await one.edit(uid, base: 1, by: .ada, door: .page, at: .noon) { $0.impactLine = "x" }
    #expect(try await other.find(uid)?.version == 3)
  }

  @Test(arguments: Engine.allCases) func whatTheClosureThrowsIsThrown(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    struct Refused: Error {}
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    await #expect(throws: Refused.self) {
      _ = try await store.edit(uid, by: .ada, door: .page, at: .noon) { _ in throw Refused() }
    }
    #expect(try await store.find(uid)?.version == 1)
  }

  @Test(arguments: Engine.allCases) func aMissingReviewOrVersionIsSaid(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    for (target, base) in [("nobody", nil), (uid, 7), (uid, 0)] as [(String, Int?)] {
      let error = await #expect(throws: StoreError.self) {
        _ = try await store.edit(target, base: base, by: .ada, door: .page, at: .noon) { $0.title = "x" }
      }
      #expect(error?.kind == .notFound)
    }
  }

  @Test(arguments: Engine.allCases) func everyVersionCanBeReadAndRestored(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    var versions = [try await store.create(.titled("v1"), by: .ada, door: .page, at: .noon)]
    let uid = versions[0].uid
    for n in 2...8 {
      versions.append(
        try await store.edit(uid, by: .ada, door: .page, at: .noon(plus: n)) { review in
          review.title = "v\(n)"
          review.timeline.insert(.saying(Prose("event \(n)")), at: 0)
          if n.isMultiple(of: 3) { review.timeline.removeLast() }
        })
    }
    for saved in versions {
      #expect(try await store.review(uid, at: saved.version).canonical == saved.review.canonical)
    }
    let restored = try await store.restore(uid, to: 3, by: .ben, door: .page, at: .noon(plus: 60))
    #expect(restored.version == 9)
    #expect(restored.review.timeline == versions[2].review.timeline && restored.review.title == "v3")
    let late = await #expect(throws: StoreError.self) {
      _ = try await store.restore(uid, to: 2, expecting: 8, by: .ben, door: .page, at: .noon(plus: 61))
    }
    #expect(late?.kind == .outdated)
  }

  @Test(arguments: Engine.allCases) func aRemovedElementsIdIsNotGivenAgain(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let first = Review.titled("Down") { $0.timeline = [.saying("one"), .saying("two")] }
    let uid = try await store.create(first, by: .ada, door: .page, at: .noon).uid
    _ = try await store.edit(uid, by: .ada, door: .page, at: .noon) { $0.timeline.removeLast() }
    let saved = try await store.edit(uid, by: .ada, door: .page, at: .noon) { $0.timeline.append(.saying("three")) }
    #expect(saved.review.timeline.map(\.id) == ["t1", "t3"])
  }

  @Test(arguments: Engine.allCases) func aRemovedReviewIsNowhereUntilItIsRestored(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down", id: "INC-1"), by: .ada, door: .page, at: .noon).uid
    try await store.remove(uid, by: .ada, at: .noon)
    #expect(try await store.find(uid) == nil)
    #expect(try await store.find("INC-1") == nil)
    #expect(try await store.list().total == 0)
    await #expect(throws: StoreError.self) {
      _ = try await store.edit(uid, by: .ada, door: .page, at: .noon) { $0.title = "x" }
    }
    let back = try await store.restore(uid, by: .ben, at: .noon)
    #expect(back.review.title == "Down" && back.version == 3)
    #expect(try await store.history(uid).map(\.kind) == [.restored, .removed, .created])
    #expect(try await store.review(uid, at: 1).title == "Down")
  }

  @Test(arguments: Engine.allCases) func incidentIdsCountUpAndClashesAreReported(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let first = try await store.create(.titled("a"), by: .ada, door: .page, at: .noon, numberedIn: 2024)
    #expect(first.review.id == "INC-2024-0001")
    try await store.remove(first.uid, by: .ada, at: .noon)
    let second = try await store.create(.titled("b"), by: .ada, door: .page, at: .noon, numberedIn: 2024)
    #expect(second.review.id == "INC-2024-0002")
    let hidden = try await store.create(
      .titled("h"), by: .ada, door: .page, at: .noon, numberedIn: 2024, for: .only([.person("ada")]))
    #expect(hidden.review.id == "PRIVATE-2024-0001")
    // A number that was given stays given, also when nobody else sees its review any more.
    try await store.share(second.uid, Event(by: .ada, door: .page, at: .noon)) { $0 = .nobody }
    let third = try await store.create(.titled("d"), by: .ada, door: .page, at: .noon, numberedIn: 2024)
    #expect(third.review.id == "INC-2024-0003")
    try await store.share(second.uid, Event(by: .ada, door: .page, at: .noon)) { $0 = .everyone }
    let same = try await store.create(.titled("c", id: "inc-2024-0002"), by: .ada, door: .page, at: .noon)
    #expect(same.clashes == [second.uid])
  }
}
