import Debrief
import Testing

@testable import DebriefStore

/// A store with two administrators, and a webhook of the first that hears of everything.
struct Listening {
  let scratch: Scratch
  let store: Store
  let ada: Account
  let ben: Account
  let webhook: Webhook
  let secret: Secret

  init(_ engine: Engine) async throws {
    scratch = try Scratch(engine)
    store = try await scratch.open()
    let event = Event(by: Author("Test"), door: .cli, at: .noon)
    ada = try await store.addService(name: "Ada", role: .administrator, event)
    ben = try await store.addService(name: "Ben", role: .administrator, event)
    (webhook, secret) = try await store.addWebhook(
      "https://example.org/a", events: Set(Happening.Kind.offered), for: ada.uid, Event(ada))
  }

  func create(_ title: String, for visibility: Visibility = .everyone) async throws -> String {
    try await store.create(
      .titled(title, id: "INC-1"), by: ada.author, door: .page, at: .noon, for: visibility
    ).uid
  }

  func deliveries(of uid: String? = nil, for viewer: Viewer = .holder) async throws -> [Delivery] {
    try await store.deliveries(of: uid ?? webhook.uid, for: viewer, limit: 200)
  }

  /// What waits, in the order in which it happened.
  func kinds(of uid: String? = nil) async throws -> [Happening.Kind] {
    try await deliveries(of: uid).reversed().map(\.happening.kind)
  }

  func take(at now: Stamp = .noon) async throws -> Outgoing? { try await store.takeDelivery(of: webhook.uid, at: now) }

  func finish(_ outgoing: Outgoing?, _ status: Int?, at now: Stamp = .noon) async throws {
    let outcome = Outcome(status: status, words: status == nil ? "no connection" : nil)
    try await store.finish(try #require(outgoing), outcome, jitter: 0, at: now)
  }

  /// Every try of what waits first, the first of them at that moment; each fails.
  func exhaust(from start: Stamp) async throws {
    var now = start
    for pause in Retries.pauses + [0] {
      try await finish(try await take(at: now), 503, at: now)
      now = Stamp(secondsSince1970: now.seconds + pause)
    }
  }
}

extension Event {
  init(_ account: Account, at now: Stamp = .noon) { self.init(by: account.author, door: .api, at: now) }
}
