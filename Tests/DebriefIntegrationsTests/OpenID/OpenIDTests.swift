import Crypto
import Debrief
import Testing

@testable import DebriefIntegrations

@Suite("Signing in with OpenID Connect")
struct OpenIDTests {
  @Test("Somebody signs in, and the provider says who")
  func signIn() async throws {
    try await StandIn.run { provider in
      let claims = try await provider.signIn()
      #expect(claims.issuer == provider.issuer)
      #expect(claims.subject == "u-1")
      #expect(claims.name == "Ada")
      #expect(claims.email == "ada@example.com")
      #expect(claims.emailVerified == true)
      #expect(claims.preferredUsername == "ada")
      #expect(claims.groups == ["engineers", "on-call"])
      #expect(claims.idToken.split(separator: ".").count == 3)
      // The id_token said everything.
      #expect(provider.count("/userinfo") == 0)
    }
  }

  @Test("The browser is sent to the provider with the challenge, and not with its verifier")
  func begin() async throws {
    try await StandIn.run { provider in
      let openID = try provider.openID()
      let handshake = try await openID.begin(redirect: StandIn.redirect)
      #expect(handshake.url.hasPrefix(provider.issuer + "/authorize?tenant=7&response_type=code&"))
      let fields = handshake.fields
      #expect(fields["client_id"] == StandIn.clientID)
      #expect(fields["redirect_uri"] == StandIn.redirect)
      #expect(fields["scope"] == "openid profile email groups")
      #expect(fields["state"] == handshake.state)
      #expect(fields["nonce"] == handshake.nonce)
      #expect(fields["code_challenge_method"] == "S256")
      let hash = SHA256.hash(data: Array(handshake.verifier.utf8))
      #expect(fields["code_challenge"].flatMap { Base64.bytes(url: $0) } == Array(hash))
      #expect(!handshake.url.contains(handshake.verifier))
    }
  }

  @Test("Each sign-in has secrets of its own, of 256 bits")
  func secrets() async throws {
    try await StandIn.run { provider in
      let openID = try provider.openID()
      let handshakes = [
        try await openID.begin(redirect: StandIn.redirect), try await openID.begin(redirect: StandIn.redirect),
      ]
      let secrets = handshakes.flatMap { [$0.state, $0.nonce, $0.verifier] }
      #expect(Set(secrets).count == 6)
      for secret in secrets { #expect(Base64.bytes(url: secret)?.count == 32) }
      #expect(provider.count("/.well-known/openid-configuration") == 1)
    }
  }

  @Test("Only scopes that the provider knows are asked for, and openid always")
  func scopes() async throws {
    try await StandIn.run { provider in
      provider.change { $0.document["scopes_supported"] = ["profile", "email", "phone"] }
      let handshake = try await provider.openID().begin(redirect: StandIn.redirect)
      #expect(handshake.fields["scope"] == "openid profile email")
    }
  }

  @Test("The client shows its secret in the way that the provider takes")
  func clientAuthentication() async throws {
    // Both form-encoded, with a colon between (RFC 6749, §2.3.1).
    let basic = "Basic " + Base64.standard.text("debrief%3Aclient:s3cr%2Bt%2F%26%3D%3A%25".utf8)
    let ways: [(stated: JSON, secret: String?, authorization: String?, posted: String?)] = [
      (.null, StandIn.secret, basic, nil),
      (["client_secret_post", "client_secret_basic"], StandIn.secret, basic, nil),
      (["private_key_jwt", "client_secret_post"], StandIn.secret, nil, StandIn.secret),
      (["client_secret_basic"], nil, nil, nil),
    ]
    for way in ways {
      try await StandIn.run { provider in
        provider.change { $0.document["token_endpoint_auth_methods_supported"] = way.stated }
        try await provider.signIn(provider.openID(secret: way.secret))
        let asked = try #require(provider.script.asked.first { $0.path == "/token" })
        #expect(asked.authorization == way.authorization)
        #expect(asked.form["client_secret"] == way.posted)
        #expect(asked.form["client_id"] == (way.authorization == nil ? StandIn.clientID : nil))
        #expect(asked.form["grant_type"] == "authorization_code")
      }
    }
  }

  @Test("At sign-out the provider is told who and where to")
  func signOut() async throws {
    try await StandIn.run { provider in
      let openID = try provider.openID()
      let address = try #require(await openID.signOut(idToken: "a.b.c", redirect: "http://127.0.0.1:8080/"))
      #expect(address.hasPrefix(provider.issuer + "/end?"))
      let fields = WebFields.read(address)
      #expect(fields["id_token_hint"] == "a.b.c")
      #expect(fields["client_id"] == StandIn.clientID)
      #expect(fields["post_logout_redirect_uri"] == "http://127.0.0.1:8080/")
    }
  }

  @Test("A provider that signs nobody out is not asked to")
  func withoutSignOut() async throws {
    try await StandIn.run { provider in
      provider.change { $0.document["end_session_endpoint"] = .null }
      let openID = try provider.openID()
      #expect(await openID.signOut(idToken: "a.b.c", redirect: "http://127.0.0.1:8080/") == nil)
    }
  }

  @Test("An answer that names another issuer than the one asked ends the sign-in before the code is spent")
  func mixedUp() async throws {
    try await StandIn.run { provider in
      let openID = try provider.openID()
      let handshake = try await openID.begin(redirect: StandIn.redirect)
      await #expect(throws: OpenIDError.foreignAnswer) {
        try await openID.finish(
          code: StandIn.code, issuer: "https://evil.example", handshake: handshake, redirect: StandIn.redirect,
          now: StandIn.now)
      }
      #expect(provider.count("/token") == 0)
    }
  }
}
