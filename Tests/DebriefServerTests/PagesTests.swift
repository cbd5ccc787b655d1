import Debrief
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("The pages over HTTP")
struct PagesTests {
  @Test("The list says what it is for while it is empty")
  func empty() async throws {
    let site = try await Site()
    let list = try await site.ask("/reviews")
    #expect(list.status == .ok)
    #expect(list.text.contains("No reviews yet"))
    #expect(list.text.contains("debrief samples load"))
    #expect(list.text.contains("Debrief 1.2.3"))
  }

  @Test("The list shows reviews, finds words, sorts, and says when nothing matches")
  func list() async throws {
    let site = try await Site()
    _ = try await site.create("Card payments failed") { review in
      review.severity = Severity("SEV-1", scheme: "SEV-1…4", rank: 1)
      review.date = "2026-02-11"
      review.services = ["checkout-api"]
    }
    _ = try await site.create("Search was <slow>") { $0.severity = Severity("P3", scheme: "P1…P4", rank: 3) }
    let all = try await site.ask("/reviews?sort=severity").text
    #expect(all.contains("2 of 2 shown"))
    #expect(all.contains("Search was &lt;slow&gt;"))
    #expect(all.contains("worst first"))
    let first = try #require(all.firstRange(of: "Card payments"))
    let second = try #require(all.firstRange(of: "Search was"))
    #expect(first.lowerBound < second.lowerBound)
    let one = try await site.ask("/reviews?q=payments&severity=1").text
    #expect(one.contains("1 of 1 shown"))
    #expect(one.contains("Filters, 1 on"))
    let none = try await site.ask("/reviews?q=nowhere").text
    #expect(none.contains("No review matches"))
    #expect(none.contains("Clear filters"))
  }

  @Test("The list goes on where it ended")
  func paging() async throws {
    let site = try await Site()
    for i in 1...60 { _ = try await site.create("Review \(i)") }
    let first = try await site.ask("/reviews").text
    #expect(first.contains("50 of 60 shown"))
    let start = try #require(first.firstRange(of: "/reviews?after=")?.lowerBound)
    let next = String(first[start...].prefix { $0 != "\"" })
    let second = try await site.ask(next).text
    #expect(second.contains("10 of 60 shown"))
    #expect(second.contains("To the start"))
  }

  @Test("A review is found by its uid and by its incident's number")
  func review() async throws {
    let site = try await Site()
    let uid = try await site.create("Card payments failed") { $0.id = "INC-2026-0117" }
    for name in [uid, "INC-2026-0117"] {
      let page = try await site.ask("/reviews/\(name)")
      #expect(page.status == .ok)
      #expect(page.text.contains("<h1>Card payments failed</h1>"))
    }
  }

  @Test("A review is read as a document, and taken along in three formats")
  func documents() async throws {
    let site = try await Site()
    let uid = try await site.create("Card payments failed") { $0.id = "INC-2026-0117" }
    let page = try await site.ask("/reviews/\(uid)/as/concise")
    #expect(page.text.contains("<h1>Card payments failed</h1>"))
    for (format, name, type) in [
      ("md", "inc-2026-0117.concise.md", "text/markdown"), ("html", "inc-2026-0117.concise.html", "text/html"),
      ("json", "inc-2026-0117.json", "application/json"),
    ] {
      let file = try await site.ask("/reviews/\(uid)/as/concise?download=\(format)")
      #expect(file.headers[.contentDisposition] == "attachment; filename=\"\(name)\"")
      #expect(file.headers[.contentType]?.hasPrefix(type) == true)
      #expect(file.text.contains("Card payments failed"))
      #expect(!file.text.contains(uid))
    }
    let whole = try await site.ask("/reviews/\(uid)/as/concise?download=whole")
    #expect(whole.headers[.contentDisposition] == "attachment; filename=\"inc-2026-0117.concise.md\"")
    #expect(whole.text.contains("<!-- whole -->"))
    #expect(!page.text.contains("<!-- whole -->"))
    #expect(try await site.ask("/reviews/\(uid)/as/nothing").status == .notFound)
    #expect(try await site.ask("/reviews/\(uid)/as/concise?download=exe").status == .notFound)
  }

  @Test("A template of any name has an address, and a download a plain name")
  func templateNames() async throws {
    let site = try await Site(kinds: [Documents.Kind(name: "Störung, kurz")])
    let uid = try await site.create("Card payments failed") { $0.id = "INC-2026-0117" }
    let path = "/reviews/\(uid)/as/St%C3%B6rung%2C%20kurz"
    #expect(try await site.ask("/reviews/\(uid)").text.contains("href=\"\(path)\""))
    #expect(try await site.ask(path).status == .ok)
    let file = try await site.ask(path + "?download=md")
    #expect(file.headers[.contentDisposition] == "attachment; filename=\"inc-2026-0117.st-rung-kurz.md\"")
  }

  @Test("What is not there says so kindly, with a number to mention", arguments: ["/nothing", "/reviews/nothing"])
  func missing(path: String) async throws {
    let site = try await Site()
    let page = try await site.ask(path)
    #expect(page.status == .notFound)
    #expect(page.text.contains("There is no page here"))
    #expect(page.text.contains("mention"))
    #expect(!page.text.contains("Error"))
  }

  @Test("The chosen colours are a cookie that the server writes, and the next page has them")
  func theme() async throws {
    let site = try await Site()
    let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    let choice = try await site.ask("/theme", .post, headers: form, body: "theme=dark&back=%2Fimport")
    #expect(choice.status == .seeOther)
    #expect(choice.headers[.location] == "/import")
    let cookie = try #require(choice.headers[.setCookie])
    #expect(cookie.hasPrefix("theme=dark;"))
    let page = try await site.ask("/import", headers: [.cookie: "theme=dark"]).text
    #expect(page.contains("<html lang=\"en\" data-theme=\"dark\">"))
    let plain = try await site.ask("/import", headers: [.cookie: "theme=%22onload"]).text
    #expect(plain.contains("<html lang=\"en\">"))
  }

  @Test("It says that it is well")
  func health() async throws {
    let site = try await Site()
    #expect(try await site.ask("/healthz").text == "ok\n")
  }
}
