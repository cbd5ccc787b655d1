import Debrief

/// Finds where in a review the words stand that are looked for.
struct Finder {
  private let query: SearchQuery
  private let any: [SearchQuery.Alternative]
  private let db: any Connection
  private let blobs: Blobs

  /// nil when nothing is looked for.
  init?(_ query: SearchQuery, _ db: any Connection, _ blobs: Blobs) {
    guard !query.isEmpty else { return nil }
    self.query = query
    any = query.any
    self.db = db
    self.blobs = blobs
  }

  func find(_ uid: String, number: Int) throws -> Found? {
    let first = number * Passages.most
    let row = try db.row(
      """
      SELECT part FROM passage_words w JOIN passage ON passage.number = w.rowid
      WHERE \(db.dialect.match(any)) AND w.rowid >= \(first) AND w.rowid < \(first + Passages.most)
      ORDER BY \(db.dialect.score(any)) DESC LIMIT 1
      """)
    guard let part = row?.text("part"), let snippet = Snippet(of: try text(of: part, uid), for: query) else {
      return nil
    }
    return Found(part: part, snippet: snippet)
  }

  private func text(of part: String, _ uid: String) throws -> String {
    if part.hasPrefix(Passages.part(ofFile: "")) {
      let name = part.dropFirst(Passages.part(ofFile: "").count)
      let row = try db.row("SELECT * FROM attachment WHERE uid = \(uid) AND name = \(String(name))")
      return try row.map { try blobs.text(of: $0.storedFile, db) } ?? ""
    }
    let body = try db.row("SELECT body FROM review WHERE uid = \(uid)")?.json("body", of: uid)
    return Passages.texts(of: body)[part] ?? ""
  }
}

extension SearchQuery {
  var any: [Alternative] { terms.flatMap(\.alternatives) }

  /// Joins each review with how well it answers, as a whole number, so that it can be compared again. SQLite would draw
  /// the rows into the sum, where its rank is not known, unless they are there first.
  func scores(_ dialect: Dialect) -> SQL {
    """
     JOIN (
      WITH each_passage AS MATERIALIZED (
        SELECT w.rowid / \(unchecked: Passages.most) AS number, CAST(1000000 * (\(dialect.score(any))) AS BIGINT) AS score
        FROM passage_words w WHERE \(dialect.match(any))
      )
      SELECT number AS found_number, CAST(SUM(score) AS BIGINT) AS score FROM each_passage GROUP BY number
    ) AS found ON found.found_number = review.number
    """
  }
}
