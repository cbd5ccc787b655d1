package import Debrief

// All that is kept about one person.
extension Store {
  /// The account with its sessions, tokens, log and comments, and where comments and reviews name the person, as JSON. No
  /// secret and no hash of one is in it, and nothing that others wrote.
  ///
  /// - Parameter viewer: whoever reads it; what stands in reviews that this one does not see is left out.
  package func exportPerson(_ account: Account, for viewer: Viewer = .holder, _ event: Event) async throws -> JSON {
    let own = account.uid
    let hidden: SQL = "SELECT uid FROM review WHERE NOT \(viewer.reach(.read).condition)"
    let (sessions, tokens, log) = (
      try await sessions(of: own, at: event.at), try await tokens(of: own), try await wholeLog(of: own)
    )
    let (comments, mentions, identities, webhooks, views) = try await database.read { db in
      (
        try db.rows(
          """
          SELECT review, path, at, body FROM comment WHERE account = \(own) AND review NOT IN (\(hidden)) ORDER BY number
          """),
        try db.rows(
          """
          SELECT comment.uid AS comment, review, path, at FROM mention JOIN comment ON comment.uid = mention.comment
          WHERE mention.account = \(own) AND review NOT IN (\(hidden)) ORDER BY number
          """),
        try db.rows("SELECT issuer, subject FROM identity WHERE account = \(own) ORDER BY issuer"),
        try db.rows("SELECT address, events FROM webhook WHERE account = \(own) ORDER BY number"),
        try db.rows("SELECT list, name, query FROM saved_view WHERE account = \(own) ORDER BY list, name")
      )
    }
    let named = try await places(naming: account.names, for: viewer)
    try await audit(.personExported, event, of: own)
    return .object([
      "account": account.exported,
      "identities": .array(identities.map { $0.object("issuer", "subject") }),
      "sessions": .array(
        sessions.map {
          [
            "began": .string($0.began.iso), "seen": .string($0.seen.iso), "address": .string($0.address),
            "browser": .string($0.browser),
          ]
        }),
      "tokens": .array(tokens.map { ["name": .string($0.name), "created": .string($0.created.iso)] }),
      "webhooks": .array(webhooks.map { $0.object("address", "events") }),
      "views": .array(views.map { $0.object("list", "name", "query") }),
      "log": .array(
        log.map {
          .object(["at": .string($0.at.iso), "act": .string($0.act.rawValue), "address": $0.address.map(JSON.string)])
        }),
      "comments": .array(comments.map { $0.object("review", "path", "at", "body") }),
      "mentions": .array(mentions.map { $0.object("review", "comment", "path", "at") }),
      "reviews": .array(named),
    ])
  }

  /// Where reviews name somebody. Of a few at a time only that is kept, so that of thousands not all are in memory, and
  /// those that people work on stay there.
  private func places(naming names: Set<String>, for viewer: Viewer) async throws -> [JSON] {
    let filter = Filter(for: viewer)
    let uids = try await database.read { db in
      try db.rows("SELECT uid FROM review WHERE \(filter.condition(db.dialect)) ORDER BY COALESCE(date, ''), uid")
        .compactMap { $0.text("uid") }
    }
    var named: [JSON] = []
    for start in stride(from: 0, to: uids.count, by: 50) {
      let few = Array(uids[start..<min(start + 50, uids.count)])
      named += try await database.read { try $0.places(naming: names, in: few, filter) }
    }
    return named
  }

  private func wholeLog(of account: String) async throws -> [AuditEntry] {
    var log: [AuditEntry] = []
    while true {
      let more = try await audit(of: account, before: log.last?.number, limit: 1000)
      if more.isEmpty { return log }
      log += more
    }
  }

  /// The accounts of those names.
  ///
  /// - Throws: `AccountRefusal.lastAdministrator` where none would be left to look after accounts.
  package func accounts(called names: [String]) async throws -> [Account] {
    let keys = Set(names.map(\.indexKey))
    let all = try await accounts()
    let found = all.filter { !keys.isDisjoint(with: $0.names.map(\.indexKey)) }
    try Self.mustLeaveAdministrator(found, of: all)
    return found
  }

  /// - Throws: `AccountRefusal.lastAdministrator` where nobody would look after accounts without those that were found.
  static func mustLeaveAdministrator(_ found: [Account], of all: [Account]) throws(AccountRefusal) {
    let isLeft = all.contains { account in
      account.role == .administrator && account.kind == .person && !account.isDisabled && !found.contains(account)
    }
    if !isLeft, found.contains(where: { $0.role == .administrator && !$0.isDisabled }) {
      throw .lastAdministrator
    }
  }

  /// Removes an account; what it did stays in the log, under another name.
  func eraseAccount(_ uid: String, pseudonym: String, _ event: Event) async throws {
    try await database.write { db in
      guard let account = try db.account(uid) else { return }
      let event = event.by.account == uid ? event.by(pseudonym) : event
      try db.retract(uid)
      // Of the account's own beginning the log knows the name alone, as it was then.
      let names = account.names.sorted()
      try db.run(
        """
        UPDATE audit SET name = \(pseudonym), address = NULL
        WHERE account = \(uid) OR (subject = \(uid)
          AND (name IN (\(names)) OR act = \(AuditEntry.Act.accountCreated.rawValue) AND account IS NULL))
        """)
      try db.run("UPDATE comment SET name = \(pseudonym), account = NULL WHERE account = \(uid)")
      try db.run("UPDATE comment SET resolved_by = \(pseudonym) WHERE resolved_by IN (\(names))")
      try db.withdrawAnswers()
      try db.run("DELETE FROM attempt WHERE key = \("login " + account.login.loginKey)")
      try db.run("DELETE FROM account WHERE uid = \(uid)")
      try db.audit(.personErased, event, uid)
    }
  }
}

extension Connection {
  fileprivate func places(naming names: Set<String>, in uids: [String], _ filter: Filter) throws -> [JSON] {
    try rows(
      """
      SELECT uid, body FROM review WHERE uid IN (\(uids)) AND \(filter.condition(dialect))
      ORDER BY COALESCE(date, ''), uid
      """
    ).compactMap { row in
      let uid = row.text("uid") ?? ""
      let paths = Review.read(try row.json("body", of: uid)).review.places(naming: names)
      return paths.isEmpty ? nil : ["uid": .string(uid), "paths": .array(paths.map(JSON.string))]
    }
  }
}

extension Account {
  fileprivate var exported: JSON {
    .object([
      "uid": .string(uid), "name": .string(name), "login": .string(login), "role": .string(role.rawValue),
      "aliases": .array(aliases.map(JSON.string)), "createdAt": createdAt.map { .string($0.iso) },
    ])
  }
}

extension Review {
  /// The paths of the people in it who have one of these names.
  fileprivate func places(naming names: Set<String>) -> [String] {
    var places: [String] = []
    (json ?? [:]).collectPeople(called: Set(names.map(\.indexKey)), at: FieldPath(), into: &places)
    return places
  }
}

extension JSON {
  fileprivate func collectPeople(called keys: Set<String>, at path: FieldPath, into places: inout [String]) {
    if let name = self["name"]?.string ?? self["handle"]?.string, keys.contains(name.indexKey) {
      places.append(path.description)
    }
    for member in members ?? [] { member.value.collectPeople(called: keys, at: path.field(member.name), into: &places) }
    for (place, element) in (elements ?? []).enumerated() {
      let id = element["id"]?.string ?? String(place + 1)
      element.collectPeople(called: keys, at: path.element(id), into: &places)
    }
  }
}

extension Row {
  /// These columns as an object of texts.
  fileprivate func object(_ columns: String...) -> JSON {
    .object(columns.compactMap { name in text(name).map { JSON.Member(name, .string($0)) } })
  }
}
