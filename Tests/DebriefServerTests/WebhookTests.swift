import Debrief
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DebriefServer
@testable import DebriefStore

@Suite("Webhooks")
struct WebhookTests {
  private let events = Event(by: Author("Test"), door: .cli, at: Site.noon)

  private func token(_ site: Site, _ scopes: Set<TokenScope> = [.admin]) async throws -> String {
    let ada = try #require(try await site.store.account(login: "Ada"))
    return try await site.store.makeToken("t", for: ada.uid, scopes: scopes, days: nil, events).secret.text
  }

  private func ask(
    _ site: Site, _ token: String, _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil
  ) async throws -> TestResponse {
    var headers: HTTPFields = [.authorization: "Bearer \(token)"]
    if body != nil { headers[.contentType] = "application/json" }
    return try await site.ask(
      as: nil, "/api/webhooks" + path, method, headers: headers, bytes: body.map { Array($0.utf8) })
  }

  @Test("The API makes one, changes, tests and removes it, and answers its secret once")
  func api() async throws {
    let site = try await Site()
    let token = try await token(site)
    let made = try await ask(
      site, token, .post, "", #"{"address": "https://example.org/a", "events": ["review.created"]}"#)
    #expect(made.status == .created)
    let (uid, secret) = (try #require(try made.json["uid"]?.string), try #require(try made.json["secret"]?.string))
    #expect(secret.hasPrefix("whsec_"))
    let patch = #"{"events": ["review.changed", "comment.added"], "active": false}"#
    let changed = try await ask(site, token, .patch, "/\(uid)", patch)
    #expect(try changed.json["pause"] == "by-hand")
    #expect(try changed.json["active"] == false)
    #expect(try await ask(site, token, .post, "/\(uid)/test").status == .conflict)
    #expect(try await ask(site, token, .patch, "/\(uid)", #"{"active": true}"#).json["pause"] == nil)
    let sent = try await ask(site, token, .post, "/\(uid)/test")
    #expect(sent.status == .accepted)
    #expect(try sent.json["type"] == "webhook.test")
    let id = try #require(try sent.json["id"]?.string)
    #expect(try await ask(site, token, .post, "/\(uid)/deliveries/\(id)/again").status == .accepted)
    let listed = try await ask(site, token, .get, "/\(uid)/deliveries")
    #expect(try listed.json["deliveries"]?.elements?.compactMap { $0["id"]?.string } == [id])
    let renewed = try await ask(site, token, .post, "/\(uid)/secret")
    #expect(try renewed.json["secret"]?.string != secret)
    for path in ["", "/\(uid)", "/\(uid)/deliveries"] {
      #expect(!(try await ask(site, token, .get, path).text.contains("whsec_")))
    }
    #expect(try await ask(site, token, .delete, "/\(uid)").status == .noContent)
    #expect(try await ask(site, token, .get, "/\(uid)").status == .notFound)
    let log = try await site.store.audit().map(\.act)
    #expect(log.count { $0 == .webhookChanged } == 5 && log.contains(.webhookMade) && log.contains(.webhookRemoved))
  }

  @Test("What cannot be one is refused with its place, and nothing is kept")
  func refused() async throws {
    let site = try await Site()
    let token = try await token(site)
    for (body, pointer) in [
      (#"{"address": "ftp://example.org", "events": ["review.created"]}"#, "/address"),
      (#"{"address": "http://127.0.0.1:9", "events": ["review.created"]}"#, "/address"),
      (#"{"address": "https://example.org", "events": ["review.exploded"]}"#, "/events"),
      (#"{"address": "https://example.org", "events": []}"#, "/events"),
      (#"{"events": ["review.created"]}"#, "/address"),
      (#"{"address": "https://example.org", "events": ["review.created"], "secret": "whsec_AAAA"}"#, "/secret"),
    ] {
      let answer = try await ask(site, token, .post, "", body)
      #expect(answer.status == .unprocessableContent, "\(body)")
      #expect(try answer.json["errors"]?.elements?.first?["pointer"]?.string == pointer)
    }
    #expect(try await site.store.webhooks().isEmpty)
    let near = try await Site { $0.allowsPrivateWebhooks = true }
    let other = try await self.token(near)
    let body = #"{"address": "http://127.0.0.1:9", "events": ["review.created"]}"#
    #expect(try await ask(near, other, .post, "", body).status == .created)
  }

  @Test("Only administrators have anything to do with them")
  func rights() async throws {
    let site = try await Site()
    for scopes in [[TokenScope.read], [.write], [.capture]] {
      let token = try await token(site, Set(scopes))
      #expect(try await ask(site, token, .get, "").status == .forbidden)
    }
    let ben = try await site.store.enter("Ben", .reviewer)
    #expect(try await site.ask(as: ben, "/people/webhooks").status == .forbidden)
  }

  @Test("The pages show the secret once and the address as text; another administrator sees no private review")
  func pages() async throws {
    let site = try await Site()
    let form = "address=https%3A%2F%2Fexample.org%2Fa%3Fx%3D%26lt%3B&event=review.created&event=webhook.test"
    let made = try await site.send("/people/webhooks", form)
    #expect(made.status == .ok && made.text.contains("whsec_"))
    let webhook = try #require(try await site.store.webhooks().first)
    #expect(webhook.events == [.created])
    let ada = try #require(try await site.store.account(login: "Ada"))
    let uid = try await site.store.create(
      Review(), by: ada.author, door: .page, at: Site.noon, for: .only([.person(ada.uid)])
    ).uid
    let path = "/people/webhooks/\(webhook.uid)"
    let page = try await site.ask(path)
    #expect(page.text.contains(uid) && !page.text.contains("whsec_") && page.text.contains("x=&amp;lt;"))
    let ben = try await site.store.enter("Ben", .administrator)
    #expect(!(try await site.ask(as: ben, path).text.contains(uid)))
    #expect(try await site.send(path + "/secret").text.contains("whsec_"))
    #expect(try await site.send("/people/webhooks", "address=https%3A%2F%2Fa.b").status == .unprocessableContent)
    #expect(try await site.send(path, "address=http://10.0.0.1&event=review.created").text.contains("its own network"))
    #expect(try await site.send(path + "/pause").status == .seeOther)
    #expect(try await site.ask(path).text.contains("It is paused"))
    #expect(try await site.send(path + "/remove").headers[.location] == "/people/webhooks?done=unhooked")
    #expect(try await site.ask(path).status == .notFound)
  }
}
