import Debrief
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import DebriefServer
@testable import DebriefStore

@Suite("New versions, told to who reads a review", .timeLimit(.minutes(10)))
struct EventTests {
  @Test("A reader hears of what came since, and of each new version")
  func versions() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let other = try await site.create("y")
    let (lines, source) = AsyncStream.makeStream(of: String.self)
    let events = try await listening(site, uid, since: 0, heartbeat: .seconds(3600))
    try await events.tell(into: source) {
      var iterator = lines.makeAsyncIterator()
      #expect(await iterator.next() == ": listening\n\n")
      #expect(await iterator.next() == "id: 1\ndata: {\"version\":1}\n\n")
      _ = try await site.store.edit(other, by: Author("Ben"), door: .api, at: Site.noon) { $0.title = "y2" }
      _ = try await site.store.edit(uid, by: Author("Ben"), door: .api, at: Site.noon) { $0.title = "x2" }
      #expect(await iterator.next() == "id: 2\ndata: {\"version\":2}\n\n")
    }
    #expect(site.store.changes.watched.isEmpty)
  }

  @Test("Who has the newest version hears nothing but that the line is open", arguments: [nil, 1, 7])
  func heartbeat(since: Int?) async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let (lines, source) = AsyncStream.makeStream(of: String.self)
    let events = try await listening(site, uid, since: since, heartbeat: .milliseconds(1))
    try await events.tell(into: source) {
      var iterator = lines.makeAsyncIterator()
      #expect(await iterator.next() == ": listening\n\n")
      #expect(await iterator.next() == ": still here\n\n")
      #expect(await iterator.next() == ": still here\n\n")
    }
  }

  @Test("Over the wire it is a stream of events, which ends when the server does")
  func shutdown() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let reading = try await site.server.application(logger: Self.quiet).test(.live) { client in
      let (heard, source) = AsyncStream.makeStream(of: String.self)
      let port = try #require(client.port)
      let reading = Task { try await Self.read("/api/reviews/\(uid)/events?since=1", site, port) { source.yield($0) } }
      try await Self.wait(for: ": listening", in: heard)
      _ = try await site.store.edit(uid, by: Author("Ben"), door: .api, at: Site.noon) { $0.title = "x2" }
      try await Self.wait(for: "id: 2", in: heard)
      return reading
    }
    // The server is gone, though the reader never left.
    let text = try await reading.value
    #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(text.lowercased().contains("content-type: text/event-stream"))
    #expect(text.lowercased().contains("cache-control: no-store"))
    #expect(text.contains("id: 2\ndata: {\"version\":2}\n\n"))
    #expect(!text.contains("id: 1\n"))
  }

  @Test("A reader who leaves is not waited for")
  func leaving() async throws {
    let site = try await Site { $0.heartbeat = .seconds(3600) }
    let uid = try await site.create("x")
    try await site.server.application(logger: Self.quiet).test(.live) { client in
      let (heard, source) = AsyncStream.makeStream(of: String.self)
      let port = try #require(client.port)
      let reading = Task {
        try await Self.read("/api/reviews/\(uid)/events", site, port, since: "0") { source.yield($0) }
      }
      try await Self.wait(for: "id: 1", in: heard)
      #expect(site.store.changes.watched.contains(uid))
      reading.cancel()
      // The next heartbeat would come in an hour: long before, nobody is waited for any more.
      while site.store.changes.watched.contains(where: { $0 != Store.outbox }) { await Task.yield() }
    }
  }

  @Test("A review that is not there has no events")
  func missing() async throws {
    let site = try await Site()
    #expect(try await site.ask("/api/reviews/nobody/events").status == .notFound)
  }

  @Test("The page knows its version and where to listen; an earlier version does not listen")
  func page() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let page = try await site.ask("/reviews/\(uid)").text
    #expect(page.contains("aria-live=\"polite\""))
    #expect(page.contains("data-version=\"1\" data-review=\"\(uid)\""))
  }

  /// A way by which somebody may no longer read a review.
  enum Withdrawal: CaseIterable {
    case review, account, session, role

    func happen(_ site: Site, _ uid: String, _ ben: Account) async throws {
      let event = Event(by: Author("Ada"), door: .page, at: Site.noon)
      switch self {
      case .review: try await site.store.share(uid, event) { $0 = .nobody }
      case .account: try await site.store.changeAccount(ben.uid, event) { $0.isDisabled = true }
      case .session: try await site.store.endSessions(of: ben.uid, event)
      case .role:
        let group = try await site.store.addGroup(name: "Security", event)
        try await site.store.setMember(ben.uid, of: group.uid, to: true, event)
        try await site.store.share(uid, event) { $0 = .only([.group(group.uid)]) }
        try await site.store.setMember(ben.uid, of: group.uid, to: false, event)
      }
    }
  }

  @Test("A stream ends at once when its reader may no longer read", arguments: Withdrawal.allCases)
  func withdrawn(how: Withdrawal) async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let cookie = try await site.store.enter("Ben", .viewer)
    let admission = try #require(await site.store.admit(session: Secret(cookie), at: Site.noon))
    let (lines, source) = AsyncStream.makeStream(of: String.self)
    let events = LiveEvents(
      store: site.store, presences: site.server.presences, admission: admission,
      watched: [LiveEvents.Watched(uid, since: 1)], extent: .versions, heartbeat: .seconds(3600), now: { Site.noon })
    try await events.tell(into: source) {
      var iterator = lines.makeAsyncIterator()
      #expect(await iterator.next() == ": listening\n\n")
      try await how.happen(site, uid, admission.account)
      // Whatever it still heard was while it might; then the lines end, or this test runs out of its time.
      while await iterator.next() != nil {}
    }
  }

  private func listening(
    _ site: Site, _ uid: String, since: Int?, heartbeat: Duration
  ) async throws -> LiveEvents {
    let admission = try #require(await site.store.admit(session: Secret(site.cookie), at: Site.noon))
    return LiveEvents(
      store: site.store, presences: site.server.presences, admission: admission,
      watched: [LiveEvents.Watched(uid, since: since)], extent: .versions, heartbeat: heartbeat, now: { Site.noon })
  }

  private static let quiet: Logger = {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
  }()

  private static func wait(for words: String, in heard: AsyncStream<String>) async throws {
    for await text in heard where text.contains(words) { return }
    throw CancellationError()
  }

  /// Reads an answer until it ends; each time more of it came, all of it is told.
  private static func read(
    _ path: String, _ site: Site, _ port: Int, since: String? = nil, _ tell: @Sendable (String) -> Void
  ) async throws -> String {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "localhost", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      let last = since.map { "Last-Event-ID: \($0)\r\n" } ?? ""
      let cookie = "Cookie: debrief=\(site.cookie)\r\n"
      try await outbound.write(
        ByteBuffer(string: "GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\n\(cookie)\(last)\r\n"))
      var text = ""
      for try await chunk in inbound {
        text += String(buffer: chunk)
        tell(text)
      }
      return text
    }
  }
}
