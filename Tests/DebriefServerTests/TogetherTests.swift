import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Markdown
import Testing

@testable import DebriefServer

@Suite("People at one review")
struct TogetherTests {
  @Test("A page that was not heard of is gone, one that moves is where it was last, and each person stands once")
  func presences() async {
    let presences = Presences()
    let start = ContinuousClock.now
    func note(_ name: String, _ path: String?, _ page: String, after seconds: Int, in review: String = "r") {
      presences.note(.init(account: name, name: name, path: path), of: page, in: review, at: start + .seconds(seconds))
    }
    func there(after seconds: Int) -> [String] {
      presences.people(in: "r", at: start + .seconds(seconds)).map { "\($0.name) \($0.path ?? "-")" }
    }
    note("Ben", "title", "1", after: 0)
    note("Ada", nil, "2", after: 10)
    note("Ada", "summary", "3", after: 10)
    note("Cleo", "title", "4", after: 10, in: "other")
    #expect(there(after: 20) == ["Ada summary", "Ben title"])
    #expect(there(after: 55) == ["Ada summary"])
    note("Ben", "impact", "1", after: 56)
    presences.note(nil, of: "3", in: "r", at: start + .seconds(57))
    #expect(there(after: 57) == ["Ada -", "Ben impact"])
  }

  @Test("It is told when somebody comes, moves or goes, and not when a page says again that it is there")
  func told() async {
    let presences = Presences()
    let start = ContinuousClock.now
    var news = presences.changes.of("r").makeAsyncIterator()
    let ben = Presences.Presence(account: "Ben", name: "Ben", path: "title")
    presences.note(ben, of: "1", in: "r", at: start)
    #expect(await news.next() == 1)
    presences.note(ben, of: "1", in: "r", at: start + .seconds(20))
    presences.note(.init(account: "Ada", name: "Ada", path: nil), of: "2", in: "other", at: start + .seconds(71))
    // Ben was not heard of, and is gone with the news of somebody else.
    #expect(await news.next() == 3)
  }

  @Test(
    "Words of prose lead where they mean, and others stay words",
    arguments: [
      ("see AI-3.", "see <a href=\"#AI-3\">AI-3</a>."), ("AI-4 and XAI-3", "AI-4 and XAI-3"),
      ("`AI-3`", "<code>AI-3</code>"),
      ("#INC-2026-0117", "<a href=\"/reviews/INC-2026-0117\">#INC-2026-0117</a>"), ("INC-2026-0117", "INC-2026-0117"),
      ("@ada <b>", "<b class=\"spoken\">@ada</b> &lt;b&gt;"), ("a/AI-3", "a/AI-3"),
    ])
  func references(text: String, html: String) {
    var options = Markdown.HTML.Options.standard
    let references = References(actions: ["AI-3"], names: ["ada"])
    options.references = { references.find(in: $0) }
    #expect(Markdown.HTML.render(text, options: options) == "<p>\(html)</p>\n")
  }

  @Test("A stream for many reviews leaves out those that its reader may not see")
  func many() async throws {
    let site = try await Site()
    let (open, other) = (try await site.create("x"), try await site.create("y"))
    let admission = try #require(await site.store.admit(session: Secret(site.cookie), at: Site.noon))
    let (lines, source) = AsyncStream.makeStream(of: String.self)
    let events = LiveEvents(
      store: site.store, presences: site.server.presences, admission: admission,
      watched: [.init(open, since: 0), .init(other, since: 1)], extent: .everything, heartbeat: .seconds(3600),
      now: { Site.noon })
    try await events.tell(into: source) {
      var iterator = lines.makeAsyncIterator()
      #expect(await iterator.next() == ": listening\n\n")
      #expect(await iterator.next() == "data: {\"review\":\"\(open)\",\"version\":1}\n\n")
      let event = Event(by: Author("Ben"), door: .page, at: Site.noon)
      _ = try await site.store.comment("Why?", on: "title", in: other, event)
      #expect(await iterator.next() == "data: {\"review\":\"\(other)\",\"talk\":1}\n\n")
    }
    #expect(try await site.ask("/events").status == .badRequest)
  }
}
