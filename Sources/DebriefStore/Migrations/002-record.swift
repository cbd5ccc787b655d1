import Debrief

extension Migration {
  /// The provable history, words to search, attachments, and what lists count.
  static let record = Migration(
    name: "record",
    statements: [
      "ALTER TABLE review ADD COLUMN number BIGINT NOT NULL DEFAULT 0",
      "ALTER TABLE review ADD COLUMN head TEXT NOT NULL DEFAULT ''",
      "ALTER TABLE history RENAME TO history_1",
      // `record` is what the digest proves, behind its salt; `head` chains the digests of a review. Both stay when a
      // redaction rewrites a record and its salt.
      """
      CREATE TABLE history (
        uid TEXT NOT NULL,
        version BIGINT NOT NULL,
        digest TEXT NOT NULL,
        head TEXT NOT NULL,
        salt TEXT NOT NULL,
        sealed BIGINT NOT NULL DEFAULT 0,
        record JSON NOT NULL,
        PRIMARY KEY (uid, version)
      )
      """,
      "CREATE INDEX history_unsealed ON history (uid) WHERE sealed = 0",
      // The heads of all reviews that changed since the seal before; `link` chains the seals.
      """
      CREATE TABLE seal (
        number BIGINT PRIMARY KEY,
        at TEXT NOT NULL,
        heads JSON NOT NULL,
        link TEXT NOT NULL
      )
      """,
      "CREATE TABLE counter (name TEXT PRIMARY KEY, last BIGINT NOT NULL)",
      """
      CREATE TABLE review_factor (
        uid TEXT NOT NULL REFERENCES review (uid) ON DELETE CASCADE,
        factor TEXT NOT NULL,
        PRIMARY KEY (uid, factor)
      )
      """,
      "CREATE TABLE tally (facet TEXT, value TEXT, label TEXT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (facet, value))",
      // The texts that are searched. Its number is the review's, times 4096, and a number within the review.
      "CREATE TABLE passage (number BIGINT PRIMARY KEY, part TEXT NOT NULL, piece BIGINT NOT NULL)",
      "DROP TABLE review_text",
      """
      CREATE TABLE attachment (
        uid TEXT NOT NULL REFERENCES review (uid) ON DELETE CASCADE,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size BIGINT NOT NULL,
        type TEXT NOT NULL,
        added_by TEXT NOT NULL,
        added_at TEXT NOT NULL,
        indexed BIGINT NOT NULL,
        removed_at BIGINT,
        PRIMARY KEY (uid, name)
      )
      """,
      "CREATE INDEX attachment_sha256 ON attachment (sha256)",
      "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size BIGINT NOT NULL)",
      "CREATE TABLE blob_piece (sha256 TEXT, number BIGINT, bytes BYTEA NOT NULL, PRIMARY KEY (sha256, number))",
      "CREATE TABLE job (name TEXT PRIMARY KEY, due BIGINT NOT NULL)",
      "DROP INDEX review_date",
      "CREATE INDEX review_by_date ON review ((COALESCE(date, '')), uid) WHERE deleted_at IS NULL",
      "CREATE INDEX review_by_severity ON review ((COALESCE(severity_rank, 99)), uid) WHERE deleted_at IS NULL",
      "CREATE INDEX review_by_title ON review (title_key, uid) WHERE deleted_at IS NULL",
      "CREATE INDEX review_by_update ON review (updated_seconds, uid) WHERE deleted_at IS NULL",
      "CREATE INDEX review_own_id ON review (id)",
      "CREATE INDEX review_deleted ON review (deleted_at) WHERE deleted_at IS NOT NULL",
      "CREATE INDEX action_item_due ON action_item (open, (COALESCE(due, '9999')), uid, position)",
      "CREATE INDEX action_item_owner ON action_item (owner_key, open, (COALESCE(due, '9999')), uid, position)",
      "CREATE INDEX review_author_key ON review_author (author_key)",
      "CREATE INDEX review_factor_factor ON review_factor (factor)",
    ],
    rewrite: { db in
      for statement in db.dialect.wordIndex { try db.run(SQL(unchecked: statement)) }
      try db.chainHistory()
      try db.run("DROP TABLE history_1")
      try db.run("CREATE UNIQUE INDEX review_number ON review (number)")
    },
    rebuilds: true
  )
}

extension Connection {
  /// Puts the history of the first schema, which told neither the beginning nor any hash, into a chain.
  fileprivate func chainHistory() throws {
    let reviews = try rows("SELECT uid, body FROM review ORDER BY uid")
    for (number, row) in zip(1..., reviews) {
      guard let uid = row.text("uid") else { continue }
      let review = Review.read(try row.json("body", of: uid)).review
      let steps = try rows("SELECT * FROM history_1 WHERE uid = \(uid) ORDER BY version")
      let changes = try steps.map { step in
        (try step.json("changes", of: uid)["changes"]?.elements ?? []).compactMap { Change($0) }
      }
      let all = changes.flatMap(\.self)
      let first = Review.apply(Review.inverse(of: all), to: review).review
      var head = uid
      for (step, changes) in zip(steps, changes) {
        let version = step.int("version") ?? 0
        let kind = step.text("kind").flatMap(HistoryEntry.Kind.init) ?? .edited
        let event = Event(
          by: Author(step.text("author") ?? ""), door: step.text("door").flatMap(Door.init) ?? .api,
          at: step.text("at").flatMap { Stamp(iso: $0) } ?? Stamp(secondsSince1970: 0))
        let story = kind == .created ? JSON.Member("review", first.json ?? [:]) : HistoryRecord.changes(changes)
        head = try append(HistoryRecord(uid, version: version, kind, event, [story]), to: head)
      }
      try run("UPDATE review SET number = \(number), head = \(head) WHERE uid = \(uid)")
    }
    if !reviews.isEmpty { try run("INSERT INTO counter (name, last) VALUES ('review', \(reviews.count))") }
  }
}
