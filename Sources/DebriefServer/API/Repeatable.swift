import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

extension Server {
  /// Does what a POST with an `Idempotency-Key` asks for once, and answers the same again when it comes again within a day.
  ///
  /// - Throws: `ProblemDetails` 422 where the key was used for another request, 409 while the first has no answer.
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
    // In memory already, so that it can be read again.
    let bytes = try await raw(request, upTo: .max)
    let own = Store.sha256("\(account.uid) \(key)".utf8)
    let print = Store.sha256(Array("\(request.uri.string)\n".utf8) + bytes)
    switch try await store.claimAnswer(own, request: print, at: now()) {
    case .known(let status, let answer): return again(status, answer)
    case .other: throw ProblemDetails(.unprocessableContent, "This Idempotency-Key was used for another request.")
    case .working: throw ProblemDetails(.conflict, Self.unanswered)
    case .free: return try await once(own, context) { try await body(request, context) }
    }
  }

  /// Does it and keeps its answer. From when it is done the key stays taken, whether its answer can be kept or not.
  private func once(_ key: String, _ context: Context, _ body: () async throws -> Response) async throws -> Response {
    var response: Response
    do {
      response = try await body()
    } catch {
      // What was refused may be asked for again; what may have been done may not.
      if (error as? StoreError)?.kind != .unknownOutcome { try? await store.dropAnswer(key) }
      throw error
    }
    do {
      let collected = try await response.collectBody()
      let headers = Self.kept.compactMap { name in
        response.headers[name].map { JSON.Member(name.rawName, .string($0)) }
      }
      let answer = JSON.object(["headers": .object(headers), "body": .string(String(buffer: collected))])
      try await store.keepAnswer(key, status: response.status.code, answer, at: now())
    } catch {
      context.logger.error(
        "An answer could not be kept", metadata: ["error": "\(error)", "request": "\(context.mention)"])
    }
    return response
  }

  private static let unanswered = """
    The first request with this Idempotency-Key is being worked on, or was cut off. Ask again in a moment; if it stays \
    like that, look whether it was done before you send it with another key.
    """

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
