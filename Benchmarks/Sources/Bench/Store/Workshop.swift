import Debrief
import DebriefStore
import Foundation

/// A store in a folder of its own, with reviews of a size, for as long as the figures take.
struct Workshop {
  let folder: String
  let place: Place
  let store: Store

  static let now = Stamp(secondsSince1970: 1_770_000_000)
  static let author = Author("Bench")

  /// - Parameter address: of an empty PostgreSQL database; nil for SQLite.
  init(address: String? = nil) async throws {
    folder = NSTemporaryDirectory() + "debrief-bench-\(UUID().uuidString.prefix(8))"
    place = address.map { .postgres($0) } ?? .folder(folder)
    store = try await Store.open(place, now: Self.now)
  }

  func clear() { try? FileManager.default.removeItem(atPath: folder) }

  /// Reviews of about a kilobyte, whose words and days differ.
  func fill(_ count: ClosedRange<Int>) async throws {
    let store = store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for first in 0..<64 {
        group.addTask {
          for n in stride(from: count.lowerBound + first, through: count.upperBound, by: 64) {
            _ = try await store.create(.small(n), by: Self.author, door: .api, at: Self.now)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Durable edits a second by so many writers, each on a review of its own.
  func edits(writers: Int, seconds: Double) async throws -> Double {
    let store = store
    let uids = try await (0..<writers).asyncMap { n in
      try await store.create(.small(n), by: Self.author, door: .api, at: Self.now).uid
    }
    let start = Timing.now(CLOCK_MONOTONIC)
    let done = try await withThrowingTaskGroup(of: Int.self) { group in
      for uid in uids {
        group.addTask {
          var count = 0
          while Timing.now(CLOCK_MONOTONIC) - start < seconds {
            count += 1
            let title = "Basket lost its items for the \(count). time"
            _ = try await store.edit(uid, by: Self.author, door: .api, at: Self.now) { $0.title = title }
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    return Double(done) / (Timing.now(CLOCK_MONOTONIC) - start)
  }
}

extension Review {
  /// A review like many: some prose, a timeline, action items.
  static func small(_ n: Int) -> Review {
    let things = ["basket", "search", "login", "payment", "export", "mail", "queue", "cache", "report", "ticket"]
    let causes = ["a full disk", "an expired certificate", "a slow query", "a lost lock", "a wrong flag"]
    var review = Review()
    review.id = "INC-\(n)"
    review.title = "The \(things[n % 10]) of region \(n % 97) stopped for \(n % 59) minutes"
    review.date = Day(CivilDate(daysSinceEpoch: 18_000 + n % 2000).iso)
    review.severity = Severity("SEV-\(n % 4 + 1)", scheme: "SEV-1…4", rank: n % 4 + 1)
    review.status = Status(["draft", "in-review", "approved", "final"][n % 4])
    review.services = ["service-\(n % 50)", "service-\(n % 7)"]
    review.summary = Prose(
      "Customers could not use the \(things[n % 10]) because of \(causes[n % 5]) on host-\(n % 313).example.com.")
    review.timeline = (0..<4).map { step in
      var entry = Entry()
      entry.event = Prose("Step \(step): somebody looked at \(things[(n + step) % 10]) number \(n)")
      return entry
    }
    review.actions = (0..<2).map { step in
      var action = ActionItem()
      action.action = Prose("Alert on \(causes[(n + step) % 5]) before it is too late")
      action.owner = Person("Person \(n % 211)")
      action.status = ActionStatus(step == 0 ? "done" : "open")
      return action
    }
    return review
  }
}

extension Sequence {
  func asyncMap<T>(_ body: (Element) async throws -> T) async rethrows -> [T] {
    var result: [T] = []
    for element in self { result.append(try await body(element)) }
    return result
  }
}
