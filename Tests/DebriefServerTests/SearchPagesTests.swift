import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("What a search shows")
struct SearchPagesTests {
  @Test("Each review says where the words stand, with the words marked")
  func passages() async throws {
    let site = try await Site()
    let uid = try await site.create("Card payments failed") { review in
      review.cause.technical = "The <b>pool</b> of pgbouncer ran dry"
      review.timeline = [Entry()]
      review.timeline[0].event = "Restarted the proxy"
    }
    _ = try await site.attach("pool <1>.log", Array("zebra crossing\n".utf8), to: uid)
    let cause = try await site.ask("/reviews?q=pgbouncer").text
    #expect(cause.contains("<span class=\"quiet\">Cause: </span>"))
    #expect(cause.contains("of <mark>pgbouncer</mark> ran dry"))
    #expect(cause.contains("The &lt;b&gt;pool&lt;/b&gt; of"))
    #expect(try await site.ask("/reviews?q=restarted").text.contains("Timeline: </span><mark>Restarted</mark>"))
    #expect(try await site.ask("/reviews?q=payments").text.contains("At a glance: </span>Card <mark>payments</mark>"))
    let file = try await site.ask("/reviews?q=zebra").text
    #expect(file.contains("In the file pool &lt;1&gt;.log: </span><mark>zebra</mark> crossing"))
    #expect(try await !site.ask("/reviews").text.contains("<mark>"))
  }

  @Test("The best match stands first where nobody chose an order")
  func order() async throws {
    let site = try await Site()
    _ = try await site.create("Database, database, database") { $0.date = "2024-01-01" }
    _ = try await site.create("Something else") { review in
      review.date = "2026-01-01"
      review.summary = Prose(String(repeating: "Many words that say nothing of it. ", count: 40) + "One database.")
    }
    func first(_ path: String) async throws -> Bool {
      let page = try await site.ask(path).text
      let (a, b) = (page.firstRange(of: "Database, database"), page.firstRange(of: "Something else"))
      return try #require(a).lowerBound < #require(b).lowerBound
    }
    #expect(try await first("/reviews?q=database"))
    #expect(try await first("/reviews?q=database&sort="))
    #expect(try await !first("/reviews?q=database&sort=date"))
    #expect(try await !first("/reviews"))
    #expect(try await site.ask("/reviews?q=database").text.contains("2 reviews, best match first"))
  }

  @Test("The usual order is no choice, in forms and in addresses")
  func usual() {
    let search = ReviewsQuery(Form(encoded: "q=a"))
    #expect(search.sort == Sort(.relevance))
    #expect(search.path { _ in } == "/reviews?q=a")
    #expect(search.path { $0.words = nil } == "/reviews")
    let chosen = ReviewsQuery(Form(encoded: "q=a&sort=date"))
    #expect(chosen.path { _ in } == "/reviews?q=a&sort=date")
    #expect(ReviewsQuery(Form(encoded: "q=%22%21%22")).sort == Sort())
    #expect(!ReviewsQuery(Form(encoded: "sort=severity")).isFiltered)
  }

  @Test("Reviews are found by a contributing factor and by who has an open action")
  func filters() async throws {
    let site = try await Site()
    _ = try await site.create("By its box") {
      $0.cause.factorChecklist = [CheckedFactor(FactorChoice("race-condition"))]
    }
    _ = try await site.create("By its owner") { review in
      review.actions = [ActionItem()]
      review.actions[0].action = "Grow the pool"
      review.actions[0].owner = Person("Ines Duarte")
    }
    let factor = try await site.ask("/reviews?factor=race-condition").text
    #expect(factor.contains("By its box"))
    #expect(!factor.contains("By its owner"))
    #expect(factor.contains("<option value=\"race-condition\" selected>Race condition</option>"))
    let owner = try await site.ask("/reviews?owner=ines%20duarte").text
    #expect(owner.contains("By its owner"))
    #expect(!owner.contains("By its box"))
    #expect(owner.contains("Filters, 1 on"))
    let odd = try await site.ask("/reviews?factor=%22%3E%3Cscript%3E&owner=%22%3E%3Cscript%3E").text
    #expect(odd.contains("No review matches"))
    #expect(!odd.contains("\"><script>"))
  }
}
