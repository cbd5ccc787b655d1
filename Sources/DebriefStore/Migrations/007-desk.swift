extension Migration {
  /// What waits for whom, what goes on and what was finished lately, each found by an index; and the views of lists that
  /// somebody keeps.
  static let desk = Migration(
    name: "desk",
    statements: [
      "ALTER TABLE action_item ADD COLUMN category TEXT",
      "ALTER TABLE action_item ADD COLUMN done_at TEXT",
      "CREATE INDEX action_item_done ON action_item (open, (COALESCE(done_at, '')), uid, position)",
      "ALTER TABLE review ADD COLUMN going_on BIGINT NOT NULL DEFAULT 0",
      "CREATE INDEX review_going_on ON review ((COALESCE(severity_rank, 99)), uid) WHERE going_on = 1",
      // With its zone: days are compared where the meeting is.
      "ALTER TABLE review ADD COLUMN meeting_at TEXT",
      "CREATE INDEX review_meeting ON review (meeting_at) WHERE meeting_at IS NOT NULL",
      // The one column that a review does not say itself: since when it is final.
      "ALTER TABLE review ADD COLUMN final_since BIGINT",
      "CREATE INDEX review_final ON review (final_since, uid) WHERE final_since IS NOT NULL",
      """
      CREATE TABLE review_awaits (
        uid TEXT NOT NULL REFERENCES review (uid) ON DELETE CASCADE,
        step TEXT NOT NULL,
        name_key TEXT NOT NULL,
        PRIMARY KEY (uid, step, name_key)
      )
      """,
      "CREATE INDEX review_awaits_name ON review_awaits (name_key)",
      """
      CREATE TABLE saved_view (
        account TEXT NOT NULL REFERENCES account (uid) ON DELETE CASCADE,
        list TEXT NOT NULL,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        PRIMARY KEY (account, list, name)
      )
      """,
    ],
    rebuilds: true
  )
}
