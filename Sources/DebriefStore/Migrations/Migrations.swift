/// One step of the schema. A step that was released is never edited: append another.
struct Migration: Sendable {
  let name: String
  /// In the words of PostgreSQL; the dialect puts those of SQLite.
  let statements: [String]
  /// What statements alone cannot do.
  var rewrite: @Sendable (any Connection) throws -> Void = { _ in }
  /// Whether what lists and searches read is written anew, when all steps are taken: only then it has all its columns.
  var rebuilds = false
}

extension Migration {
  /// In order; the number of a step is its place, from 1.
  static let all: [Migration] = [
    .reviews, .record, .people, .webhooks, .passages, .settings, .desk, .mentions, .imports,
  ]

  private static let ledger =
    "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)"

  /// Brings the schema up to date, in one transaction. Of data that is there a copy is kept first.
  ///
  /// - Parameter last: the step to stop after.
  static func run(
    on database: any Database, at now: String, upTo last: Int = all.count
  ) async throws {
    let place = database.place
    let known = try await number(in: database)
    guard known <= all.count else {
      throw StoreError(
        .newerSchema, "A newer Debrief has written this data (schema \(known), this one knows \(all.count))", at: place,
        advice: "Run the newer Debrief, or put back a backup made by this one.")
    }
    guard known < last else { return }
    if known > 0 { try await database.keepCopy("before-schema-\(last)") }
    try await patiently(database) { db in
      try db.lock("migration")
      try db.run(SQL(unchecked: db.dialect.schema(ledger)))
      try db.takeTime()
      let done = try db.row("SELECT COALESCE(MAX(number), 0) AS done FROM migration")?.int("done") ?? 0
      if (1..<last).contains(done) { try db.keepCopy("before-schema-\(last)") }
      let steps = zip(1..., all.prefix(last)).dropFirst(done)
      for (number, migration) in steps {
        for statement in migration.statements { try db.run(SQL(unchecked: db.dialect.schema(statement))) }
        try migration.rewrite(db)
        try db.run("INSERT INTO migration (number, name, at) VALUES (\(number), \(migration.name), \(now))")
      }
      if done > 0, steps.contains(where: \.1.rebuilds) {
        for uid in try db.rows("SELECT uid FROM review ORDER BY uid").compactMap({ $0.text("uid") }) {
          try db.rewrite(uid)
        }
        try db.recount()
      }
    }
  }

  /// Another process that starts may take these steps at this moment: it is waited for six times as long as for any
  /// other change.
  private static func patiently(
    _ database: any Database, _ body: @escaping @Sendable (any Connection) throws -> Void
  ) async throws {
    for _ in 1..<6 {
      do {
        return try await database.write(body)
      } catch let error as StoreError where error.kind == .locked {
        continue
      }
    }
    try await database.write(body)
  }

  /// Of the last step that was taken; 0 in an empty place.
  static func number(in database: any Database) async throws -> Int {
    try await database.read { db in
      guard try db.tables().contains("migration") else { return 0 }
      return try db.row("SELECT COALESCE(MAX(number), 0) AS done FROM migration")?.int("done") ?? 0
    }
  }
}
