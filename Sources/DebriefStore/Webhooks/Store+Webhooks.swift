import Debrief

extension Store {
  package func webhooks() async throws -> [Webhook] {
    try await database.read { try $0.rows("SELECT * FROM webhook ORDER BY number").map(\.webhook) }
  }

  /// - Throws: `WebhookRefusal.noSuchWebhook`.
  package func webhook(_ uid: String) async throws -> Webhook {
    try await database.read { try $0.webhook(uid) }
  }

  /// - Parameter account: the key of whoever asks: whose rights decide what it hears of.
  /// - Returns: its secret, too, which is shown this once.
  package func addWebhook(
    _ address: String, events: Set<Happening.Kind>, for account: String, _ event: Event
  ) async throws -> (webhook: Webhook, secret: Secret) {
    let (uid, secret) = (UID.random(), WebhookSecret.random())
    let webhook = try await database.write { db in
      try db.lock("webhooks")
      let count = try db.row("SELECT COUNT(*) AS count FROM webhook")?.int("count") ?? 0
      guard count < Webhook.most else { throw WebhookRefusal.tooMany(most: Webhook.most) }
      let words = try Webhook.words(address, events)
      try db.run(
        """
        INSERT INTO webhook (uid, number, account, address, events, secret, created)
        VALUES (\(uid), \(try db.next("webhook")), \(account), \(address), \(words), \(secret), \(event.at.seconds))
        """)
      try db.audit(.webhookMade, event, uid, words)
      return try db.webhook(uid)
    }
    return (webhook, Secret(secret))
  }

  /// Changes where it leads and what it hears of, and whether it is on. Whoever names another address is the one whose
  /// rights count from then on: nobody leads what others may see to an address of his own.
  package func changeWebhook(
    _ uid: String, address: String? = nil, events: Set<Happening.Kind>? = nil, isPaused: Bool? = nil, _ event: Event
  ) async throws -> Webhook {
    try await database.write { db in
      let before = try db.webhook(uid)
      let (address, events) = (address ?? before.address, events ?? before.events)
      let words = try Webhook.words(address, events)
      let account = address == before.address ? before.account : event.by.account ?? before.account
      try db.run(
        "UPDATE webhook SET address = \(address), events = \(words), account = \(account) WHERE uid = \(uid)")
      if let isPaused, isPaused != before.isPaused { try db.pause(uid, isPaused ? .byHand : nil, at: event.at) }
      let after = try db.webhook(uid)
      if after != before { try db.audit(.webhookChanged, event, uid, before.difference(to: after)) }
      return after
    }
  }

  /// Gives it another secret. The one before signs beside it for a day, so that receivers have the time to learn it.
  package func renewSecret(of uid: String, _ event: Event) async throws -> Secret {
    let secret = WebhookSecret.random()
    try await database.write { db in
      _ = try db.webhook(uid)
      try db.run(
        """
        UPDATE webhook SET old_secret = secret, old_until = \(event.at.seconds + Webhook.overlap), secret = \(secret)
        WHERE uid = \(uid)
        """)
      try db.audit(.webhookChanged, event, uid, "a new secret")
    }
    return Secret(secret)
  }

  /// Removes it, and what waits for it.
  package func removeWebhook(_ uid: String, _ event: Event) async throws {
    try await database.write { db in
      _ = try db.webhook(uid)
      try db.run("DELETE FROM webhook WHERE uid = \(uid)")
      try db.audit(.webhookRemoved, event, uid)
    }
  }
}

extension Connection {
  /// - Throws: `WebhookRefusal.noSuchWebhook`.
  func webhook(_ uid: String) throws -> Webhook {
    guard let row = try row("SELECT * FROM webhook WHERE uid = \(uid)") else { throw WebhookRefusal.noSuchWebhook }
    return row.webhook
  }

  /// - Parameter pause: nil to let it go on, with what waits.
  func pause(_ uid: String, _ pause: Webhook.Pause?, at now: Stamp) throws {
    if let pause {
      return try run("UPDATE webhook SET pause = \(pause.rawValue), paused = \(now.seconds) WHERE uid = \(uid)")
    }
    try run("UPDATE webhook SET pause = NULL, paused = NULL, failing = NULL, missed = 0 WHERE uid = \(uid)")
    try announce(Notice(uid: Store.outbox, version: try next(Store.outbox)))
  }
}

extension Webhook {
  /// The names of events as they are kept.
  fileprivate static func words(_ address: String, _ events: Set<Happening.Kind>) throws -> String {
    guard address.utf8.count <= longestAddress else { throw WebhookRefusal.addressTooLong(most: longestAddress) }
    guard !events.isEmpty else { throw WebhookRefusal.noEvents }
    return events.map(\.rawValue).sorted().joined(separator: " ")
  }

  /// What changed, for the log. An address may hold a secret of its receiver, so it is not said.
  fileprivate func difference(to other: Webhook) -> String {
    [
      address == other.address ? nil : "address",
      events == other.events ? nil : "events " + other.events.map(\.rawValue).sorted().joined(separator: " "),
      isPaused == other.isPaused ? nil : other.isPaused ? "paused" : "resumed",
    ].compactMap(\.self).joined(separator: ", ")
  }
}
