import AsyncHTTPClient
import Debrief
import Testing

@testable import DebriefIntegrations

@Suite("What a provider says of somebody")
struct OpenIDClaimsTests {
  @Test("What the id_token leaves open, the userinfo endpoint says")
  func userinfo() async throws {
    try await StandIn.run { provider in
      provider.change {
        $0.claims = ["email": .null, "groups": .null, "preferred_username": .null]
        $0.userinfo = [
          "sub": "u-1", "name": "Somebody", "email": "a@example.com", "email_verified": "false", "groups": "engineers",
        ]
      }
      let claims = try await provider.signIn()
      #expect(claims.name == "Ada")
      #expect(claims.email == "a@example.com")
      #expect(claims.emailVerified == false)
      #expect(claims.preferredUsername == nil)
      #expect(claims.groups == ["engineers"])
      let asked = try #require(provider.script.asked.last)
      #expect(asked.path == "/userinfo")
      #expect(asked.authorization == "Bearer " + StandIn.accessToken)
    }
  }

  @Test("An address is as verified as the source that gave it says")
  func verified() async throws {
    try await StandIn.run { provider in
      provider.change {
        $0.claims = ["email_verified": .null, "groups": .null]
        $0.userinfo = ["sub": "u-1", "email": "other@example.com", "email_verified": true]
      }
      let claims = try await provider.signIn()
      #expect(claims.email == "ada@example.com")
      #expect(claims.emailVerified == nil)
      #expect(claims.groups.isEmpty)
    }
  }

  @Test("Groups are read from the claim that the settings name")
  func groups() async throws {
    try await StandIn.run { provider in
      provider.change { $0.claims = ["https://example.com/roles": ["admins"]] }
      let settings = try OpenIDSettings(
        issuer: provider.issuer, clientID: StandIn.clientID, groupsClaim: "https://example.com/roles")
      let claims = try await provider.signIn(OpenID(settings, http: .shared))
      #expect(claims.groups == ["admins"])
    }
  }
}
