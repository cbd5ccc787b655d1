package import Debrief

extension Store {
  package func account(_ uid: String) async throws -> Account? { try await database.read { try $0.account(uid) } }

  /// By what somebody signs in with.
  package func account(login: String) async throws -> Account? {
    try await database.read { try $0.account(login: login) }
  }

  package func accounts() async throws -> [Account] { try await database.read { try $0.accounts() } }

  /// Whether there is somebody who can look after accounts: until then nobody can sign in.
  package func hasAdministrator() async throws -> Bool {
    try await database.read { try $0.hasAdministrator() }
  }

  /// Changes an account: its name, its other names, its role, whether it may sign in. What takes rights away ends the
  /// open streams of the account, and switching it off its sessions and tokens.
  ///
  /// - Throws: what the closure throws, `AccountRefusal`, `StoreError`.
  @discardableResult
  package func changeAccount(
    _ uid: String, _ event: Event, _ body: @escaping @Sendable (inout Account) throws -> Void
  ) async throws -> Account {
    try await database.write { db in
      try db.lock("accounts")
      guard let before = try db.account(uid) else { throw AccountRefusal.noSuchAccount }
      var after = before
      try body(&after)
      after.name = after.name.trimmed
      guard !after.name.isEmpty else { throw AccountRefusal.nameMissing }
      guard after != before else { return before }
      // An administrator may know better than the names say.
      if event.by.account == uid { try db.mustBeFree(after.names.subtracting(before.names), for: uid) }
      try db.run(
        """
        UPDATE account SET name = \(after.name), role = \(after.role.rawValue),
          disabled_at = \(after.isDisabled ? event.at.iso : nil) WHERE uid = \(uid)
        """)
      if after.aliases != before.aliases { try db.keepAliases(after.aliases, of: uid) }
      if after.isDisabled {
        try db.run("DELETE FROM session WHERE account = \(uid)")
        try db.run("DELETE FROM link WHERE account = \(uid)")
      }
      if before.isAdministrator { try db.mustHaveAdministrator() }
      try db.retract(uid)
      try db.audit(.accountChanged, event, uid, before.difference(to: after))
      return try db.account(uid) ?? after
    }
  }

  /// An account for a program; it gets tokens, and signs in with nothing else.
  package func addService(name: String, role: Role, _ event: Event) async throws -> Account {
    try await database.write { try $0.addAccount(.service, name: name, role: role, event) }
  }

  /// Sets a password, after the current one was given; every other session of the account ends.
  ///
  /// - Parameter session: the one that stays.
  package func changePassword(
    of uid: String, from current: String, to new: String, keeping session: String?, _ event: Event
  ) async throws {
    let (account, known) = try await database.read { db in (try db.account(uid), try db.password(of: uid)) }
    guard let account else { throw AccountRefusal.noSuchAccount }
    // Guessed at from an open session as slowly as from outside.
    _ = try await countTry(account.login.loginKey, event)
    guard try await passwords.matches(current, known) else { throw AccountRefusal.passwordWrong }
    try PasswordRule.check(new, names: Array(account.names), known: limits.knownPasswords)
    let password = try await passwords.hash(new)
    try await database.write { db in
      guard try db.password(of: uid) == known else { throw AccountRefusal.passwordWrong }
      try db.run("UPDATE account SET password = \(password.stored) WHERE uid = \(uid)")
      try db.run("DELETE FROM link WHERE account = \(uid)")
      try db.run("DELETE FROM session WHERE account = \(uid) AND uid <> \(session ?? "")")
      try db.run("DELETE FROM attempt WHERE key = \("login " + account.login.loginKey)")
      try db.retract(uid)
      try db.audit(.passwordChanged, event, uid)
    }
  }
}

extension Connection {
  /// Reviews know people by their names: nobody takes another's and signs with it.
  ///
  /// - Throws: `AccountRefusal.aliasTaken`.
  func mustBeFree(_ names: Set<String>, for uid: String?) throws {
    guard !names.isEmpty else { return }
    let taken = try rows(
      "SELECT uid, name, login FROM account UNION ALL SELECT account, name, name FROM account_alias"
    ).filter { $0.text("uid") != uid }.flatMap { [$0.text("name"), $0.text("login")] }
    let keys = Set(taken.compactMap { $0?.indexKey }.filter { !$0.isEmpty })
    if let name = names.first(where: { keys.contains($0.indexKey) }) { throw AccountRefusal.aliasTaken(name) }
  }

  /// - Throws: `AccountRefusal.aliasTaken` where another account has such a name already.
  fileprivate func keepAliases(_ names: [String], of uid: String) throws {
    try run("DELETE FROM account_alias WHERE account = \(uid)")
    for name in names.map(\.trimmed) where !name.indexKey.isEmpty {
      let added = try row(
        """
        INSERT INTO account_alias (key, account, name) VALUES (\(name.indexKey), \(uid), \(name))
        ON CONFLICT (key) DO UPDATE SET name = excluded.name WHERE account_alias.account = \(uid) RETURNING key
        """)
      if added == nil { throw AccountRefusal.aliasTaken(name) }
    }
  }
}

extension Account {
  /// Whether it can look after accounts.
  fileprivate var isAdministrator: Bool { role == .administrator && kind == .person && !isDisabled }

  /// What changed, for the log.
  fileprivate func difference(to other: Account) -> String {
    [
      role == other.role ? nil : "role \(role.rawValue) → \(other.role.rawValue)",
      isDisabled == other.isDisabled ? nil : other.isDisabled ? "switched off" : "switched on",
      name == other.name ? nil : "name",
      aliases == other.aliases ? nil : "other names",
    ].compactMap(\.self).joined(separator: ", ")
  }
}
