import Debrief
import Foundation
import Testing

@testable import DebriefStore

struct RedactTests {
  private static let secret = "hunter2"

  /// A review whose secret came, went and stands in several places.
  private func written(_ scratch: Scratch) async throws -> (store: Store, uid: String) {
    let store = try await scratch.open()
    let first = Review.titled("Down", id: "INC-1") { $0.summary = "The password hunter2 was in the log." }
    let uid = try await store.create(first, by: Author("Ada Love"), door: .page, at: .noon).uid
    _ = try await store.edit(uid, by: .ben, door: .api, at: .noon(plus: 1)) { review in
      review.timeline = [.saying("Ada Love typed Hunter2"), .saying("over")]
      review.owner = Person("Ada Love")
    }
    _ = try await store.edit(uid, by: .ben, door: .api, at: .noon(plus: 2)) { $0.timeline.removeFirst() }
    let spool = try store.spool()
    try spool.append("password: hunter2\n".utf8)
    _ = try await store.attach(spool, name: "app.log", to: uid, by: .ada, door: .page, at: .noon(plus: 3))
    try await store.seal(at: .noon(plus: 4))
    return (store, uid)
  }

  /// Every byte that the database holds of the reviews.
  private func everything(_ store: Store) async throws -> String {
    try await store.database.read { db in
      let tables = [
        "review", "history", "edition", "attachment", "action_item", "review_author", "seal", "spent_id", "tally",
      ]
      var all = ""
      for table in tables + ["passage", "passage_words", "blob_piece"] {
        for row in try db.rows("SELECT * FROM \(unchecked: table)") {
          for name in row.names { all += row.text(name) ?? String(decoding: row.bytes(name) ?? [], as: UTF8.self) }
        }
      }
      return all.lowercased()
    }
  }

  @Test(arguments: Engine.allCases) func wordsGoFromEverywhereAndTheRestIsProved(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let (store, uid) = try await written(scratch)
    #expect(try await everything(store).contains(Self.secret))
    let redacted = try await store.redact(
      uid, .words(Self.secret, instead: Redaction.mark), reason: "a password", by: .ben, door: .cli,
      at: .noon(plus: 5))
    #expect(redacted.rewritten == [1, 2, 3])
    _ = try await store.redact(
      uid, .file("app.log"), reason: "a password", by: .ben, door: .cli, at: .noon(plus: 6))
    #expect(try await everything(store).contains(Self.secret) == false)
    #expect(try await store.files(uid) == [])
    #expect(try await store.list(.saying(Self.secret)).rows == [])
    let proof = try await store.verify()
    #expect(proof.findings == [])
    #expect(proof.redactions.map(\.entry.reason) == ["a password", "a password"])
    #expect(try await store.doctor() == [])
    #expect(try await store.review(uid, at: 1).summary == "The password [redacted] was in the log.")
    #expect(try await store.review(uid, at: 2).timeline.map(\.event) == ["Ada Love typed [redacted]", "over"])
  }

  @Test(arguments: Engine.allCases) func aNameGoesFromWhereverItStands(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let places: [@Sendable (inout Review) -> Void] = [
      { $0.summary = "It was over.\nZoltan Quist restarted it." }, { $0.title = "Zoltan\u{A0}Quist's cache" },
      { $0.services = ["Zoltan Quist"] },
      { review in
        var conflict = Conflict()
        conflict.path = "summary"
        conflict.mine = "\"over.\\nZoltan Quist did it\""
        review.conflicts = [conflict]
      },
    ]
    for place in places {
      _ = try await store.create(.titled("Down", place), by: .ben, door: .page, at: .noon)
    }
    let imported = try await store.importDocument(
      .titled("Imported"), name: "zoltan quist.md", sha256: "x", by: .ben, at: .noon)
    let spool = try store.spool()
    try spool.append("kept".utf8)
    _ = try await store.attach(
      spool, name: "Zoltan Quist.txt", to: imported.uid, by: Author("Zoltan Quist"), door: .page, at: .noon)
    let named = try await store.erasePerson(
      ["Zoltan Quist"], pseudonym: "Somebody", reason: "Zoltan Quist asked", by: Author("zoltan quist"), door: .cli,
      at: .noon(plus: 1))
    #expect(named.count == 5)
    let all = try await everything(store)
    #expect(!all.contains("quist"), "\(all.firstRange(of: "quist").map { all[$0.lowerBound...].prefix(80) } ?? "")")
    #expect(try await store.files(imported.uid).map(\.name) == ["Somebody.txt"])
    #expect(try await store.find(imported.uid)?.review.attachments.map(\.file) == ["Somebody.txt"])
    #expect(try await store.list(.saying("kept")).total == 1, "the file is searched under its new name")
    #expect(try await store.verify().findings == [])
    #expect(try await store.doctor() == [])
  }

  @Test func noByteOfThemStaysInTheFiles() async throws {
    let scratch = try Scratch(.sqlite)
    let (store, uid) = try await written(scratch)
    _ = try await store.redact(
      uid, .file("app.log"), reason: "a password", by: .ben, door: .cli, at: .noon(plus: 5))
    _ = try await store.redact(
      uid, .words(Self.secret, instead: Redaction.mark), reason: "a password", by: .ben, door: .cli,
      at: .noon(plus: 6))
    let files = try FileManager.default.subpathsOfDirectory(atPath: scratch.folder)
    for file in files {
      let bytes = FileManager.default.contents(atPath: scratch.folder + "/" + file) ?? Data()
      #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains(Self.secret), "\(file)")
    }
  }

  @Test(arguments: Engine.allCases) func aFieldGoesWithAllThatItEverSaid(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let (store, uid) = try await written(scratch)
    _ = try await store.redact(uid, .path("summary"), reason: "r", by: .ben, door: .cli, at: .noon(plus: 5))
    #expect(try await store.find(uid)?.review.summary == "[redacted]")
    #expect(try await store.review(uid, at: 1).summary == "[redacted]")
    #expect(try await store.review(uid, at: 2).timeline.first?.event == "Ada Love typed Hunter2")
    #expect(try await store.verify().findings == [])
    let again = try await store.redact(
      uid, .path("timeline[t1]"), reason: "r", by: .ben, door: .cli, at: .noon(plus: 6))
    #expect(again.rewritten == [2, 3])
    #expect(try await everything(store).contains("typed hunter2") == false)
    #expect(try await store.verify().findings == [])
  }

  @Test(arguments: Engine.allCases) func aRedactedRecordIsProvedToo(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let (store, uid) = try await written(scratch)
    _ = try await store.redact(uid, .path("summary"), reason: "r", by: .ben, door: .cli, at: .noon(plus: 5))
    let text = "REPLACE(CAST(record AS TEXT), 'Down', 'Up')"
    let value = engine == .sqlite ? text : "CAST(\(text) AS JSON)"
    try await scratch.alter("UPDATE history SET record = \(value) WHERE version = 1")
    #expect(try await store.verify().findings.contains { $0.what == "the record was changed" })
  }

  @Test(arguments: Engine.allCases) func aPersonGetsAPseudonymThroughout(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let (store, uid) = try await written(scratch)
    let other = try await store.create(.titled("Other"), by: .ben, door: .page, at: .noon(plus: 5)).uid
    let named = try await store.erasePerson(
      ["Ada", "Ada Love"], pseudonym: "Person 1", reason: "left", by: .ben, door: .cli, at: .noon(plus: 6))
    #expect(named == [uid])
    let all = try await everything(store)
    #expect(!["ada love", "adalove", "\"ada\""].contains { all.contains($0) })
    #expect(try await store.find(uid)?.review.owner == Person("Person 1"))
    #expect(try await store.history(uid).last?.by == Author("Person 1"))
    #expect(try await store.history(other).count == 1)
    #expect(try await store.verify().findings == [])
    #expect(try await store.doctor() == [])
  }

  @Test(arguments: Engine.allCases) func aRemovedReviewIsErasedInTime(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let (store, uid) = try await written(scratch)
    try await store.remove(uid, by: .ben, at: .noon(plus: 5))
    #expect(try await store.removed().map(\.stored.uid) == [uid])
    let days = 86_400
    #expect(
      try await store.tend(Keeping(), at: Stamp(secondsSince1970: Stamp.noon.seconds + 29 * days)).contains(.erase))
    #expect(try await store.removed().count == 1)
    try await store.tend(Keeping(), at: Stamp(secondsSince1970: Stamp.noon.seconds + 31 * days))
    #expect(try await store.removed().isEmpty)
    let all = try await everything(store)
    #expect(!all.contains(Self.secret) && !all.contains("ada love") && !all.contains("down"))
    let proof = try await store.verify()
    #expect(proof.findings == [])
    #expect(proof.redactions.map(\.entry.kind) == [.erased])
    #expect(try await store.doctor() == [])
  }

  @Test(arguments: Engine.allCases) func retentionRemovesByRank(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    for (day, rank) in [("2020-01-01", 4), ("2020-01-01", 1), ("2024-10-01", 4)] {
      let review = Review.titled("\(day) \(rank)") { review in
        review.date = Day(day)
        review.severity = Severity("SEV-\(rank)", scheme: "s", rank: rank)
      }
      _ = try await store.create(review, by: .ada, door: .page, at: .noon)
    }
    var keeping = Keeping()
    try await store.tend(keeping, at: .noon)
    #expect(try await store.list().total == 3, "nothing is removed unless that is said")
    keeping.daysByRank = [4: 365]
    try await store.tend(keeping, at: .noon(plus: 3600))
    #expect(try await store.removed().map(\.stored.review.title) == ["2020-01-01 4"])
  }
}
