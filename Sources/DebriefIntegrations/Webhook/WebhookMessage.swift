import Crypto
import Foundation

/// What a webhook gets, signed as Standard Webhooks says (https://www.standardwebhooks.com, 1.0.0).
package struct WebhookMessage: Sendable {
  /// It stays the same over all tries.
  package let id: String
  /// Seconds since 1970, of this try.
  package let at: Int
  package let body: [UInt8]

  package init(id: String, at: Int, body: [UInt8]) {
    self.id = id
    self.at = at
    self.body = body
  }

  /// - Parameter secrets: each `whsec_` and base64; one that is none signs nothing.
  package func headers(secrets: [String]) -> [(name: String, value: String)] {
    [
      ("webhook-id", id), ("webhook-timestamp", String(at)),
      ("webhook-signature", secrets.compactMap(signature).joined(separator: " ")),
    ]
  }

  /// `v1,` and the HMAC-SHA256 of id, time and body, in base64.
  func signature(_ secret: String) -> String? {
    guard secret.hasPrefix("whsec_"), let key = Data(base64Encoded: String(secret.dropFirst(6))) else { return nil }
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(id).\(at).".utf8) + Data(body), using: SymmetricKey(data: key))
    return "v1," + Base64.standard.text(Array(code))
  }
}
