/// The passage of a text that shows best why a search found it.
package struct Snippet: Sendable, Equatable {
  /// In order; no piece is empty, and no two neighbours are of one kind.
  package let pieces: [Piece]

  /// A stretch of the text, white space and control characters made one space; “…” stands where the text goes on.
  package struct Piece: Sendable, Equatable {
    package let text: String
    package let isHit: Bool

    package init(_ text: String, isHit: Bool) {
      self.text = text
      self.isHit = isHit
    }
  }

  /// nil when nothing in the text is asked for. The length is in scalars and about: hits are cut only far beyond it.
  package init?(of text: String, for query: SearchQuery, length: Int = 160) {
    self.init(of: text, hits: query.hits(in: text), length: length)
  }

  private init?(of text: String, hits: [SearchQuery.Hit], length: Int) {
    guard let cluster = Self.densest(hits, in: text, within: length) else { return nil }
    let excerpt = Excerpt(around: cluster, in: text, length: length)
    pieces = Pieces.cut(excerpt.range, of: text, marking: hits, atMost: 2 * length)
  }

  /// Of the text in which most of the terms stand, the first of several.
  package static func best(
    of texts: [String], for query: SearchQuery, length: Int = 160
  ) -> (place: Int, snippet: Snippet)? {
    var best: (place: Int, hits: [SearchQuery.Hit], answers: Int)?
    let finder = SearchQuery.Finder(query)
    for (place, text) in texts.enumerated() {
      let hits = finder.hits(in: text)
      let answers = Set(hits.map(\.term)).count
      if answers > best?.answers ?? 0 { best = (place, hits, answers) }
      if answers == query.terms.count { break }
    }
    guard let best, let snippet = Snippet(of: texts[best.place], hits: best.hits, length: length) else { return nil }
    return (best.place, snippet)
  }

  /// The text without its marks.
  package var text: String { pieces.map(\.text).joined() }

  /// From the first to the last of those hits within a length that answer most terms, then those that are most.
  private static func densest(
    _ hits: [SearchQuery.Hit], in text: String, within length: Int
  ) -> Range<String.Index>? {
    let ends = distances(hits, in: text)
    var best: (score: (Int, Int), range: Range<String.Index>)?
    var counts: [Int: Int] = [:]
    var first = 0
    for (last, hit) in hits.enumerated() {
      counts[hit.term, default: 0] += 1
      while first < last, ends[last].end - ends[first].start > length {
        let term = hits[first].term
        counts[term] = counts[term] == 1 ? nil : (counts[term] ?? 0) - 1
        first += 1
      }
      let score = (counts.count, last - first + 1)
      if let best, best.score >= score { continue }
      let start = hits[first].range.lowerBound
      best = (score, start..<max(hit.range.upperBound, start))
    }
    return best?.range
  }

  /// How far from the start of the text each hit begins and ends, in scalars.
  private static func distances(_ hits: [SearchQuery.Hit], in text: String) -> [(start: Int, end: Int)] {
    let scalars = text.unicodeScalars
    var (at, count) = (text.startIndex, 0)
    return hits.map { hit in
      count += scalars.distance(from: at, to: hit.range.lowerBound)
      at = hit.range.lowerBound
      return (count, count + scalars.distance(from: at, to: hit.range.upperBound))
    }
  }
}
