import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOEmbedded
import Testing

@testable import DebriefServer

@Suite("The doors")
struct DoorsTests {
  private let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .secFetchSite: "same-origin"]
  private let event = Event(by: Author("Test"), door: .cli, at: Site.noon)

  private func signIn(_ site: Site, headers: HTTPFields = [:]) async throws -> TestResponse {
    var fields = form
    for field in headers { fields[field.name] = field.value }
    return try await site.ask(
      as: nil, "/signin", .post, headers: fields, bytes: Array("login=Ada&password=seven+green+boats".utf8))
  }

  @Test("A session's cookie is for this host and for no script; over TLS it says so by its name")
  func cookie() async throws {
    let plain = try await signIn(try await Site())
    let cookie = try #require(plain.headers[.setCookie])
    #expect(cookie.hasPrefix("debrief=") && cookie.hasSuffix("; Path=/; Max-Age=604800; SameSite=Lax; HttpOnly"))
    #expect(plain.headers[.strictTransportSecurity] == nil)
    let site = try await Site { $0.url = "https://debrief.example.org" }
    let secure = try await signIn(site)
    #expect(secure.headers[.setCookie]?.hasPrefix("__Host-debrief=") == true)
    #expect(secure.headers[.setCookie]?.hasSuffix("; HttpOnly; Secure") == true)
    #expect(secure.headers[.strictTransportSecurity] == "max-age=31536000")
    // A cookie of the other name is none.
    #expect(try await site.ask("/reviews").headers[.location]?.hasPrefix("/signin") == true)
  }

  @Test("Signing out takes the cookie, the cache and the session")
  func signOut() async throws {
    let site = try await Site()
    let answer = try await site.send("/signout")
    #expect(answer.headers[.setCookie]?.contains("Max-Age=0") == true)
    #expect(answer.headers[.clearSiteData] == "\"cache\", \"storage\"")
    #expect(try await site.ask("/reviews").headers[.location] == "/signin?back=%2Freviews")
  }

  @Test("A cookie without a word of where a request comes from changes nothing")
  func silent() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let cookie: HTTPFields = [.cookie: "debrief=\(site.cookie)"]
    #expect(try await site.ask(as: nil, "/reviews/\(uid)/remove", .post, headers: cookie).status == .forbidden)
    #expect(try await site.ask(as: nil, "/api/reviews/\(uid)", .delete, headers: cookie).status == .forbidden)
    #expect(try await site.store.find(uid) != nil)
  }

  @Test("A proxy is believed where that was said, and its last word alone", arguments: [false, true])
  func proxy(isTrusted: Bool) async throws {
    let site = try await Site { $0.trustsProxy = isTrusted }
    let forwarded: HTTPFields = [
      .forwardedFor: "203.0.113.9, 198.51.100.7:5678", .forwardedProto: "https", .forwardedHost: "debrief.example.org",
    ]
    let answer = try await signIn(site, headers: forwarded)
    #expect(answer.headers[.setCookie]?.hasPrefix("__Host-") == isTrusted)
    let entry = try #require(try await site.store.audit().first)
    #expect(entry.act == .signedIn && (entry.address == "198.51.100.7") == isTrusted)
    #expect(entry.address != "203.0.113.9")
  }

  @Test("What counts is read by this machine, and by others with a token")
  func metrics() async throws {
    let site = try await Site()
    #expect(try await site.ask(as: nil, "/metrics").text.contains("http_requests_total"))
    let far: HTTPFields = [.forwardedFor: "203.0.113.9"]
    #expect(try await site.ask(as: nil, "/metrics", headers: far).status != .ok)
    #expect(try await site.ask(as: site.cookie, "/metrics", headers: far).status == .ok)
  }

  @Test("A token of an administrator makes nobody else one", arguments: ["/people/invite", "/people/services"])
  func tokens(path: String) async throws {
    let site = try await Site()
    let ada = try #require(try await site.store.account(login: "Ada"))
    let token = try await site.store.makeToken("t", for: ada.uid, scopes: [.admin], days: nil, event).secret
    let headers: HTTPFields = [
      .authorization: "Bearer \(token.text)", .contentType: "application/x-www-form-urlencoded",
    ]
    let answer = try await site.ask(
      as: nil, path, .post, headers: headers, bytes: Array("role=administrator&name=x".utf8))
    #expect(answer.status == .unauthorized)
    let reset = try await site.ask(as: nil, "/people/\(ada.uid)/link", .post, headers: headers)
    #expect(reset.status == .unauthorized && !reset.text.contains("/welcome/"))
  }

  @Test("A token that only captures sees and ends no other")
  func capturing() async throws {
    let site = try await Site()
    let ada = try #require(try await site.store.account(login: "Ada"))
    let (secret, token) = try await site.store.makeToken("t", for: ada.uid, scopes: [.capture], days: nil, event)
    let headers: HTTPFields = [.authorization: "Bearer \(secret.text)"]
    #expect(try await site.ask(as: nil, "/api/tokens", headers: headers).status == .forbidden)
    #expect(try await site.ask(as: nil, "/api/tokens/\(token.uid)", .delete, headers: headers).status == .forbidden)
  }

  @Test("Rights that are withdrawn while a body comes in count")
  func heldBack() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let ben = try await site.store.enter("Ben", .reviewer)
    let account = try #require(try await site.store.account(login: "Ben"))
    let admission = try #require(try await site.store.admit(session: Secret(ben), at: Site.noon))
    // The body is asked for only after whoever sends it was found to have the right.
    let body = RequestBody(
      asyncSequence: AsyncStream<ByteBuffer> { stream in
        Task {
          try await site.store.changeAccount(account.uid, event) { $0.role = .viewer }
          stream.yield(ByteBuffer(string: #"{"title": "y"}"#))
          stream.finish()
        }
      })
    let head = HTTPRequest(
      method: .patch, scheme: "http", authority: "localhost", path: "/api/reviews/\(uid)",
      headerFields: [.contentType: "application/json"])
    let route = try #require(Server.routes.first { $0.path == "/api/reviews/:uid" && $0.method == .patch })
    var context = Context(source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: LogBook().logger))
    context.admission = admission
    await #expect(throws: Denial.self) {
      _ = try await site.server.answer(route, Request(head: head, body: body), context)
    }
    #expect(try await site.store.find(uid)?.version == 1)
  }

  @Test("Who has no account is counted at every door")
  func pace() async throws {
    var rates = Rates()
    rates.address = 2
    let site = try await Site(rates: rates)
    for _ in 0..<2 { #expect(try await site.ask(as: nil, "/signin").status == .ok) }
    let answer = try await site.ask(as: nil, "/signin")
    #expect(answer.status == .tooManyRequests && answer.text.contains("Too many requests came from your network"))
    let forged: HTTPFields = [.authorization: "Bearer debrief_x"]
    #expect(try await site.ask(as: nil, "/api/reviews", headers: forged).status == .tooManyRequests)
    #expect(try await site.ask("/reviews").status == .ok)
  }

  @Test("Addresses of one IPv6 network are counted together, and one of IPv4 as what it is")
  func networks() async throws {
    var rates = Rates()
    rates.address = 2
    let site = try await Site(rates: rates) { $0.trustsProxy = true }
    func status(_ address: String) async throws -> Int {
      try await site.ask(as: nil, "/signin", headers: [.forwardedFor: address]).status.code
    }
    #expect(try await status("2001:db8::1") == 200)
    #expect(try await status("2001:DB8:0:0:ffff::2") == 200)
    #expect(try await status("2001:db8::3") == 429)
    #expect(try await status("2001:db8:0:1::1") == 200)
    #expect(try await status("192.0.2.7") == 200)
    #expect(try await status("::ffff:192.0.2.7") == 200)
    #expect(try await status("::ffff:c000:207") == 429)
    #expect(try await status("192.0.2.8") == 200)
  }

  @Test("What is no form is refused", arguments: ["application/json", "text/plain", ""])
  func noForm(type: String) async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    for path in ["/account/names", "/groups", "/reviews/\(uid)/access", "/reviews/\(uid)/attachments"] {
      let answer = try await site.ask(path, .post, headers: [.contentType: type], body: "name=x&group=x&to=private")
      #expect(answer.status == .unsupportedMediaType, "\(path)")
    }
    #expect(try await site.store.groups().isEmpty)
  }
}
