package import Debrief

/// What is kept while somebody is at the OpenID provider. It is read once.
package struct Pending: Sendable, Equatable {
  package let nonce: String
  package let verifier: String
  /// Where to go on afterwards.
  package let back: String

  package init(nonce: String, verifier: String, back: String) {
    self.nonce = nonce
    self.verifier = verifier
    self.back = back
  }
}

/// Who an OpenID provider says that somebody is.
package struct Identity: Sendable, Equatable {
  package var issuer: String
  package var subject: String
  package var name: String
  /// What to sign in with here; an e-mail address that the provider has not verified is none.
  package var login: String
  /// Whether the address belongs to the person, so that an account of that login is theirs.
  package var isVerified: Bool
  /// By the provider's groups; nil leaves the role as it is.
  package var role: Role?
  package var token: String

  package init(
    issuer: String, subject: String, name: String, login: String, isVerified: Bool, role: Role?, token: String
  ) {
    self.issuer = issuer
    self.subject = subject
    self.name = name
    self.login = login
    self.isVerified = isVerified
    self.role = role
    self.token = token
  }
}

extension Store {
  /// - Parameter state: what the provider sends back; only who has it can go on.
  package func keep(_ pending: Pending, state: Secret, at now: Stamp) async throws {
    try await database.write { db in
      try db.run("DELETE FROM handshake WHERE expires < \(now.seconds)")
      try db.run(
        """
        INSERT INTO handshake (hash, nonce, verifier, back, expires)
        VALUES (\(state.hash), \(pending.nonce), \(pending.verifier), \(pending.back), \(now.seconds + 600))
        """)
    }
  }

  /// Takes it away, so that an answer that comes again finds nothing.
  package func takePending(state: Secret, at now: Stamp) async throws -> Pending? {
    try await database.write { db in
      let row = try db.row("DELETE FROM handshake WHERE hash = \(state.hash) RETURNING nonce, verifier, back, expires")
      guard let row, let expires = row.int("expires"), expires >= now.seconds else { return nil }
      return Pending(
        nonce: row.text("nonce") ?? "", verifier: row.text("verifier") ?? "", back: row.text("back") ?? "")
    }
  }

  /// Begins a session for whom a provider vouches: for the account that was theirs before, for the one with the verified
  /// login (which loses its password, sessions and tokens the first time), else for a new one.
  ///
  /// - Throws: `SignInRefusal.switchedOff`, `AccountRefusal.loginTaken` where an account of that login is not proved to be
  ///   theirs.
  package func signIn(
    _ identity: Identity, browser: String, _ event: Event
  ) async throws -> (secret: Secret, account: Account) {
    try await database.write { [limits] db in
      try db.lock("accounts")
      let known = try db.account(identity)
      var account =
        try known
        ?? db.addAccount(
          .person, name: identity.name, login: identity.login, role: identity.role ?? .viewer,
          event.by(identity.name.trimmed))
      guard !account.isDisabled else { throw SignInRefusal.switchedOff }
      if let known { try db.hand(known, to: identity) }
      try db.run(
        """
        INSERT INTO identity (issuer, subject, account) VALUES (\(identity.issuer), \(identity.subject), \(account.uid))
        ON CONFLICT DO NOTHING
        """)
      if let role = identity.role, role != account.role {
        let isLast = try account.role == .administrator && !db.hasAdministrator(besides: account.uid)
        if !isLast {
          try db.run("UPDATE account SET role = \(role.rawValue) WHERE uid = \(account.uid)")
          try db.retract(account.uid)
          try db.audit(
            .accountChanged, event.by(account), account.uid,
            "role \(account.role.rawValue) → \(role.rawValue), by its groups")
          account.role = role
        }
      }
      let secret = try db.begin(account, browser: browser, identityToken: identity.token, limits, event.by(account))
      return (secret, account)
    }
  }
}

extension Connection {
  fileprivate func account(_ identity: Identity) throws -> Account? {
    let known = try row(
      "SELECT account FROM identity WHERE issuer = \(identity.issuer) AND subject = \(identity.subject)")
    if let uid = known?.text("account") { return try account(uid) }
    guard identity.isVerified, let account = try account(login: identity.login) else { return nil }
    let other = try row("SELECT subject FROM identity WHERE account = \(account.uid) LIMIT 1")
    return other == nil ? account : nil
  }

  /// An account that somebody made by a password, and that is proved to belong to this identity: whoever knows that
  /// password, or holds a session or a token of it, may be another one.
  fileprivate func hand(_ account: Account, to identity: Identity) throws {
    let isKnown = try row("SELECT subject FROM identity WHERE account = \(account.uid) LIMIT 1") != nil
    if isKnown { return }
    try run("DELETE FROM link WHERE account = \(account.uid)")
    guard account.hasPassword else { return }
    try run("UPDATE account SET password = NULL WHERE uid = \(account.uid)")
    try run("DELETE FROM session WHERE account = \(account.uid)")
    try run("DELETE FROM token WHERE account = \(account.uid)")
    try retract(account.uid)
  }
}
