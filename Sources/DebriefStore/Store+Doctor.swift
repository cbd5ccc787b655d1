import Debrief

extension Store {
  /// Looks for whatever is not as it should be: the engine's own checks, the history, what lists and searches read
  /// against the reviews themselves, the bytes of attachments, the room on the disk.
  package func doctor() async throws -> [Finding] {
    let history = try await verify().findings
    let (blobs, folder) = (blobs, place.folder)
    let rest = try await database.read { db in
      var checkup = Checkup(db: db)
      try checkup.engine()
      try checkup.projections()
      try checkup.files(blobs)
      return checkup.findings
    }
    return history + rest + (folder.flatMap(Folder.freeSpace).map { $0 < Folder.low ? [.low($0)] : [] } ?? [])
  }

  /// Writes what lists and searches read anew, from the reviews themselves.
  ///
  /// - Returns: how many reviews there are.
  @discardableResult
  package func rebuild() async throws -> Int {
    newest.forget()
    let blobs = blobs
    return try await database.write { db in
      for table in ["tally", "passage_words"] { try db.run("DELETE FROM \(unchecked: table)") }
      let uids = try db.rows("SELECT uid FROM review ORDER BY uid").compactMap { $0.text("uid") }
      for uid in uids {
        guard let stored = try db.rewrite(uid) else { continue }
        for row in try db.rows("SELECT * FROM attachment WHERE uid = \(uid) AND removed_at IS NULL") {
          let file = row.storedFile
          let text = try blobs.text(of: file, db)
          try db.index(text, part: Passages.part(ofFile: file.name), number: stored.number)
        }
      }
      return uids.count
    }
  }
}

extension Connection {
  /// Writes what lists and searches read of a review anew.
  @discardableResult
  func rewrite(_ uid: String) throws -> Stored? {
    guard var stored = try stored(uid) else { return nil }
    var script = Script(dialect)
    script.keep(&stored, instead: nil, at: stored.changedAt)
    try run(script)
    return stored
  }
}

private struct Checkup {
  private static let rebuild = "debrief doctor --rebuild puts it right."
  let db: any Connection
  var findings: [Finding] = []

  init(db: any Connection) { self.db = db }

  private mutating func found(_ what: String, at place: String, _ advice: String = Checkup.rebuild) {
    findings.append(Finding(what: what, place: place, advice: advice))
  }

  mutating func engine() throws {
    guard db.dialect == .sqlite else { return }
    for row in try db.rows("PRAGMA integrity_check") where row.text("integrity_check") != "ok" {
      found(row.text("integrity_check") ?? "damaged", at: "database", "Put the newest backup in its place.")
    }
  }

  mutating func projections() throws {
    var tallies: [Tally: Int] = [:]
    for uid in try db.rows("SELECT uid FROM review ORDER BY uid").compactMap({ $0.text("uid") }) {
      guard let stored = try db.stored(uid) else { continue }
      if !stored.isRemoved { for tally in stored.review.tallies { tallies[tally, default: 0] += 1 } }
      try columns(of: stored)
      try lists(of: stored)
      try words(of: stored)
    }
    let kept = try db.rows("SELECT facet, value, count FROM tally WHERE count <> 0")
    let counts = kept.map { row in
      (Tally(Tally.Facet(rawValue: row.text("facet") ?? "") ?? .all, row.text("value") ?? ""), row.int("count") ?? 0)
    }
    if Dictionary(counts, uniquingKeysWith: { $1 }) != tallies { found("the counts of lists are wrong", at: "lists") }
  }

  private mutating func columns(of stored: Stored) throws {
    guard let row = try db.row("SELECT * FROM review WHERE uid = \(stored.uid)") else { return }
    for (name, value) in stored.review.columns where !row[name].isSame(as: value) {
      found("the column \(name) does not agree with the review", at: stored.uid)
    }
  }

  private mutating func lists(of stored: Stored) throws {
    func texts(_ column: String, _ table: String, _ order: String) throws -> [String] {
      try db.rows(
        "SELECT \(unchecked: column) FROM \(unchecked: table) WHERE uid = \(stored.uid) ORDER BY \(unchecked: order)"
      ).map { $0.text(column) ?? "" }
    }
    let review = stored.review
    let agree = [
      try texts("service", "review_service", "position") == review.services,
      try Set(texts("author_key", "review_author", "uid")) == review.authorKeys,
      try Set(texts("factor", "review_factor", "uid")) == review.factorKeys,
      try texts("action", "action_item", "position") == review.actions.map { $0.action?.markdown ?? "" },
    ]
    if agree.contains(false) { found("its services, authors, factors or action items do not agree", at: stored.uid) }
  }

  private mutating func words(of stored: Stored) throws {
    let first = stored.number * Passages.most
    let kept = try db.rows(
      """
      SELECT part, COUNT(*) AS pieces FROM passage JOIN passage_words w ON w.rowid = passage.number
      WHERE passage.number >= \(first) AND passage.number < \(first + Passages.most) GROUP BY part
      """)
    let parts = Dictionary(kept.map { ($0.text("part") ?? "", $0.int("pieces") ?? 0) }) { $1 }
    let texts = Passages.texts(of: stored.json)
    for (part, text) in texts {
      let pieces = Passages.pieces(SearchWord.stems(of: text)).filter { !$0.isEmpty }.count
      if parts[part] ?? 0 != pieces { return found("not all of its words can be found", at: stored.uid) }
    }
  }

  mutating func files(_ blobs: Blobs) throws {
    let lost = "Put the attachments of a backup in their place."
    for row in try db.rows("SELECT DISTINCT sha256 FROM attachment ORDER BY sha256") {
      guard let sha256 = row.text("sha256") else { continue }
      guard let found = try? blobs.digest(sha256, db) else {
        self.found("the bytes of an attachment are missing", at: sha256, lost)
        continue
      }
      if found != sha256 { self.found("the bytes of an attachment were changed", at: sha256, lost) }
    }
  }
}

extension SQLValue {
  /// A whole number is the same as a fraction of that size: the engines give both.
  fileprivate func isSame(as other: SQLValue) -> Bool {
    switch (self, other) {
    case (.integer(let a), .real(let b)), (.real(let b), .integer(let a)): Double(a) == b
    default: self == other
    }
  }
}

extension Finding {
  fileprivate static func low(_ bytes: Int) -> Finding {
    Finding(
      what: "only \(bytes >> 20) MB are free", place: "disk",
      advice: "Make room: on a full disk nothing can be saved.")
  }
}
