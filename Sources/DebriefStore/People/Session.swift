package import Debrief

/// Somebody whose request was admitted: by a session of a browser, or by a token.
package struct Admission: Sendable, Equatable {
  package enum Way: Sendable, Equatable {
    /// Its key, which is no secret.
    case session(String)
    case token(String)
  }

  package let account: Account
  package let way: Way
  package let viewer: Viewer
}

/// A session as its owner sees it.
package struct SessionRow: Sendable, Equatable {
  package let uid: String
  package let began: Stamp
  package let seen: Stamp
  package let address: String
  /// What the browser calls itself.
  package let browser: String
}

extension Store {
  /// Whoever that secret of a browser's session belongs to; nil when it has ended.
  package func admit(session secret: Secret, at now: Stamp) async throws -> Admission? {
    let found = try await database.read { [limits] db -> (admission: Admission, seen: Int)? in
      let row = try db.row(
        """
        SELECT uid, account, seen FROM session
        WHERE hash = \(secret.hash) AND \(limits.holds(at: now))
        """)
      guard let row, let uid = row.text("uid"), let account = try row.text("account").flatMap({ try db.account($0) }),
        !account.isDisabled
      else { return nil }
      return (Admission(account: account, way: .session(uid), viewer: account.viewer()), row.int("seen") ?? 0)
    }
    // A note once a minute is enough to know that it is in use.
    if let found, now.seconds - found.seen >= 60 {
      try await database.write { try $0.run("UPDATE session SET seen = \(now.seconds) WHERE hash = \(secret.hash)") }
    }
    return found?.admission
  }

  /// Whether that admission would be given again, and what it allows now; nil when it would not.
  package func renew(_ admission: Admission, at now: Stamp) async throws -> Admission? {
    try await database.read { [limits] db in
      guard let account = try db.account(admission.account.uid), !account.isDisabled else { return nil }
      switch admission.way {
      case .session(let uid):
        let row = try db.row("SELECT uid FROM session WHERE uid = \(uid) AND \(limits.holds(at: now))")
        guard row != nil else { return nil }
        return Admission(account: account, way: admission.way, viewer: account.viewer())
      case .token(let uid): return try db.token(uid, at: now)?.admission(account)
      }
    }
  }

  /// The sessions of an account, the latest used first.
  package func sessions(of account: String, at now: Stamp) async throws -> [SessionRow] {
    try await database.read { [limits] db in
      try db.rows(
        "SELECT * FROM session WHERE account = \(account) AND \(limits.holds(at: now)) ORDER BY seen DESC, uid"
      ).map { row in
        SessionRow(
          uid: row.text("uid") ?? "", began: Stamp(secondsSince1970: row.int("began") ?? 0),
          seen: Stamp(secondsSince1970: row.int("seen") ?? 0), address: row.text("address") ?? "",
          browser: row.text("browser") ?? "")
      }
    }
  }

  /// Ends a session of an account, and its open streams.
  ///
  /// - Returns: what its OpenID provider gave, to sign out there, too.
  @discardableResult
  package func endSession(_ uid: String, of account: String, _ event: Event, isOwn: Bool = true) async throws -> String?
  {
    try await database.write { db in
      let row = try db.row(
        "DELETE FROM session WHERE uid = \(uid) AND account = \(account) RETURNING identity_token")
      guard let row else { return nil }
      try db.retract(account)
      try db.audit(isOwn ? .signedOut : .sessionEnded, event, account)
      return row.text("identity_token")
    }
  }

  /// Ends every session of an account but one.
  package func endSessions(of account: String, but session: String? = nil, _ event: Event) async throws {
    try await database.write { db in
      try db.run("DELETE FROM session WHERE account = \(account) AND uid <> \(session ?? "")")
      try db.retract(account)
      try db.audit(.sessionEnded, event, account)
    }
  }
}

extension Limits {
  /// The condition on `session` that it has not run out.
  fileprivate func holds(at now: Stamp) -> SQL {
    "seen > \(now.seconds - sessionIdle) AND began > \(now.seconds - sessionLength)"
  }
}

extension Connection {
  /// Begins a session.
  ///
  /// - Returns: its secret, which is kept nowhere.
  func begin(
    _ account: Account, browser: String, identityToken: String? = nil, _ limits: Limits, _ event: Event
  ) throws -> Secret {
    let secret = Secret.random()
    try run("DELETE FROM session WHERE NOT (\(limits.holds(at: event.at)))")
    try run(
      """
      INSERT INTO session (hash, uid, account, began, seen, address, browser, identity_token)
      VALUES (\(secret.hash), \(UID.random()), \(account.uid), \(event.at.seconds), \(event.at.seconds),
        \(event.from ?? ""), \(String(browser.prefix(200))), \(identityToken))
      """)
    try audit(.signedIn, event, account.uid)
    return secret
  }
}
