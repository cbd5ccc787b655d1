/// Why a sign-in through OpenID Connect cannot be: what went wrong and what to do.
///
/// No case holds a token, a code or a secret, so the words may be logged and shown.
package enum OpenIDError: Error, Equatable {
  /// What the provider was asked for.
  package enum Place: String, Sendable {
    case discovery = "the discovery document"
    case keys = "the keys"
    case token = "the tokens"
    case userinfo = "the user's particulars"
  }

  /// What is wrong with an id_token (OpenID Connect Core 1.0, §3.1.3.7).
  package enum Fault: String, Sendable {
    /// Missing, encrypted, or not three parts of base64url with JSON in the first two.
    case unreadable
    /// None of `OpenIDAlgorithm`: unsigned, signed with a shared secret, or new.
    case algorithm
    case unknownKey
    case signature
    case issuer
    case audience
    case expired
    case tooEarly
    case nonce
    case subject
  }

  /// The issuer in the settings is no address, or one with a query or a fragment.
  case issuerUnreadable(String)
  /// Whoever sits between could sign in as anybody.
  case issuerUnsafe(String)
  case clientMissing

  /// The reason is the system's or the network library's.
  case unreachable(Place, reason: String)
  case late(Place, seconds: Int)
  /// The reason is one of the words of RFC 6749, §5.2.
  case refused(Place, status: Int, reason: String?)
  case tooLarge(Place, limit: Int)
  case unreadable(Place)
  case redirected(Place)

  /// What the discovery document says its issuer is; nil if it is no address.
  case otherIssuer(stated: String?)
  /// The name of the member that is missing or no address.
  case endpointMissing(String)
  case endpointUnsafe(String)
  case withoutPKCE
  /// The provider takes neither client_secret_basic nor client_secret_post.
  case withoutClientAuthentication

  /// The browser came back from another provider than the one that it was sent to (RFC 9207).
  case foreignAnswer
  case token(Fault)
  /// The userinfo endpoint speaks of somebody else (§5.3.2).
  case otherSubject
}
