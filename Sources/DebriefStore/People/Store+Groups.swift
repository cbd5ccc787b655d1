import Debrief

extension Store {
  package func groups() async throws -> [Group] {
    try await database.read { db in
      let members = try db.rows("SELECT circle, account FROM circle_member")
      let of = Dictionary(grouping: members) { $0.text("circle") ?? "" }
      return try db.rows("SELECT uid, name FROM circle ORDER BY name_key").map { row in
        let uid = row.text("uid") ?? ""
        return Group(
          uid: uid, name: row.text("name") ?? "", members: Set((of[uid] ?? []).compactMap { $0.text("account") }))
      }
    }
  }

  package func addGroup(name: String, _ event: Event) async throws -> Group {
    try await database.write { db in
      let (uid, name) = (UID.random(), name.trimmed)
      guard !name.indexKey.isEmpty else { throw AccountRefusal.nameMissing }
      let added = try db.row(
        """
        INSERT INTO circle (uid, name, name_key) VALUES (\(uid), \(name), \(name.indexKey))
        ON CONFLICT (name_key) DO NOTHING RETURNING uid
        """)
      guard added != nil else { throw AccountRefusal.groupTaken(name) }
      try db.audit(.groupChanged, event, uid, "made")
      return Group(uid: uid, name: name, members: [])
    }
  }

  /// Puts an account into a group, or takes it out: then its open streams look again whether they may go on.
  package func setMember(_ account: String, of group: String, to isMember: Bool, _ event: Event) async throws {
    try await database.write { db in
      try db.lockAccess()
      guard try db.row("SELECT uid FROM circle WHERE uid = \(group)") != nil else { throw AccountRefusal.noSuchGroup }
      guard try db.account(account) != nil else { throw AccountRefusal.noSuchAccount }
      if isMember {
        let isNew =
          try db.row(
            """
            INSERT INTO circle_member (circle, account) VALUES (\(group), \(account)) ON CONFLICT DO NOTHING
            RETURNING account
            """) != nil
        if isNew { try db.tellMembers(of: group, that: account, event) }
      } else {
        try db.run("DELETE FROM circle_member WHERE circle = \(group) AND account = \(account)")
      }
      try db.retract(account)
      try db.audit(.groupChanged, event, group, "\(isMember ? "added" : "removed") \(account)")
    }
  }

  /// Private reviews that were shared with it are no longer, unless its members are named themselves.
  package func removeGroup(_ uid: String, _ event: Event) async throws {
    try await database.write { db in
      let members = try db.rows("SELECT account FROM circle_member WHERE circle = \(uid)")
      guard try db.row("DELETE FROM circle WHERE uid = \(uid) RETURNING uid") != nil else {
        throw AccountRefusal.noSuchGroup
      }
      for account in members.compactMap({ $0.text("account") }) { try db.retract(account) }
      try db.audit(.groupChanged, event, uid, "removed")
    }
  }
}

extension Connection {
  /// Whoever joins a group sees its private reviews: their members read in the history who that is.
  fileprivate func tellMembers(of group: String, that account: String, _ event: Event) throws {
    let uids = try rows(
      "SELECT uid FROM review_member WHERE member = \(Member.group(group).key) ORDER BY uid"
    ).compactMap { $0.text("uid") }
    // All of them before the outbox is told of the first: `post` says why.
    for uid in uids { try lock(uid) }
    for uid in uids {
      guard let newest = try stored(uid) else { continue }
      let details = [HistoryRecord.visibility(newest.visibility), JSON.Member("joined", .string(account))]
      _ = try advance(newest, to: newest.draft, .shared, event, [], details)
    }
  }
}
