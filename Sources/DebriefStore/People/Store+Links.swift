package import Debrief

/// What a link that is used once leads to.
package struct Invitation: Sendable, Equatable {
  package let role: Role
  /// The account that gets a new password; nil for an invitation to a new one.
  package let account: Account?
}

extension Store {
  /// Makes a link by which somebody makes an account of that role, or sets a new password for the account.
  ///
  /// - Parameter hours: it can be used for so long.
  /// - Returns: the secret part of its address. A link that was made for the account before is void.
  package func makeLink(_ role: Role, for account: String? = nil, hours: Int = 72, _ event: Event) async throws
    -> Secret
  {
    let secret = Secret.random()
    try await database.write { db in
      // While there is no administrator, each link to the first one that was printed before is void.
      let isFirst = try role == .administrator && account == nil && !db.hasAdministrator()
      if isFirst { try db.run("DELETE FROM link WHERE account IS NULL AND role = \(role.rawValue)") }
      if let account {
        guard try db.account(account) != nil else { throw AccountRefusal.noSuchAccount }
        try db.run("DELETE FROM link WHERE account = \(account)")
      }
      try db.run("DELETE FROM link WHERE expires < \(event.at.seconds)")
      try db.run(
        """
        INSERT INTO link (hash, account, role, expires)
        VALUES (\(secret.hash), \(account), \(role.rawValue), \(event.at.seconds + hours * 3600))
        """)
      try db.audit(.invited, event, account, account == nil ? "role \(role.rawValue)" : "new password")
    }
    return secret
  }

  /// What the link leads to; nil when it was used, or has run out.
  package func link(_ secret: Secret, at now: Stamp) async throws -> Invitation? {
    try await database.read { try $0.link(secret, at: now) }
  }

  /// Makes the account of an invitation, or sets the password of the account that the link is for, and signs in.
  ///
  /// - Parameters:
  ///   - name: of a new account; so is the login.
  /// - Throws: `AccountRefusal`; then the link can be used again.
  package func use(
    _ secret: Secret, name: String, login: String, password: String, browser: String, _ event: Event
  ) async throws -> (secret: Secret, account: Account) {
    guard let link = try await link(secret, at: event.at) else { throw AccountRefusal.linkUsed }
    try PasswordRule.check(
      password, names: link.account.map { Array($0.names) } ?? [name, login], known: limits.knownPasswords)
    if link.account == nil, try await account(login: login) != nil { throw AccountRefusal.loginTaken(login) }
    let hashed = try await passwords.hash(password)
    return try await database.write { [limits] db in
      let isLeft = try db.row("DELETE FROM link WHERE hash = \(secret.hash) RETURNING hash") != nil
      guard isLeft else { throw AccountRefusal.linkUsed }
      let account: Account
      if let known = link.account {
        account = known
        try db.run("UPDATE account SET password = \(hashed.stored) WHERE uid = \(known.uid)")
        try db.run("DELETE FROM session WHERE account = \(known.uid)")
        try db.run("DELETE FROM attempt WHERE key = \("login " + known.login.loginKey)")
        try db.retract(known.uid)
        try db.audit(.passwordChanged, event.by(known), known.uid)
      } else {
        try db.mustBeFree([name.trimmed], for: nil)
        account = try db.addAccount(
          .person, name: name, login: login, role: link.role, password: hashed, event.by(name.trimmed))
      }
      return (try db.begin(account, browser: browser, limits, event.by(account)), account)
    }
  }
}

extension Connection {
  fileprivate func link(_ secret: Secret, at now: Stamp) throws -> Invitation? {
    let row = try row("SELECT account, role FROM link WHERE hash = \(secret.hash) AND expires >= \(now.seconds)")
    guard let row, let role = row.text("role").flatMap(Role.init) else { return nil }
    let account = try row.text("account").flatMap { try self.account($0) }
    return account?.isDisabled == true ? nil : Invitation(role: role, account: account)
  }
}
