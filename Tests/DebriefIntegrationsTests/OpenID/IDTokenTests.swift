import Crypto
import Debrief
import Testing

@testable import DebriefIntegrations

@Suite("Tokens that sign nobody in")
struct IDTokenTests {
  private static let now = StandIn.now

  @Test(
    "All asymmetric signatures are accepted",
    arguments: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"])
  func algorithms(name: String) async throws {
    try await StandIn.run { provider in
      provider.change { $0.key = .of(name) }
      let claims = try await provider.signIn()
      #expect(claims.subject == "u-1")
      // The same token with one bit of its signature turned.
      provider.change { script in
        script.makeToken = { key, claims in
          let damaged = SigningKey(id: key.id, algorithm: key.algorithm, jwk: key.jwk) { bytes in
            var signature = try key.sign(bytes)
            signature[signature.count / 2] ^= 1
            return signature
          }
          return try damaged.token(claims)
        }
      }
      await #expect(throws: OpenIDError.token(.signature)) { try await provider.signIn() }
    }
  }

  @Test(
    "A claim that is wrong or missing is refused",
    arguments: [
      ("aud", "another", .audience), ("aud", .null, .audience), ("aud", [], .audience),
      ("aud", ["debrief:client", "another"], .audience), ("azp", "another", .audience),
      ("iss", "https://other.example", .issuer), ("iss", .null, .issuer),
      ("exp", .number("\(now - 60)"), .expired), ("exp", .null, .expired), ("exp", "soon", .expired),
      ("exp", .number("1e999"), .expired),
      ("iat", .number("\(now + 61)"), .tooEarly), ("iat", .null, .tooEarly),
      ("nbf", .number("\(now + 61)"), .tooEarly), ("nbf", "later", .tooEarly),
      ("nonce", "another", .nonce), ("nonce", "", .nonce), ("nonce", .null, .nonce),
      ("sub", "", .subject), ("sub", .null, .subject), ("sub", .number("7"), .subject),
    ] as [(String, JSON, OpenIDError.Fault)])
  func claims(name: String, value: JSON, fault: OpenIDError.Fault) async throws {
    try await StandIn.run { provider in
      provider.change { $0.claims = [name: value] }
      await #expect(throws: OpenIDError.token(fault)) { try await provider.signIn() }
    }
  }

  @Test(
    "Clocks may differ by a minute, times may have fractions, and azp says for whom of several a token is",
    arguments: [
      ["exp": .number("\(now - 59)")], ["exp": .number("\(now + 9).75")], ["iat": .number("\(now + 60)")],
      ["nbf": .number("\(now + 60)")], ["aud": ["another", "debrief:client"], "azp": "debrief:client"],
      ["aud": ["debrief:client"]],
    ] as [[String: JSON]])
  func accepted(claims: [String: JSON]) async throws {
    try await StandIn.run { provider in
      provider.change { $0.claims = claims }
      let claims = try await provider.signIn()
      #expect(claims.subject == "u-1")
    }
  }

  @Test("A token signed with another key of the same name is refused")
  func forged() async throws {
    try await StandIn.run { provider in
      let forger = SigningKey.of("ES256", id: "k1")
      provider.change { $0.makeToken = { _, claims in try forger.token(claims) } }
      await #expect(throws: OpenIDError.token(.signature)) { try await provider.signIn() }
    }
  }

  @Test("An unsigned token is refused, however it is written", arguments: ["none", "None", "NONE", ""])
  func unsigned(name: String) async throws {
    try await StandIn.run { provider in
      provider.change {
        $0.makeToken = { SigningKey.signed($1, header: ["alg": .string(name), "kid": .string($0.id)]) + "." }
      }
      await #expect(throws: OpenIDError.token(.algorithm)) { try await provider.signIn() }
    }
  }

  @Test("A token signed with the client's secret or with the public key as a secret is refused")
  func symmetric() async throws {
    try await StandIn.run { provider in
      let secrets = [StandIn.secret, provider.script.key.jwk["x"]?.string ?? "", provider.script.key.jwk.text()]
      for secret in secrets {
        let key = SymmetricKey(data: Array(secret.utf8))
        let forger = SigningKey(id: "k1", algorithm: "HS256", jwk: .null) { bytes in
          Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
        }
        provider.change { $0.makeToken = { _, claims in try forger.token(claims) } }
        await #expect(throws: OpenIDError.token(.algorithm)) { try await provider.signIn() }
      }
    }
  }

  @Test("A key is used for nothing but the way of signing that it is published for")
  func confusion() async throws {
    try await StandIn.run { provider in
      // A key of a set says RS256, and a token signed with it says RS512.
      let key = SigningKey.of("RS512")
      provider.change {
        $0.key = key
        var jwk = key.jwk
        jwk["alg"] = "RS256"
        $0.keys = [jwk]
      }
      await #expect(throws: OpenIDError.token(.unknownKey)) { try await provider.signIn() }
    }
  }

  @Test(
    "What is no token of three signed parts is refused",
    arguments: ["", "a.b", "a.b.c.d.e", "....", "e30.e30.", "bm8.bm8.bm8", "e30=.e30=.AA=="])
  func unreadable(text: String) async throws {
    try await StandIn.run { provider in
      provider.change { $0.makeToken = { _, _ in text } }
      let error = try await #require(throws: OpenIDError.self) { try await provider.signIn() }
      #expect([.token(.unreadable), .token(.algorithm)].contains(error))
    }
  }

  @Test("A token that demands to be understood in new ways is refused")
  func critical() async throws {
    try await StandIn.run { provider in
      provider.change {
        $0.makeToken = { try $0.token($1, header: ["alg": "ES256", "kid": "k1", "crit": ["b64"], "b64": false]) }
      }
      await #expect(throws: OpenIDError.token(.unreadable)) { try await provider.signIn() }
    }
  }

  @Test("A token kept from another sign-in is refused")
  func replayed() async throws {
    try await StandIn.run { provider in
      let token = try await provider.signIn().idToken
      provider.change { $0.makeToken = { _, _ in token } }
      await #expect(throws: OpenIDError.token(.nonce)) { try await provider.signIn() }
    }
  }
}
