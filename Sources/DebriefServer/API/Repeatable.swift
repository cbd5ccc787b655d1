import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

extension Server {
  /// Does what a POST with an `Idempotency-Key` asks for once, and answers the same again when it comes again within a day.
  ///
  /// - Throws: `ProblemDetails` 422 where the key was used for another request, 409 while the first is being worked on.
  func repeatable(
    _ request: Request, _ context: Context, _ operation: Operation, _ body: Answer
  ) async throws -> Response {
    guard operation.parameters.contains(where: { $0.name == "Idempotency-Key" }),
      let key = request.headers[.idempotencyKey], let account = context.account
    else {
      return try await body(request, context)
    }
    guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw ProblemDetails(.badRequest, "An Idempotency-Key has 1 to 200 letters, digits and signs of ASCII.")
    }
    let bytes = try await raw(request, upTo: operation.body?.limit ?? 0)
    let own = Store.sha256("\(account.uid) \(key)".utf8)
    let print = Store.sha256(Array("\(request.uri.string)\n".utf8) + bytes)
    switch try await store.claimAnswer(own, request: print, at: now()) {
    case .known(let status, let answer): return again(status, answer)
    case .other: throw ProblemDetails(.unprocessableContent, "This Idempotency-Key was used for another request.")
    case .working: throw ProblemDetails(.conflict, "The first request with this Idempotency-Key is being worked on.")
    case .free: break
    }
    do {
      var request = request
      request.body = RequestBody(buffer: ByteBuffer(bytes: bytes))
      var response = try await body(request, context)
      let collected = try await response.collectBody()
      let kept = JSON.object([
        "headers": .object(
          Self.kept.compactMap { name in
            response.headers[name].map { JSON.Member(name.rawName, .string($0)) }
          }),
        "body": .string(String(buffer: collected)),
      ])
      try await store.keepAnswer(own, status: response.status.code, kept, at: now())
      return response
    } catch {
      // What was refused may be asked for again.
      try? await store.dropAnswer(own)
      throw error
    }
  }

  private static let kept: [HTTPField.Name] = [.contentType, .eTag, .location, .cacheControl]

  private func again(_ status: Int, _ answer: JSON) -> Response {
    var headers: HTTPFields = [.idempotentReplayed: "true"]
    for member in answer["headers"]?.members ?? [] {
      if let name = HTTPField.Name(member.name), let value = member.value.string { headers[name] = value }
    }
    return Response(
      status: HTTPResponse.Status(code: status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: answer["body"]?.string ?? "")))
  }
}

extension Response {
  /// The whole body, which stays in the response.
  fileprivate mutating func collectBody() async throws -> ByteBuffer {
    let collected = Collected()
    try await body.write(collected)
    let buffer = collected.buffer.withLock { $0 }
    body = ResponseBody(byteBuffer: buffer)
    return buffer
  }
}

/// Writes into memory.
private final class Collected: ResponseBodyWriter, Sendable {
  let buffer = Mutex(ByteBuffer())

  func write(_ part: ByteBuffer) async throws { buffer.withLock { _ = $0.writeImmutableBuffer(part) } }
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension HTTPField.Name {
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
  static let idempotentReplayed = HTTPField.Name("Idempotent-Replayed")!
}
