import AsyncHTTPClient
import Debrief
import Testing

@testable import DebriefIntegrations

@Suite("Providers that cannot be used")
struct OpenIDProviderTests {
  private static let document = "/.well-known/openid-configuration"

  @Test("A document of another issuer is refused, and says whose it is")
  func otherIssuer() async throws {
    try await StandIn.run { provider in
      provider.change { $0.document["issuer"] = "https://other.example" }
      let error = try await #require(throws: OpenIDError.self) { try await provider.signIn() }
      #expect(error == .otherIssuer(stated: "https://other.example"))
      #expect(error.description.contains("https://other.example"))
    }
  }

  @Test(
    "Endpoints that are missing, no addresses or open to others are refused",
    arguments: [
      ("authorization_endpoint", .null, .endpointMissing("authorization_endpoint")),
      ("token_endpoint", .null, .endpointMissing("token_endpoint")),
      ("jwks_uri", "/keys", .endpointMissing("jwks_uri")),
      ("token_endpoint", "http://login.example/token", .endpointUnsafe("token_endpoint")),
      ("userinfo_endpoint", "http://127.0.0.1.example/", .endpointUnsafe("userinfo_endpoint")),
      ("end_session_endpoint", "javascript://localhost/", .endpointMissing("end_session_endpoint")),
      ("authorization_endpoint", "https://a@b/", .endpointMissing("authorization_endpoint")),
      ("code_challenge_methods_supported", ["plain"], .withoutPKCE),
    ] as [(String, JSON, OpenIDError)])
  func endpoints(name: String, value: JSON, wrong: OpenIDError) async throws {
    try await StandIn.run { provider in
      provider.change { $0.document[name] = value }
      await #expect(throws: wrong) { try await provider.signIn() }
    }
  }

  @Test("A provider that takes the secret in no way that Debrief knows is refused")
  func clientAuthentication() async throws {
    try await StandIn.run { provider in
      provider.change { $0.document["token_endpoint_auth_methods_supported"] = ["private_key_jwt"] }
      await #expect(throws: OpenIDError.withoutClientAuthentication) { try await provider.signIn() }
    }
  }

  @Test("Userinfo of somebody else is refused", arguments: [["sub": "u-2"], ["name": "Eve"]] as [JSON])
  func otherSubject(userinfo: JSON) async throws {
    try await StandIn.run { provider in
      provider.change {
        $0.claims["groups"] = .null
        $0.userinfo = userinfo
      }
      await #expect(throws: OpenIDError.otherSubject) { try await provider.signIn() }
    }
  }

  @Test(
    "Answers of more than a mebibyte are not read",
    arguments: [
      (document, .discovery, true), ("/keys", .keys, false), ("/token", .token, true), ("/userinfo", .userinfo, false),
    ] as [(String, OpenIDError.Place, Bool)])
  func tooLarge(path: String, place: OpenIDError.Place, streamed: Bool) async throws {
    try await StandIn.run { provider in
      provider.change {
        $0.claims["groups"] = .null
        $0.odd[path] = streamed ? .streamed(1025) : .answer(200, String(repeating: " ", count: 1 << 20) + "{}")
      }
      await #expect(throws: OpenIDError.tooLarge(place, limit: 1 << 20)) { try await provider.signIn() }
    }
  }

  @Test("An answer that is no JSON is refused", arguments: ["<html></html>", "", "[]", "{\"issuer\":"])
  func unreadable(text: String) async throws {
    try await StandIn.run { provider in
      provider.change { $0.odd[Self.document] = .answer(200, text) }
      await #expect(throws: OpenIDError.unreadable(.discovery)) { try await provider.signIn() }
      provider.change { $0.odd = ["/keys": .answer(200, text)] }
      await #expect(throws: OpenIDError.unreadable(.keys)) { try await provider.signIn() }
    }
  }

  @Test("A provider that is down cannot be reached")
  func down() async throws {
    try await HTTPClient.withHTTPClient(configuration: OpenID.configuration) { http in
      var gone: OpenID?
      try await StandIn.run { gone = try $0.openID(http: http) }
      let openID = try #require(gone)
      let error = try await #require(throws: OpenIDError.self) { try await openID.begin(redirect: StandIn.redirect) }
      guard case .unreachable(.discovery, let reason) = error else {
        Issue.record(error)
        return
      }
      #expect(!reason.isEmpty)
      #expect(error.description.contains(reason))
      #expect(await openID.signOut(idToken: "a.b.c", redirect: "http://127.0.0.1:8080/") == nil)
    }
  }

  @Test("A provider that says nothing is not waited for")
  func late() async throws {
    try await StandIn.run { provider in
      provider.change { $0.odd[Self.document] = .nothing }
      let openID = try provider.openID(patience: .milliseconds(20))
      await #expect(throws: OpenIDError.late(.discovery, seconds: 0)) { try await provider.signIn(openID) }
    }
  }

  @Test("What the token endpoint refuses is said in the words of the standard, and in no others")
  func refused() async throws {
    let answers: [(text: String, reason: String?)] = [
      (#"{"error":"invalid_grant","error_description":"\#(StandIn.secret)"}"#, "invalid_grant"),
      (#"{"error":"invalid_client"}"#, "invalid_client"),
      (#"{"error":"\#(StandIn.code)"}"#, nil),
      (StandIn.secret, nil),
    ]
    for answer in answers {
      try await StandIn.run { provider in
        provider.change { $0.odd["/token"] = .answer(400, answer.text) }
        let error = try await #require(throws: OpenIDError.self) { try await provider.signIn() }
        #expect(error == .refused(.token, status: 400, reason: answer.reason))
        for secret in [StandIn.secret, StandIn.code] { #expect(!error.description.contains(secret)) }
      }
    }
  }

  @Test("A code that is used with another verifier or redirect gives no tokens")
  func stolen() async throws {
    try await StandIn.run { provider in
      let openID = try provider.openID()
      try await provider.signIn(openID)
      let other = try await openID.begin(redirect: StandIn.redirect)
      await #expect(throws: OpenIDError.refused(.token, status: 400, reason: "invalid_grant")) {
        try await openID.finish(code: StandIn.code, handshake: other, redirect: StandIn.redirect, now: StandIn.now)
      }
    }
  }
}
