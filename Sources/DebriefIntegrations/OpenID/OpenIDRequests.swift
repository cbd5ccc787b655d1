import AsyncHTTPClient
import Debrief
import NIOCore
import NIOHTTP1

/// What goes over the wire to a provider, with its limits.
struct OpenIDRequests: Sendable {
  let http: HTTPClient
  /// From the first byte sent to the last one received.
  let patience: Duration
  /// In bytes, decompressed. A large provider's keys take some tens of thousands.
  static let limit = 1 << 20

  /// - Parameter bearer: an access token.
  func get(
    _ place: OpenIDError.Place, _ address: String, bearer: String? = nil
  ) async throws(OpenIDError) -> JSON {
    var request = HTTPClientRequest(url: address)
    if let bearer { request.headers.add(name: "Authorization", value: "Bearer " + bearer) }
    return try await answer(place, request)
  }

  func post(
    _ place: OpenIDError.Place, _ address: String, form: [(name: String, value: String)], authorization: String? = nil
  ) async throws(OpenIDError) -> JSON {
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
    if let authorization { request.headers.add(name: "Authorization", value: authorization) }
    // A body that can be sent only once: no redirect carries a code or a secret elsewhere, whatever the client follows.
    let body = ByteBuffer(string: FormText.text(form))
    let once = AsyncStream<ByteBuffer> { stream in
      stream.yield(body)
      stream.finish()
    }
    request.body = .stream(once, length: .known(Int64(body.readableBytes)))
    return try await answer(place, request)
  }

  /// The client's own deadline ends with the head of an answer; this one holds for its body, too.
  private func answer(_ place: OpenIDError.Place, _ request: HTTPClientRequest) async throws(OpenIDError) -> JSON {
    var request = request
    request.headers.add(name: "Accept", value: "application/json")
    let result = await withTaskGroup(of: Result<JSON, OpenIDError>?.self) { [request] group in
      group.addTask { await self.result(place, request) }
      group.addTask {
        try? await Task.sleep(for: patience)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
    guard let result else { throw .late(place, seconds: Int(patience.components.seconds)) }
    return try result.get()
  }

  private func result(_ place: OpenIDError.Place, _ request: HTTPClientRequest) async -> Result<JSON, OpenIDError> {
    do {
      let answer = try await http.execute(request, deadline: .distantFuture)
      guard Self.stays(answer, request) else { return .failure(.redirected(place)) }
      let body = try await answer.body.collect(upTo: Self.limit)
      let json = String(validating: body.readableBytesView, as: UTF8.self).flatMap { try? JSON(parsing: $0) }
      guard answer.status == .ok else {
        let isElsewhere = (300..<400).contains(answer.status.code)
        return .failure(
          isElsewhere
            ? .redirected(place)
            : .refused(place, status: Int(answer.status.code), reason: Self.reason(json)))
      }
      guard let json, json.members != nil else { return .failure(.unreadable(place)) }
      return .success(json)
    } catch is NIOTooManyBytesError {
      return .failure(.tooLarge(place, limit: Self.limit))
    } catch {
      return .failure(.unreachable(place, reason: Self.words(error)))
    }
  }

  /// A redirect within the origin is its own affair; one of a form, or to elsewhere, is not.
  private static func stays(_ answer: HTTPClientResponse, _ request: HTTPClientRequest) -> Bool {
    guard answer.history.count > 1 else { return true }
    guard request.method == .GET, let first = WebAddress(request.url) else { return false }
    return answer.history.allSatisfy { WebAddress($0.request.url)?.hasSameOrigin(as: first) == true }
  }

  /// Only words of the standard (RFC 6749, §5.2; RFC 6750, §3.1): whatever else an answer says might hold a secret.
  private static func reason(_ json: JSON?) -> String? {
    let words = [
      "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type",
      "invalid_scope", "invalid_token", "insufficient_scope", "server_error", "temporarily_unavailable",
    ]
    return json?["error"]?.string.flatMap { words.contains($0) ? $0 : nil }
  }

  private static func words(_ error: any Error) -> String {
    if let error = error as? HTTPClientError { return error.shortDescription }
    let line = String(describing: error).prefix { $0 != "\n" }
    return line.count > 200 ? line.prefix(200) + "…" : String(line)
  }
}
