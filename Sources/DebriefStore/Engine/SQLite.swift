import GRDB

/// SQLite, in one file of the data folder.
struct SQLite: Database {
  private let pool: DatabasePool

  var dialect: Dialect { .sqlite }

  /// Opens the file, and makes it when it is not there yet; whoever calls has made the folder.
  init(path: String) throws {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      configuration.maximumReaderCount = 4
      pool = try DatabasePool(path: path, configuration: configuration)
      try Self.keepEveryCommit(pool, path: path)
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// The pool sets `synchronous` to NORMAL when it opens, by which a power cut may take commits back; so it is set
  /// afterwards, and read back.
  private static func keepEveryCommit(_ pool: DatabasePool, path: String) throws {
    let level = try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      return try Int.fetchOne(db, sql: "PRAGMA synchronous")
    }
    guard level == 2 else {
      throw StoreError(
        .failed, "SQLite does not accept synchronous = FULL", at: path, advice: "Use the SQLite of your distribution.")
    }
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    do {
      return try await pool.read { try body(SQLiteConnection(db: $0)) }
    } catch let error as DatabaseError {
      throw StoreError(error, path: pool.path)
    }
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    do {
      return try await pool.write { try body(SQLiteConnection(db: $0)) }
    } catch let error as DatabaseError {
      throw StoreError(error, path: pool.path)
    }
  }
}

private struct SQLiteConnection: Connection {
  let db: GRDB.Database

  func rows(_ sql: SQL) throws -> [Row] {
    let (text, arguments) = rendered(sql)
    let statement = try db.cachedStatement(sql: text)
    let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
    let names = statement.columnNames
    let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    var rows: [Row] = []
    while let row = try cursor.next() {
      rows.append(Row(places: places, values: names.indices.map { SQLValue(row[$0] as DatabaseValue) }))
    }
    return rows
  }

  func run(_ sql: SQL) throws {
    let (text, arguments) = rendered(sql)
    try db.cachedStatement(sql: text).execute(arguments: arguments)
  }

  private func rendered(_ sql: SQL) -> (String, StatementArguments) {
    let (text, values) = sql.rendered(mark: Dialect.sqlite.mark)
    return (text, StatementArguments(values.map(\.database)))
  }
}

extension SQLValue {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob(let data): .text(String(decoding: data, as: UTF8.self))
      }
  }

  fileprivate var database: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}

extension StoreError {
  fileprivate init(_ error: DatabaseError, path: String) {
    let said = error.message ?? "no more is known"
    self =
      switch error.resultCode {
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
        StoreError(
          .notWritable, "The database cannot be written", at: path,
          advice: "Let the user who runs Debrief write the folder and its files, or name another folder.")
      case .SQLITE_NOTADB:
        StoreError(
          .notADatabase, "This file is no SQLite database", at: path,
          advice: "Move it away, or name another folder; a backup can take its place.")
      case .SQLITE_CORRUPT:
        StoreError(
          .damaged, "The database is damaged: \(said)", at: path,
          advice: "Keep a copy of the folder, then put the newest backup in its place.")
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        StoreError(
          .locked, "Another process holds the database", at: path,
          advice: "Try again; if it stays so, end the other process that uses this folder.")
      case .SQLITE_FULL:
        StoreError(
          .diskFull, "There is no room left on the disk", at: path,
          advice: "Make room; what was saved before is safe, this change was not saved.")
      default:
        StoreError(
          .failed, "The database reports an error: \(said)", at: path,
          advice: "Try again; if it stays so, look for the disk's health and report it.")
      }
  }
}
