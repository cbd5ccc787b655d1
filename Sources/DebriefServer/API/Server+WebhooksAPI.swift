import Debrief
import DebriefIntegrations
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func listWebhooks(_ request: Request, _ context: Context) async throws -> Response {
    json(.object(["webhooks": .array(try await store.webhooks().map { $0.json() })]))
  }

  func getWebhook(_ request: Request, _ context: Context) async throws -> Response {
    json(try await store.webhook(context.part("webhook")).json())
  }

  func addWebhookByAPI(_ request: Request, _ context: Context) async throws -> Response {
    guard let account = context.account else { throw Denial.unknown }
    let wanted = try WebhookWish(try await sent(request), isWhole: true)
    let address = wanted.address ?? ""
    try checkWebhook(address)
    let (webhook, secret) = try await store.addWebhook(
      address, events: wanted.events ?? [], for: account.uid, context.event(.api, at: now()))
    return json(webhook.json(secret), .created)
  }

  func patchWebhook(_ request: Request, _ context: Context) async throws -> Response {
    let wish = try WebhookWish(try await sent(request, as: Self.patch), isWhole: false)
    if let address = wish.address { try checkWebhook(address) }
    let webhook = try await store.changeWebhook(
      context.part("webhook"), address: wish.address, events: wish.events, isPaused: wish.isActive.map { !$0 },
      context.event(.api, at: now()))
    return json(webhook.json())
  }

  func removeWebhookByAPI(_ request: Request, _ context: Context) async throws -> Response {
    try await store.removeWebhook(context.part("webhook"), context.event(.api, at: now()))
    return nothing()
  }

  func renewSecretByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let uid = context.part("webhook")
    let secret = try await store.renewSecret(of: uid, context.event(.api, at: now()))
    return json(try await store.webhook(uid).json(secret))
  }

  func testWebhookByAPI(_ request: Request, _ context: Context) async throws -> Response {
    json(try await store.testWebhook(context.part("webhook"), context.event(.api, at: now())).json, .accepted)
  }

  func listDeliveries(_ request: Request, _ context: Context) async throws -> Response {
    let limit = Self.number(Form(query: request.uri), "limit") ?? 50
    let deliveries = try await store.deliveries(of: context.part("webhook"), for: context.viewer, limit: limit)
    return json(.object(["deliveries": .array(deliveries.map(\.json))]))
  }

  func sendAgainByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let delivery = try await store.sendAgain(
      context.part("delivery"), of: context.part("webhook"), for: context.viewer, context.event(.api, at: now()))
    return json(delivery.json, .accepted)
  }

  /// - Throws: `WebhookAddress.Objection`.
  func checkWebhook(_ address: String) throws {
    try WebhookAddress.check(address, allowsPrivate: configuration.allowsPrivateWebhooks)
  }
}

/// What somebody wants of a webhook.
private struct WebhookWish {
  var address: String?
  var events: Set<Happening.Kind>?
  var isActive: Bool?

  /// - Parameter isWhole: whether it is a new one, which has an address and events.
  /// - Throws: `ProblemDetails` for what no webhook has.
  init(_ json: JSON, isWhole: Bool) throws {
    guard let members = json.members else { throw Self.wrong("", "a webhook is an object") }
    for member in members {
      switch member.name {
      case "address": address = try Self.text(member)
      case "events": events = try Self.events(member)
      case "active" where !isWhole && member.value.bool != nil: isActive = member.value.bool
      default: throw Self.wrong(member.name, "this is nothing that can be said of a webhook")
      }
    }
    guard !isWhole || address != nil else { throw Self.wrong("address", "an address is missing") }
    guard !isWhole || events != nil else { throw Self.wrong("events", "the events are missing") }
  }

  private static func text(_ member: JSON.Member) throws -> String {
    guard let text = member.value.string else { throw wrong(member.name, "it is a text") }
    return text
  }

  private static func events(_ member: JSON.Member) throws -> Set<Happening.Kind> {
    let offered = Happening.Kind.offered
    let kinds = member.value.elements?.map { json in offered.first { .string($0.rawValue) == json } }
    guard let kinds, !kinds.isEmpty, !kinds.contains(nil) else {
      throw wrong(member.name, "it is a list of \(offered.map(\.rawValue).joined(separator: ", "))")
    }
    return Set(kinds.compactMap(\.self))
  }

  private static func wrong(_ name: String, _ detail: String) -> ProblemDetails {
    let pointer = name.isEmpty ? "" : Invalid.pointer([name])
    return ProblemDetails(
      .unprocessableContent, "Nothing was changed.", places: [ProblemDetails.Place(pointer: pointer, detail: detail)])
  }
}

extension Webhook {
  /// - Parameter secret: one that was just made.
  fileprivate func json(_ secret: Secret? = nil) -> JSON {
    .object([
      "uid": .string(uid), "account": .string(account), "address": .string(address),
      "events": .array(events.map(\.rawValue).sorted().map(JSON.string)), "active": .bool(!isPaused),
      "pause": pause.map { .string($0.rawValue) }, "pausedAt": pausedAt.map { .string($0.iso) },
      "created": .string(created.iso), "failingSince": failingSince.map { .string($0.iso) },
      "missed": missed > 0 ? .number(String(missed)) : nil, "secret": secret.map { .string($0.text) },
    ])
  }
}

extension Delivery {
  fileprivate var json: JSON {
    .object([
      "id": .string(uid), "type": .string(happening.kind.rawValue), "review": happening.review.map(JSON.string),
      "version": happening.version.map { .number(String($0)) }, "state": .string(state.rawValue),
      "created": .string(created.iso), "tries": .number(String(tries)), "tried": tried.map { .string($0.iso) },
      "due": due.map { .string($0.iso) }, "status": status.map { .number(String($0)) },
      "words": words.map(JSON.string),
    ])
  }
}
