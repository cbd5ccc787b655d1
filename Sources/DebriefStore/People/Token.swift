package import Debrief

/// What a program signs its requests with.
package struct Token: Sendable, Equatable {
  package let uid: String
  package let account: String
  package let name: String
  package let scopes: Set<TokenScope>
  package let created: Stamp
  /// nil for one that does not end by itself.
  package let expires: Stamp?
  package let used: Stamp?
  package let usedFrom: String?

  func admission(_ account: Account) -> Admission {
    let acts = scopes.reduce(into: Set<Act>()) { $0.formUnion($1.acts) }
    return Admission(account: account, way: .token(uid), viewer: account.viewer(limit: acts))
  }
}

extension Store {
  /// Begins every token, so that one that was published by mistake is known as one.
  package static let tokenPrefix = "debrief_"

  /// - Parameter days: it ends by itself after so many; nil for never.
  /// - Returns: its secret, which is shown once and kept nowhere.
  package func makeToken(
    _ name: String, for account: String, scopes: Set<TokenScope>, days: Int?, _ event: Event
  ) async throws -> (secret: Secret, token: Token) {
    let secret = Secret.random(Self.tokenPrefix)
    let (uid, name, words) = (UID.random(), name.trimmed, scopes.map(\.rawValue).sorted().joined(separator: " "))
    guard !name.isEmpty, !scopes.isEmpty else { throw AccountRefusal.nameMissing }
    let token = try await database.write { db in
      guard try db.account(account) != nil else { throw AccountRefusal.noSuchAccount }
      try db.run(
        """
        INSERT INTO token (uid, hash, account, name, scopes, created, expires)
        VALUES (\(uid), \(secret.hash), \(account), \(name), \(words), \(event.at.seconds),
          \(days.map { event.at.seconds + $0 * 86_400 }))
        """)
      try db.audit(.tokenMade, event, account, "\(uid), scopes \(words)")
      return try db.token(uid, at: event.at)
    }
    guard let token else { throw AccountRefusal.noSuchToken }
    return (secret, token)
  }

  /// The tokens of an account, the newest first; without one, of all.
  package func tokens(of account: String? = nil) async throws -> [Token] {
    try await database.read { db in
      let own: SQL = account.map { "account = \($0)" } ?? "1 = 1"
      return try db.rows("SELECT * FROM token WHERE \(own) ORDER BY created DESC, uid").map(\.token)
    }
  }

  /// Ends a token, and what was opened with it.
  package func revoke(_ uid: String, of account: String? = nil, _ event: Event) async throws {
    try await database.write { db in
      let own: SQL = account.map { "AND account = \($0)" } ?? ""
      let row = try db.row("DELETE FROM token WHERE uid = \(uid) \(own) RETURNING account")
      guard let owner = row?.text("account") else { throw AccountRefusal.noSuchToken }
      try db.retract(owner)
      try db.audit(.tokenRevoked, event, owner, uid)
    }
  }

  /// Whoever that token belongs to; nil when there is none, or it has run out.
  ///
  /// - Parameter event: when and from where it is used.
  package func admit(token secret: Secret, _ event: Event) async throws -> Admission? {
    let now = event.at
    let found = try await database.read { db -> (token: Token, account: Account)? in
      let row = try db.row(
        "SELECT * FROM token WHERE hash = \(secret.hash) AND (expires IS NULL OR expires > \(now.seconds))")
      guard let token = row?.token, let account = try db.account(token.account), !account.isDisabled else { return nil }
      return (token, account)
    }
    guard let (token, account) = found else { return nil }
    try await note(token, account, event)
    return token.admission(account)
  }

  /// The last use is noted once a minute, and told in the log once an hour for each address.
  private func note(_ token: Token, _ account: Account, _ event: Event) async throws {
    let last = token.used?.seconds ?? 0
    let isElsewhere = token.usedFrom != event.from
    guard isElsewhere || event.at.seconds - last >= 60 else { return }
    try await database.write { db in
      try db.run(
        "UPDATE token SET used = \(event.at.seconds), used_from = \(event.from) WHERE uid = \(token.uid)")
      if isElsewhere || event.at.seconds - last >= 3600 {
        try db.audit(.tokenUsed, event.by(account), account.uid, token.uid)
      }
    }
  }
}

extension Connection {
  func token(_ uid: String, at now: Stamp) throws -> Token? {
    try row("SELECT * FROM token WHERE uid = \(uid) AND (expires IS NULL OR expires > \(now.seconds))")?.token
  }
}

extension Row {
  fileprivate var token: Token {
    let scopes = (text("scopes") ?? "").split(separator: " ").compactMap { TokenScope(rawValue: String($0)) }
    return Token(
      uid: text("uid") ?? "", account: text("account") ?? "", name: text("name") ?? "", scopes: Set(scopes),
      created: Stamp(secondsSince1970: int("created") ?? 0),
      expires: int("expires").map { Stamp(secondsSince1970: $0) },
      used: int("used").map { Stamp(secondsSince1970: $0) }, usedFrom: text("used_from"))
  }
}
