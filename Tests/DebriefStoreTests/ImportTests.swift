import Debrief
import DebriefStore
import Testing

struct ImportTests {
  private func document(_ events: [Prose], id: String? = "INC-7", title: String = "Checkout down") -> Review {
    .titled(title, id: id) { review in
      review.date = "2024-03-01"
      review.timeline = events.map { .saying($0) }
    }
  }

  private func send(_ review: Review, _ store: Store, name: String = "a.md", _ sha: String) async throws -> Imported {
    try await store.importDocument(review, name: name, sha256: sha, by: .ada, at: .noon)
  }

  @Test(arguments: Engine.allCases) func theSameBytesAgainChangeNothing(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let first = try await send(document(["one"]), store, "x")
    guard case .created(let saved) = first else {
      Issue.record("created is expected, not \(first)")
      return
    }
    #expect(saved.review.origin?.name == "a.md" && saved.review.origin?.sha256 == "x")
    #expect(try await send(document(["one"]), store, "x") == .unchanged(uid: saved.uid, version: 1))
    #expect(try await send(document(["one"]), store, name: "b.md", "x") == .unchanged(uid: saved.uid, version: 1))
    #expect(try await store.list().total == 1)
  }

  @Test(arguments: Engine.allCases) func aNewEditionKeepsWhatWasAddedInDebrief(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await send(document(["alert fired", "restarted the cache", "over"]), store, "1").uid
    _ = try await store.edit(uid, by: .ben, door: .page, at: .noon) { review in
      review.impactLine = "Ben's"
      review.timeline.insert(.saying("Ben saw it"), at: 1)
      review.timeline[0].notes = "Ben's note"
    }
    let edition = try await send(document(["alert fired", "restarted the big cache", "over", "party"]), store, "2")
    guard case .updated(let saved, let changes) = edition else {
      Issue.record("updated is expected, not \(edition)")
      return
    }
    #expect(changes == 2)
    #expect(
      saved.review.timeline.map(\.event) == ["alert fired", "Ben saw it", "restarted the big cache", "over", "party"])
    #expect(saved.review.timeline[0].notes == "Ben's note" && saved.review.impactLine == "Ben's")
    #expect(saved.review.origin?.sha256 == "2" && saved.conflicts.isEmpty)
    let third = try await send(document(["alert fired", "over", "party"]), store, "3")
    #expect(third.uid == uid)
    let events = try await store.find(uid)?.review.timeline.map(\.event)
    #expect(events == ["alert fired", "Ben saw it", "over", "party"])
    _ = try await send(document(["alert fired", "restarted the cache", "over"]), store, "1")
    let back = try await store.find(uid)?.review.timeline.map(\.event)
    #expect(back == ["alert fired", "restarted the cache", "Ben saw it", "over"])
  }

  @Test(arguments: Engine.allCases) func bytesThatSayNothingNewAreUnchanged(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await send(document(["one"]), store, "1").uid
    #expect(try await send(document(["one"]), store, "2") == .unchanged(uid: uid, version: 1))
  }

  @Test(arguments: Engine.allCases) func theSameIncidentIdIsTheSameReview(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(document(["one"]), by: .ada, door: .page, at: .noon).uid
    _ = try await store.edit(uid, by: .ada, door: .page, at: .noon) { $0.summary = "kept" }
    let imported = try await send(document(["one", "two"], title: "Checkout was down"), store, "1")
    let review = try #require(try await store.find(uid)?.review)
    #expect(imported.uid == uid)
    #expect(review.summary == "kept" && review.title == "Checkout was down")
    #expect(review.timeline.map(\.event) == ["one", "two"])
  }

  @Test(arguments: Engine.allCases) func anotherIncidentInAFileOfTheSameNameIsAnotherReview(engine: Engine) async throws
  {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let first = try await send(document(["one"]), store, "1")
    let second = try await send(document(["two"], id: "INC-8"), store, "2")
    #expect(first.uid != second.uid)
    var other = document(["three"], title: "Login slow")
    other.date = "2025-01-01"
    let third = try await send(other, store, name: "c.md", "3")
    guard case .created(let saved) = third else {
      Issue.record("created is expected, not \(third)")
      return
    }
    #expect(saved.clashes == [first.uid])
  }

  @Test(arguments: Engine.allCases) func notesOfTheReaderAreKept(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let notes = [Note(.ambiguous, "14:02 has no zone", line: 7, path: "startedAt")]
    let imported = try await store.importDocument(
      document(["one"]), name: "a.md", sha256: "1", notes: notes, by: .ada, at: .noon)
    #expect(try await store.importNotes(imported.uid) == notes)
  }

  @Test(arguments: Engine.allCases) func samplesCanBeRemovedAndLoadedAgain(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let own = try await store.create(.titled("own"), by: .ada, door: .page, at: .noon)
    _ = try await store.importDocument(document(["one"]), name: "s.md", sha256: "s", sample: true, by: .ada, at: .noon)
    #expect(try await store.list().rows.count { $0.sample } == 1)
    #expect(try await store.removeSamples(by: .ada, at: .noon) == 1)
    #expect(try await store.list().rows.map(\.uid) == [own.uid])
    _ = try await store.importDocument(document(["one"]), name: "s.md", sha256: "s", sample: true, by: .ada, at: .noon)
    #expect(try await store.list().total == 2)
  }

  @Test func theSumOfBytesIsSHA256() {
    #expect(
      Store.sha256("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
