import Foundation
import GRDB
import Synchronization

/// SQLite, in one file.
///
/// Writers that wait at the same moment are committed together: the disk is asked once for all of them.
final class SQLite: Database {
  /// As many changes as share a commit at most, so that the first of them need not wait for long.
  private static let mostTogether = 64

  private struct Waiting {
    var jobs: [Job] = []
    var isWorking = false
  }

  let place: String
  private let pool: any DatabaseWriter
  private let waiting = Mutex(Waiting())
  private let committed: @Sendable (Notice) -> Void

  var dialect: Dialect { .sqlite }

  /// Opens the file, and makes it when it is not there yet; whoever calls has made the folder.
  ///
  /// - Parameters:
  ///   - isWhole: whether the file stands alone, as a backup does, without a journal beside it.
  ///   - patience: for so many seconds it waits for another program that writes.
  ///   - committed: hears of each new version, once it is committed.
  init(
    path: String, isWhole: Bool = false, patience: Double = 10,
    committed: @escaping @Sendable (Notice) -> Void = { _ in }
  ) throws {
    place = path
    self.committed = committed
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(patience)
      configuration.maximumReaderCount = 4
      pool =
        isWhole
        ? try DatabaseQueue(path: path, configuration: configuration)
        : try DatabasePool(path: path, configuration: configuration)
      try Self.keepEveryCommit(pool, path: path)
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// The pool sets `synchronous` to NORMAL when it opens, by which a power cut may take commits back; so it is set
  /// afterwards, and read back.
  private static func keepEveryCommit(_ pool: any DatabaseWriter, path: String) throws {
    let level = try pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // What is deleted is overwritten, so that redacted words are not left in free space.
      try db.execute(sql: "PRAGMA secure_delete = ON")
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
      throw StoreError(error, path: place)
    }
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      enqueue(
        Job { connection in
          let result = try body(connection)
          return { continuation.resume(returning: result) }
        } fail: {
          continuation.resume(throwing: $0)
        })
    }
  }
}

extension SQLite {
  func keepCopy(_ name: String) async throws {
    let file = (place.hasSuffix(".sqlite") ? String(place.dropLast(7)) : place) + "-\(name).sqlite"
    // Another process that starts, too, has made it from the same data.
    guard access(file, F_OK) != 0 else { return }
    do {
      try Folder.makeFile(file)
      try pool.backup(to: DatabaseQueue(path: file))
    } catch let error as DatabaseError {
      unlink(file)
      throw StoreError(error, path: file)
    }
  }

  /// Words that were taken out stay in the index until its parts are merged, and in the journal until it begins anew.
  func scrub() async throws {
    try await write { try $0.run("INSERT INTO passage_words (passage_words) VALUES ('optimize')") }
    do {
      try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    } catch let error as DatabaseError {
      throw StoreError(error, path: place)
    }
  }

  /// Ends the use of a file that is to be moved.
  func close() throws { try pool.close() }
}

// Changes that are committed together.
extension SQLite {
  private struct Job: Sendable {
    /// Does its work; what it gives is called once that is committed.
    let run: @Sendable (any Connection) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void
  }

  private func enqueue(_ job: Job) {
    let begins = waiting.withLock { waiting in
      waiting.jobs.append(job)
      defer { waiting.isWorking = true }
      return !waiting.isWorking
    }
    guard begins else { return }
    pool.asyncWriteWithoutTransaction { db in
      while let jobs = self.next() { self.commit(jobs, db) }
    }
  }

  private func next() -> [Job]? {
    waiting.withLock { waiting in
      waiting.isWorking = !waiting.jobs.isEmpty
      guard waiting.isWorking else { return nil }
      let jobs = Array(waiting.jobs.prefix(Self.mostTogether))
      waiting.jobs.removeFirst(jobs.count)
      return jobs
    }
  }

  /// All of them in one transaction; where that fails as a whole, each by itself.
  private func commit(_ jobs: [Job], _ db: GRDB.Database) {
    var done: [@Sendable () -> Void] = []
    var notices: [Notice] = []
    var failed: [(job: Job, error: any Error)] = []
    do {
      try db.statement("BEGIN IMMEDIATE")
    } catch {
      // Another program writes: nobody waits for it once more.
      for job in jobs { job.fail(said(error)) }
      return
    }
    do {
      for job in jobs {
        let connection = SQLiteConnection(db: db)
        try db.statement("SAVEPOINT job")
        do {
          done.append(try job.run(connection))
          notices += connection.told.notices
        } catch {
          // On a full disk SQLite takes the whole transaction back by itself.
          guard db.isInsideTransaction else { throw error }
          try db.statement("ROLLBACK TO job")
          failed.append((job, error))
        }
        try db.statement("RELEASE job")
      }
      try db.statement("COMMIT")
    } catch {
      if db.isInsideTransaction { try? db.statement("ROLLBACK") }
      if jobs.count == 1 { return jobs[0].fail(said(error)) }
      for job in jobs { commit([job], db) }
      return
    }
    for succeed in done { succeed() }
    for (job, error) in failed { job.fail(said(error)) }
    for notice in notices { committed(notice) }
  }

  private func said(_ error: any Error) -> any Error {
    (error as? DatabaseError).map { StoreError($0, path: place) } ?? error
  }
}

extension GRDB.Database {
  fileprivate func statement(_ sql: String) throws { try cachedStatement(sql: sql).execute() }
}

private struct SQLiteConnection: Connection {
  final class Told {
    var notices: [Notice] = []
  }

  let db: GRDB.Database
  let told = Told()

  var dialect: Dialect { .sqlite }

  /// One writer at a time is all that SQLite knows.
  func lock(_ name: String) {}

  func announce(_ notice: Notice) { told.notices.append(notice) }

  func rows(_ sql: SQL) throws -> [Row] {
    let sql = sql.rendered(.sqlite)
    let statement = try db.cachedStatement(sql: sql.text)
    let cursor = try GRDB.Row.fetchCursor(statement, arguments: sql.arguments)
    let names = statement.columnNames
    let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    var rows: [Row] = []
    while let row = try cursor.next() {
      rows.append(Row(places: places, values: names.indices.map { SQLValue(row[$0] as DatabaseValue) }))
    }
    return rows
  }

  func run(_ statement: SQL.Rendered) throws {
    try db.cachedStatement(sql: statement.text).execute(arguments: statement.arguments)
  }
}

extension SQL.Rendered {
  fileprivate var arguments: StatementArguments { StatementArguments(values.map(\.database)) }
}

extension SQLValue {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob(let data): .bytes(Array(data))
      }
  }

  fileprivate var database: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let bytes): Data(bytes).databaseValue
    }
  }
}

extension StoreError {
  /// A quota or a limit on the size of files ends a write with other codes than a full disk does.
  private static let noRoom: [ResultCode] = [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE]

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
      case .SQLITE_IOERR where Self.noRoom.contains(error.extendedResultCode), .SQLITE_FULL:
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
