import Debrief

/// What a provider says of itself (OpenID Connect Discovery 1.0, §3), checked.
struct OpenIDProvider: Sendable {
  let authorization: String
  let token: String
  let keys: String
  let userinfo: String?
  let endSession: String?
  /// nil if it does not say.
  private let scopes: [String]?
  private let clientAuthentication: [String]?

  /// Where the document of an issuer is (§4).
  static func address(issuer: String) -> String {
    (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
  }

  /// The issuer has to be the one that was asked (§4.3): otherwise a provider could speak for another one.
  init(_ document: JSON, issuer: String) throws(OpenIDError) {
    let stated = document["issuer"]?.string
    guard stated == issuer else { throw .otherIssuer(stated: stated.flatMap { WebAddress($0)?.text }) }
    authorization = try Self.required("authorization_endpoint", document)
    token = try Self.required("token_endpoint", document)
    keys = try Self.required("jwks_uri", document)
    userinfo = try Self.endpoint("userinfo_endpoint", document)
    endSession = try Self.endpoint("end_session_endpoint", document)
    scopes = document["scopes_supported"]?.strings
    clientAuthentication = document["token_endpoint_auth_methods_supported"]?.strings
    // A provider that says nothing may support it, and ignores it otherwise (RFC 7636, §5).
    if let methods = document["code_challenge_methods_supported"]?.strings, !methods.contains("S256") {
      throw .withoutPKCE
    }
  }

  /// Those of the wanted scopes that it supports; always openid, which makes it OpenID Connect.
  func scopes(of wanted: String) -> String {
    let names = wanted.split(separator: " ").map(String.init)
    let known = names.filter { $0 != "openid" && scopes?.contains($0) != false }
    return (["openid"] + known).joined(separator: " ")
  }

  /// How a client shows who it is when it fetches tokens (OpenID Connect Core 1.0, §9).
  enum ClientAuthentication {
    case basic(secret: String)
    case post(secret: String)
    case none
  }

  /// The first way of these that it supports; basic if it does not say (Discovery 1.0, §3).
  func clientAuthentication(secret: String?) throws(OpenIDError) -> ClientAuthentication {
    guard let secret else { return .none }
    guard let ways = clientAuthentication else { return .basic(secret: secret) }
    if ways.contains("client_secret_basic") { return .basic(secret: secret) }
    guard ways.contains("client_secret_post") else { throw .withoutClientAuthentication }
    return .post(secret: secret)
  }

  private static func required(_ name: String, _ document: JSON) throws(OpenIDError) -> String {
    guard let address = try endpoint(name, document) else { throw .endpointMissing(name) }
    return address
  }

  private static func endpoint(_ name: String, _ document: JSON) throws(OpenIDError) -> String? {
    guard let value = document[name], value != .null else { return nil }
    guard let address = value.string.flatMap({ WebAddress($0) }) else { throw .endpointMissing(name) }
    guard address.isPrivate else { throw .endpointUnsafe(name) }
    return address.text
  }
}

extension JSON {
  /// The texts of a list.
  var strings: [String]? { elements?.compactMap(\.string) }
}
