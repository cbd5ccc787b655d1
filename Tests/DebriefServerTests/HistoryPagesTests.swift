import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("The history of a review and its earlier versions")
struct HistoryPagesTests {
  /// A review with three versions.
  private static func edited(_ site: Site) async throws -> String {
    let uid = try await site.create("Card payments failed") { review in
      review.summary = "The pool of connections ran dry at noon."
      review.actions = [ActionItem()]
      review.actions[0].action = "Alert on queue depth"
    }
    let ben = Author("Ben <b>")
    _ = try await site.store.edit(uid, by: ben, door: .api, at: Site.noon) { review in
      review.summary = "The pool of sessions ran dry at noon."
      review.severity = Severity("SEV-2")
    }
    _ = try await site.store.edit(uid, by: ben, door: .cli, at: Site.noon) { review in
      review.actions[0].owner = Person("Ada")
      review.gotLucky = ["Nobody slept"]
      review.severity = nil
    }
    return uid
  }

  @Test("Says who changed what, when, by which door, from what to what; the newest first")
  func changes() async throws {
    let site = try await Site()
    let uid = try await Self.edited(site)
    let page = try await site.ask("/reviews/\(uid)/history").text
    #expect(
      page.contains("Ben &lt;b&gt;, by the API, <time datetime=\"2026-02-16T12:00Z\">16 Feb 2026, 12:00 UTC</time>"))
    #expect(page.contains("Ben &lt;b&gt;, on the command line"))
    #expect(page.contains("The pool of <del>connections</del> <ins>sessions</ins> ran dry at noon."))
    #expect(page.contains(">Action items, “Alert on queue depth”, owner</b>"))
    #expect(page.contains(">Got lucky</b>: added"))
    #expect(page.contains("Nobody slept"))
    #expect(page.contains("SEV-2</span></del> → <span class=\"quiet\">not known</span>"))
    let (third, first) = (page.firstRange(of: "Version 3"), page.firstRange(of: "Version 1"))
    #expect(try #require(third).lowerBound < #require(first).lowerBound)
    #expect(
      try await site.ask("/reviews/\(uid)").text.contains("href=\"/reviews/\(uid)/history\">History, version 3</a>"))
  }

  @Test("Shows fifty versions at a time")
  func paging() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    for n in 2...53 {
      _ = try await site.store.edit(uid, by: Author("Ben"), door: .api, at: Site.noon) { $0.title = "Title \(n)" }
    }
    let first = try await site.ask("/reviews/\(uid)/history").text
    #expect(first.contains("50 of 53 versions shown"))
    #expect(first.contains("href=\"/reviews/\(uid)/history?before=4\""))
    let second = try await site.ask("/reviews/\(uid)/history?before=4").text
    #expect(second.contains("3 of 53 versions shown"))
    #expect(!second.contains("Version 4 "))
    #expect(!second.contains("Earlier versions"))
  }

  @Test("Tells of redactions with their reason, and not what was removed")
  func redacted() async throws {
    let site = try await Site()
    let uid = try await Self.edited(site)
    _ = try await site.store.redact(
      uid, .path("summary"), reason: "A customer’s name <x>", by: Author("Ada"), door: .cli, at: Site.noon)
    let page = try await site.ask("/reviews/\(uid)/history").text
    #expect(page.contains("words removed"))
    #expect(page.contains("every earlier version: Summary. Reason: A customer’s name &lt;x&gt;"))
    #expect(!page.contains("ran dry"))
  }

  @Test("An earlier version is read under a banner, without forms that change it, and can be put back")
  func earlier() async throws {
    let site = try await Site()
    let uid = try await Self.edited(site)
    let old = try await site.ask("/reviews/\(uid)?version=1").text
    #expect(old.contains("This is version 1 of 3, as it was on 16 Feb 2026, 12:00 UTC."))
    #expect(old.contains("The pool of connections ran dry"))
    #expect(!old.contains("/attachments\""))
    #expect(!old.contains("Remove this review"))
    #expect(!old.contains("data-events"))
    let answer = try await site.send("/reviews/\(uid)/revert", "version=1")
    #expect(answer.headers[.location] == "/reviews/\(uid)?done=reverted")
    let stored = try #require(try await site.store.find(uid))
    #expect(stored.version == 4)
    #expect(stored.review.summary == "The pool of connections ran dry at noon.")
    #expect(stored.review.gotLucky.isEmpty)
    #expect(try await !site.ask("/reviews/\(uid)?version=4").text.contains("This is version"))
  }

  @Test("A version that is not there is no page, and nothing is put back to it", arguments: ["0", "9", "-1", "x"])
  func missing(version: String) async throws {
    let site = try await Site()
    let uid = try await Self.edited(site)
    #expect(try await site.ask("/reviews/\(uid)?version=\(version)").status == .notFound)
    #expect(
      try await [.notFound, .badRequest].contains(site.send("/reviews/\(uid)/revert", "version=\(version)").status))
    #expect(try await site.store.find(uid)?.version == 3)
  }

  @Test("Two texts show what went and what came, cut where they are long")
  func marks() {
    let marks = WordMarks("a b c d", "a x c d")
    #expect(marks == WordMarks("a b c d", "a x c d"))
    #expect((marks.before, marks.was, marks.now, marks.after) == ("a ", "b", "x", " c d"))
    let same = WordMarks("a a", "a")
    #expect((same.before, same.was, same.now, same.after) == ("a", " a", "", ""))
    let long = String(repeating: "word ", count: 100)
    var html = HTML()
    WordMarks(long + "old" + long, long + "new" + long).write(into: &html)
    let text = String(decoding: html.bytes, as: UTF8.self)
    #expect(text.hasPrefix("…"))
    #expect(text.hasSuffix("…"))
    #expect(text.contains("<ins>newword</ins>"))
    #expect(text.count < 220)
  }

  @Test("A review is removed after a question, told with its last day, and brought back")
  func removal() async throws {
    let site = try await Site()
    let uid = try await site.create("Card <payments> failed")
    let question = try await site.ask("/reviews/\(uid)/remove").text
    #expect(question.contains("For 30 days, until 18 March 2026"))
    #expect(try await site.store.find(uid) != nil)
    let answer = try await site.send("/reviews/\(uid)/remove")
    #expect(answer.headers[.location] == "/reviews/removed?done=removed")
    #expect(try await site.ask("/reviews/\(uid)").status == .notFound)
    let list = try await site.ask("/reviews/removed").text
    #expect(list.contains("Card &lt;payments&gt; failed"))
    #expect(
      list.contains("removed 16 Feb 2026, 12:00 UTC · erased on <time datetime=\"2026-03-18\">18 March 2026</time>"))
    #expect(try await site.send("/reviews/\(uid)/restore").headers[.location] == "/reviews/\(uid)?done=restored")
    #expect(try await site.ask("/reviews/\(uid)").status == .ok)
    #expect(try await site.ask("/reviews/removed").text.contains("Nothing was removed"))
    #expect(try await site.send("/reviews/nobody/restore").status == .notFound)
    #expect(try await site.send("/reviews/nobody/remove").status == .notFound)
  }
}
