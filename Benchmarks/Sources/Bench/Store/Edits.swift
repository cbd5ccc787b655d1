import Cluster
import Debrief
import DebriefStore
import Foundation
import GRDB

/// Durable edits a second, against single rows that the engine itself commits as durably.
struct Edits {
  let page: Page
  let seconds: Double

  func report() async throws {
    let heading = "Durable edits a second: of Debrief, and as a ratio of single rows that the engine itself commits"
    guard page.shows(heading) else { return }
    page.print("\n" + heading)
    let sqlite = try await Workshop()
    defer { sqlite.clear() }
    try await report("SQLite", sqlite, raw: try rows(in: sqlite.folder))
    // Without PostgreSQL on the machine there is nothing to compare.
    guard let cluster = try? Cluster(durable: true) else { return page.print("  PostgreSQL is not installed") }
    let postgres = try await Workshop(address: cluster.newDatabase())
    try await report("PostgreSQL", postgres, raw: try rows(of: cluster))
  }

  private func report(_ engine: String, _ workshop: Workshop, raw: Double) async throws {
    page.figure(engine, raw.shown, "single-row commits a second, synchronous, one writer")
    for writers in [1, 64] {
      let edits = try await workshop.edits(writers: writers, seconds: seconds)
      page.detail("\(writers) writers", (edits / raw).shown, "\(edits.shown) edits a second")
    }
  }

  private func rows(in folder: String) throws -> Double {
    let queue = try DatabaseQueue(path: folder + "/raw.sqlite")
    return try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")
      let insert = try db.makeStatement(sql: "INSERT INTO row (text) VALUES (?)")
      let start = Timing.now(CLOCK_MONOTONIC)
      var count = 0
      while Timing.now(CLOCK_MONOTONIC) - start < seconds {
        try insert.execute(arguments: ["Basket lost its items for the \(count). time"])
        count += 1
      }
      return Double(count) / (Timing.now(CLOCK_MONOTONIC) - start)
    }
  }

  /// What pgbench says of one client that inserts a row at a time.
  private func rows(of cluster: Cluster) throws -> Double {
    let script = cluster.folder + "-insert.sql"
    try "INSERT INTO row (text) VALUES ('Basket lost its items');".write(
      toFile: script, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: script) }
    let words = """
      bin=$(pg_config --bindir) && export PGHOST="$0" PGUSER=debrief PGDATABASE=postgres
      "$bin/psql" -qc 'CREATE TABLE row (id BIGSERIAL PRIMARY KEY, text TEXT)'
      "$bin/pgbench" -n -M prepared -c 1 -T "$2" -f "$1" | sed -n 's/^tps = \\([0-9.]*\\).*/\\1/p'
      """
    let process = Process()
    let said = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", words, cluster.folder, script, String(max(1, Int(seconds)))]
    process.standardOutput = said
    try process.run()
    let answer = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Double(answer.trimmingCharacters(in: .whitespacesAndNewlines)) ?? .nan
  }
}
