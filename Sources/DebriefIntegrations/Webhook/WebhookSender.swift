import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Sends messages to webhooks. It trusts no address: each is looked up, looked at, and then connected to as it was found,
/// so that a name cannot lead elsewhere a moment later.
package struct WebhookSender: Sendable {
  /// What a receiver answered, or why none did.
  package struct Answer: Sendable, Equatable {
    /// nil where nobody answered.
    package var status: Int?
    /// For people: what went wrong, or the beginning of the answer.
    package var words: String?
  }

  /// Whether it may lead to this machine and its own network.
  let allowsPrivate: Bool
  /// Stands in `User-Agent`.
  let version: String
  /// From looking up the name to the last byte of the answer that is read.
  let patience: Duration

  package init(allowsPrivate: Bool, version: String, patience: Duration = .seconds(15)) {
    self.allowsPrivate = allowsPrivate
    self.version = version
    self.patience = patience
  }

  /// - Throws: `CancellationError` where it was broken off, and nothing else.
  package func send(_ message: WebhookMessage, to address: String, secrets: [String]) async throws -> Answer {
    let answer = await attempt(message, address, secrets, until: .now + patience)
    try Task.checkCancellation()
    return answer
  }

  private func attempt(
    _ message: WebhookMessage, _ text: String, _ secrets: [String], until end: ContinuousClock.Instant
  ) async -> Answer {
    guard let address = WebAddress(text) else { return Answer(words: "this is no address") }
    let place: NetworkAddress
    do {
      guard let found = try await Late.after(end, { try await address.resolved() }) else {
        return Answer(words: "the name leads nowhere")
      }
      place = found
    } catch {
      return Answer(words: error is Late ? late : "the name \(address.host) could not be looked up")
    }
    guard allowsPrivate || place.isPublic else {
      return Answer(words: "it leads to \(place.text), which is an address of this machine or its own network")
    }
    let http = HTTPClient(configuration: configuration(connecting: address.host, to: place))
    let answer = await post(message, address.plain, secrets, http, until: end)
    try? await http.shutdown()
    return answer
  }

  private func configuration(connecting host: String, to place: NetworkAddress) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.timeout.connect = .seconds(5)
    configuration.httpVersion = .http1Only
    // Digits are connected to as they are.
    if NetworkAddress(host) == nil { configuration.dnsOverride = [host: place.text] }
    return configuration
  }

  /// The status decides, whatever becomes of the words after it.
  private func post(
    _ message: WebhookMessage, _ url: String, _ secrets: [String], _ http: HTTPClient,
    until end: ContinuousClock.Instant
  ) async -> Answer {
    let request = request(message, url, secrets)
    do {
      let answer = try await Late.after(end) { try await http.execute(request, deadline: .distantFuture) }
      let status = Int(answer.status.code)
      switch status {
      case 200..<300: return Answer(status: status)
      case 300..<400: return Answer(status: status, words: "it leads elsewhere, which is not followed")
      default:
        // Its words are a help, and not worth a wait.
        let soon = min(end, .now + .seconds(1))
        return Answer(status: status, words: try? await Late.after(soon) { try await answer.body.beginning() })
      }
    } catch {
      return Answer(words: error is Late ? late : Self.words(error))
    }
  }

  private func request(_ message: WebhookMessage, _ url: String, _ secrets: [String]) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.headers.add(name: "User-Agent", value: version.isEmpty ? "Debrief" : "Debrief/\(version)")
    for (name, value) in message.headers(secrets: secrets) { request.headers.add(name: name, value: value) }
    request.body = .bytes(message.body)
    return request
  }

  private var late: String { "it did not answer within \(patience.components.seconds) seconds" }

  private static func words(_ error: any Error) -> String {
    let isLate = (error as? HTTPClientError) == .connectTimeout
    return isLate ? "no connection within 5 seconds" : Remote.words(error)
  }
}

/// Something took longer than it may.
private struct Late: Error {
  /// - Throws: `Late`, or what the work throws.
  static func after<Value: Sendable>(
    _ end: ContinuousClock.Instant, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(until: end, clock: .continuous)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let value = first else { throw Late() }
      return value
    }
  }
}

extension HTTPClientResponse.Body {
  /// So many bytes are read, and so many characters of them kept.
  private static let limit = 4096
  private static let longest = 200

  /// The first characters, in one line.
  fileprivate func beginning() async throws -> String? {
    var bytes: [UInt8] = []
    for try await part in self {
      bytes += part.readableBytesView.prefix(Self.limit - bytes.count)
      if bytes.count >= Self.limit { break }
    }
    let line = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    let plain = String(
      String.UnicodeScalarView(
        line.unicodeScalars.filter { ![.control, .format].contains($0.properties.generalCategory) }))
    return plain.isEmpty ? nil : plain.count > Self.longest ? plain.prefix(Self.longest) + "…" : plain
  }
}
