import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

extension Server {
  /// Tells of each new version of a review for as long as somebody listens.
  func events(_ request: Request, _ context: Context) async throws -> Response {
    let uid = try await found(context).uid
    let since = request.headers[.lastEventID] ?? Form(query: request.uri)["since"]
    guard let admission = context.admission else { throw Denial.unknown }
    let events = VersionEvents(
      store: store, uid: uid, admission: admission, since: since.flatMap { Int($0) },
      heartbeat: configuration.heartbeat, now: now)
    let body = request.body
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        let (lines, source) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(8))
        // Without these two a reader who left, or a server that is to end, would be waited for.
        try await withGracefulShutdownHandler {
          try await body.consumeWithInboundCloseHandler { _ in
            try await events.tell(into: source) {
              for await line in lines { try await writer.write(ByteBuffer(string: line)) }
            }
            try await writer.finish(nil)
          } onInboundClosed: {
            source.finish()
          }
        } onGracefulShutdown: {
          source.finish()
        }
      }
    )
  }
}

/// The new versions of one review as server-sent events.
struct VersionEvents: Sendable {
  let store: Store
  let uid: String
  /// Whoever listens.
  let admission: Admission
  /// The version that the reader has; nil for whichever is the newest.
  let since: Int?
  /// How often a line without meaning keeps the connection open.
  let heartbeat: Duration
  let now: @Sendable () -> Stamp

  /// Gives lines to the stream while the body runs.
  func tell(into lines: AsyncStream<String>.Continuation, during body: () async throws -> Void) async throws {
    // Who waits first and reads then misses nothing.
    let versions = store.changes.of(uid)
    let rights = store.changes.of(admission.account.uid)
    let newest = try await store.find(uid, for: admission.viewer)?.version ?? 0
    // A first line, so that the reader knows that it listens.
    lines.yield(": listening\n\n")
    if let since, since < newest { lines.yield(Self.event(newest)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // Whatever ends one of these ends the stream: its reader comes back and is looked at anew.
        defer { lines.finish() }
        for await version in versions where version > newest {
          guard try await mayListen() else { return lines.finish() }
          lines.yield(Self.event(version))
        }
      }
      group.addTask {
        defer { lines.finish() }
        for await _ in rights { guard try await mayListen() else { return } }
      }
      group.addTask {
        defer { lines.finish() }
        while true {
          try await Task.sleep(for: heartbeat)
          // Rights that were withdrawn by a program of their own are seen here at the latest.
          guard try await mayListen() else { return lines.finish() }
          lines.yield(": still here\n\n")
        }
      }
      try await body()
      group.cancelAll()
    }
  }

  /// Whether the session still is one, and the review still one that it may see.
  private func mayListen() async throws -> Bool {
    guard let renewed = try await store.renew(admission, at: now()) else { return false }
    return try await store.find(uid, for: renewed.viewer) != nil
  }

  private static func event(_ version: Int) -> String { "id: \(version)\ndata: {\"version\":\(version)}\n\n" }
}

extension HTTPField.Name {
  static let lastEventID = HTTPField.Name("Last-Event-ID")!
}
