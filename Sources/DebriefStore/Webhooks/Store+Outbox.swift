package import Debrief

extension Store {
  /// The webhooks for which something is due, and when something will be for any other; nil where nothing waits.
  package func dueWebhooks(at now: Stamp) async throws -> (due: [String], next: Stamp?) {
    let rows = try await database.read { db in
      try db.rows(
        """
        SELECT d.webhook AS webhook, MIN(d.due) AS due FROM delivery d JOIN webhook w ON w.uid = d.webhook
        WHERE d.due IS NOT NULL AND w.pause IS NULL GROUP BY d.webhook ORDER BY d.webhook
        """
      ).compactMap { row in row.text("webhook").flatMap { uid in row.int("due").map { (uid, $0) } } }
    }
    let next = rows.map(\.1).filter { $0 > now.seconds }.min()
    return (rows.filter { $0.1 <= now.seconds }.map(\.0), next.map { Stamp(secondsSince1970: $0) })
  }

  /// Takes the first delivery that is due, for this process alone. What the account of the webhook may not see by now is
  /// withheld, whatever it could see when it happened.
  ///
  /// - Returns: nil where none is due, or others send what is.
  package func takeDelivery(of webhook: String, at now: Stamp) async throws -> Outgoing? {
    try await database.write { db in
      while let row = try db.firstDue(of: webhook, at: now) {
        guard let delivery = try row.delivery() else {
          try db.end(row.text("uid") ?? "", .failed, at: now)
          continue
        }
        guard try db.lease(delivery, at: now) else { return nil }
        if let outgoing = try db.outgoing(delivery, at: now) { return outgoing }
        try db.end(delivery.uid, .withheld, at: now)
      }
      return nil
    }
  }

  /// Notes what came of a try, and when there is another one.
  ///
  /// - Parameter jitter: 0 to 1; how much later than planned.
  package func finish(_ outgoing: Outgoing, _ outcome: Outcome, jitter: Double, at now: Stamp) async throws {
    let delivery = outgoing.delivery
    let pause = outcome.isGone ? nil : Retries.pause(after: delivery.tries, jitter: jitter)
    let state: Delivery.State = outcome.isDelivered ? .delivered : pause == nil ? .failed : .waiting
    let due = state == .waiting ? pause.map { now.seconds + $0 } : nil
    try await database.write { db in
      let row = try db.row(
        """
        UPDATE delivery SET state = \(state.rawValue), due = \(due), tried = \(now.seconds), status = \(outcome.status),
          words = \(outcome.words) WHERE uid = \(delivery.uid) AND due = \(outgoing.lease) RETURNING uid
        """)
      // Somebody else sends it by now, or its webhook is gone.
      guard row != nil else { return }
      try db.judge(delivery.webhook, outcome, isLast: pause == nil, at: now)
    }
  }

  /// Gives a delivery back whose try was broken off: it is due at once, and that try does not count.
  package func giveBack(_ outgoing: Outgoing, at now: Stamp) async throws {
    try await database.write { db in
      try db.run(
        """
        UPDATE delivery SET due = \(now.seconds), tries = tries - 1
        WHERE uid = \(outgoing.delivery.uid) AND due = \(outgoing.lease)
        """)
    }
  }
}

extension Connection {
  fileprivate func firstDue(of webhook: String, at now: Stamp) throws -> Row? {
    try row(
      """
      SELECT d.* FROM delivery d JOIN webhook w ON w.uid = d.webhook
      WHERE d.webhook = \(webhook) AND d.due <= \(now.seconds) AND w.pause IS NULL ORDER BY d.number LIMIT 1
      """)
  }

  /// Compare and set: of several that found it due only one moves it on.
  fileprivate func lease(_ delivery: Delivery, at now: Stamp) throws -> Bool {
    try row(
      """
      UPDATE delivery SET due = \(now.seconds + Retries.lease), tries = tries + 1
      WHERE uid = \(delivery.uid) AND due = \(delivery.due?.seconds) RETURNING uid
      """) != nil
  }

  fileprivate func end(_ uid: String, _ state: Delivery.State, at now: Stamp) throws {
    try run("UPDATE delivery SET state = \(state.rawValue), due = NULL, tried = \(now.seconds) WHERE uid = \(uid)")
  }

  /// nil where the account of the webhook may not hear of it.
  fileprivate func outgoing(_ before: Delivery, at now: Stamp) throws -> Outgoing? {
    guard let row = try row("SELECT * FROM webhook WHERE uid = \(before.webhook)"), let secret = row.text("secret"),
      let owner = try account(row.webhook.account), !owner.isDisabled,
      let delivery = try self.row("SELECT * FROM delivery WHERE uid = \(before.uid)")?.delivery()
    else { return nil }
    let review = try delivery.happening.review.flatMap { uid in
      try self.row("SELECT uid, id, private FROM review WHERE uid = \(uid)")
    }
    if let review {
      let visibility = try visibility(of: review)
      guard owner.viewer().may(.read, visibility) else { return nil }
    } else if ![.test, .erased].contains(delivery.happening.kind) {
      // Of a review that is no longer there only that is said.
      return nil
    }
    let old = row.int("old_until").flatMap { $0 > now.seconds ? row.text("old_secret") : nil }
    return Outgoing(
      delivery: delivery, address: row.webhook.address, secrets: [secret, old].compactMap { $0.map { Secret($0) } },
      reviewID: review?.text("id"), lease: now.seconds + Retries.lease)
  }

  /// Who may see the review of that row, which has `uid` and `private`.
  func visibility(of row: Row) throws -> Visibility {
    row.int("private") == 1 ? .only(try members(of: row.text("uid") ?? "")) : .everyone
  }

  /// Pauses a webhook that is gone, or at which nothing has arrived for days.
  ///
  /// - Parameter isLast: whether it was the last try of a delivery. After quiet days a first one that fails says little:
  ///   the failures before it may be those of another week.
  fileprivate func judge(_ uid: String, _ outcome: Outcome, isLast: Bool, at now: Stamp) throws {
    if outcome.isDelivered {
      return try run("UPDATE webhook SET failing = NULL WHERE uid = \(uid) AND failing IS NOT NULL")
    }
    let row = try row(
      "UPDATE webhook SET failing = COALESCE(failing, \(now.seconds)) WHERE uid = \(uid) RETURNING failing")
    let isHopeless = isLast && row?.int("failing").map { now.seconds - $0 >= Retries.patience } == true
    guard outcome.isGone || isHopeless else { return }
    let event = Event(by: Author("Debrief"), door: .integration, at: now)
    try pause(uid, outcome.isGone ? .gone : .failing, at: now)
    try audit(.webhookChanged, event, uid, outcome.isGone ? "paused, it is gone" : "paused, it fails")
  }
}
