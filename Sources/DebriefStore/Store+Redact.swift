package import Debrief

/// What a redaction did.
package struct Redacted: Sendable, Equatable {
  package let version: Int
  /// The versions whose records were rewritten.
  package let rewritten: [Int]
  /// Whether no bytes of the words are left in the database's own files, either.
  package var isOverwritten = false
}

extension Store {
  /// Removes words from a review: from its newest state, from every earlier one, from the editions it was imported from,
  /// from what is searched, and a file with its bytes. The history stays provable: this redaction becomes a part of it.
  package func redact(
    _ uid: String, _ redaction: Redaction, reason: String, by author: Author, door: Door, at now: Stamp
  ) async throws -> Redacted {
    let event = Event(by: author, door: door, at: now)
    var redacted = try await database.write { db in
      try db.takeTime()
      try db.lock(uid)
      return try db.redact(uid, [redaction], reason: reason, event)
    }
    if case .file = redaction { try await sweepBlobs() }
    redacted.isOverwritten = await overwrite()
    return redacted
  }

  /// Puts another name in the place of a person's, in every review, in its history and beside its attachments, and removes
  /// the account with what it signs in with.
  ///
  /// - Parameter names: how the person is called. Other names that the account has given itself are not taken for words to
  ///   remove: anybody may call himself by a word that reviews need.
  /// - Returns: the uids of the reviews that named the person.
  /// - Throws: `AccountRefusal.lastAdministrator`, before anything is changed.
  package func erasePerson(
    _ names: [String], pseudonym: String, reason: String, by author: Author, door: Door, at now: Stamp
  ) async throws -> [String] {
    let event = Event(by: author, door: door, at: now)
    return try await erase(try await accounts(called: names), called: names, pseudonym: pseudonym, reason, event)
  }

  /// The same for one account, whoever else is called so.
  ///
  /// - Parameter names: those of the account's that are replaced.
  package func erasePerson(
    _ account: Account, called names: [String], pseudonym: String, reason: String, _ event: Event
  ) async throws {
    try Self.mustLeaveAdministrator([account], of: try await accounts())
    _ = try await erase([account], called: names, pseudonym: pseudonym, reason, event)
  }

  private func erase(
    _ accounts: [Account], called names: [String], pseudonym: String, _ reason: String, _ event: Event
  ) async throws -> [String] {
    // Longer names first: of “Ada Love” nothing of “Love” stays.
    let redactions = names.sorted { $0.count > $1.count }.map { Redaction.words($0, instead: pseudonym) }
    let uids = try await database.read { db in
      try db.rows("SELECT uid FROM review ORDER BY uid").compactMap { $0.text("uid") }
    }
    var named: [String] = []
    for uid in uids {
      let isNamed = try await database.write { db in
        try db.takeTime()
        try db.lock(uid)
        guard try db.names(uid, redactions) else { return false }
        _ = try db.redact(uid, redactions, reason: reason, event)
        return true
      }
      if isNamed { named.append(uid) }
    }
    for account in accounts { try await eraseAccount(account.uid, pseudonym: pseudonym, event) }
    if !named.isEmpty || !accounts.isEmpty { _ = await overwrite() }
    return named
  }

  /// Leaves no bytes of removed words behind; false where that cannot be done now. What was committed stays so.
  func overwrite() async -> Bool { (try? await database.scrub()) != nil }
}

extension Connection {
  fileprivate func redact(
    _ uid: String, _ redactions: [Redaction], reason: String, _ event: Event
  ) throws -> Redacted {
    guard let newest = try stored(uid) else { throw StoreError.noReview(uid) }
    func redacted(_ text: String) -> String { redactions.reduce(text) { $1($0) } }
    // Neither who did it nor why says the words again.
    let event = Event(by: Author(redacted(event.by.name)), door: event.door, at: event.at)
    let rows = try rewriteHistory(uid, redactions)
    let before = redactions.reduce(newest.review) { $1($0) }
    var review = before
    try rewriteFiles(of: newest, redactions, &review)
    review.updatedAt = Moment(event.at)
    review.updatedBy = Person(event.by.name)
    let details = [
      JSON.Member("what", .string(redactions.map(\.name).joined(separator: ", "))),
      JSON.Member("reason", .string(redacted(reason))), HistoryRecord.rewritten(rows),
    ]
    let stored = try advance(newest, to: Draft(review), .redacted, event, Review.diff(before, review), details)
    try rewriteEditions(uid, redactions)
    try rewriteSpent(uid, redactions)
    try rewriteComments(uid, redactions)
    try audit(.redacted, event, uid)
    try withdrawAnswers()
    return Redacted(version: stored.version, rewritten: rows.map(\.version))
  }

  /// Every state that the review had, without the words, and the changes that lead from one to the next.
  private func rewriteHistory(_ uid: String, _ redactions: [Redaction]) throws -> [(version: Int, digest: String)] {
    func redacted(_ review: Review) -> Review { redactions.reduce(review) { $1($0) } }
    var state = Review()
    var last = Review()
    var rewritten: [(version: Int, digest: String)] = []
    for row in try rows("SELECT version, record FROM history WHERE uid = \(uid) ORDER BY version") {
      var record = try row.record(of: uid)
      let earlier = state
      state = record.review ?? Review.apply(record.changes, to: state).review
      let next = redacted(state)
      let isTouched = Review.diff(earlier, state) != Review.diff(last, next)
      let before = record.text
      record.rewrite { json in
        .object(
          (json.members ?? []).map { member in
            switch member.name {
            case "file" where redactions.contains { $0 == (member.value["name"]?.string).map { .file($0) } }:
              JSON.Member("file", [:])
            case "by", "reason", "what", "file": JSON.Member(member.name, redactions.reduce(member.value) { $1($0) })
            case "review": JSON.Member("review", next.json ?? [:])
            case "changes" where isTouched: HistoryRecord.changes(Review.diff(last, next))
            default: member
            }
          })
      }
      last = next
      if record.text != before { rewritten.append((record.version, try replace(record))) }
    }
    return rewritten
  }

  /// Puts other bytes and a new salt in the place of a record. Its digest and its link in the chain stay.
  ///
  /// - Returns: the digest of the new bytes.
  func replace(_ record: HistoryRecord) throws -> String {
    let salt = Digest.salt()
    let text = record.text
    try run(
      """
      UPDATE history SET record = \(text), salt = \(salt) WHERE uid = \(record.uid) AND version = \(record.version)
      """)
    return Digest.of(text, salt: salt)
  }

  private func rewriteEditions(_ uid: String, _ redactions: [Redaction]) throws {
    for row in try rows("SELECT name, notes, body FROM edition WHERE uid = \(uid)") {
      let body = redactions.reduce(Review.read(try row.json("body", of: uid)).review) { $1($0) }
      // A note may quote the words of any path.
      let isPath = redactions.contains { if case .path = $0 { true } else { false } }
      let notes: JSON = isPath ? ["notes": []] : redactions.reduce(try row.json("notes", of: uid)) { $1($0) }
      let name = row.text("name") ?? ""
      // The document's own text may say it in other words: it goes as a whole.
      try run(
        """
        UPDATE edition SET name = \(redactions.reduce(name) { $1($0) }), body = \(body.json ?? [:]), notes = \(notes),
          doubts = CASE WHEN \(isPath ? 1 : 0) = 1 THEN 0 ELSE doubts END, source = NULL
        WHERE uid = \(uid) AND name = \(name)
        """)
    }
  }

  private func rewriteComments(_ uid: String, _ redactions: [Redaction]) throws {
    for comment in try comments(of: uid) {
      let name = redactions.reduce(comment.by.name) { $1($0) }
      let body = redactions.reduce(comment.body) { $1($0) }
      let path = comment.path.map { path in redactions.reduce(path) { $1($0) } }
      let resolver = comment.resolvedBy.map { name in redactions.reduce(name) { $1($0) } }
      try run(
        """
        UPDATE comment SET name = \(name), body = \(body), path = \(path), resolved_by = \(resolver)
        WHERE uid = \(comment.uid)
        """)
    }
  }

  private func rewriteSpent(_ uid: String, _ redactions: [Redaction]) throws {
    for path in try rows("SELECT path FROM spent_id WHERE uid = \(uid)").compactMap({ $0.text("path") }) {
      let other = redactions.reduce(path) { $1($0) }
      guard other != path else { continue }
      try run("DELETE FROM spent_id WHERE uid = \(uid) AND path = \(path)")
      try run("INSERT INTO spent_id (uid, path) VALUES (\(uid), \(other)) ON CONFLICT DO NOTHING")
    }
  }

  /// Files keep their bytes under another name; one that is to go loses them.
  ///
  /// - Parameter review: the newest state without the words, which names the files as they are called now.
  private func rewriteFiles(of stored: Stored, _ redactions: [Redaction], _ review: inout Review) throws {
    let (uid, number) = (stored.uid, stored.number)
    let rows = try rows("SELECT name, added_by FROM attachment WHERE uid = \(uid) ORDER BY name")
    var taken = Set(rows.compactMap { $0.text("name") })
    for row in rows {
      guard let name = row.text("name"), let by = row.text("added_by") else { continue }
      if redactions.contains(.file(name)) {
        try unindex(part: Passages.part(ofFile: name), number: number)
        try run("DELETE FROM attachment WHERE uid = \(uid) AND name = \(name)")
        continue
      }
      let plain = redactions.reduce(name) { $1($0) }
      let fresh = plain == name ? name : plain.free(of: taken)
      taken.insert(fresh)
      for place in review.attachments.indices where fresh != plain && stored.review.attachments[place].file == name {
        review.attachments[place].file = fresh
      }
      let other = redactions.reduce(by) { $1($0) }
      try run("UPDATE attachment SET name = \(fresh), added_by = \(other) WHERE uid = \(uid) AND name = \(name)")
      try run(
        """
        UPDATE passage SET part = \(Passages.part(ofFile: fresh))
        WHERE part = \(Passages.part(ofFile: name)) AND \(Passages.range(of: number))
        """)
    }
  }

  /// Whether the review, its history, its editions or its attachments hold any of the words.
  fileprivate func names(_ uid: String, _ redactions: [Redaction]) throws -> Bool {
    let values: [(sql: SQL, columns: [String])] = [
      ("SELECT body FROM review WHERE uid = \(uid)", ["body"]),
      ("SELECT record FROM history WHERE uid = \(uid)", ["record"]),
      ("SELECT body, notes FROM edition WHERE uid = \(uid)", ["body", "notes"]),
    ]
    for (sql, columns) in values {
      for row in try rows(sql) {
        for json in try columns.map({ try row.json($0, of: uid) })
        where redactions.contains(where: { $0(json) != json }) {
          return true
        }
      }
    }
    let texts = try rows(
      """
      SELECT name AS text FROM edition WHERE uid = \(uid) UNION ALL SELECT source FROM edition WHERE uid = \(uid)
      UNION ALL SELECT name FROM attachment WHERE uid = \(uid)
      UNION ALL SELECT added_by FROM attachment WHERE uid = \(uid) UNION ALL SELECT path FROM spent_id WHERE uid = \(uid)
      UNION ALL SELECT name FROM comment WHERE review = \(uid) UNION ALL SELECT body FROM comment WHERE review = \(uid)
      UNION ALL SELECT resolved_by FROM comment WHERE review = \(uid)
      """
    ).compactMap { $0.text("text") }
    return texts.contains { text in redactions.contains { $0(text) != text } }
  }
}

extension Redaction {
  /// What it removed, without saying it.
  fileprivate var name: String {
    switch self {
    case .path(let path): path.withoutWords
    case .words: "words"
    case .file: "a file"
    }
  }
}

extension FieldPath {
  /// An element without an id is named by what it says, which is left out.
  var withoutWords: String {
    FieldPath(
      steps.map { step in
        guard case .element(let id) = step, !id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
          return step
        }
        return .element("…")
      }
    ).description
  }
}
