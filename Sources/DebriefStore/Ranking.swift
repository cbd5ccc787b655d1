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

  /// Numbers of reviews, and how well each answers, as a whole number, so that it can be compared again.
  ///
  /// SQLite would draw the rows into the sum, where its rank is not known, unless they are there first.
  func scores(after position: Cursor?, atMost count: Int) -> SQL {
    let terms = filter.query.terms
    let any = filter.query.any
    let all: [SQL] = terms.count < 2 ? [] : filter.words(dialect, column: "number")
    let comparison: SQL = ascending ? ">" : "<"
    let rest: SQL? = position.flatMap { place in
      Int(place.value).map { "(score, number) \(comparison) (\($0), \(Int(place.row)))" }
    }
    let condition = ["1 = 1"] + all + (rest.map { [$0] } ?? [])
    let direction: SQL = ascending ? "ASC" : "DESC"
    return """
      WITH each_passage AS MATERIALIZED (
        SELECT w.rowid / \(unchecked: Passages.most) AS number, CAST(1000000 * (\(dialect.score(any))) AS BIGINT) AS score
        FROM passage_words w WHERE \(dialect.match(any))
      ), scored AS (
        SELECT number, CAST(SUM(score) AS BIGINT) AS score FROM each_passage GROUP BY number
      )
      SELECT number, score FROM scored WHERE \(condition.joined(" AND "))
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
