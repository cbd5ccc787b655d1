import Testing

@testable import DebriefIntegrations

@Suite("A server that is asked from another machine")
struct RemoteTests {
  private static let token = "debrief_seven"

  @Test("No redirect is followed, and none carries the token", arguments: [301, 302, 303, 307, 308])
  func redirects(status: Int) async throws {
    try await StandIn.run { other in
      try await StandIn.run { server in
        server.change { $0.odd["/api/me"] = .redirect(status, to: other.issuer + "/api/me") }
        let error = RemoteError.redirected(server.issuer, to: other.issuer + "/api/me")
        await #expect(throws: error) { try await Self.ask(server) }
      }
      #expect(other.script.asked.isEmpty)
    }
  }

  @Test("What does not speak as Debrief does is no answer", arguments: [(200, "<html>"), (200, "[]"), (502, "Bad")])
  func foreign(status: Int, words: String) async throws {
    try await StandIn.run { server in
      server.change { $0.odd["/api/me"] = .answer(status, words) }
      await #expect(throws: RemoteError.foreign(server.issuer)) { try await Self.ask(server) }
    }
  }

  @Test("A refusal has the server's words, with its places and without the token")
  func refusal() async throws {
    try await StandIn.run { server in
      let problem = #"{"title": "No", "detail": "not debrief_seven", "errors": [{"pointer": "/a", "detail": "is b"}]}"#
      server.change { $0.odd["/api/me"] = .answer(422, problem) }
      let error = RemoteError.refused(status: 422, words: "not …\n  /a: is b", wait: nil)
      await #expect(throws: error) { try await Self.ask(server) }
    }
  }

  @Test("Nobody there is said so")
  func nobody() async throws {
    let remote = try Remote("http://127.0.0.1:9", token: Self.token)
    let error = await #expect(throws: RemoteError.self) { try await remote.get(["me"]) }
    await remote.close()
    let isSaid = if case .unreachable("http://127.0.0.1:9", _) = error { true } else { false }
    #expect(isSaid, "\(error as Any)")
  }

  @Test(
    "An address is its scheme, host and port",
    arguments: [
      ("https://Debrief.Example.org/", "https://debrief.example.org"), ("https://a.org:443", "https://a.org"),
      ("http://localhost:8080", "http://localhost:8080"), ("http://[::1]:80", "http://[::1]"),
    ])
  func address(text: String, origin: String) throws {
    #expect(try Remote.origin(of: text) == origin)
  }

  @Test("One to which a token would travel openly, or that is none, is refused")
  func unsafe() {
    #expect(throws: RemoteError.open("http://a.org")) { try Remote.origin(of: "http://a.org") }
    for text in ["a.org", "https://a.org/path", "https://u:p@a.org", "ftp://a.org", "https://a.org?x", ""] {
      #expect(throws: RemoteError.self) { try Remote.origin(of: text) }
    }
    for token in ["", "a b", "a\r\nHost: b", "ä"] {
      #expect(throws: RemoteError.noToken) { try Remote("https://a.org", token: token) }
    }
  }

  private static func ask(_ server: StandIn) async throws {
    let remote = try Remote(server.issuer, token: token)
    let result: Result<Remote.Answer, any Error>
    do { result = .success(try await remote.get(["me"])) } catch { result = .failure(error) }
    await remote.close()
    _ = try result.get()
  }
}
