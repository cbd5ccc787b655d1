import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("Templates, vocabulary and storage")
struct AdministrationTests {
  private static let event = Event(by: Author("Ada"), door: .page, at: Site.noon)

  private func own(_ site: Site) async throws -> TeamTemplate {
    try #require(try await site.store.templates()?.templates.first)
  }

  private func change(_ site: Site, _ label: String, _ source: String, base: String, _ more: String = "")
    async throws -> TestResponse
  {
    let form = "label=\(Form.encode(label))&source=\(Form.encode(source))&base=\(base)\(more)"
    return try await site.send("/templates/payments", form)
  }

  @Test("A template begins as another one, and is offered wherever templates are")
  func offered() async throws {
    let site = try await Site()
    let uid = try await site.create("Down")
    let before = try await site.ask("/reviews/\(uid)").text
    let made = try await site.send("/templates", "label=Payments&from=concise")
    #expect(made.headers[.location] == "/templates/payments?done=template-made")
    let text = "# {{title}}\n\nPaid: {{summary}}\n"
    let saved = try await change(
      site, "Payments team", text.replacing("\n", with: "\r\n"), base: try await own(site).digest)
    #expect(saved.status == .seeOther)
    #expect(try await own(site) == TeamTemplate(name: "payments", label: "Payments team", source: text))

    let link = "/reviews/\(uid)/as/payments"
    #expect(!before.contains(link))
    #expect(try await site.ask("/reviews/\(uid)").text.contains(link))
    #expect(try await site.ask(link + "?download=md").text.hasPrefix("# Down\n\nPaid:"))
    #expect(try await site.ask("/import").text.contains("<option value=\"payments\">Payments team</option>"))
    #expect(try await site.ask("/api/templates").text.contains(#"{"name":"payments","label":"Payments team"}"#))

    _ = try await site.send("/templates/payments/remove")
    #expect(try await site.ask(link).status == .notFound)
    #expect(try await !site.ask("/reviews/\(uid)").text.contains(link))
  }

  @Test("A review whose template is gone is written by the incident review")
  func gone() {
    var documents = Documents.fake
    documents.outline = { name in
      ["concise", "incident-review"].contains(name) ? Outline(sections: [.init(title: name, fields: [])]) : nil
    }
    var review = Review()
    for (template, written) in [("concise", "concise"), ("gone", "incident-review"), (nil, "incident-review")] {
      review.template = template
      #expect(documents.outline(of: review).sections.map(\.title) == [written])
    }
  }

  @Test("A text with faults is shown with their lines, and is not saved")
  func faults() async throws {
    let site = try await Site()
    _ = try await site.send("/templates", "label=Payments&from=concise")
    let before = try await own(site)
    let wrong = "# {{title}}\n\n{{sumary}} is <mine>\n"
    let page = try await change(site, "Payments", wrong, base: before.digest)
    #expect(page.status == .unprocessableContent)
    #expect(page.text.contains("data-line=\"3\"") && page.text.contains("“summary” meant?"))
    #expect(page.text.contains("{{sumary}} is &lt;mine&gt;"))
    #expect(try await own(site) == before)
    let part = try await site.send("/templates/payments/preview", "source=" + Form.encode(wrong))
    #expect(part.text.contains("data-line=\"3\"") && !part.text.contains("<html"))
    let tried = try await site.send("/templates/payments/preview", "source=" + Form.encode("# {{title}}"))
    #expect(tried.text.contains("A sample</h3>"))
    let shown = try await change(site, "", "# {{title}} again", base: before.digest, "&preview=yes")
    #expect(shown.status == .ok && shown.text.contains("A sample again"))
    #expect(try await own(site) == before)
  }

  @Test("Names that are taken, what is not there and what somebody else changed are refused")
  func refused() async throws {
    let site = try await Site()
    for form in ["label=concise&from=concise", "label=+&from=concise", "label=New&from=nothing"] {
      #expect(try await site.send("/templates", form).status == .unprocessableContent, "\(form)")
    }
    _ = try await site.send("/templates", "label=Payments&from=concise")
    let seen = try await own(site)
    #expect(
      try await change(site, "Concise", seen.source, base: seen.digest).text.contains("Another template is called"))
    try await site.store.keepTemplate(
      TeamTemplate(name: "payments", label: "Payments", source: "{{id}}"), instead: seen.digest, Self.event)
    let late = try await change(site, "Payments", "{{title}} mine", base: seen.digest)
    #expect(late.status == .unprocessableContent && late.text.contains("{{title}} mine"))
    #expect(late.text.contains("Somebody else changed this template"))
    #expect(late.text.contains(try await own(site).digest))
    #expect(try await own(site).source == "{{id}}")
    // Those that came with Debrief are read, not changed.
    #expect(try await site.ask("/templates/concise").text.contains("readonly"))
    for path in ["/templates/concise", "/templates/concise/remove", "/templates/nothing"] {
      #expect(try await site.send(path, "label=x&source={{id}}").status == .notFound)
    }
    let ben = try await site.store.enter("Ben", .reviewer)
    for path in ["/templates", "/templates/payments", "/vocabulary", "/people/storage"] {
      #expect(try await site.ask(as: ben, path).status == .forbidden)
    }
  }

  @Test("The words of a team are offered where one writes and filters, and no other is refused")
  func vocabulary() async throws {
    let site = try await Site()
    let uid = try await site.create("Down") { $0.services = ["Checkout"] }
    let form =
      "name-1=Critical&meaning-1=Nobody+can+pay&name-2=Minor&services-list=checkout%0D%0Abilling%0D%0A"
      + "&factors-list=Vendor+limits"
    #expect(try await site.send("/vocabulary", form).headers[.location] == "/vocabulary?done=vocabulary")
    let vocabulary = try await site.store.vocabulary()
    #expect(
      vocabulary.severities.map(\.name) == ["Critical", "Minor"] && vocabulary.services == ["checkout", "billing"])
    let page = try await site.ask("/vocabulary").text
    #expect(page.contains("value=\"Nobody can pay\"") && page.contains("checkout\nbilling</textarea>"))

    let write = try await site.ask("/reviews/\(uid)/edit").text
    #expect(write.contains("<option value=\"Critical\">Nobody can pay</option>"))
    #expect(write.contains(">billing</button>") && write.contains(">Vendor limits</button>"))
    let fields = "base=1&f.severity=minor&f.services=till&f.cause.factorChecklist=Vendor+limits"
    _ = try await site.send("/reviews/\(uid)/fields", fields)
    let review = try #require(try await site.store.find(uid, for: .holder)?.review)
    #expect(review.severity == Severity("minor", rank: 2) && review.services == ["till"])
    #expect(review.cause.factorChecklist.map(\.choice.id) == ["Vendor limits"])
    let list = try await site.ask("/reviews").text
    #expect(list.contains("Minor, rank 2 (1)") && list.contains(">billing (0)</option>"))
    #expect(list.contains("<option value=\"Vendor limits\">"))
    #expect(try await site.ask("/reviews?factor=Vendor+limits").text.contains("/reviews/\(uid)"))
  }

  @Test("A vocabulary that cannot be kept stays on the page, with what is wrong at its place")
  func wrongVocabulary() async throws {
    let site = try await Site()
    let long = String(repeating: "x", count: 101)
    let page = try await site.send("/vocabulary", "name-1=P1&meaning-3=Odd&services-list=ok%0D%0A\(long)")
    #expect(page.status == .unprocessableContent && page.text.contains("2 fields cannot be taken"))
    #expect(page.text.contains("id=\"name-3-about\"") && page.text.contains(long))
    #expect(try await site.store.vocabulary() == TeamVocabulary())
  }

  @Test("Storage says what is kept, and when it was last backed up")
  func storage() async throws {
    let site = try await Site()
    _ = try await site.create("Down")
    let page = try await site.ask("/people/storage").text
    #expect(page.contains("<dt>Reviews</dt><dd>1</dd>") && page.contains("none yet"))
    #expect(try await site.store.backUp(to: site.folder + "/all.debrief", at: Site.noon) == [])
    #expect(try await site.ask("/people/storage").text.contains("16 Feb 2026"))
  }

  @Test("The way between the pages of administrators says where one is")
  func way() async throws {
    let site = try await Site()
    for (path, name) in [
      ("/people", "People"), ("/people/private", "Private reviews"), ("/targets", "Targets"),
      ("/templates", "Templates"), ("/vocabulary", "Vocabulary"), ("/people/webhooks", "Webhooks"),
      ("/people/audit", "Log"), ("/people/storage", "Storage"),
    ] {
      let page = try await site.ask(path).text
      #expect(page.contains("<a href=\"\(path)\" aria-current=\"page\">\(name)</a>"), "\(path)")
    }
  }
}
