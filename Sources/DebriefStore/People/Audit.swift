package import Debrief

/// One line of the log of sign-ins, of who was given which right, and of what left Debrief.
package struct AuditEntry: Sendable, Equatable {
  package enum Act: String, Sendable, CaseIterable {
    case signedIn = "signed-in"
    case signInFailed = "sign-in-failed"
    case signedOut = "signed-out"
    case sessionEnded = "session-ended"
    case invited
    case accountCreated = "account-created"
    case accountChanged = "account-changed"
    case passwordChanged = "password-changed"
    case groupChanged = "group-changed"
    case tokenMade = "token-made"
    case tokenUsed = "token-used"
    case tokenRevoked = "token-revoked"
    case webhookMade = "webhook-made"
    case webhookChanged = "webhook-changed"
    case webhookRemoved = "webhook-removed"
    case shared
    case exported
    case settingChanged = "setting-changed"
    case redacted
    case personExported = "person-exported"
    case personErased = "person-erased"
  }

  package let number: Int
  package let at: Stamp
  /// The key of the account that did it; nil where nobody was signed in, and for the command line.
  package let account: String?
  package let name: String
  package let act: Act
  /// The key of what it was done to: an account, a group, a token, a review. Never a title or any other word of a review.
  package let subject: String?
  /// From where.
  package let address: String?
  /// What changed, in a few words: `role viewer → reviewer`.
  package let details: String
}

extension Connection {
  func audit(_ act: AuditEntry.Act, _ event: Event, _ subject: String? = nil, _ details: String = "") throws {
    let number = try next("audit")
    let words = JSON.object(["words": details.isEmpty ? nil : .string(details)])
    try run(
      """
      INSERT INTO audit (number, at, account, name, act, subject, address, details)
      VALUES (\(number), \(event.at.iso), \(event.by.account), \(event.by.name), \(act.rawValue), \(subject),
        \(event.from), \(words))
      """)
  }
}

extension Store {
  /// Notes that something was done that leaves no other trace: an export, say.
  package func audit(_ act: AuditEntry.Act, _ event: Event, of subject: String? = nil, _ details: String = "")
    async throws
  {
    try await database.write { try $0.audit(act, event, subject, details) }
  }

  /// The log, the newest first.
  ///
  /// - Parameters:
  ///   - account: of this account alone: what it did, and what was done to it.
  ///   - before: entries of lower numbers.
  package func audit(of account: String? = nil, before: Int? = nil, limit: Int = 100) async throws -> [AuditEntry] {
    try await database.read { db in
      let own: SQL? = account.map { "(account = \($0) OR subject = \($0))" }
      let earlier: SQL? = before.map { "number < \($0)" }
      let terms: [SQL] = ["1 = 1"] + [own, earlier].compactMap { $0 }
      return try db.rows(
        "SELECT * FROM audit WHERE \(terms.joined(" AND ")) ORDER BY number DESC LIMIT \(min(max(limit, 1), 1000))"
      ).compactMap { try $0.auditEntry() }
    }
  }
}

extension Row {
  fileprivate func auditEntry() throws -> AuditEntry? {
    guard let act = text("act").flatMap(AuditEntry.Act.init), let at = text("at").flatMap({ Stamp(iso: $0) }) else {
      return nil
    }
    return AuditEntry(
      number: int("number") ?? 0, at: at, account: text("account"), name: text("name") ?? "", act: act,
      subject: text("subject"), address: text("address"),
      details: try json("details", of: "audit")["words"]?.string ?? "")
  }
}
