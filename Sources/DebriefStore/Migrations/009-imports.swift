extension Migration {
  /// What a document said in its own words, how many places of it a person should look at, and what came together.
  static let imports = Migration(
    name: "imports",
    statements: [
      "ALTER TABLE edition ADD COLUMN source TEXT",
      "ALTER TABLE edition ADD COLUMN doubts BIGINT NOT NULL DEFAULT 0",
      "ALTER TABLE edition ADD COLUMN run TEXT",
      "CREATE INDEX edition_run ON edition (run, doubts)",
      "CREATE INDEX edition_at ON edition (at)",
    ],
    rewrite: { db in
      for row in try db.rows("SELECT uid, name FROM edition") {
        guard let uid = row.text("uid"), let name = row.text("name") else { continue }
        let notes = try db.importNotes(uid, name)
        try db.run("UPDATE edition SET doubts = \(notes.doubts) WHERE uid = \(uid) AND name = \(name)")
      }
    })
}
