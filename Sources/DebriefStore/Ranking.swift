import Debrief

/// The reviews that answer to a search, the best first. Only as many are read as a page needs: the others are a number and
/// a score.
struct Ranking {
  let filter: Filter
  let ascending: Bool
  let dialect: Dialect

  /// - Parameter ascending: whether the faintest match comes first.
  init(_ filter: Filter, ascending: Bool, _ dialect: Dialect) {
    self.filter = filter
    self.ascending = ascending
    self.dialect = dialect
  }

  /// One row more than the page holds: it tells whether there is a next one.
  func rows(_ page: Page, _ db: any Connection) throws -> [Row] {
    var others = filter
    others.text = ""
    var rows: [Row] = []
    var position = page.cursor.flatMap(Cursor.init(text:))
    var count = 2 * page.limit + 1
    while rows.count <= page.limit {
      let best = try db.rows(scores(after: position, atMost: count)).map {
        Cursor(value: $0.text("score") ?? "", row: $0.text("number") ?? "")
      }
      let scores = Dictionary(best.map { ($0.row, $0.value) }) { first, _ in first }
      let found = try db.rows(others.rows(numbers: best.compactMap { Int($0.row) }, dialect))
      let byNumber = Dictionary(found.map { ($0.text("number") ?? "", $0) }) { first, _ in first }
      rows += best.compactMap { place in
        byNumber[place.row]?.adding("sort_value", SQLValue(scores[place.row].flatMap { Int($0) }))
      }
      guard best.count == count else { break }
      position = best.last
      // No engine binds more values at a time.
      count = min(count * 4, 25_000)
    }
    return Array(rows.prefix(page.limit + 1))
  }

  /// Numbers of reviews in which each term stands, and in how many passages, as a whole number, so that it can be compared
  /// again; the title's passage counts for three. So both engines give one order, nothing is read but the index, and the
  /// words of reviews that somebody does not see change nothing in the order of the others.
  func scores(after position: Cursor?, atMost count: Int) -> SQL {
    let terms = filter.query.terms
    let most = Passages.most
    let each = terms.map { term -> SQL in
      """
      SELECT w.rowid / \(unchecked: most) AS number, SUM(CASE WHEN w.rowid % \(unchecked: most) = 0 THEN 3 ELSE 1 END) AS score
      FROM passage_words w WHERE \(dialect.match(term.alternatives)) GROUP BY w.rowid / \(unchecked: most)
      """
    }
    let comparison: SQL = ascending ? ">" : "<"
    let rest: SQL =
      position.flatMap { place in
        Int(place.value).map { " WHERE (score, number) \(comparison) (\($0), \(Int(place.row)))" }
      } ?? ""
    let direction: SQL = ascending ? "ASC" : "DESC"
    return """
      SELECT number, score FROM (
        SELECT number, CAST(SUM(score) AS BIGINT) AS score FROM (\(each.joined(" UNION ALL "))) AS term
        GROUP BY number HAVING COUNT(*) = \(terms.count)
      ) AS scored\(rest)
      ORDER BY score \(direction), number \(direction) LIMIT \(count)
      """
  }
}

extension Filter {
  /// The rows of these reviews, as far as they pass.
  fileprivate func rows(numbers: [Int], _ dialect: Dialect) -> SQL {
    let isAsked: SQL = numbers.isEmpty ? "1 = 0" : "review.number IN (\(numbers))"
    return "SELECT \(unchecked: ListRow.columns) FROM review WHERE \(isAsked) AND \(condition(dialect))"
  }
}

/// Where a part of a list ended: what its last row was compared by, and which row it was.
struct Cursor: Sendable {
  let value: String
  let row: String

  init(value: String, row: String) {
    self.value = value
    self.row = row
  }

  /// nil for a text that is none, which gives the first part.
  init?(text: String) {
    guard let bytes = Digest.bytes(text) else { return nil }
    let plain = String(decoding: bytes, as: UTF8.self)
    guard let dot = plain.firstIndex(of: ".") else { return nil }
    row = String(plain[..<dot])
    value = String(plain[dot...].dropFirst())
  }

  /// Letters and digits, whatever it holds.
  var text: String { Digest.hex("\(row).\(value)".utf8) }
}
