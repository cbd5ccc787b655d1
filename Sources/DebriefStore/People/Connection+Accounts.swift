import Debrief

extension Connection {
  func account(_ uid: String) throws -> Account? { try accounts("a.uid = \(uid)").first }

  /// By what somebody signs in with.
  func account(login: String) throws -> Account? { try accounts("a.login_key = \(login.loginKey)").first }

  func accounts(_ condition: SQL = "1 = 1") throws -> [Account] {
    let rows = try rows("SELECT * FROM account a WHERE \(condition) ORDER BY LOWER(a.name), a.uid")
    let uids = rows.compactMap { $0.text("uid") }
    guard !uids.isEmpty else { return [] }
    let aliases = try self.rows("SELECT account, name FROM account_alias WHERE account IN (\(uids)) ORDER BY name")
    let circles = try self.rows("SELECT account, circle FROM circle_member WHERE account IN (\(uids))")
    let namesOf = Dictionary(grouping: aliases) { $0.text("account") ?? "" }
    let circlesOf = Dictionary(grouping: circles) { $0.text("account") ?? "" }
    return rows.map { row in
      let uid = row.text("uid") ?? ""
      return Account(
        uid: uid,
        kind: row.text("kind").flatMap(Account.Kind.init) ?? .person,
        name: row.text("name") ?? "",
        login: row.text("login") ?? "",
        role: row.text("role").flatMap(Role.init) ?? .viewer,
        isDisabled: row.text("disabled_at") != nil,
        aliases: (namesOf[uid] ?? []).compactMap { $0.text("name") },
        groups: Set((circlesOf[uid] ?? []).compactMap { $0.text("circle") }),
        hasPassword: row.text("password") != nil,
        createdAt: row.text("created_at").flatMap { Stamp(iso: $0) },
        epoch: row.int("epoch") ?? 0
      )
    }
  }

  func password(of uid: String) throws -> Password? {
    try row("SELECT password FROM account WHERE uid = \(uid)")?.text("password").flatMap { Password($0) }
  }

  /// - Parameter login: what it signs in with; a service gets its own key.
  func addAccount(
    _ kind: Account.Kind, name: String, login: String? = nil, role: Role, password: Password? = nil, _ event: Event
  ) throws -> Account {
    let name = name.trimmed
    guard !name.isEmpty else { throw AccountRefusal.nameMissing }
    let uid = UID.random()
    let login = login?.trimmed ?? uid
    guard !login.loginKey.isEmpty else { throw AccountRefusal.nameMissing }
    let added = try row(
      """
      INSERT INTO account (uid, kind, name, login, login_key, role, password, created_at)
      VALUES (\(uid), \(kind.rawValue), \(name), \(login), \(login.loginKey), \(role.rawValue), \(password?.stored),
        \(event.at.iso))
      ON CONFLICT (login_key) DO NOTHING RETURNING uid
      """)
    guard added != nil, let account = try account(uid) else { throw AccountRefusal.loginTaken(login) }
    try audit(.accountCreated, event, uid, "\(kind.rawValue), role \(role.rawValue)")
    return account
  }

  /// Tells the streams of an account to look again whether they may go on.
  func retract(_ uid: String) throws {
    let row = try row("UPDATE account SET epoch = epoch + 1 WHERE uid = \(uid) RETURNING epoch")
    if let epoch = row?.int("epoch") { try announce(Notice(uid: uid, version: epoch)) }
  }

  /// - Throws: `AccountRefusal.lastAdministrator` when nobody is left who can look after accounts.
  func mustHaveAdministrator() throws {
    guard try hasAdministrator() else { throw AccountRefusal.lastAdministrator }
  }

  /// - Parameter uid: an account that does not count.
  func hasAdministrator(besides uid: String = "") throws -> Bool {
    try row(
      """
      SELECT uid FROM account WHERE role = \(Role.administrator.rawValue) AND kind = \(Account.Kind.person.rawValue)
        AND disabled_at IS NULL AND uid <> \(uid) LIMIT 1
      """) != nil
  }
}

extension String {
  /// What tells logins apart: capitals and the blanks around do not count, everything else does.
  var loginKey: String { String(trimmed.lowercased().prefix(320)) }

  var trimmed: String {
    let kept = unicodeScalars.filter { ![.control, .format].contains($0.properties.generalCategory) }
    let text = String(String.UnicodeScalarView(kept))
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.endIndex
    return start < end ? String(text[start..<end].prefix(200)) : ""
  }
}
