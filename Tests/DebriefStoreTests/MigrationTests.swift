import Debrief
import Foundation
import Testing

@testable import DebriefStore

struct MigrationTests {
  /// Data as the first schema kept it: a history without its beginning, and no hash.
  private func fillFirst(_ place: Place) async throws {
    let database = try place.database(Changes())
    try await Migration.run(on: database, at: "2026-01-01T00:00Z", upTo: 1)
    var review = Review.titled("Cache full again", id: "INC-1") { $0.services = ["api"] }
    review.uid = "u1"
    review.updatedAt = Moment(.noon(plus: 60))
    let changes = [Change.set("title", from: "Cache full", to: "Cache full again")]
    let list = JSON.object([JSON.Member("changes", .array(changes.map(\.json)))])
    let body = review.json ?? [:]
    try await database.write { db in
      try db.run(
        """
        INSERT INTO review (uid, version, title_key, actions_open, actions_all, updated_at, updated_seconds, body)
        VALUES ('u1', 2, '', 0, 0, '2027-01-01T00:00Z', 1, \(body))
        """)
      try db.run(
        """
        INSERT INTO history (uid, version, kind, author, door, at, changes) VALUES
          ('u1', 1, 'created', 'Ada', 'page', '2026-01-01T10:00Z', '{"changes":[]}'),
          ('u1', 2, 'edited', 'Ben', 'api', '2026-01-02T10:00Z', \(list))
        """)
    }
  }

  @Test(arguments: Engine.allCases) func dataOfTheFirstSchemaIsBroughtUpToDate(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    try await fillFirst(scratch.place)
    let store = try await scratch.open()
    #expect(try await store.verify().findings == [])
    #expect(try await store.doctor() == [])
    let history = try await store.history("u1")
    #expect(history.map(\.by) == [.ben, .ada] && history.map(\.door) == [.api, .page])
    #expect(history.first?.changes == [.set("title", from: "Cache full", to: "Cache full again")])
    #expect(try await store.review("u1", at: 1).title == "Cache full")
    #expect(try await store.list(.saying("caches")).rows.map(\.id) == ["INC-1"])
    let next = try await store.create(.titled("Next"), by: .ada, door: .page, at: .noon)
    #expect(try await store.edit(next.uid, by: .ada, door: .page, at: .noon) { $0.title = "More" }.version == 2)
    #expect(try await store.doctor() == [])
  }

  @Test(arguments: Engine.allCases) func aCopyIsKeptFirst(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    try await fillFirst(scratch.place)
    _ = try await scratch.open()
    let copy: any DebriefStore.Database
    let table: String
    switch engine {
    case .sqlite:
      copy = try SQLite(path: scratch.folder + "/debrief-before-schema-4.sqlite", isWhole: true)
      table = "history"
    case .postgres:
      copy = try scratch.place.database(Changes())
      table = "debrief_before_schema_4.history"
    }
    let authors = try await copy.read { db in
      try db.rows("SELECT author FROM \(unchecked: table) ORDER BY version").compactMap { $0.text("author") }
    }
    #expect(authors == ["Ada", "Ben"])
  }

  @Test(arguments: Engine.allCases) func anOpenPlaceIsOpenedAgain(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    async let first = scratch.open()
    async let second = scratch.open()
    let saved = try await first.create(.titled("Down"), by: .ada, door: .page, at: .noon)
    #expect(try await second.find(saved.uid)?.review == saved.review)
  }

  @Test(arguments: Engine.allCases) func dataOfANewerDebriefIsRefused(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    _ = try await scratch.open()
    try await scratch.alter("INSERT INTO migration (number, name, at) VALUES (99, 'later', '2030-01-01')")
    let error = await #expect(throws: StoreError.self) { _ = try await scratch.open() }
    #expect(error?.kind == .newerSchema && error?.advice.contains("newer Debrief") == true)
  }
}

extension Filter {
  static func saying(_ text: String) -> Filter {
    var filter = Filter()
    filter.text = text
    return filter
  }
}
