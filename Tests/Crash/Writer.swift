import Chance
import Debrief
import DebriefStore
import Foundation
import Synchronization

/// Creates and edits reviews, several at once, until it is ended; says of each write what the store said.
final class Writer: Sendable {
  private enum Deed {
    case create, summary, line, entry, action, attach, remove
  }

  private static let deeds: [Deed] = [
    .create, .summary, .summary, .line, .entry, .entry, .entry, .action, .action, .attach, .remove,
  ]
  private static let tasks = 4

  private let now = Stamp(secondsSince1970: 1_700_000_000)
  private let store: Store
  private let seed: UInt64
  private let reviews: Mutex<[String]>

  private init(_ store: Store, seed: UInt64, reviews: [String]) {
    self.store = store
    self.seed = seed
    self.reviews = Mutex(reviews)
  }

  /// - Parameter seed: not that of another writer of the same place, since it makes the tokens.
  static func run(_ place: Place, seed: UInt64) async throws {
    Word.opening.say()
    let store = try await Store.open(place, now: Stamp(secondsSince1970: 0))
    let writer = Writer(store, seed: seed, reviews: try await store.list(Filter(for: .holder)).rows.map(\.uid))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<tasks { group.addTask { try await writer.work(task) } }
      try await group.waitForAll()
    }
  }

  private func work(_ task: Int) async throws {
    var random = SplitMix(seed: seed &* 100 &+ UInt64(task))
    for n in 0... {
      let token = "\(seed)-\(task)-\(n)"
      let uid = reviews.withLock { $0.randomElement(using: &random) }
      let deed = uid == nil ? .create : Self.deeds.randomElement(using: &random) ?? .create
      let base = Bool.random(using: &random) ? nil : 1
      try await attempt(token) { try await self.write(deed, token, uid ?? "", base) }
      if deed == .remove, let uid {
        try await attempt(token + "-back") { try await self.restore(uid, token + "-back") }
      }
    }
  }

  /// - Throws: what no crash of a server explains.
  private func attempt(_ token: String, _ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let error as StoreError {
      switch error.kind {
      // Another task removed the review, or nobody knows what became of the write.
      case .notFound, .unknownOutcome: return
      case .unreachable:
        Word.refused(token: token).say()
        // Nothing tells that a server is there again.
        try await Task.sleep(for: .milliseconds(20))
      default: throw error
      }
    }
  }

  private func write(_ deed: Deed, _ token: String, _ uid: String, _ base: Int?) async throws {
    let mark = Word.mark(token)
    switch deed {
    case .create: try await create(token)
    case .summary: try await edit(uid, token, base) { $0.summary = Prose("What \(mark) says.") }
    case .line: try await edit(uid, token, nil) { $0.impactLine = mark }
    case .entry:
      try await edit(uid, token, base) { review in
        var entry = Entry()
        entry.event = Prose(mark)
        review.timeline.insert(entry, at: review.timeline.count / 2)
      }
    case .action:
      try await edit(uid, token, base) { review in
        var item = ActionItem()
        item.action = Prose(mark)
        review.actions.append(item)
        if review.actions.count > 12 { review.actions.removeFirst() }
      }
    case .attach: try await attach(to: uid, token)
    case .remove:
      try await store.remove(uid, by: Author(token), at: now)
      Word.kept(token: token, uid: uid, version: nil).say()
    }
  }

  private func create(_ token: String) async throws {
    var review = Review()
    review.title = Word.mark(token)
    review.services = ["api"]
    let saved = try await store.create(review, by: Author(token), door: .api, at: now, numberedIn: 2024)
    Word.kept(token: token, uid: saved.uid, version: saved.version).say()
    reviews.withLock { $0.append(saved.uid) }
  }

  private func edit(
    _ uid: String, _ token: String, _ base: Int?, _ body: (inout Review) -> Void
  ) async throws {
    let saved = try await store.edit(uid, base: base, by: Author(token), door: .api, at: now, body)
    Word.kept(token: token, uid: uid, version: saved.version).say()
  }

  private func attach(to uid: String, _ token: String) async throws {
    let name = Word.mark(token)
    let spool = try store.spool()
    try spool.append("The text of \(name)".utf8)
    let attached = try await store.attach(spool, name: name, to: uid, by: Author(token), door: .api, at: now)
    Word.kept(token: token, uid: uid, version: attached.saved.version).say()
  }

  private func restore(_ uid: String, _ token: String) async throws {
    let stored = try await store.restore(uid, by: Author(token), at: now)
    Word.kept(token: token, uid: uid, version: stored.version).say()
  }
}
