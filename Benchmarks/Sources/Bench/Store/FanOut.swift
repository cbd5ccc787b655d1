import Debrief
import DebriefStore
import Foundation

/// One edit that a thousand viewers wait for.
struct FanOut {
  let page: Page

  private static let viewers = 1000

  func report() async throws {
    let heading = "Fan-out: milliseconds from an edit until \(Self.viewers) viewers have heard of it, and their memory"
    guard page.shows(heading) else { return }
    page.print("\n" + heading)
    let workshop = try await Workshop()
    defer { workshop.clear() }
    let store = workshop.store
    let uid = try await store.create(.small(1), by: Workshop.author, door: .api, at: Workshop.now).uid
    let streams = (0..<Self.viewers).map { _ in store.changes.of(uid) }
    let waiting = streams.map { stream in
      Task {
        for await _ in stream { return Timing.now(CLOCK_MONOTONIC) }
        return Timing.now(CLOCK_MONOTONIC)
      }
    }
    let start = Timing.now(CLOCK_MONOTONIC)
    _ = try await store.edit(uid, by: Workshop.author, door: .api, at: Workshop.now) { $0.title = "Heard" }
    let edited = Timing.now(CLOCK_MONOTONIC)
    let times = await waiting.asyncMap { await $0.value }.sorted().map { ($0 - start) * 1e3 }
    page.figure("first", (times.first ?? 0).shown, "ms; the edit itself took \(((edited - start) * 1e3).shown) ms")
    page.figure("median", times[times.count / 2].shown, "ms")
    page.figure("last", (times.last ?? 0).shown, "ms")
    // Of so many that what the process keeps in reserve doesn't count.
    let many = 20 * Self.viewers
    let before = Self.memory
    let more = (0..<many).map { _ in store.changes.of(uid) }
    page.figure(
      "memory", (Double(Self.memory - before) / Double(more.count) / 1000).shown, "kB a viewer, without its connection")
  }

  /// What the process holds, in bytes.
  private static var memory: Int {
    let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")[1]
    return (pages.flatMap { Int($0) } ?? 0) * 4096
  }
}
