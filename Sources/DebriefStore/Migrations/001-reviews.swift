extension Migration {
  /// Reviews, their history, the editions they were imported from, and what lists need of them.
  static let reviews = Migration(
    name: "reviews",
    statements: [
      // `body` is the truth; it stands last, so that a scan of the other columns never touches its pages.
      """
      CREATE TABLE review (
        uid TEXT PRIMARY KEY,
        version BIGINT NOT NULL,
        sample BIGINT NOT NULL DEFAULT 0,
        deleted_at TEXT,
        id TEXT,
        id_key TEXT,
        title TEXT,
        title_key TEXT NOT NULL,
        date TEXT,
        date_written TEXT,
        severity TEXT,
        severity_rank BIGINT,
        incident_status TEXT,
        status TEXT,
        duration DOUBLE PRECISION,
        actions_open BIGINT NOT NULL,
        actions_all BIGINT NOT NULL,
        updated_at TEXT NOT NULL,
        updated_seconds BIGINT NOT NULL,
        body JSON NOT NULL
      )
      """,
      "CREATE INDEX review_id ON review (id_key)",
      "CREATE INDEX review_date ON review (date)",
      """
      CREATE TABLE review_service (
        uid TEXT NOT NULL REFERENCES review (uid) ON DELETE CASCADE,
        position BIGINT NOT NULL,
        service TEXT NOT NULL,
        service_key TEXT NOT NULL,
        PRIMARY KEY (uid, position)
      )
      """,
      "CREATE INDEX review_service_key ON review_service (service_key)",
      """
      CREATE TABLE review_author (
        uid TEXT NOT NULL REFERENCES review (uid) ON DELETE CASCADE,
        author_key TEXT NOT NULL,
        PRIMARY KEY (uid, author_key)
      )
      """,
      """
      CREATE TABLE action_item (
        uid TEXT NOT NULL REFERENCES review (uid) ON DELETE CASCADE,
        position BIGINT NOT NULL,
        element TEXT,
        key TEXT,
        action TEXT,
        owner TEXT,
        owner_key TEXT,
        due TEXT,
        status TEXT,
        priority TEXT,
        open BIGINT NOT NULL,
        PRIMARY KEY (uid, position)
      )
      """,
      "CREATE TABLE review_text (uid TEXT PRIMARY KEY REFERENCES review (uid) ON DELETE CASCADE, words TEXT NOT NULL)",
      // Rows are only ever added. A version's changes lead to it from the version before.
      """
      CREATE TABLE history (
        uid TEXT NOT NULL,
        version BIGINT NOT NULL,
        kind TEXT NOT NULL,
        author TEXT NOT NULL,
        door TEXT NOT NULL,
        at TEXT NOT NULL,
        changes JSON NOT NULL,
        PRIMARY KEY (uid, version)
      )
      """,
      // The paths of removed elements: their ids are not given again, since comments and links may still name them.
      """
      CREATE TABLE spent_id (
        uid TEXT NOT NULL,
        path TEXT NOT NULL,
        PRIMARY KEY (uid, path)
      )
      """,
      // The last edition of each imported document, as it was read.
      """
      CREATE TABLE edition (
        uid TEXT NOT NULL REFERENCES review (uid) ON DELETE CASCADE,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        at TEXT NOT NULL,
        number BIGINT NOT NULL,
        notes JSON NOT NULL,
        body JSON NOT NULL,
        PRIMARY KEY (uid, name)
      )
      """,
      "CREATE INDEX edition_name ON edition (name)",
      "CREATE INDEX edition_sha256 ON edition (sha256)",
    ]
  )
}
