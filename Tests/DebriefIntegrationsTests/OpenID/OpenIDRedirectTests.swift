import AsyncHTTPClient
import Debrief
import Testing

@testable import DebriefIntegrations

/// The client of these tests follows redirects, as the shared one does.
@Suite("Providers that send requests elsewhere")
struct OpenIDRedirectTests {
  private static let document = "/.well-known/openid-configuration"

  @Test("No redirect carries the code, the secret or the verifier to another origin", arguments: [302, 303, 307, 308])
  func token(status: Int) async throws {
    try await StandIn.run { other in
      try await StandIn.run { provider in
        provider.change { $0.odd["/token"] = .redirect(status, to: other.issuer + "/token") }
        await #expect(throws: OpenIDError.redirected(.token)) { try await provider.signIn() }
      }
      for asked in other.script.asked {
        #expect(asked.form.isEmpty)
        #expect(asked.authorization == nil)
      }
    }
  }

  @Test("A redirect of the access token to another origin is refused, and does not carry it")
  func userinfo() async throws {
    try await StandIn.run { other in
      other.change { $0.userinfo = ["sub": "u-1", "groups": ["debrief-admins"]] }
      try await StandIn.run { provider in
        provider.change {
          $0.claims["groups"] = .null
          $0.odd["/userinfo"] = .redirect(307, to: other.issuer + "/userinfo")
        }
        await #expect(throws: OpenIDError.redirected(.userinfo)) { try await provider.signIn() }
      }
      #expect(other.script.asked.allSatisfy { $0.authorization == nil })
    }
  }

  @Test("Keys of another origin are not believed", arguments: [301, 307])
  func keys(status: Int) async throws {
    try await StandIn.run { other in
      try await StandIn.run { provider in
        other.change { $0.key = provider.script.key }
        provider.change { $0.odd["/keys"] = .redirect(status, to: other.issuer + "/keys") }
        await #expect(throws: OpenIDError.redirected(.keys)) { try await provider.signIn() }
      }
    }
  }

  @Test("The client that is meant for it follows none at all", arguments: ["/keys", document, "/token"])
  func strict(path: String) async throws {
    try await HTTPClient.withHTTPClient(configuration: OpenID.configuration) { http in
      try await StandIn.run { provider in
        provider.change { $0.odd[path] = .redirect(307, to: provider.issuer + "/elsewhere") }
        let openID = try provider.openID(http: http)
        let error = try await #require(throws: OpenIDError.self) { try await provider.signIn(openID) }
        #expect([.redirected(.keys), .redirected(.discovery), .redirected(.token)].contains(error))
        #expect(provider.count("/elsewhere") == 0)
      }
    }
  }

  @Test("A redirect within the origin is followed")
  func within() async throws {
    try await StandIn.run { provider in
      provider.change {
        $0.odd["/keys/"] = .redirect(301, to: provider.issuer + "/keys")
        $0.document["jwks_uri"] = .string(provider.issuer + "/keys/")
      }
      let claims = try await provider.signIn()
      #expect(claims.subject == "u-1")
      #expect(provider.count("/keys") == 1)
    }
  }
}
