@preconcurrency import Dispatch
import Synchronization

/// PostgreSQL: a few connections, each of which does its blocking work on a queue of its own.
final class Postgres: Database {
  static let mostLinks = 8

  private struct State {
    var idle: [Desk] = []
    var open = 0
    var waiting: [CheckedContinuation<Desk?, Never>] = []
  }

  let address: Address
  private let listener: Listener
  private let state = Mutex(State())

  var dialect: Dialect { .postgres }
  var place: String { address.place }

  init(_ address: Address, _ changes: Changes) {
    self.address = address
    listener = Listener(address, changes)
    changes.whenFirstWatched { [weak self] in self?.listener.start() }
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    try await retried { link in
      try link.simple("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      return try link.finishing {
        let result = try body(PostgresConnection(link: link))
        try link.simple("COMMIT")
        return result
      }
    }
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    let outcome: Outcome<T> = try await retried { link in
      try link.simple("BEGIN")
      return try link.finishing {
        let result = try body(PostgresConnection(link: link))
        let number = try link.simple("SELECT pg_current_xact_id_if_assigned()::text AS number").first?.text("number")
        do throws(StoreError) {
          try link.simple("COMMIT")
          return .committed(result)
        } catch {
          guard error.kind == .unreachable, let number else { throw error }
          return .unknown(result, transaction: number)
        }
      }
    }
    switch outcome {
    case .committed(let result): return result
    case .unknown(let result, let number):
      try await settle(number)
      return result
    }
  }

  /// A transaction takes its own copy: `Connection.keepCopy`.
  func keepCopy(_ name: String) {}

  func scrub() async throws {
    let tables = try await read { try $0.tables().sorted().map { "\"\($0)\"" }.joined(separator: ", ") }
    _ = try await run { link in
      try link.simple("SET statement_timeout = 0")
      defer { _ = try? link.simple("SET statement_timeout = '120s'") }
      try link.simple("VACUUM \(tables)")
    }
  }

  /// After a connection that was lost in a commit: asks the server whether that transaction was committed.
  private func settle(_ transaction: String) async throws {
    let lost = StoreError(
      .unknownOutcome, "The connection was lost while a change was being saved", at: place,
      advice: "Load the review again: the change is there, or it has to be made once more.")
    var status: String?
    for pause in [0, 100, 300, 1000, 3000] where status == nil || status == "in progress" {
      try await Task.sleep(for: .milliseconds(pause))
      status = try? await run { link in
        try link.execute("SELECT pg_xact_status(CAST(\(transaction) AS xid8)) AS status").first?.text("status")
      }
    }
    switch status {
    case "committed": return
    case "aborted": throw StoreError.unreachable(place, "the connection was lost, and this change was not saved")
    default: throw lost
    }
  }

  /// Once more where the engine had to give way to another writer, or an idle connection turned out to be lost.
  private func retried<T: Sendable>(_ work: @escaping @Sendable (Link) throws -> T) async throws -> T {
    var wasLost = false
    for _ in 0..<10 {
      do {
        return try await run(work)
      } catch let error as StoreError where error.kind == .gaveWay {
        continue
      } catch let error as StoreError where error.kind == .unreachable && !wasLost {
        wasLost = true
        forgetIdle()
      }
    }
    return try await run(work)
  }
}

extension Postgres {
  private enum Outcome<T: Sendable>: Sendable {
    case committed(T)
    case unknown(T, transaction: String)
  }

  /// A connection and the queue that it blocks.
  private final class Desk: Sendable {
    let queue = DispatchQueue(label: "debrief.postgres")
    let link = Mutex<Link?>(nil)
  }

  private func run<T: Sendable>(_ work: @escaping @Sendable (Link) throws -> T) async throws -> T {
    let desk = await take()
    let address = address
    return try await withCheckedThrowingContinuation { continuation in
      desk.queue.async {
        let result = Result {
          try desk.link.withLock { kept in
            let link = try kept ?? Link(address)
            defer { kept = link.isBroken || link.isReadOnly ? nil : link }
            return try work(link)
          }
        }
        self.giveBack(desk)
        continuation.resume(with: result)
      }
    }
  }

  private func take() async -> Desk {
    let free = await withCheckedContinuation { (continuation: CheckedContinuation<Desk?, Never>) in
      let now: Desk?? = state.withLock { state in
        if let desk = state.idle.popLast() { return .some(desk) }
        if state.open < Self.mostLinks {
          state.open += 1
          return .some(nil)
        }
        state.waiting.append(continuation)
        return nil
      }
      if let now { continuation.resume(returning: now) }
    }
    return free ?? Desk()
  }

  private func giveBack(_ desk: Desk) {
    let next = state.withLock { state in
      if state.waiting.isEmpty {
        state.idle.append(desk)
        return nil as CheckedContinuation<Desk?, Never>?
      }
      return state.waiting.removeFirst()
    }
    next?.resume(returning: desk)
  }

  /// After one connection was lost the idle ones are, too.
  private func forgetIdle() {
    state.withLock { state in
      for desk in state.idle { desk.queue.async { desk.link.withLock { $0 = nil } } }
    }
  }
}

extension Link {
  /// Takes the transaction back when the body throws.
  fileprivate func finishing<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      if !isBroken { _ = try? simple("ROLLBACK") }
      throw error
    }
  }
}

private struct PostgresConnection: Connection {
  let link: Link

  var dialect: Dialect { .postgres }

  func rows(_ sql: SQL) throws -> [Row] { try link.execute(sql) }

  func run(_ statement: SQL.Rendered) throws { _ = try link.execute(statement) }

  func lock(_ name: String) throws {
    _ = try link.execute("SELECT pg_advisory_xact_lock(hashtextextended(\(name), 0))")
  }

  func announce(_ notice: Notice) throws {
    _ = try link.execute("SELECT pg_notify('debrief', \(notice.told))")
  }
}

extension Connection {
  /// On PostgreSQL a copy of all tables, in a schema of that name, with the transaction.
  func keepCopy(_ name: String) throws {
    guard dialect == .postgres else { return }
    let schema = "debrief_" + name.replacing("-", with: "_")
    try run(SQL(unchecked: "CREATE SCHEMA \(schema)"))
    for table in try tables().sorted() {
      try run(SQL(unchecked: "CREATE TABLE \(schema).\"\(table)\" AS TABLE \"\(table)\""))
    }
  }
}

extension StoreError {
  /// - Parameter code: https://www.postgresql.org/docs/current/errcodes-appendix.html
  static func of(postgres code: String, said: String, place: String, isBroken: Bool) -> StoreError {
    if isBroken || code.hasPrefix("08") || code.hasPrefix("57P") {
      return .unreachable(place, said.isEmpty ? "the connection was lost" : said)
    }
    return switch code {
    case "40001", "40P01":
      StoreError(.gaveWay, "Another change came first", at: place, advice: "Try again.")
    case "53100":
      StoreError(
        .diskFull, "There is no room left on the database's disk", at: place,
        advice: "Make room; what was saved before is safe, this change was not saved.")
    case "55P03", "57014", "25P03":
      StoreError(
        .locked, "Another transaction holds the database for too long", at: place,
        advice: "Try again; if it stays so, look for it in pg_stat_activity.")
    case "25006", "42501", "28000", "28P01":
      StoreError(
        .notWritable, "The database cannot be written: \(said)", at: place,
        advice: "Name a primary server, and a user who may create tables in this database and write them.")
    case let code where code.hasPrefix("XX") || code.hasPrefix("58"):
      StoreError(
        .damaged, "The database is damaged: \(said)", at: place,
        advice: "Look into PostgreSQL's log; a backup can take its place.")
    default:
      StoreError(
        .failed, "The database reports an error (\(code)): \(said)", at: place,
        advice: "Try again; if it stays so, look into PostgreSQL's log and report it.")
    }
  }
}
