import Debrief
import Testing

@testable import DebriefServer
@testable import DebriefStore

/// What pages of accounts say.
@Suite("Pages of accounts")
struct AccountPagesTests {
  @Test(
    "A session is told by its browser's usual name",
    arguments: [
      ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
      (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
        "Edge on Windows"
      ),
      (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
        "Safari on an iPhone"
      ),
      ("curl/8.5.0", "curl"), ("", "A browser"),
    ])
  func browsers(agent: String, words: String) {
    #expect(BrowserName.words(of: agent) == words)
  }

  @Test("A token is offered what its account's role has a use for")
  func scopes() {
    #expect(TokenScope.of(.viewer) == [.read])
    #expect(TokenScope.of(.responder) == [.read, .write, .capture])
    #expect(TokenScope.of(.administrator) == TokenScope.allCases)
  }

  @Test("The log names whom a review was shared with, and leaves a key that it does not know")
  func log() {
    let names = ["k1": "Ada", "g1": "Security"]
    let words = entry("private, +person:k1, -group:g1").words(names)
    #expect(words == "Shared: private, added Ada, removed group Security")
    #expect(entry("+person:gone").words(names) == "Shared: +person:gone")
  }

  private func entry(_ details: String) -> AuditEntry {
    AuditEntry(
      number: 1, at: Stamp(secondsSince1970: 0), account: nil, name: "Ada", act: .shared, subject: nil, address: nil,
      details: details)
  }
}
