import Debrief
import DebriefStore
import Testing

struct ProofTests {
  /// Two reviews with some history, sealed.
  private func written(_ scratch: Scratch) async throws -> (store: Store, uid: String, other: String) {
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down", id: "INC-1"), by: .ada, door: .page, at: .noon).uid
    let other = try await store.create(.titled("Slow", id: "INC-2"), by: .ada, door: .page, at: .noon).uid
    _ = try await store.edit(uid, by: .ben, door: .api, at: .noon(plus: 1)) { $0.summary = "The cache was full." }
    _ = try await store.edit(uid, by: .ada, door: .page, at: .noon(plus: 2)) { $0.title = "All down" }
    try await store.seal(at: .noon(plus: 3))
    return (store, uid, other)
  }

  @Test(arguments: Engine.allCases) func whatDebriefWroteIsProved(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let (store, uid, _) = try await written(scratch)
    try await store.remove(uid, by: .ada, at: .noon(plus: 4))
    _ = try await store.restore(uid, by: .ada, at: .noon(plus: 5))
    try await store.seal(at: .noon(plus: 6))
    let proof = try await store.verify()
    #expect(proof.findings == [])
    #expect(proof.reviews == 2 && proof.versions == 6 && proof.seal?.number == 2)
    #expect(try await store.doctor() == [])
  }

  @Test(
    arguments: Engine.allCases,
    [
      ("UPDATE history SET record = REPLACE(CAST(record AS TEXT), 'cache', 'disk')", "the record was changed"),
      ("UPDATE history SET digest = head WHERE version = 2", "the chain is broken"),
      ("DELETE FROM history WHERE version = 2", "version 2 of the history is missing"),
      ("DELETE FROM history WHERE version = 3", "a version 3 that is no longer there"),
      ("UPDATE review SET body = REPLACE(CAST(body AS TEXT), 'Slow', 'Fast')", "not what its history leads to"),
      ("DELETE FROM review WHERE id = 'INC-2'", "the review is missing"),
      (
        "UPDATE review SET deleted_at = '2020-01-01T00:00Z' WHERE id = 'INC-2'",
        "the review was removed past its history"
      ),
      ("DELETE FROM seal", ""),
      ("UPDATE seal SET heads = REPLACE(CAST(heads AS TEXT), '2', '3')", "the chain of the seals is broken"),
    ])
  func whatSomebodyElseWroteShows(engine: Engine, _ deed: (statement: String, words: String)) async throws {
    let scratch = try Scratch(engine)
    let (store, _, _) = try await written(scratch)
    var statement = deed.statement
    // PostgreSQL puts no text into a JSON column by itself.
    if engine == .postgres, statement.contains("REPLACE") {
      statement = statement.replacing("REPLACE(", with: "CAST(REPLACE(").replacing("')", with: "') AS JSON)")
    }
    try await scratch.alter(statement)
    let proof = try await store.verify()
    if deed.words.isEmpty {
      #expect(proof.seal == nil, "what was noted elsewhere shows that the seals are gone")
    } else {
      #expect(proof.findings.contains { $0.description.contains(deed.words) }, "\(proof.findings)")
    }
  }

  @Test(arguments: Engine.allCases) func aReviewThatWasTakenOutShows(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let (store, _, other) = try await written(scratch)
    try await scratch.alter("DELETE FROM history WHERE uid = '\(other)'")
    try await scratch.alter("DELETE FROM review WHERE uid = '\(other)'")
    let findings = try await store.verify().findings
    #expect(findings.map(\.place) == ["seal 1"])
    #expect(findings.first?.what.contains(other) == true)
  }

  @Test(arguments: Engine.allCases) func theDoctorFindsAndMendsWhatListsRead(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let (store, uid, _) = try await written(scratch)
    let before = try await store.list()
    for statement in [
      "UPDATE review SET title = 'Other' WHERE uid = '\(uid)'", "DELETE FROM passage_words",
      "UPDATE tally SET count = 7 WHERE facet = 'all'",
      "INSERT INTO review_service (uid, position, service, service_key) VALUES ('\(uid)', 0, 'x', 'x')",
    ] { try await scratch.alter(statement) }
    let words = try await store.doctor().map(\.description).joined(separator: "\n")
    for part in ["column title", "words can be found", "counts of lists", "services", "debrief doctor --rebuild"] {
      #expect(words.contains(part))
    }
    #expect(try await store.rebuild() == 2)
    #expect(try await store.doctor() == [])
    #expect(try await store.list() == before)
  }
}
