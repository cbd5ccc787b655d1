import Debrief
import DebriefStore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import DebriefServer

@Suite("Nothing of a private review reaches others")
struct CanaryTests {
  /// Stands in every text of the private review, and nowhere else.
  private static let mark = "canaryzulu"
  /// Finds it, and does not hold it: pages say again what was looked for.
  private static let prefix = "canaryzul"

  /// Somebody who is no member.
  enum Stranger: String, CaseIterable {
    case nobody, viewer, responder, reviewer, administrator, token
  }

  @Test("In no answer of any route, and in no line of the log", arguments: Stranger.allCases)
  func everywhere(stranger: Stranger) async throws {
    let site = try await Site()
    let webhook = try await listen(site)
    let uid = try await plant(site)
    #expect(try await site.store.deliveries(of: webhook, for: .holder).count == 2)
    let headers = try await credentials(stranger, site)
    let log = LogBook()
    var asked = 0
    for (method, path) in Self.requests(uid, webhook) {
      let answer = try await ask(site, method, path, headers, log)
      asked += 1
      // A page may say again what stood in the address.
      let own = path.contains(Self.mark) ? answer.replacing("\(Self.mark).txt", with: "") : answer
      #expect(!own.lowercased().contains(Self.mark), "\(stranger) \(method) \(path)")
    }
    #expect(asked > 90)
    #expect(!log.text.lowercased().contains(Self.mark))
    #expect(!log.text.contains(uid))
    #expect(log.text.contains("GET /reviews/{uid}"))
    // It is all there still.
    let own = try #require(try await site.store.find(uid, for: .holder))
    #expect(own.review.title?.contains(Self.mark) == true && own.version == 2)
  }

  @Test("And its member finds it wherever there is something to find")
  func member() async throws {
    let site = try await Site()
    let webhook = try await listen(site)
    let uid = try await plant(site)
    #expect(try await site.store.deliveries(of: webhook, for: .holder).count == 2)
    let log = LogBook()
    var found: Set<String> = []
    for (method, path) in Self.requests(uid, webhook) where method == .get && !path.contains("/events") {
      let answer = try await ask(site, method, path, Self.session(site.cookie), log)
      if answer.lowercased().contains(Self.mark) { found.insert(path) }
    }
    for path in [
      "/", "/actions", "/actions?as=board", "/find?q=\(Self.prefix)", "/find?seen=\(uid)",
      "/reviews", "/reviews/\(uid)", "/reviews/\(uid)/as/concise", "/reviews/\(uid)/history",
      "/api/reviews/\(uid)", "/api/reviews/\(uid)/timeline", "/api/actions", "/api/search?q=\(Self.prefix)",
      "/api/reviews/\(uid)/attachments/\(Self.mark).txt",
    ] {
      #expect(found.contains(path), "\(path)")
    }
    // Not even then does the log say it.
    #expect(!log.text.lowercased().contains(Self.mark))
  }

  /// A webhook of Ada's, which hears of whatever she sees.
  private func listen(_ site: Site) async throws -> String {
    let ada = try #require(try await site.store.account(login: "Ada"))
    let event = Event(by: ada.author, door: .page, at: Site.noon)
    let events = Set(Happening.Kind.offered)
    return try await site.store.addWebhook("https://example.org", events: events, for: ada.uid, event).webhook.uid
  }

  /// A private review of Ada's, full of the mark, with a file.
  private func plant(_ site: Site) async throws -> String {
    let ada = try #require(try await site.store.account(login: "Ada"))
    var review = Review.read(FullReview().json.marked(Self.mark)).review
    review.title = "The \(Self.mark)"
    // So it would be on everybody's home page.
    review.status = Status("final")
    review.meeting.at = Moment(Site.noon)
    let uid = try await site.store.create(
      review, by: ada.author, door: .page, at: Site.noon, for: .only([.person(ada.uid)])
    ).uid
    let spool = try site.store.spool()
    try spool.append(Array("A line of \(Self.mark)".utf8))
    _ = try await site.store.attach(
      spool, name: "\(Self.mark).txt", to: uid, by: ada.author, door: .page, at: Site.noon)
    return uid
  }

  /// Every route with the private review in its address, and the ways to look for it.
  private static func requests(_ uid: String, _ webhook: String) -> [(HTTPRequest.Method, String)] {
    let parts = ["uid": uid, "template": "concise", "name": "\(mark).txt", "id": "t1", "webhook": webhook]
    let routes = Server.routes.map { route in
      let path = route.path.split(separator: "/").map { part in
        part.hasPrefix(":") ? parts[String(part.dropFirst())] ?? "x" : String(part)
      }
      return (route.method, "/" + path.joined(separator: "/"))
    }
    let searches = [
      "/reviews?q=\(prefix)", "/reviews?service=\(prefix)&sort=title", "/api/search?q=\(prefix)",
      "/api/reviews?q=\(prefix)&limit=200", "/api/reviews?sort=updated", "/api/actions?all=true",
      "/find?q=\(prefix)", "/find?seen=\(uid)", "/?done=items", "/actions?state=all&q=\(prefix)", "/actions?as=board",
      "/api/reviews/\(uid)?version=1", "/reviews/\(uid)?version=1", "/reviews/\(uid)/as/concise?download=json",
      "/api/reviews/\(uid)/as/concise?embed=true", "/api/reviews/INC-2026-0001",
    ]
    return routes + searches.map { (.get, $0) }
  }

  private static func session(_ cookie: String) -> HTTPFields {
    [.cookie: "debrief=\(cookie)", .secFetchSite: "same-origin"]
  }

  private func credentials(_ stranger: Stranger, _ site: Site) async throws -> HTTPFields {
    switch stranger {
    case .nobody: return [:]
    case .token:
      let event = Event(by: Author("Test"), door: .cli, at: Site.noon)
      let robot = try await site.store.addService(name: "robot", role: .administrator, event)
      let token = try await site.store.makeToken("t", for: robot.uid, scopes: [.admin], days: nil, event).secret
      return [.authorization: "Bearer \(token.text)"]
    default: return Self.session(try await site.store.enter("Ben", Role(rawValue: stranger.rawValue) ?? .viewer))
    }
  }

  private func ask(
    _ site: Site, _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ log: LogBook
  ) async throws -> String {
    let isGet = method == .get
    var headers = headers
    if !isGet {
      headers[.contentType] = path.hasPrefix("/api/") ? "application/json" : "application/x-www-form-urlencoded"
    }
    let (fields, body) = (headers, isGet ? nil : ByteBuffer(string: path.hasPrefix("/api/") ? "{}" : "keep=mine"))
    return try await site.server.application(logger: log.logger).test(.router) { client in
      let answer = try await client.executeRequest(uri: path, method: method, headers: fields, body: body)
      return answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + String(buffer: answer.body)
    }
  }
}

extension JSON {
  /// The same with a mark in every text.
  fileprivate func marked(_ mark: String) -> JSON {
    switch self {
    case .string(let text): .string(text + " " + mark)
    case .array(let elements): .array(elements.map { $0.marked(mark) })
    case .object(let members):
      .object(members.map { Member($0.name, $0.name == "id" ? $0.value : $0.value.marked(mark)) })
    default: self
    }
  }
}

/// Keeps every line, of any level.
final class LogBook: Sendable {
  private let lines = Mutex("")

  var text: String { lines.withLock { $0 } }

  var logger: Logger {
    var logger = Logger(label: "test") { _ in Keeper(book: self) }
    logger.logLevel = .trace
    return logger
  }

  private func note(_ line: String) { lines.withLock { $0 += line + "\n" } }

  private struct Keeper: LogHandler {
    let book: LogBook
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      book.note("\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])")
    }
  }
}
