import Debrief
import HTTPTypes
import Hummingbird
import HummingbirdTesting
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

  @Test("What is kept about a person is taken along, without what whoever asks does not see")
  func export() async throws {
    let site = try await Site()
    let ben = try await site.store.enter("Ben", .reviewer)
    let account = try #require(try await site.store.account(login: "Ben"))
    let event = Event(by: account.author, door: .page, at: Site.noon)
    let shown = try await site.create("open") { $0.owner = Person("Ben") }
    let hidden = try await site.create("private") { $0.owner = Person("Ben") }
    for uid in [shown, hidden] { _ = try await site.store.comment("Said in \(uid)", on: nil, in: uid, event) }
    try await site.store.share(hidden, event) { $0 = .only([]) }
    for (cookie, path) in [
      (ben, "/account/export"), (site.cookie, "/people/\(account.uid)/export"),
      (site.cookie, "/api/people/\(account.uid)/export"),
    ] {
      let answer = try await site.ask(as: cookie, path)
      #expect(answer.status == .ok && answer.headers[.contentType] == "application/json")
      #expect(answer.text.contains("Said in \(shown)") && !answer.text.contains(hidden))
    }
    #expect(try await site.ask(as: ben, "/people/\(account.uid)/export").status == .forbidden)
    #expect(try await site.store.audit().filter { $0.act == .personExported && $0.subject == account.uid }.count == 3)
  }

  @Test("Nobody is erased by names of others, and the last administrator stays")
  func erasure() async throws {
    let site = try await Site()
    _ = try await site.store.enter("Ben", .reviewer)
    let account = try #require(try await site.store.account(login: "Ben"))
    let path = "/people/\(account.uid)/erase"
    #expect(try await site.ask(path).text.contains("This cannot be taken back."))
    for form in ["name=database&name=Ben", "as=P"] {
      #expect(try await site.send(path, form).status == .unprocessableContent)
    }
    #expect(try await site.store.account(account.uid) != nil)
    #expect(try await site.send(path, "name=Ben&as=P").headers[.location] == "/people?done=erased")
    #expect(try await site.store.account(account.uid) == nil)
    #expect(try await site.store.audit().first?.act == .personErased)
    let ada = try #require(try await site.store.account(login: "Ada"))
    #expect(try await site.send("/people/\(ada.uid)/erase", "name=Ada").status == .unprocessableContent)
  }

  private func entry(_ details: String) -> AuditEntry {
    AuditEntry(
      number: 1, at: Stamp(secondsSince1970: 0), account: nil, name: "Ada", act: .shared, subject: nil, address: nil,
      details: details)
  }
}
