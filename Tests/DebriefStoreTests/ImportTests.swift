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
    #expect(try await store.importedDocument(imported.uid)?.notes == notes.map { ImportNote($0) })
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

extension ImportTests {
  @Test(arguments: Engine.allCases) func anImportIsTakenBackAsAWhole(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let later = Stamp(secondsSince1970: 1_900_000_000)
    let known = try await send(document(["one"]), store, "1").uid
    let edited = try await send(document(["x"], id: "INC-9", title: "Mail late"), store, name: "c.md", "c1").uid
    func again(_ review: Review, _ name: String, _ sha: String) async throws -> Imported {
      try await store.importDocument(
        review, name: name, sha256: sha, run: "second", for: .holder, by: .ada, at: later)
    }
    _ = try await again(document(["one", "two"]), "a.md", "2")
    let new = try await again(document(["y"], id: "INC-8", title: "Doors stuck"), "b.md", "b").uid
    _ = try await again(document(["x", "z"], id: "INC-9", title: "Mail late"), "c.md", "c2")
    _ = try await store.edit(edited, by: .ben, door: .page, at: later) { $0.impactLine = "Ben's" }

    let undone = try await store.undoImport("second", for: .holder, by: .ada, now: later)
    #expect(
      undone == [
        Undone(uid: known, name: "a.md", outcome: .putBack), Undone(uid: new, name: "b.md", outcome: .removed),
        Undone(uid: edited, name: "c.md", outcome: .left),
      ])
    #expect(try await store.find(known)?.review.timeline.count == 1)
    #expect(try await store.find(new) == nil)
    #expect(try await store.find(edited)?.review.timeline.count == 2)
    #expect(try await store.undoImport("second", for: .holder, by: .ada, now: later).map(\.outcome) == [.left])
    guard case .updated(let saved, _) = try await again(document(["one", "two"]), "a.md", "2") else {
      Issue.record("the same document is expected to say something new again")
      return
    }
    #expect(saved.review.timeline.count == 2)
    guard case .created = try await again(document(["y"], id: "INC-8", title: "Doors stuck"), "b.md", "b") else {
      Issue.record("the removed review is expected to be made again")
      return
    }
  }

  @Test(arguments: Engine.allCases) func aTrialKeepsNothing(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let tried = try await store.importDocument(
      document(["one"]), name: "a.md", sha256: "1", for: .holder, trial: true, by: .ada, at: .noon)
    guard case .created = tried else {
      Issue.record("created is expected, not \(tried)")
      return
    }
    #expect(try await store.list().total == 0)
    let uid = try await send(document(["one"]), store, "1").uid
    let changed = try await store.importDocument(
      document(["one", "two"]), name: "a.md", sha256: "2", for: .holder, trial: true, by: .ada, at: .noon)
    guard case .updated = changed else {
      Issue.record("updated is expected, not \(changed)")
      return
    }
    #expect(try await store.find(uid)?.review.timeline.count == 1)
  }
}

extension ImportTests {
  @Test(arguments: Engine.allCases) func doubtsAreSettledOneByOne(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let notes = [
      Note(.ambiguous, "two days", line: 3, path: "date"), Note(.inferred, "from a sentence", line: 4),
      Note(.unreadable, "no time", line: 5, path: "timeline.at"),
    ]
    func bring(_ name: String, _ id: String, _ notes: [Note]) async throws -> String {
      try await store.importDocument(
        document(["one"], id: id, title: "Title of \(name)"), name: name, sha256: name, notes: notes,
        source: "# \(name)",
        run: "first", for: .holder, by: .ada, at: .noon
      ).uid
    }
    let uid = try await bring("a.md", "INC-1", notes)
    let clear = try await bring("b.md", "INC-2", [])
    let before = Stamp(secondsSince1970: 0)
    #expect(try await store.imports(for: .holder, since: before, most: 5).map(\.doubtful) == [1])
    #expect(try await store.importedRun("first", for: .holder)?.documents == 2)
    let rows = try await store.importedDocuments(of: "first", for: .holder, most: 10)
    #expect(rows.map(\.row.uid) == [uid, clear] && rows.map(\.doubts) == [2, 0])
    let known = try #require(try await store.importedDocument(uid))
    #expect(known.source == "# a.md" && known.notes.map(\.note) == notes)
    try await store.settleDoubt(uid, version: known.version, place: 0, isSettled: true)
    #expect(try await store.importDoubts(uid).notes == [notes[2]])
    try await store.settleDoubt(uid, version: known.version + 1, place: 2, isSettled: true)
    #expect(try await store.importDoubts(uid).notes == [notes[2]])
    try await store.settleDoubt(uid, version: known.version, place: 2, isSettled: true)
    #expect(try await store.importedRun("first", for: .holder)?.doubtful == 0)
    try await store.settleDoubt(uid, version: known.version, place: 2, isSettled: false)
    #expect(
      try await store.importedDocuments(of: "first", for: .holder, onlyDoubtful: true, most: 1).map(\.doubts) == [1])
    #expect(try await store.importedRun("other", for: .holder) == nil)
  }

  @Test(arguments: Engine.allCases) func anImportIsTakenBackByWhoeverMadeIt(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let ada = Author("Ada", account: "ada")
    let ben = Author("Ben", account: "ben")
    for (name, author) in [("a.md", ada), ("b.md", ben)] {
      _ = try await store.importDocument(
        document(["one"], id: name, title: name), name: name, sha256: name, run: "both", for: .holder, by: author,
        at: .noon)
    }
    let undone = try await store.undoImport("both", for: .holder, of: "ben", by: ben, now: .noon)
    #expect(undone.map(\.name) == ["b.md"])
    #expect(try await store.list().total == 1)
  }

  @Test(arguments: Engine.allCases) func wordsThatAreRedactedLeaveTheDocumentToo(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.importDocument(
      document(["one"]), name: "a.md", sha256: "1", source: "# Greetings of **Otto** Kehl", for: .holder, by: .ada,
      at: .noon
    ).uid
    _ = try await store.redact(
      uid, .words("Kehl", instead: "somebody"), reason: "asked", by: .ada, door: .cli, at: .noon)
    #expect(try await store.importedDocument(uid)?.source == nil)
  }
}

extension ImportTests {
  @Test(arguments: Engine.allCases) func anEditionThatSaysNothingNewBelongsToNoOtherImport(engine: Engine) async throws
  {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    func bring(_ sha: String, _ run: String) async throws {
      _ = try await store.importDocument(
        document(["one"]), name: "a.md", sha256: sha, run: run, for: .holder, by: .ada, at: .noon)
    }
    try await bring("1", "first")
    try await bring("with another line end", "second")
    #expect(try await store.undoImport("second", for: .holder, by: .ada, now: .noon).isEmpty)
    #expect(try await store.list().total == 1)
    #expect(try await store.undoImport("first", for: .holder, by: .ada, now: .noon).map(\.outcome) == [.removed])
  }

  @Test(arguments: Engine.allCases) func twoDocumentsOfOneReviewAreTakenBackTogether(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    for (name, review) in [("a.md", document(["one"])), ("b.md", document(["one", "two"]))] {
      _ = try await store.importDocument(
        review, name: name, sha256: name, run: "both", for: .holder, by: .ada, at: .noon)
    }
    #expect(try await store.list().total == 1)
    let undone = try await store.undoImport("both", for: .holder, by: .ada, now: .noon)
    #expect(undone.map(\.name) == ["a.md", "b.md"] && undone.allSatisfy { $0.outcome == .removed })
    #expect(try await store.list().total == 0)
  }
}
