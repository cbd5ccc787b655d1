package import Debrief

/// What a redaction did.
package struct Redacted: Sendable, Equatable {
  package let version: Int
  /// The versions whose records were rewritten.
  package let rewritten: [Int]
}

extension Store {
  /// Removes words from a review: from its newest state, from every earlier one, from the editions it was imported from
  /// and from what is searched. The history stays provable: this redaction becomes a part of it.
  package func redact(
    _ uid: String, _ redaction: Redaction, reason: String, by author: Author, door: Door, at now: Stamp
  ) async throws -> Redacted {
    let event = Event(by: author, door: door, at: now)
    let redacted = try await database.write { db in
      try db.lock(uid)
      return try db.redact(uid, [redaction], reason: reason, event)
    }
    try await database.scrub()
    return redacted
  }

  /// Puts another name in the place of a person's, in every review, in its history and beside its attachments.
  ///
  /// - Parameter names: how the person is called.
  /// - Returns: the uids of the reviews that named the person.
  package func erasePerson(
    _ names: [String], pseudonym: String, reason: String, by author: Author, door: Door, at now: Stamp
  ) async throws -> [String] {
    let event = Event(by: author, door: door, at: now)
    // Longer names first: of “Ada Love” nothing of “Love” stays.
    let redactions = names.sorted { $0.count > $1.count }.map { Redaction.words($0, instead: pseudonym) }
    let uids = try await database.read { db in
      try db.rows("SELECT uid FROM review ORDER BY uid").compactMap { $0.text("uid") }
    }
    var named: [String] = []
    for uid in uids {
      let isNamed = try await database.write { db in
        try db.lock(uid)
        guard try db.names(uid, redactions) else { return false }
        _ = try db.redact(uid, redactions, reason: reason, event)
        return true
      }
      if isNamed { named.append(uid) }
    }
    if !named.isEmpty { try await database.scrub() }
    return named
  }
}

extension Connection {
  fileprivate func redact(
    _ uid: String, _ redactions: [Redaction], reason: String, _ event: Event
  ) throws -> Redacted {
    guard let newest = try stored(uid) else { throw StoreError.noReview(uid) }
    let rows = try rewriteHistory(uid, redactions)
    var review = redactions.reduce(newest.review) { $1($0) }
    review.updatedAt = Moment(event.at)
    review.updatedBy = Person(event.by.name)
    let changes = Review.diff(redactions.reduce(newest.review) { $1($0) }, review)
    let details = [
      JSON.Member("what", .string(redactions.map(\.name).joined(separator: ", "))),
      JSON.Member("reason", .string(reason)),
      HistoryRecord.rewritten(rows),
    ]
    let stored = try advance(newest, to: Draft(review), .redacted, event, changes, details)
    try rewriteEditions(uid, redactions)
    try rewriteAttachments(uid, redactions)
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
            case "by", "reason", "what": JSON.Member(member.name, redactions.reduce(member.value) { $1($0) })
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
      try run(
        """
        UPDATE edition SET body = \(body.json ?? [:]), notes = \(notes)
        WHERE uid = \(uid) AND name = \(row.text("name"))
        """)
    }
  }

  private func rewriteAttachments(_ uid: String, _ redactions: [Redaction]) throws {
    for row in try rows("SELECT name, added_by FROM attachment WHERE uid = \(uid)") {
      guard let by = row.text("added_by") else { continue }
      let other = redactions.reduce(by) { $1($0) }
      if other != by {
        try run("UPDATE attachment SET added_by = \(other) WHERE uid = \(uid) AND name = \(row.text("name"))")
      }
    }
  }

  /// Whether the review, its history or its attachments hold any of the words.
  fileprivate func names(_ uid: String, _ redactions: [Redaction]) throws -> Bool {
    let texts: [SQL] = [
      "SELECT body AS text FROM review WHERE uid = \(uid)", "SELECT record AS text FROM history WHERE uid = \(uid)",
      "SELECT body AS text FROM edition WHERE uid = \(uid)",
      "SELECT added_by AS text FROM attachment WHERE uid = \(uid)",
    ]
    for sql in texts {
      for text in try rows(sql).compactMap({ $0.text("text") }) {
        if redactions.contains(where: { $0(text) != text }) { return true }
      }
    }
    return false
  }
}

extension Redaction {
  /// What it removed, without saying it.
  fileprivate var name: String {
    switch self {
    case .path(let path): path.description
    case .words: "words"
    }
  }
}
