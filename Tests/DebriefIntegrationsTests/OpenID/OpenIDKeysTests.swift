import Debrief
import Synchronization
import Testing

@testable import DebriefIntegrations

@Suite("The keys of a provider")
struct OpenIDKeysTests {
  /// A clock that a test moves.
  private final class Clock: Sendable {
    private let instant = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { instant.withLock { $0 } }

    func pass(_ time: Duration) { instant.withLock { $0 += time } }
  }

  @Test("A new key is fetched when a token names it")
  func rotated() async throws {
    try await StandIn.run { provider in
      let clock = Clock()
      let openID = try provider.openID { clock.now }
      try await provider.signIn(openID)
      provider.change { $0.key = .of("ES256", id: "k2") }
      clock.pass(OpenIDKeys.pause)
      let claims = try await provider.signIn(openID)
      #expect(claims.subject == "u-1")
      #expect(provider.count("/keys") == 2)
    }
  }

  @Test("A key that is withdrawn is believed for ten minutes at most")
  func withdrawn() async throws {
    try await StandIn.run { provider in
      let clock = Clock()
      let openID = try provider.openID { clock.now }
      try await provider.signIn(openID)
      provider.change { $0.keys = [] }
      clock.pass(.seconds(599))
      try await provider.signIn(openID)
      clock.pass(.seconds(1))
      await #expect(throws: OpenIDError.token(.unknownKey)) { try await provider.signIn(openID) }
    }
  }

  @Test("Tokens that name many unknown keys make the provider's keys be fetched once")
  func forged() async throws {
    try await StandIn.run { provider in
      let clock = Clock()
      let openID = try provider.openID { clock.now }
      try await provider.signIn(openID)
      clock.pass(OpenIDKeys.pause)
      for number in 0..<8 {
        let forger = SigningKey.of("ES256", id: "forged-\(number)")
        provider.change { $0.makeToken = { _, claims in try forger.token(claims) } }
        await #expect(throws: OpenIDError.token(.unknownKey)) { try await provider.signIn(openID) }
      }
      #expect(provider.count("/keys") == 2)
      clock.pass(OpenIDKeys.pause)
      await #expect(throws: OpenIDError.token(.unknownKey)) { try await provider.signIn(openID) }
      #expect(provider.count("/keys") == 3)
    }
  }

  @Test("Those who sign in at the same moment share one fetch of the document and of the keys")
  func shared() async throws {
    try await StandIn.run { provider in
      let openID = try provider.openID()
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<8 { group.addTask { try await openID.begin(redirect: StandIn.redirect).state } }
        var states: Set<String> = []
        for try await state in group { states.insert(state) }
        #expect(states.count == 8)
      }
      #expect(provider.count("/.well-known/openid-configuration") == 1)
    }
  }

  @Test("Keys of other kinds and for other uses in the set do no harm")
  func others() async throws {
    try await StandIn.run { provider in
      provider.change {
        $0.keys = [
          ["kty": "oct", "kid": "k1", "k": "c2VjcmV0"],
          ["kty": "EC", "crv": "secp256k1", "kid": "k1", "x": "", "y": ""],
          ["kty": "RSA", "use": "enc", "alg": "RSA-OAEP-256", "kid": "k1", "n": "AQAB", "e": "AQAB"],
          ["kty": "AKP", "alg": "ML-DSA-44", "kid": "k1"], "nonsense", $0.key.jwk,
        ]
      }
      let claims = try await provider.signIn()
      #expect(claims.subject == "u-1")
    }
  }

  @Test("A token that names no key is tried with each that fits")
  func unnamed() async throws {
    try await StandIn.run { provider in
      provider.change {
        $0.keys = [SigningKey.of("ES256", id: "k0").jwk, $0.key.jwk]
        $0.makeToken = { try $0.token($1, header: ["alg": "ES256"]) }
      }
      let claims = try await provider.signIn()
      #expect(claims.subject == "u-1")
    }
  }

  @Test("The discovery document is read again after an hour, and after a failure at once")
  func document() async throws {
    try await StandIn.run { provider in
      let document = "/.well-known/openid-configuration"
      let clock = Clock()
      let openID = try provider.openID { clock.now }
      provider.change { $0.odd[document] = .answer(503, "") }
      await #expect(throws: OpenIDError.refused(.discovery, status: 503, reason: nil)) {
        try await provider.signIn(openID)
      }
      provider.change { $0.odd = [:] }
      try await provider.signIn(openID)
      clock.pass(.seconds(3599))
      try await provider.signIn(openID)
      #expect(provider.count(document) == 2)
      clock.pass(.seconds(1))
      try await provider.signIn(openID)
      #expect(provider.count(document) == 3)
    }
  }
}
