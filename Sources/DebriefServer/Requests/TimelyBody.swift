import Hummingbird
import NIOCore

/// A body that has to arrive in time: whoever sends a byte now and then holds no connection for hours.
struct TimelyBody: AsyncSequence, Sendable {
  /// Every so many bytes bring one more second.
  static let pace = 16 << 10

  let body: RequestBody
  /// For a body of any size.
  let time: Duration
  /// Called when it came too slowly, before that is said.
  let isLate: @Sendable () -> Void

  func makeAsyncIterator() -> Iterator { Iterator(parts: body.makeAsyncIterator(), timely: self) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate var parts: RequestBody.AsyncIterator
    fileprivate let timely: TimelyBody
    private let began = ContinuousClock.now
    private var received = 0

    fileprivate init(parts: RequestBody.AsyncIterator, timely: TimelyBody) {
      self.parts = parts
      self.timely = timely
    }

    /// - Throws: `ProblemDetails` 408 with the part that comes too late; a connection that says nothing is closed by itself.
    mutating func next() async throws -> ByteBuffer? {
      guard let part = try await parts.next() else { return nil }
      received += part.readableBytes
      guard began.duration(to: .now) > timely.time + .seconds(received / TimelyBody.pace) else { return part }
      timely.isLate()
      throw ProblemDetails(
        .requestTimeout, "This came too slowly, so nothing was changed. Try it again from a faster connection.")
    }
  }
}

extension Server {
  /// The request with such a body. One that is too slow is answered, and soon after its connection is closed.
  func timely(_ request: Request, _ context: Context) -> Request {
    var request = request
    let channel = context.channel
    request.body = RequestBody(
      asyncSequence: TimelyBody(body: request.body, time: configuration.bodyTime) {
        channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
      })
    return request
  }
}
