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
    let events = VersionEvents(
      store: store, uid: uid, since: since.flatMap { Int($0) }, heartbeat: configuration.heartbeat)
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
  /// The version that the reader has; nil for whichever is the newest.
  let since: Int?
  /// How often a line without meaning keeps the connection open.
  let heartbeat: Duration

  /// Gives lines to the stream while the body runs.
  func tell(into lines: AsyncStream<String>.Continuation, during body: () async throws -> Void) async throws {
    // Who waits first and reads then misses nothing.
    let versions = store.changes.of(uid)
    let newest = try await store.find(uid)?.version ?? 0
    // A first line, so that the reader knows that it listens.
    lines.yield(": listening\n\n")
    if let since, since < newest { lines.yield(Self.event(newest)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await version in versions where version > newest { lines.yield(Self.event(version)) }
      }
      group.addTask {
        while true {
          try await Task.sleep(for: heartbeat)
          lines.yield(": still here\n\n")
        }
      }
      try await body()
      group.cancelAll()
    }
  }

  private static func event(_ version: Int) -> String { "id: \(version)\ndata: {\"version\":\(version)}\n\n" }
}

extension HTTPField.Name {
  static let lastEventID = HTTPField.Name("Last-Event-ID")!
}
