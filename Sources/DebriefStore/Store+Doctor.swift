import Debrief

extension Store {
  /// Looks for whatever is not as it should be: the engine's own checks, the history, what lists and searches read
  /// against the reviews themselves, the bytes of attachments, the room on the disk.
  package func doctor() async throws -> [Finding] {
    let history = try await verify().findings
    let (blobs, folder) = (blobs, place.folder)
    let rest = try await database.read { db in
      try db.takeTime()
      var checkup = Checkup(db: db)
      try checkup.engine()
      try checkup.projections()
      try checkup.files(blobs)
      try checkup.webhooks()
      try checkup.views()
      return checkup.findings
    }
    return history + rest + (folder.flatMap(Folder.freeSpace).map { $0 < Folder.low ? [.low($0)] : [] } ?? [])
  }

  /// Writes what lists and searches read anew, from the reviews themselves, while others go on.
  ///
  /// - Returns: how many reviews there are.
  @discardableResult
  package func rebuild() async throws -> Int {
    newest.forget()
    let store = self
    let uids = try await database.read { db in
      try db.rows("SELECT uid FROM review ORDER BY uid").compactMap { $0.text("uid") }
    }
    for start in stride(from: 0, to: uids.count, by: 100) {
      let some = uids[start..<min(start + 100, uids.count)]
      try await database.write { db in
        try db.takeTime()
        for uid in some {
          guard let stored = try db.rewrite(uid) else { continue }
          for file in try db.files(of: uid) {
            let part = Passages.part(ofFile: file.name)
            try db.index(try store.blobs.text(of: file, db), part: part, number: stored.number)
          }
        }
      }
    }
    try await database.write { db in
      // Words that belong to no review any more.
      try db.run("DELETE FROM passage WHERE number / \(unchecked: Passages.most) NOT IN (SELECT number FROM review)")
      try db.run("DELETE FROM passage_words WHERE rowid NOT IN (SELECT number FROM passage)")
      try db.recount()
    }
    return uids.count
  }
}

extension Connection {
  /// Writes what lists and searches read of a review anew, but for the counts of all.
  @discardableResult
  func rewrite(_ uid: String) throws -> Stored? {
    try lock(uid)
    guard var stored = try stored(uid) else { return nil }
    let first = stored.number * Passages.most
    // The words of its files stay.
    try run("DELETE FROM passage_words WHERE rowid >= \(first) AND rowid < \(first + Passages.own)")
    var script = Script(dialect)
    script.keep(&stored, instead: nil, at: stored.changedAt, counted: false)
    try run(script)
    return stored
  }

  /// Attached files, but for those that were taken out.
  func files(of uid: String) throws -> [StoredFile] {
    try rows(
      """
      SELECT \(unchecked: StoredFile.columns) FROM attachment WHERE uid = \(uid) AND removed_at IS NULL ORDER BY name
      """
    ).map(\.storedFile)
  }
}

extension Connection {
  /// What is found without a look at any review.
  func quickFindings() throws -> [Finding] {
    var checkup = Checkup(db: self)
    try checkup.webhooks()
    try checkup.views()
    return checkup.findings
  }
}

private struct Checkup {
  private static let rebuild = "debrief doctor --rebuild puts it right."
  let db: any Connection
  var findings: [Finding] = []

  init(db: any Connection) { self.db = db }

  mutating func found(_ what: String, at place: String, _ advice: String = Checkup.rebuild) {
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
      for tally in stored.tallies { tallies[tally, default: 0] += 1 }
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
    if (row.int("final_since") != nil) != stored.review.isFinal {
      found("the column final_since does not agree with the review", at: stored.uid)
    }
  }

  private mutating func lists(of stored: Stored) throws {
    func texts(_ column: String, _ table: String, _ order: String) throws -> [String] {
      try db.rows(
        """
        SELECT \(unchecked: column) AS said FROM \(unchecked: table)
        WHERE uid = \(stored.uid) ORDER BY \(unchecked: order)
        """
      ).map { $0.text("said") ?? "" }
    }
    let review = stored.review
    let agree = [
      try texts("service", "review_service", "position") == review.services,
      try Set(texts("author_key", "review_author", "uid")) == review.authorKeys,
      try Set(texts("factor", "review_factor", "uid")) == review.factorKeys,
      try Set(texts("step || ' ' || name_key", "review_awaits", "uid")) == Set(review.awaits.map(\.text)),
      try texts("action", "action_item", "position") == review.actions.map { $0.action?.markdown ?? "" },
    ]
    if agree.contains(false) {
      found("its services, authors, factors, action items or whom it waits for do not agree", at: stored.uid)
    }
  }

  private mutating func words(of stored: Stored) throws {
    let kept = try db.rows(
      """
      SELECT part, COUNT(*) AS pieces FROM passage JOIN passage_words w ON w.rowid = passage.number
      WHERE \(Passages.range(of: stored.number, column: "passage.number")) GROUP BY part
      """)
    let parts = Dictionary(kept.map { ($0.text("part") ?? "", $0.int("pieces") ?? 0) }) { $1 }
    let pieces = Passages.texts(of: stored.json).mapValues { Passages.pieces(of: $0).count }
    // Of more than there is room for only some are kept.
    guard pieces.values.reduce(0, +) <= Passages.own else { return }
    if pieces.contains(where: { parts[$0.key] ?? 0 != $0.value }) {
      found("not all of its words can be found", at: stored.uid)
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

extension Checkup {
  mutating func webhooks() throws {
    for row in try db.rows("SELECT * FROM webhook ORDER BY number") {
      guard !WebhookSecret.isOne(row.text("secret") ?? "") || row.webhook.events.isEmpty else { continue }
      found(
        "a webhook has no secret that signs, or hears of nothing", at: row.webhook.uid,
        "Remove it under “People”, “Webhooks”, and add it again.")
    }
  }
}

extension Checkup {
  mutating func views() throws {
    let lost = try db.rows(
      "SELECT name FROM saved_view WHERE name = '' OR account NOT IN (SELECT uid FROM account) ORDER BY name")
    for row in lost {
      found("a saved view has no name, or is nobody’s", at: row.text("name") ?? "", "Nothing is lost by it: leave it.")
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
  static func low(_ bytes: Int) -> Finding {
    Finding(
      what: "only \(bytes >> 20) MB are free", place: "disk",
      advice: "Make room: on a full disk nothing can be saved.")
  }
}
