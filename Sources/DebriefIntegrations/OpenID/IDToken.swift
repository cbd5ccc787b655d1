import Debrief

/// An id_token taken apart. Nothing that it says may be believed before its signature and claims are checked.
struct IDToken: Sendable {
  let text: String
  let algorithm: OpenIDAlgorithm
  /// The name of the key (`kid`).
  let key: String?
  let claims: JSON
  /// What the signature signs: the first two parts and the dot between (RFC 7515, §5.2).
  let signed: [UInt8]
  let signature: [UInt8]

  init(_ text: String) throws(OpenIDError) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.json(parts[0]), let claims = Self.json(parts[1]),
      let signature = Base64.bytes(url: parts[2])
    else { throw .token(.unreadable) }
    // `crit` names what must be understood, and nothing of it is (RFC 7515, §4.1.11).
    guard header["crit"] == nil else { throw .token(.unreadable) }
    guard let algorithm = header["alg"]?.string.flatMap({ OpenIDAlgorithm(rawValue: $0) }) else {
      throw .token(.algorithm)
    }
    self.text = text
    self.algorithm = algorithm
    self.key = header["kid"]?.string
    self.claims = claims
    signed = Array((parts[0] + "." + parts[1]).utf8)
    self.signature = signature
  }

  private static func json(_ part: Substring) -> JSON? {
    guard let bytes = Base64.bytes(url: part), let text = String(validating: bytes, as: UTF8.self),
      let json = try? JSON(parsing: text), json.members != nil
    else { return nil }
    return json
  }
}

extension IDToken {
  /// Seconds by which the clocks of the provider and of this machine may differ.
  static let leeway = 60

  /// OpenID Connect Core 1.0, §3.1.3.7, but for the signature.
  ///
  /// - Parameter now: seconds since 1970.
  func check(issuer: String, client: String, nonce: String, now: Int) throws(OpenIDError) {
    guard claims["iss"]?.string == issuer else { throw .token(.issuer) }
    let audience = claims["aud"]?.strings ?? [claims["aud"]?.string].compactMap(\.self)
    let party = claims["azp"]
    // With other audiences beside, only azp says for whom it was made.
    guard audience.contains(client), audience.count == 1 || party != nil, party == nil || party?.string == client
    else { throw .token(.audience) }
    guard let expires = seconds("exp"), now < expires + Self.leeway else { throw .token(.expired) }
    guard let issued = seconds("iat"), issued <= now + Self.leeway else { throw .token(.tooEarly) }
    if claims["nbf"] != nil {
      guard let start = seconds("nbf"), start <= now + Self.leeway else { throw .token(.tooEarly) }
    }
    guard !nonce.isEmpty, claims["nonce"]?.string == nonce else { throw .token(.nonce) }
    guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count) else { throw .token(.subject) }
  }

  /// A NumericDate, which may have a fraction (RFC 7519, §2).
  private func seconds(_ name: String) -> Int? {
    guard case .number(let text) = claims[name], let value = Double(text), abs(value) < 1e12 else { return nil }
    return Int(value.rounded(.down))
  }
}
