import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("Importing a document by its page")
struct ImportPagesTests {
  @Test("Shows the lines beside what was read, and keeps nothing yet")
  func shows() async throws {
    let site = try await Site()
    let (headers, body) = Site.upload([("document", "presale.md", "# Presale\nat 18:02 IST <b>\n"), ("text", nil, "")])
    let page = try await site.ask("/import", .post, headers: headers, body: body)
    #expect(page.status == .ok)
    #expect(page.text.contains("Import: presale.md"))
    #expect(page.text.contains("<li id=\"l2\" class=\"doubt\"><b><a href=\"#note-0\""))
    #expect(page.text.contains("<span>at 18:02 IST &lt;b&gt;</span>"))
    #expect(page.text.contains("<div id=\"note-0\" class=\"got doubt\">"))
    #expect(page.text.contains("href=\"#l2\""))
    #expect(page.text.contains("1 doubt stays marked"))
    #expect(try await site.store.list().total == 0)
  }

  @Test("Shows a document of another format as Markdown, and keeps its own bytes to create the review of")
  func otherFormat() async throws {
    let site = try await Site()
    let (headers, body) = Site.upload([("document", "page.html", "<html><p>hidden words</p>")])
    let page = try await site.ask("/import", .post, headers: headers, body: body)
    #expect(page.text.contains("Shown as Markdown"))
    #expect(page.text.contains("<span># As Markdown</span>"))
    #expect(!page.text.contains("<span>&lt;html&gt;"))
    #expect(page.text.contains("value=\"\(Base64.encode(Array("<html><p>hidden words</p>".utf8)))\""))
    let form = try await site.ask("/import").text
    for ending in [".docx", ".html", ".adoc"] { #expect(form.contains(ending)) }
  }

  @Test("Creates the review, knows the same bytes again, and keeps the doubts")
  func creates() async throws {
    let site = try await Site()
    let document = "# Presale\r\nat 18:02 IST\r\n"
    let (headers, body) = Site.upload([
      ("bytes", nil, Base64.encode(Array(document.utf8))), ("file", nil, "presale.md"),
    ])
    let created = try await site.ask("/import/create", .post, headers: headers, body: body)
    #expect(created.status == .seeOther)
    let path = try #require(created.headers[.location])
    #expect(path.hasSuffix("?imported=created"))
    let page = try await site.ask(path).text
    #expect(page.contains("was created from the document"))
    #expect(page.contains("Doubtful since the import"))
    #expect(page.contains("presale.md"))
    let again = try await site.ask("/import/create", .post, headers: headers, body: body)
    #expect(again.headers[.location]?.hasSuffix("?imported=unchanged") == true)
    #expect(try await site.store.list().total == 1)
  }

  @Test("Takes pasted text; two of them are two reviews")
  func pasted() async throws {
    let site = try await Site()
    for text in ["# One incident\r\n", "# Another one\r\n"] {
      let (headers, body) = Site.upload([("document", "", ""), ("text", nil, text)])
      let page = try await site.ask("/import", .post, headers: headers, body: body).text
      #expect(page.contains("Import: pasted text"))
      let start = try #require(page.firstRange(of: "name=\"bytes\" value=\"")?.upperBound)
      let bytes = String(page[start...].prefix { $0 != "\"" })
      let (kept, form) = Site.upload([("bytes", nil, bytes)])
      #expect(try await site.ask("/import/create", .post, headers: kept, body: form).status == .seeOther)
    }
    #expect(try await site.store.list().total == 2)
  }

  @Test("Reads with the template that was chosen, also when the review is created")
  func chosen() async throws {
    let site = try await Site()
    #expect(try await site.ask("/import").text.contains("<option value=\"concise\">Concise</option>"))
    let (headers, body) = Site.upload([("document", "a.md", "# Presale\n"), ("template", nil, "concise")])
    let page = try await site.ask("/import", .post, headers: headers, body: body).text
    #expect(page.contains("Read with the template concise"))
    #expect(page.contains("name=\"template\" value=\"concise\""))
  }

  @Test("Leads from a passage that fits no field to its line, where it is certain")
  func passages() {
    var review = Review()
    review.extra = [Extra(), Extra()]
    let notes = [4, 9].map { Note(.unplaced, "no field holds it", line: $0, path: "extra") }
    let marks = ImportReading(Documents.Reading(review: review, notes: notes)).marks
    #expect(marks[4]?.anchor == "kept-0")
    #expect(marks[9]?.anchor == "kept-1")
    #expect(ImportReading(Documents.Reading(review: review, notes: [notes[0]])).marks.isEmpty)
  }

  @Test("Leads to the place by its list's name")
  func labels() {
    #expect(Review.label(of: "impact.users.count") == "Users affected")
    #expect(Review.label(of: "links[l2].title") == "Links, title")
    #expect(Review.label(of: "nowhere.at.all") == "nowhere.at.all")
  }

  @Test("Says what is missing when nothing arrived")
  func nothing() async throws {
    let site = try await Site()
    let (headers, body) = Site.upload([("document", "", ""), ("text", nil, "")])
    let page = try await site.ask("/import", .post, headers: headers, body: body)
    #expect(page.status == .unprocessableContent)
    #expect(page.text.contains("Nothing arrived"))
    let broken = try await site.ask("/import/create", .post, headers: headers, body: body)
    #expect(broken.status == .badRequest)
  }

  @Test("Refuses what is no text on the same page, and makes no review of it")
  func noText() async throws {
    let site = try await Site()
    let (headers, body) = Site.upload([("document", "photo.png", "\u{0}PNG")])
    let page = try await site.ask("/import", .post, headers: headers, body: body)
    #expect(page.status == .unprocessableContent)
    #expect(page.text.contains("This is no text. Save the document as Markdown first."))
    #expect(!page.text.contains("Create the review"))
    let (kept, form) = Site.upload([("bytes", nil, Base64.encode([0, 1])), ("file", nil, "photo.png")])
    #expect(try await site.ask("/import/create", .post, headers: kept, body: form).status == .unprocessableContent)
    #expect(try await site.store.list().total == 0)
  }

  @Test("Refuses a document that is too large, on a page that says what to do")
  func tooLarge() async throws {
    let site = try await Site(documentLimit: 1024 * 1024)
    for size in [1024 * 1024 + 1, 1024 * 1024 + 128 * 1024] {
      let (headers, body) = Site.upload([("document", "a.md", String(repeating: "a", count: size))])
      let page = try await site.ask("/import", .post, headers: headers, body: body)
      #expect(page.status == .contentTooLarge)
      #expect(page.text.contains("up to 1 MB"))
    }
  }
}
