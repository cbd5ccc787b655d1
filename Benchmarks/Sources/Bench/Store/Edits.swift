import Debrief
import DebriefStore
import Foundation
import GRDB

/// Durable edits a second, against single rows that the engine itself commits as durably.
struct Edits {
  let page: Page
  let seconds: Double

  func report() async throws {
    let heading = "Durable edits a second: of Debrief, and as a ratio of single rows that SQLite itself commits"
    guard page.shows(heading) else { return }
    page.print("\n" + heading)
    let workshop = try await Workshop()
    defer { workshop.clear() }
    let raw = try rawCommits(workshop.folder)
    page.figure("rows", raw.shown, "single-row commits of SQLite, synchronous = FULL, one writer")
    for writers in [1, 64] {
      let edits = try await workshop.edits(writers: writers, seconds: seconds)
      page.figure("\(writers) writers", (edits / raw).shown, "\(edits.shown) edits a second")
    }
  }

  private func rawCommits(_ folder: String) throws -> Double {
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
}
