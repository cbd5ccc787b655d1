import Debrief
import DebriefStore

/// Compares what a writer was told with what is in the store.
struct Audit {
  private let place: Place
  private var words: [Word] = []
  private(set) var losses: [String] = []

  init(_ place: Place) { self.place = place }

  /// How many writes were said to be kept.
  var acknowledged: Int {
    words.count { if case .kept = $0 { true } else { false } }
  }

  /// Looks for what was said last, and at the health of the whole place.
  ///
  /// - Returns: what the store itself finds.
  mutating func check(_ fresh: [Word]) async throws -> [String] {
    words += fresh
    let store = try await Store.open(place, now: Stamp(secondsSince1970: 0))
    try await look(for: fresh, in: store)
    return try await store.doctor().filter { $0.place != "disk" }.map(\.description)
  }

  /// Looks for everything that was ever said.
  mutating func checkEverything() async throws {
    let store = try await Store.open(place, now: Stamp(secondsSince1970: 0))
    try await look(for: words, in: store)
    let there = try await store.all(Filter(for: .holder)) + store.removed(for: .holder).map(\.stored)
    var authors: Set<String> = []
    for stored in there { authors.formUnion(try await store.history(stored.uid).map(\.by.name)) }
    for case .refused(let token) in words where authors.contains(token) {
      lose("\(token) was said not to be kept, but it is")
    }
  }

  private mutating func lose(_ what: String) {
    if !losses.contains(what) { losses.append(what) }
  }

  private mutating func look(for words: [Word], in store: Store) async throws {
    var byReview: [String: [(token: String, version: Int?)]] = [:]
    for case .kept(let token, let uid, let version) in words { byReview[uid, default: []].append((token, version)) }
    for (uid, kept) in byReview.sorted(by: { $0.key < $1.key }) {
      let history = try await store.history(uid)
      if history.map(\.version) != Array(1...max(history.count, 1)).reversed() {
        lose("\(uid) has gaps in its history: \(history.map(\.version))")
      }
      let entries = Dictionary(history.map { ($0.by.name, $0) }) { $1 }
      for (token, version) in kept {
        guard let entry = entries[token], version == nil || version == entry.version else {
          lose("\(token) is not in the history of \(uid), version \(version ?? 0)")
          continue
        }
        if try await isMissing(token, entry, uid, store) {
          lose("\(token) is in the history of \(uid), but not in its version \(entry.version)")
        }
      }
    }
  }

  /// Whether the version does not hold what the write put into it. A review that is removed at this moment cannot be read.
  private func isMissing(_ token: String, _ entry: HistoryEntry, _ uid: String, _ store: Store) async throws -> Bool {
    guard entry.kind == .created || entry.kind == .edited else { return false }
    do {
      let review = try await store.review(uid, at: entry.version)
      return !String(decoding: review.canonical, as: UTF8.self).contains(Word.mark(token))
    } catch let error as StoreError where error.kind == .notFound {
      return false
    }
  }
}
