package import Debrief

extension Store {
  /// The last deliveries of a webhook, the newest first.
  ///
  /// - Parameter viewer: whoever looks; of reviews that are private to others it learns nothing.
  package func deliveries(of webhook: String, for viewer: Viewer, limit: Int = 50) async throws -> [Delivery] {
    try await database.read { db in
      _ = try db.webhook(webhook)
      return try db.rows(
        """
        SELECT * FROM delivery WHERE webhook = \(webhook) AND (review IS NULL OR review IN (
          SELECT review.uid FROM review WHERE \(viewer.reach(.read).condition))
          OR review NOT IN (SELECT uid FROM review))
        ORDER BY number DESC LIMIT \(min(max(limit, 1), 200))
        """
      ).compactMap { try $0.delivery() }
    }
  }

  /// Sends an event that means nothing, to see whether it arrives.
  package func testWebhook(_ uid: String, _ event: Event) async throws -> Delivery {
    try await database.write { db in
      let webhook = try db.webhook(uid)
      guard !webhook.isPaused else { throw WebhookRefusal.paused }
      guard let key = try db.put(Happening(.test, of: nil, event), for: webhook, at: event.at),
        let delivery = try db.delivery(key, of: uid)
      else { throw WebhookRefusal.noSuchDelivery }
      try db.audit(.webhookChanged, event, uid, "tested")
      return delivery
    }
  }

  /// Sends a delivery once more, with the same id, whatever came of it.
  package func sendAgain(_ delivery: String, of uid: String, for viewer: Viewer, _ event: Event) async throws
    -> Delivery
  {
    try await database.write { db in
      guard !(try db.webhook(uid)).isPaused else { throw WebhookRefusal.paused }
      guard let before = try db.delivery(delivery, of: uid), try db.sees(before, viewer) else {
        throw WebhookRefusal.noSuchDelivery
      }
      try db.run(
        """
        UPDATE delivery SET due = \(event.at.seconds), tries = 0, state = \(Delivery.State.waiting.rawValue)
        WHERE uid = \(delivery)
        """)
      try db.announce(Notice(uid: Store.outbox, version: try db.next(Store.outbox)))
      try db.audit(.webhookChanged, event, uid, "sent again")
      return try db.delivery(delivery, of: uid) ?? before
    }
  }

  /// Forgets deliveries that are two weeks old, and secrets that have ended.
  func sweepOutbox(at now: Stamp) async throws {
    let moment = now.seconds - Webhook.memoryDays * 86_400
    try await database.write { db in
      try db.run("DELETE FROM delivery WHERE created < \(moment)")
      try db.run("UPDATE webhook SET old_secret = NULL, old_until = NULL WHERE old_until <= \(now.seconds)")
    }
  }
}

extension Connection {
  fileprivate func delivery(_ uid: String, of webhook: String) throws -> Delivery? {
    try row("SELECT * FROM delivery WHERE uid = \(uid) AND webhook = \(webhook)")?.delivery()
  }

  /// Whether somebody may know of it.
  fileprivate func sees(_ delivery: Delivery, _ viewer: Viewer) throws -> Bool {
    let review = delivery.happening.review
    guard let row = try row("SELECT uid, private FROM review WHERE uid = \(review)") else { return true }
    return viewer.may(.read, try visibility(of: row))
  }
}
