import Debrief

extension Connection {
  /// Puts what happened to a review into the outbox, for each webhook that asked for it and whose account sees the review.
  /// It is there if and only if the change is, since both are one transaction. Without webhooks this asks for one row of an
  /// empty table.
  ///
  /// Whoever writes takes the locks of its reviews first, then the counts of lists, and this last: its counter is one row
  /// for all, so writers in another order would wait for one another.
  func post(_ happenings: [Happening], seenBy visibility: Visibility) throws {
    guard let now = happenings.first?.at else { return }
    for (webhook, owner) in try listeners() where owner.viewer().may(.read, visibility) {
      for happening in happenings where webhook.events.contains(happening.kind) {
        try put(happening, for: webhook, at: now)
      }
    }
  }

  /// - Returns: the key of the delivery; nil where there is no room for it.
  @discardableResult
  func put(_ happening: Happening, for webhook: Webhook, at now: Stamp) throws -> String? {
    let waiting =
      try row(
        "SELECT COUNT(*) AS count FROM delivery WHERE webhook = \(webhook.uid) AND due IS NOT NULL")?.int("count") ?? 0
    guard waiting < Webhook.mostWaiting else {
      try run("UPDATE webhook SET missed = missed + 1 WHERE uid = \(webhook.uid)")
      return nil
    }
    let (uid, number) = ("evt_" + UID.random(), try next(Store.outbox))
    try run(
      """
      INSERT INTO delivery (uid, number, webhook, review, happened, created, due, state)
      VALUES (\(uid), \(number), \(webhook.uid), \(happening.review), \(happening.json), \(now.seconds), \(now.seconds),
        \(Delivery.State.waiting.rawValue))
      """)
    try announce(Notice(uid: Store.outbox, version: number))
    return uid
  }

  /// The webhooks that are on, with the accounts that they belong to and that are on, too.
  private func listeners() throws -> [(webhook: Webhook, owner: Account)] {
    let webhooks = try rows("SELECT * FROM webhook WHERE pause IS NULL ORDER BY number").map(\.webhook)
    guard !webhooks.isEmpty else { return [] }
    let owners = try accounts("a.disabled_at IS NULL AND a.uid IN (\(webhooks.map(\.account)))")
    return webhooks.compactMap { webhook in
      owners.first { $0.uid == webhook.account }.map { (webhook, $0) }
    }
  }
}

extension Store {
  /// `changes` tells under this name that something was put into the outbox; its counter numbers what is in it.
  package static let outbox = "delivery"
}
