import Foundation
import NIOCore

/// Where webhooks may lead.
package enum WebhookAddress {
  /// Why an address cannot be one, as far as it tells by itself.
  package enum Objection: Error, Sendable, Equatable {
    /// It is no http or https address, or has a name and a password or a `#` in it.
    case unreadable
    /// It leads to this machine or its own network.
    case near
  }

  /// - Parameter allowsPrivate: whether it may lead to this machine and its own network.
  package static func check(_ text: String, allowsPrivate: Bool) throws(Objection) {
    guard let address = WebAddress(text) else { throw .unreadable }
    if allowsPrivate { return }
    let isLocal = address.host == "localhost" || address.host.hasSuffix(".localhost")
    guard !isLocal, NetworkAddress(address.host)?.isPublic != false else { throw .near }
  }

  /// Scheme and host, for where the rest of an address is nobody's business: it may hold a secret.
  package static func origin(_ text: String) -> String { WebAddress(text)?.origin ?? "" }
}

extension WebAddress {
  /// The same with the host in small letters, so that it is the host that was looked up.
  var plain: String {
    let rest = text[(text.firstRange(of: "://")?.upperBound ?? text.endIndex)...].drop { $0 != "/" && $0 != "?" }
    return origin + (rest.hasPrefix("/") ? "" : "/") + rest
  }

  /// Asks the system's resolver, on a thread of its own, since it may let one wait for long: nobody else waits for it, nor
  /// does who is cancelled.
  ///
  /// - Throws: what the resolver says, or `CancellationError`.
  func resolved() async throws -> NetworkAddress? {
    let (host, port) = (host, port)
    let (found, tell) = AsyncThrowingStream.makeStream(of: SocketAddress.self)
    Thread.detachNewThread {
      do {
        tell.yield(try SocketAddress.makeAddressResolvingHost(host, port: port))
        tell.finish()
      } catch {
        tell.finish(throwing: error)
      }
    }
    for try await address in found { return NetworkAddress(address) }
    throw CancellationError()
  }
}
