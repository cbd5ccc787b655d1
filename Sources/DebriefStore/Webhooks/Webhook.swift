package import Debrief

/// An address outside that is told of what happens.
package struct Webhook: Sendable, Equatable {
  /// Why nothing is sent.
  package enum Pause: String, Sendable {
    case byHand = "by-hand"
    /// The address said that it is gone for good (410).
    case gone
    /// For days nothing arrived.
    case failing
  }

  package let uid: String
  /// Whose rights decide what it hears of: the account that named the address.
  package let account: String
  package let address: String
  package let events: Set<Happening.Kind>
  package let created: Stamp
  package let pause: Pause?
  package let pausedAt: Stamp?
  /// Since when every try has failed; nil where the last one arrived.
  package let failingSince: Stamp?
  /// How many events were left out, since too many waited already.
  package let missed: Int
  /// Until when the secret before this one signs, too.
  package let oldSecretUntil: Stamp?

  package var isPaused: Bool { pause != nil }
}

/// One event on its way to one webhook.
package struct Delivery: Sendable, Equatable {
  package enum State: String, Sendable {
    /// It is still to be sent, or sent again.
    case waiting
    case delivered
    /// It was tried as often as it is.
    case failed
    /// The account of the webhook may not see the review any more, or is switched off.
    case withheld
  }

  /// It stays the same over all tries, so that a receiver notices what comes twice.
  package let uid: String
  package let webhook: String
  package let happening: Happening
  package let state: State
  package let created: Stamp
  /// When it is sent next.
  package let due: Stamp?
  package let tries: Int
  package let tried: Stamp?
  /// What the receiver answered.
  package let status: Int?
  /// Why it did not arrive, or the beginning of what was answered.
  package let words: String?
}

/// Why a webhook cannot be what it was asked to be.
package enum WebhookRefusal: Error, Sendable, Equatable {
  case noSuchWebhook
  case noSuchDelivery
  case tooMany(most: Int)
  case addressTooLong(most: Int)
  case noEvents
  /// Nothing is sent while it is paused.
  case paused
}

extension Webhook {
  static let most = 50
  package static let longestAddress = 1000
  /// What waits for one; more is left out and counted.
  static let mostWaiting = 10_000
  /// For so many seconds the secret before signs, too.
  static let overlap = 86_400
  /// For so many days its deliveries can be looked at.
  static let memoryDays = 14
}

extension Row {
  var webhook: Webhook {
    func stamp(_ name: String) -> Stamp? { int(name).map { Stamp(secondsSince1970: $0) } }
    return Webhook(
      uid: text("uid") ?? "", account: text("account") ?? "", address: text("address") ?? "",
      events: Set((text("events") ?? "").split(separator: " ").compactMap { Happening.Kind(rawValue: String($0)) }),
      created: stamp("created") ?? Stamp(secondsSince1970: 0), pause: text("pause").flatMap(Webhook.Pause.init),
      pausedAt: stamp("paused"), failingSince: stamp("failing"), missed: int("missed") ?? 0,
      oldSecretUntil: stamp("old_until"))
  }

  func delivery() throws -> Delivery? {
    func stamp(_ name: String) -> Stamp? { int(name).map { Stamp(secondsSince1970: $0) } }
    guard let happening = Happening(try json("happened", of: "delivery")), let created = stamp("created"),
      let state = text("state").flatMap(Delivery.State.init)
    else { return nil }
    return Delivery(
      uid: text("uid") ?? "", webhook: text("webhook") ?? "", happening: happening, state: state, created: created,
      due: stamp("due"), tries: int("tries") ?? 0, tried: stamp("tried"), status: int("status"), words: text("words"))
  }
}
