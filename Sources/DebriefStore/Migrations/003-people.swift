extension Migration {
  /// Accounts, what they sign in with, who may see which review, and the log of what was done with that.
  static let people = Migration(
    name: "people",
    statements: [
      // `login_key` and the keys of aliases are how a name in a review and an account find each other. `epoch` grows with
      // whatever takes rights away, so that open streams look again.
      """
      CREATE TABLE account (
        uid TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        login TEXT NOT NULL,
        login_key TEXT NOT NULL,
        role TEXT NOT NULL,
        password TEXT,
        disabled_at TEXT,
        created_at TEXT NOT NULL,
        epoch BIGINT NOT NULL DEFAULT 0
      )
      """,
      "CREATE UNIQUE INDEX account_login ON account (login_key)",
      """
      CREATE TABLE account_alias (
        key TEXT PRIMARY KEY,
        account TEXT NOT NULL REFERENCES account (uid) ON DELETE CASCADE,
        name TEXT NOT NULL
      )
      """,
      // Who an OpenID provider says that somebody is.
      """
      CREATE TABLE identity (
        issuer TEXT NOT NULL,
        subject TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account (uid) ON DELETE CASCADE,
        PRIMARY KEY (issuer, subject)
      )
      """,
      "CREATE TABLE circle (uid TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL)",
      "CREATE UNIQUE INDEX circle_name ON circle (name_key)",
      """
      CREATE TABLE circle_member (
        circle TEXT NOT NULL REFERENCES circle (uid) ON DELETE CASCADE,
        account TEXT NOT NULL REFERENCES account (uid) ON DELETE CASCADE,
        PRIMARY KEY (circle, account)
      )
      """,
      "CREATE INDEX circle_member_account ON circle_member (account)",
      // Secrets are kept as their SHA-256 alone: sessions, tokens, links.
      """
      CREATE TABLE session (
        hash TEXT PRIMARY KEY,
        uid TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account (uid) ON DELETE CASCADE,
        began BIGINT NOT NULL,
        seen BIGINT NOT NULL,
        address TEXT NOT NULL,
        browser TEXT NOT NULL,
        identity_token TEXT
      )
      """,
      "CREATE INDEX session_account ON session (account)",
      """
      CREATE TABLE token (
        uid TEXT PRIMARY KEY,
        hash TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account (uid) ON DELETE CASCADE,
        name TEXT NOT NULL,
        scopes TEXT NOT NULL,
        created BIGINT NOT NULL,
        expires BIGINT,
        used BIGINT,
        used_from TEXT
      )
      """,
      "CREATE UNIQUE INDEX token_hash ON token (hash)",
      "CREATE INDEX token_account ON token (account)",
      // Links that are used once: an invitation to a new account, a new password for one that is there.
      """
      CREATE TABLE link (
        hash TEXT PRIMARY KEY,
        account TEXT REFERENCES account (uid) ON DELETE CASCADE,
        role TEXT NOT NULL,
        expires BIGINT NOT NULL
      )
      """,
      // What the way through an OpenID provider needs when somebody comes back from there.
      """
      CREATE TABLE handshake (
        hash TEXT PRIMARY KEY,
        nonce TEXT NOT NULL,
        verifier TEXT NOT NULL,
        back TEXT NOT NULL,
        expires BIGINT NOT NULL
      )
      """,
      "CREATE TABLE attempt (key TEXT PRIMARY KEY, count BIGINT NOT NULL, last BIGINT NOT NULL, until BIGINT NOT NULL)",
      // It names its review and the path that it is about, and outlives both the element there and its author's account.
      """
      CREATE TABLE comment (
        uid TEXT PRIMARY KEY,
        number BIGINT NOT NULL,
        review TEXT NOT NULL REFERENCES review (uid) ON DELETE CASCADE,
        path TEXT,
        parent TEXT,
        account TEXT,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        edited_at TEXT,
        resolved_at TEXT,
        resolved_by TEXT,
        body TEXT NOT NULL
      )
      """,
      "CREATE INDEX comment_review ON comment (review, number)",
      // What was answered to a request with an Idempotency-Key; no status while it is being worked on.
      """
      CREATE TABLE answered (
        key TEXT PRIMARY KEY,
        request TEXT NOT NULL,
        status BIGINT,
        answer JSON,
        expires BIGINT NOT NULL
      )
      """,
      """
      CREATE TABLE audit (
        number BIGINT PRIMARY KEY,
        at TEXT NOT NULL,
        account TEXT,
        name TEXT NOT NULL,
        act TEXT NOT NULL,
        subject TEXT,
        address TEXT,
        details JSON NOT NULL
      )
      """,
      "CREATE INDEX audit_account ON audit (account, number)",
      "ALTER TABLE review ADD COLUMN private BIGINT NOT NULL DEFAULT 0",
      "CREATE INDEX review_private ON review (uid) WHERE private = 1",
      """
      CREATE TABLE review_member (
        uid TEXT NOT NULL REFERENCES review (uid) ON DELETE CASCADE,
        member TEXT NOT NULL,
        PRIMARY KEY (uid, member)
      )
      """,
      "CREATE INDEX review_member_member ON review_member (member)",
    ]
  )
}
