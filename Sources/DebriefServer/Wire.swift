import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import NIOCore
import NIOSSL
import ServiceLifecycle

extension Server {
  /// What it speaks: HTTP/1.1, or with a certificate TLS, and HTTP/2 with whoever can.
  func wire() throws -> HTTPServerBuilder {
    let http1 = HTTP1Channel.Configuration(idleTimeout: TimeAmount(configuration.idle))
    guard let certificate = configuration.certificate else { return .http1(configuration: http1) }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain)
      let key = try NIOSSLPrivateKey(file: certificate.key, format: .pem)
      var tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      tls.minimumTLSVersion = .tlsv12
      return try .http2Upgrade(
        tlsConfiguration: tls,
        configuration: HTTP2ChannelConfiguration(idleTimeout: configuration.idle, streamConfiguration: http1))
    } catch {
      throw ConfigurationError(
        "TLS cannot be spoken with \(certificate.chain) and \(certificate.key): both are files in PEM that this user "
          + "may read, and the key is that of the first certificate.")
    }
  }
}

/// Ends something when the server does.
struct Closing: Service {
  let close: @Sendable () async -> Void

  func run() async throws {
    try? await gracefulShutdown()
    await close()
  }
}
