import Debrief

/// Finds where in a review the words stand that are looked for.
struct Finder {
  private let query: SearchQuery
  private let db: any Connection
  private let blobs: Blobs

  /// nil when nothing is looked for.
  init?(_ query: SearchQuery, _ db: any Connection, _ blobs: Blobs) {
    guard !query.isEmpty else { return nil }
    self.query = query
    self.db = db
    self.blobs = blobs
  }

  /// The part of the review that answers best, or a file of it. The index is not asked again: for each review it would
  /// read what it knows of all.
  func find(_ uid: String, number: Int) throws -> Found? {
    let body = try db.row("SELECT body FROM review WHERE uid = \(uid)")?.json("body", of: uid)
    // The title's part has the first name of all.
    let texts = Passages.texts(of: body).sorted { $0.key < $1.key }
    guard let best = Snippet.best(of: texts.map(\.value), for: query) else {
      return try findInFile(uid, number: number)
    }
    return Found(part: Passages.field(of: texts[best.place].key), snippet: best.snippet)
  }

  private func findInFile(_ uid: String, number: Int) throws -> Found? {
    let first = number * Passages.most
    let row = try db.row(
      """
      SELECT \(unchecked: StoredFile.columns) FROM passage_words w JOIN passage ON passage.number = w.rowid
      JOIN attachment ON attachment.uid = \(uid) AND part = \(Passages.part(ofFile: "")) || name
      WHERE \(db.dialect.match(query.any)) AND w.rowid >= \(first + Passages.own) AND w.rowid < \(first + Passages.most)
      ORDER BY w.rowid LIMIT 1
      """)
    guard let file = row?.storedFile, let snippet = Snippet(of: try blobs.text(of: file, db), for: query) else {
      return nil
    }
    return Found(part: Passages.part(ofFile: file.name), snippet: snippet)
  }
}

extension SearchQuery {
  var any: [Alternative] { terms.flatMap(\.alternatives) }
}
