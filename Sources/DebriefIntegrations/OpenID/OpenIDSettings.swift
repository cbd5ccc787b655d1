/// Which provider people sign in with, and how Debrief is known there.
package struct OpenIDSettings: Sendable {
  /// The provider's address exactly as it writes it itself; a slash at the end counts.
  package let issuer: String
  package let clientID: String
  /// nil for a public client, which PKCE alone protects.
  package let clientSecret: String?
  /// Asked for as far as the provider supports them, with blanks between.
  package let scopes: String
  /// The claim that holds a person's groups.
  package let groupsClaim: String
  /// What the button says: “Sign in with …”.
  package let label: String

  /// An empty secret is none.
  ///
  /// - Throws: `issuerUnreadable`, `issuerUnsafe` or `clientMissing`.
  package init(
    issuer: String,
    clientID: String,
    clientSecret: String? = nil,
    scopes: String = "openid profile email groups",
    groupsClaim: String = "groups",
    label: String = "OpenID Connect"
  ) throws(OpenIDError) {
    guard let address = WebAddress(issuer), !address.hasQuery else { throw .issuerUnreadable(issuer) }
    guard address.isPrivate else { throw .issuerUnsafe(issuer) }
    guard !clientID.isEmpty else { throw .clientMissing }
    self.issuer = issuer
    self.clientID = clientID
    self.clientSecret = clientSecret.flatMap { $0.isEmpty ? nil : $0 }
    self.scopes = scopes
    self.groupsClaim = groupsClaim
    self.label = label
  }
}

extension OpenIDSettings: CustomStringConvertible {
  /// Without the secret, so that no log gets it.
  package var description: String { "\(clientID) at \(issuer)" }
}
