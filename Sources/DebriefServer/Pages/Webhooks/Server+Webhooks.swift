import Debrief
import DebriefIntegrations
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func webhooks(_ request: Request, _ context: Context) async throws -> Response {
    let list = WebhooksPage(webhooks: try await store.webhooks())
    return page("Webhooks", at: .people, request, context) { html in
      DoneNote(Form(query: request.uri)["done"])?.write(into: &html)
      list.write(into: &html)
    }
  }

  func addWebhook(_ request: Request, _ context: Context) async throws -> Response {
    let account = try signedIn(context)
    let form = try await Form(request, upTo: 16_384)
    let (address, events) = Self.webhook(of: form)
    do {
      try checkWebhook(address)
      let (webhook, secret) = try await store.addWebhook(
        address, events: events, for: account.uid, context.event(at: now()))
      return try await webhookPage(webhook, request, context, fresh: secret)
    } catch {
      guard let words = Self.words(of: error) else { throw error }
      let list = WebhooksPage(webhooks: try await store.webhooks(), address: address, events: events, problem: words)
      return page("Webhooks", at: .people, request, context, status: .unprocessableContent) { list.write(into: &$0) }
    }
  }

  func webhook(_ request: Request, _ context: Context) async throws -> Response {
    try await webhookPage(try await store.webhook(context.part("webhook")), request, context)
  }

  func changeWebhook(_ request: Request, _ context: Context) async throws -> Response {
    let uid = context.part("webhook")
    let (address, events) = Self.webhook(of: try await Form(request, upTo: 16_384))
    do {
      try checkWebhook(address)
      _ = try await store.changeWebhook(uid, address: address, events: events, context.event(at: now()))
      return seeOther("/people/webhooks/\(uid)?done=webhook")
    } catch {
      guard let words = Self.words(of: error) else { throw error }
      return try await webhookPage(try await store.webhook(uid), request, context, problem: words)
    }
  }

  func pauseWebhook(_ request: Request, _ context: Context) async throws -> Response {
    _ = try await store.changeWebhook(context.part("webhook"), isPaused: true, context.event(at: now()))
    return seeOther("/people/webhooks/\(context.part("webhook"))")
  }

  func resumeWebhook(_ request: Request, _ context: Context) async throws -> Response {
    _ = try await store.changeWebhook(context.part("webhook"), isPaused: false, context.event(at: now()))
    return seeOther("/people/webhooks/\(context.part("webhook"))?done=resumed")
  }

  func renewSecret(_ request: Request, _ context: Context) async throws -> Response {
    _ = try signedIn(context)
    let uid = context.part("webhook")
    let secret = try await store.renewSecret(of: uid, context.event(at: now()))
    return try await webhookPage(try await store.webhook(uid), request, context, fresh: secret)
  }

  func removeWebhook(_ request: Request, _ context: Context) async throws -> Response {
    try await store.removeWebhook(context.part("webhook"), context.event(at: now()))
    return seeOther("/people/webhooks?done=unhooked")
  }

  func testWebhook(_ request: Request, _ context: Context) async throws -> Response {
    let uid = context.part("webhook")
    _ = try await store.testWebhook(uid, context.event(at: now()))
    return seeOther("/people/webhooks/\(uid)?done=sent")
  }

  func sendAgain(_ request: Request, _ context: Context) async throws -> Response {
    let uid = context.part("webhook")
    _ = try await store.sendAgain(context.part("delivery"), of: uid, for: context.viewer, context.event(at: now()))
    return seeOther("/people/webhooks/\(uid)?done=sent")
  }

  private func webhookPage(
    _ webhook: Webhook, _ request: Request, _ context: Context, fresh: Secret? = nil, problem: String? = nil
  ) async throws -> Response {
    let one = WebhookPage(
      webhook: webhook, owner: try await store.account(webhook.account)?.name ?? "nobody",
      deliveries: try await store.deliveries(of: webhook.uid, for: context.viewer), fresh: fresh, problem: problem)
    let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
    return page("Webhook", at: .people, request, context, status: status) { html in
      DoneNote(Form(query: request.uri)["done"])?.write(into: &html)
      one.write(into: &html)
    }
  }

  private static func webhook(of form: Form) -> (address: String, events: Set<Happening.Kind>) {
    let address = (form["address"] ?? "").filter { !$0.isWhitespace }
    let events = form.all("event").compactMap(Happening.Kind.init).filter(Happening.Kind.offered.contains)
    return (address, Set(events))
  }

  /// What is wrong with what was typed; nil for what the page cannot say.
  private static func words(of error: any Error) -> String? {
    switch error {
    case WebhookRefusal.noSuchWebhook: nil
    case let refusal as WebhookRefusal: refusal.words
    case let objection as WebhookAddress.Objection: objection.words
    default: nil
    }
  }
}
