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
    return try stream([LiveEvents.Watched(uid, since: since.flatMap { Int($0) })], .versions, request, context)
  }

  /// Tells of all that happens to the reviews that the pages of a browser show: `?of=UID.VERSION&of=…`. Those that may
  /// not be seen are left out.
  func allEvents(_ request: Request, _ context: Context) async throws -> Response {
    let wanted = Form(query: request.uri).all("of")
    guard (1...LiveEvents.most).contains(wanted.count) else { throw HTTPError(.badRequest) }
    var watched: [LiveEvents.Watched] = []
    for each in wanted {
      let parts = each.split(separator: ".", maxSplits: 1).map(String.init)
      guard let uid = parts.first, try await store.find(uid, for: context.viewer)?.uid == uid else { continue }
      watched.append(LiveEvents.Watched(uid, since: parts.count > 1 ? Int(parts[1]) : nil))
    }
    return try stream(watched, .everything, request, context)
  }

  private func stream(
    _ watched: [LiveEvents.Watched], _ extent: LiveEvents.Extent, _ request: Request, _ context: Context
  ) throws -> Response {
    guard let admission = context.admission else { throw Denial.unknown }
    let events = LiveEvents(
      store: store, presences: presences, admission: admission, watched: watched, extent: extent,
      heartbeat: configuration.heartbeat, now: now)
    let body = request.body
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        let (lines, source) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(64))
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

extension HTTPField.Name {
  static let lastEventID = HTTPField.Name("Last-Event-ID")!
}
