import Debrief
import DebriefStore
import Foundation
import GRDB

/// Opening a review, against reading as many bytes by their primary key.
struct Opening {
  let samples: Samples
  let page: Page
  let timing: Timing

  func report() async throws {
    let heading = "Opening a review: microseconds, and as a ratio of a read of the same bytes by their primary key"
    guard page.shows(heading) else { return }
    page.print("\n" + heading)
    let workshop = try await Workshop()
    defer { workshop.clear() }
    let raw = try DatabaseQueue(path: workshop.folder + "/raw.sqlite")
    try await raw.write { try $0.execute(sql: "CREATE TABLE row (id TEXT PRIMARY KEY, text TEXT)") }
    for size in [20_000, 500_000] {
      guard let review = samples.specimens(of: size).first?.review else { continue }
      let uid = try await workshop.store.create(review, by: Workshop.author, door: .api, at: Workshop.now).uid
      let bytes = (review.json ?? [:]).text()
      try await raw.write { try $0.execute(sql: "INSERT INTO row VALUES (?, ?)", arguments: [uid, bytes]) }
      let read = try await each(1000) {
        _ = try await raw.read { try String.fetchOne($0, sql: "SELECT text FROM row WHERE id = ?", arguments: [uid]) }
      }
      let warm = try await each(1000) { _ = try await workshop.store.find(uid, for: .holder) }
      let cold = try await each(20) {
        let store = try await Store.open(workshop.place, now: Workshop.now)
        let start = Timing.now(CLOCK_MONOTONIC)
        _ = try await store.find(uid, for: .holder)
        return Timing.now(CLOCK_MONOTONIC) - start
      }
      page.figure("\(size / 1000) kB", (warm / read).shown, "\((warm * 1e6).shown) µs of \((read * 1e6).shown) µs raw")
      page.detail("decoded anew", (cold / read).shown, "\((cold * 1e6).shown) µs, the first time in a process")
    }
  }

  /// The median of so many runs, in seconds; a run may say itself how long what counts took.
  private func each(_ count: Int, _ body: () async throws -> Double?) async throws -> Double {
    var times: [Double] = []
    for _ in 0..<count {
      let start = Timing.now(CLOCK_MONOTONIC)
      let said = try await body()
      times.append(said ?? Timing.now(CLOCK_MONOTONIC) - start)
    }
    return times.sorted()[count / 2]
  }

  private func each(_ count: Int, _ body: () async throws -> Void) async throws -> Double {
    try await each(count) {
      try await body()
      return nil
    }
  }
}
