/// One step of the schema. A step that was released is never edited: append another.
struct Migration: Sendable {
  let name: String
  let statements: [SQL]
}

extension Migration {
  /// In order; the number of a step is its place, from 1.
  static let all: [Migration] = [.reviews]

  private static let ledger: SQL = """
    CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)
    """

  /// Brings the schema up to date, in one transaction.
  static func run(on database: any Database, at now: String, place: String) async throws {
    try await database.write { db in
      try db.run(ledger)
      let done = try db.row("SELECT COALESCE(MAX(number), 0) AS done FROM migration")?.int("done") ?? 0
      guard done <= all.count else {
        throw StoreError(
          .newerSchema, "A newer Debrief has written this data (schema \(done), this one knows \(all.count))",
          at: place,
          advice: "Run the newer Debrief, or put back a backup made by this one.")
      }
      for (number, migration) in zip(1..., all).dropFirst(done) {
        for statement in migration.statements { try db.run(statement) }
        try db.run("INSERT INTO migration (number, name, at) VALUES (\(number), \(migration.name), \(now))")
      }
    }
  }
}
