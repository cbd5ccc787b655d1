extension Migration {
  /// Who outside is told of what happens, and the outbox of what is still to be told.
  static let webhooks = Migration(
    name: "webhooks",
    statements: [
      // The secret signs, so it cannot be kept as a hash. The one before it signs, too, until `old_until`.
      """
      CREATE TABLE webhook (
        uid TEXT PRIMARY KEY,
        number BIGINT NOT NULL,
        account TEXT NOT NULL REFERENCES account (uid) ON DELETE CASCADE,
        address TEXT NOT NULL,
        events TEXT NOT NULL,
        secret TEXT NOT NULL,
        old_secret TEXT,
        old_until BIGINT,
        created BIGINT NOT NULL,
        paused BIGINT,
        pause TEXT,
        failing BIGINT,
        missed BIGINT NOT NULL DEFAULT 0
      )
      """,
      // `due` says when it is sent next; whoever sends it moves it on first, so that nobody else does. None is left when it
      // has ended, one way or the other. `happened` holds no word of a review.
      """
      CREATE TABLE delivery (
        uid TEXT PRIMARY KEY,
        number BIGINT NOT NULL,
        webhook TEXT NOT NULL REFERENCES webhook (uid) ON DELETE CASCADE,
        review TEXT,
        happened JSON NOT NULL,
        created BIGINT NOT NULL,
        due BIGINT,
        tries BIGINT NOT NULL DEFAULT 0,
        state TEXT NOT NULL,
        tried BIGINT,
        status BIGINT,
        words TEXT
      )
      """,
      "CREATE INDEX delivery_due ON delivery (webhook, due) WHERE due IS NOT NULL",
      "CREATE INDEX delivery_webhook ON delivery (webhook, number)",
      "CREATE INDEX delivery_review ON delivery (review)",
    ]
  )
}
