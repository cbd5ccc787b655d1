import Debrief

extension OpenID {
  /// Who signed in, as the provider says.
  package struct Claims: Sendable, Equatable {
    /// With the subject it names a person for ever; an email address does not (OpenID Connect Core 1.0, §5.7).
    package let issuer: String
    package let subject: String
    package let name: String?
    package let email: String?
    /// nil if the provider does not say; only an address it has verified tells who somebody is.
    package let emailVerified: Bool?
    package let preferredUsername: String?
    /// In the provider's order and spelling; none if the provider says nothing of groups.
    package let groups: [String]
    /// The id_token, which the provider wants to see at sign-out.
    package let idToken: String
  }
}

extension OpenID.Claims {
  /// What the id_token says counts; the userinfo's answer fills its gaps.
  init(_ token: IDToken, userinfo: JSON?, groupsClaim: String) {
    let sources = [token.claims, userinfo].compactMap(\.self)
    func text(_ name: String) -> String? { sources.lazy.compactMap { Self.text($0[name]) }.first }
    issuer = token.claims["iss"]?.string ?? ""
    subject = token.claims["sub"]?.string ?? ""
    name = text("name")
    preferredUsername = text("preferred_username")
    // Whether an address is verified is said beside it, so both come from one place.
    let address = sources.first { Self.text($0["email"]) != nil }
    email = Self.text(address?["email"])
    emailVerified = address.flatMap { Self.flag($0["email_verified"]) }
    groups = sources.lazy.compactMap { Self.groups($0[groupsClaim]) }.first ?? []
    idToken = token.text
  }

  /// Whether the id_token alone says all that Debrief wants to know.
  static func isComplete(_ claims: JSON, groupsClaim: String) -> Bool {
    text(claims["name"]) != nil && text(claims["email"]) != nil && groups(claims[groupsClaim]) != nil
  }

  private static func text(_ json: JSON?) -> String? { json?.string.flatMap { $0.isEmpty ? nil : $0 } }

  /// Some providers write the flag as a text.
  private static func flag(_ json: JSON?) -> Bool? {
    json?.bool ?? json?.string.flatMap { Bool($0) }
  }

  /// A list, or the one group as a text.
  private static func groups(_ json: JSON?) -> [String]? {
    json?.strings ?? text(json).map { [$0] }
  }
}
