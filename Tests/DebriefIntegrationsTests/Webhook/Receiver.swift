import Hummingbird
import NIOCore
import Synchronization

/// Somebody at a port of 127.0.0.1 who listens to webhooks.
final class Receiver: Sendable {
  struct Got: Sendable {
    var path: String
    var headers: HTTPFields
    var body: String
  }

  private let got = Mutex<[Got]>([])
  private let port = Mutex(0)
  let silence = AsyncStream<Never>.makeStream()

  var all: [Got] { got.withLock { $0 } }
  /// Its address under a name, which has to be looked up.
  var url: String { "http://localhost:\(port.withLock { $0 })" }

  /// Answers while the test runs.
  static func run(_ test: (Receiver) async throws -> Void) async throws {
    let receiver = Receiver()
    try await serving(
      { try await receiver.answer($0) }, ending: { receiver.silence.continuation.finish() },
      during: { port in
        receiver.port.withLock { $0 = port }
        try await test(receiver)
      })
  }

  private func answer(_ request: Request) async throws -> Response {
    let body = try await request.body.collect(upTo: 1 << 20)
    got.withLock { $0.append(Got(path: request.uri.path, headers: request.headers, body: String(buffer: body))) }
    switch request.uri.path {
    case "/moved": return Response(status: .found, headers: [.location: url + "/elsewhere"])
    case "/silent":
      for await _ in silence.stream {}
      return Response(status: .ok)
    case "/long":
      let words = String(repeating: "no\n<b>\u{0007} ", count: 100_000)
      return Response(status: .badRequest, body: ResponseBody(byteBuffer: ByteBuffer(string: words)))
    case "/torn": return Response(status: .ok, body: begun { throw CancellationError() })
    case "/endless": return Response(status: .ok, body: begun { for await _ in self.silence.stream {} })
    case "/endless/gone": return Response(status: .gone, body: begun { for await _ in self.silence.stream {} })
    default: return Response(status: request.uri.path == "/gone" ? .gone : .noContent)
    }
  }

  /// The beginning of an answer, and what comes instead of its end.
  private func begun(_ rest: @escaping @Sendable () async throws -> Void) -> ResponseBody {
    ResponseBody { writer in
      try await writer.write(ByteBuffer(string: "so"))
      try await rest()
      try await writer.finish(nil)
    }
  }
}
