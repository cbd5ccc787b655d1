extension Migration {
  /// Whom comments speak to.
  static let mentions = Migration(
    name: "mentions",
    statements: [
      """
      CREATE TABLE mention (
        comment TEXT NOT NULL REFERENCES comment (uid) ON DELETE CASCADE,
        account TEXT NOT NULL REFERENCES account (uid) ON DELETE CASCADE,
        PRIMARY KEY (comment, account)
      )
      """,
      "CREATE INDEX mention_account ON mention (account)",
    ])
}
