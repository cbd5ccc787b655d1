package import AsyncHTTPClient
import Debrief

/// Signing people in with a provider of OpenID Connect: the authorization code flow with PKCE
/// (OpenID Connect Core 1.0, §3.1; RFC 7636; RFC 9700, §2.1).
///
/// It keeps no sessions and no users: the caller keeps a `Handshake` between `begin` and `finish`, for one use.
package struct OpenID: Sendable {
  package let settings: OpenIDSettings
  let http: HTTPClient
  private let requests: OpenIDRequests
  private let provider: Fetched<OpenIDProvider>
  private let keys: OpenIDKeys

  /// How long a discovery document is believed.
  static let age = Duration.seconds(3600)

  /// For the client to ask with: it follows no redirects, and says at once that nobody listens.
  package static var configuration: HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }

  /// Nothing is asked before the first sign-in.
  ///
  /// - Parameters:
  ///   - http: best one with `configuration`; any other is safe, too, but tells later that a provider is down.
  ///   - patience: how long the provider has for one answer.
  ///   - instant: the clock by which what was fetched grows old.
  package init(
    _ settings: OpenIDSettings,
    http: HTTPClient,
    patience: Duration = .seconds(10),
    instant: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    let requests = OpenIDRequests(http: http, patience: patience)
    let provider = Fetched(instant: instant) { () async throws(OpenIDError) in
      let address = OpenIDProvider.address(issuer: settings.issuer)
      return try OpenIDProvider(try await requests.get(.discovery, address), issuer: settings.issuer)
    }
    let keys = Fetched(instant: instant) { () async throws(OpenIDError) in
      let address = try await provider.value(within: Self.age).keys
      return try OpenIDKeys.keys(try await requests.get(.keys, address))
    }
    self.settings = settings
    self.http = http
    self.requests = requests
    self.provider = provider
    self.keys = OpenIDKeys(keys)
  }

  /// Where to send the browser, and what to keep until it comes back.
  ///
  /// - Parameter redirect: the address of ours to which the provider sends it back, as it is registered there.
  /// - Throws: why the provider cannot be used.
  package func begin(redirect: String) async throws(OpenIDError) -> Handshake {
    let provider = try await provider.value(within: Self.age)
    let (state, nonce, verifier) = (Handshake.secret(), Handshake.secret(), Handshake.secret())
    let url = FormText.address(
      provider.authorization,
      with: [
        ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", redirect),
        ("scope", provider.scopes(of: settings.scopes)), ("state", state), ("nonce", nonce),
        ("code_challenge", Handshake.challenge(verifier)), ("code_challenge_method", "S256"),
      ])
    return Handshake(url: url, state: state, nonce: nonce, verifier: verifier)
  }

  /// Who signed in. The caller has compared the state and used up the handshake.
  ///
  /// - Parameters:
  ///   - issuer: the `iss` that came back beside the code, if one did (RFC 9207, §2.4).
  ///   - redirect: the same as at `begin`.
  ///   - now: seconds since 1970.
  /// - Throws: why nobody is signed in.
  package func finish(
    code: String, issuer: String? = nil, handshake: Handshake, redirect: String, now: Int
  ) async throws(OpenIDError) -> Claims {
    guard issuer == nil || issuer == settings.issuer else { throw .foreignAnswer }
    let provider = try await provider.value(within: Self.age)
    let tokens = try await tokens(provider, code: code, verifier: handshake.verifier, redirect: redirect)
    guard let text = tokens["id_token"]?.string else { throw .token(.unreadable) }
    let token = try IDToken(text)
    try await keys.verify(token)
    try token.check(issuer: settings.issuer, client: settings.clientID, nonce: handshake.nonce, now: now)
    let userinfo = try await userinfo(provider, token, access: tokens["access_token"]?.string)
    return Claims(token, userinfo: userinfo, groupsClaim: settings.groupsClaim)
  }

  /// Where to send the browser so that the provider signs the person out, too (OpenID Connect RP-Initiated Logout 1.0);
  /// nil if it offers that nowhere, or cannot be asked now: then the person is signed out of Debrief alone.
  ///
  /// - Parameter redirect: where the provider sends the browser back to, as it is registered there.
  package func signOut(idToken: String, redirect: String) async -> String? {
    guard let address = try? await provider.value(within: Self.age).endSession else { return nil }
    return FormText.address(
      address,
      with: [
        ("id_token_hint", idToken), ("client_id", settings.clientID), ("post_logout_redirect_uri", redirect),
      ])
  }

  private func tokens(
    _ provider: OpenIDProvider, code: String, verifier: String, redirect: String
  ) async throws(OpenIDError) -> JSON {
    var form = [
      (name: "grant_type", value: "authorization_code"), ("code", code), ("redirect_uri", redirect),
      ("code_verifier", verifier),
    ]
    var authorization: String?
    switch try provider.clientAuthentication(secret: settings.clientSecret) {
    case .basic(let secret):
      // Both are form-encoded first (RFC 6749, §2.3.1).
      let both = FormText.encoded(settings.clientID) + ":" + FormText.encoded(secret)
      authorization = "Basic " + Base64.standard.text(both.utf8)
    case .post(let secret): form += [("client_id", settings.clientID), ("client_secret", secret)]
    case .none: form.append(("client_id", settings.clientID))
    }
    return try await requests.post(.token, provider.token, form: form, authorization: authorization)
  }

  /// What the id_token leaves open; it has to speak of the same person (OpenID Connect Core 1.0, §5.3.2).
  private func userinfo(
    _ provider: OpenIDProvider, _ token: IDToken, access: String?
  ) async throws(OpenIDError) -> JSON? {
    guard !Claims.isComplete(token.claims, groupsClaim: settings.groupsClaim), let access,
      let address = provider.userinfo
    else { return nil }
    let json = try await requests.get(.userinfo, address, bearer: access)
    guard json["sub"]?.string == token.claims["sub"]?.string else { throw .otherSubject }
    return json
  }
}
