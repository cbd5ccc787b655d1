import Crypto

extension OpenID {
  /// What is to be kept between the start of a sign-in and its end, for one use.
  package struct Handshake: Sendable, Equatable {
    /// Where the browser is to be sent.
    package let url: String
    /// Comes back with the code, and has to be the same (RFC 6749, §10.12).
    package let state: String
    /// Comes back in the id_token, which binds that to this sign-in.
    package let nonce: String
    /// Proves that who fetches the tokens is who started (RFC 7636).
    package let verifier: String

    /// As it was kept; at the end of a sign-in nobody needs the address any more.
    package init(url: String = "", state: String, nonce: String, verifier: String) {
      self.url = url
      self.state = state
      self.nonce = nonce
      self.verifier = verifier
    }
  }
}

extension OpenID.Handshake {
  /// 256 bits that nobody can guess, in base64url: 43 characters.
  static func secret() -> String {
    var random = SystemRandomNumberGenerator()
    return Base64.url.text((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
  }

  /// The challenge of a verifier: S256 (RFC 7636, §4.2).
  static func challenge(_ verifier: String) -> String {
    Base64.url.text(SHA256.hash(data: Array(verifier.utf8)))
  }
}
