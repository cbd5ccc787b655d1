import AsyncHTTPClient
package import Debrief
import NIOCore
import NIOHTTP1

/// A server of Debrief, asked as its API wants to be.
package struct Remote: Sendable {
  /// What may stand in an answer, in bytes.
  static let limit = 64 << 20

  /// Its scheme, host and port: `https://debrief.example.org`.
  package let address: String
  let token: String
  let http: HTTPClient

  /// An answer in JSON.
  package struct Answer: Sendable {
    package let json: JSON
    /// Of the review that it shows, from its ETag.
    package let version: Int?
  }

  /// With a client of its own, which `close` ends.
  ///
  /// - Throws: for an address to which no token should be sent, and for a token that is none.
  package init(_ address: String, token: String) throws(RemoteError) {
    let isToken = !token.isEmpty && token.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    self.address = try Self.origin(of: address)
    guard isToken else { throw .noToken }
    self.token = token
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(10), read: .seconds(60))
    http = HTTPClient(configuration: configuration)
  }

  package func close() async { try? await http.shutdown() }

  /// The address as it is kept: without what follows the port, and without the usual port.
  ///
  /// - Throws: where a token would be readable on its way there.
  package static func origin(of text: String) throws(RemoteError) -> String {
    let text = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let address = WebAddress(text), text.split(separator: "/", omittingEmptySubsequences: false).count == 3,
      !address.hasQuery
    else { throw .noAddress(text) }
    guard address.isPrivate else { throw .open(address.origin) }
    return address.origin
  }

  package func get(_ path: [String], _ query: [(String, String)] = []) async throws(RemoteError) -> Answer {
    try Self.read(try await ask(request(.GET, path, query)), at: address)
  }

  package func delete(_ path: [String]) async throws(RemoteError) {
    _ = try await ask(request(.DELETE, path))
  }

  package func post(
    _ path: [String], _ query: [(String, String)] = [], type: String = "application/json", body: [UInt8]
  ) async throws(RemoteError) -> Answer {
    var request = request(.POST, path, query)
    request.headers.add(name: "Content-Type", value: type)
    request.body = .bytes(body)
    return try Self.read(try await ask(request), at: address)
  }

  /// Sends bytes as they come.
  ///
  /// - Parameter next: the next piece; nil at the end.
  package func put(
    _ path: [String], size: Int?, next: @escaping @Sendable () throws -> [UInt8]?
  ) async throws(RemoteError) -> Answer {
    var request = request(.PUT, path)
    request.headers.add(name: "Content-Type", value: "application/octet-stream")
    let pieces = AsyncThrowingStream { try next().map { ByteBuffer(bytes: $0) } }
    request.body = .stream(pieces, length: size.map { .known(Int64($0)) } ?? .unknown)
    return try Self.read(try await ask(request), at: address)
  }

  /// Gives the bytes that stand there, as they come.
  package func bytes(_ path: [String], _ take: ([UInt8]) throws -> Void) async throws {
    let answer = try await answer(request(.GET, path))
    try await check(answer)
    do {
      for try await piece in answer.body { try take(Array(buffer: piece)) }
    } catch let error as HTTPClientError {
      throw RemoteError.unreachable(address, reason: Self.words(error))
    }
  }
}
