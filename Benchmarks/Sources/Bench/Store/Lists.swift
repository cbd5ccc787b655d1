import Debrief
import DebriefStore
import Foundation
import GRDB

/// The list of reviews and searches in it, as it grows.
struct Lists {
  let page: Page
  let quick: Bool

  private static let words = [
    "basket", "certificate", "host-17.example.com", "queue slow", "\"full disk\"", "region 42 payment",
  ]

  func report() async throws {
    let heading = "Lists: milliseconds of a page of 50, of searches, and bytes on the disk for each review"
    guard page.shows(heading) else { return }
    page.print("\n" + heading)
    let workshop = try await Workshop()
    defer { workshop.clear() }
    var count = 0
    var first: Double?
    for size in quick ? [1000, 10_000] : [1000, 10_000, 100_000] {
      let start = Timing.now(CLOCK_MONOTONIC)
      try await workshop.fill(count + 1...size)
      let made = Double(size - count) / (Timing.now(CLOCK_MONOTONIC) - start)
      count = size
      let list = try await times(200) { _ = try await workshop.store.list(Filter(for: .holder)) }.median
      first = first ?? list
      page.figure("\(size) reviews", (list / (first ?? list)).shown, "of the page of 1,000: \((list * 1e3).shown) ms")
      page.detail("created", made.shown, "reviews a second by 64 writers")
      page.detail(
        "disk", (try disk(workshop.folder) / Double(size)).shown, "bytes a review of about \(Self.bytes) bytes of JSON")
      try await searches(workshop)
    }
  }

  private static let bytes = (Review.small(7).json ?? [:]).text().utf8.count

  /// What Debrief takes for a search, by the side of the bare question to the same index.
  private func searches(_ workshop: Workshop) async throws {
    var ours: [Double] = []
    var raw: [Double] = []
    let pool = try DatabasePool(path: workshop.folder + "/debrief.sqlite")
    for text in Self.words {
      var filter = Filter(for: .holder)
      filter.text = text
      ours += try await times(20) {
        _ = try await workshop.store.list(filter, sort: Sort(.relevance), counted: false)
      }
      let match = SearchQuery(text).terms.map { term in
        term.alternatives.map { "\"\($0.words.joined(separator: " "))\"" }.joined(separator: " OR ")
      }.map { "(\($0))" }.joined(separator: " AND ")
      raw += try await times(20) {
        _ = try pool.read { db in
          try GRDB.Row.fetchAll(
            db, sql: "SELECT rowid, rank FROM passage_words WHERE passage_words MATCH ? ORDER BY rank LIMIT 50",
            arguments: [match])
        }
      }
    }
    page.detail(
      "search, median", (ours.median / raw.median).shown,
      "\((ours.median * 1e3).shown) ms, the bare FTS5 query \((raw.median * 1e3).shown) ms")
    page.detail(
      "search, 99 of 100", (ours.last99 / raw.last99).shown,
      "\((ours.last99 * 1e3).shown) ms, the bare FTS5 query \((raw.last99 * 1e3).shown) ms")
  }

  private func times(_ count: Int, _ body: () async throws -> Void) async throws -> [Double] {
    var times: [Double] = []
    for _ in 0..<count {
      let start = Timing.now(CLOCK_MONOTONIC)
      try await body()
      times.append(Timing.now(CLOCK_MONOTONIC) - start)
    }
    return times
  }

  private func disk(_ folder: String) throws -> Double {
    let size = try FileManager.default.attributesOfItem(atPath: folder + "/debrief.sqlite")[.size] as? Int
    return Double(size ?? 0)
  }
}

extension [Double] {
  fileprivate var median: Double { sorted()[count / 2] }
  fileprivate var last99: Double { sorted()[count * 99 / 100] }
}
