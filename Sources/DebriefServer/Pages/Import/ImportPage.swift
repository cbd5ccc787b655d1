import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func importForm(_ request: Request, _ context: Context) async throws -> Response {
    let kinds = try await documents().kinds
    return page("Import", at: .importing, request, context) { ImportPage(kinds: kinds).write(into: &$0) }
  }

  /// Reads the document and shows what was read; nothing is kept yet.
  func readDocument(_ request: Request, _ context: Context) async throws -> Response {
    // Boundaries, names and the other field of the form come on top of the document.
    let form = try await Form(request, upTo: configuration.documentLimit + 64 * 1024)
    guard let upload = Upload(form) else {
      return try await refusal("Nothing arrived: choose a file, or paste the text of a document.", request, context)
    }
    guard upload.bytes.count <= configuration.documentLimit else { throw HTTPError(.contentTooLarge) }
    let reading = try await documents().read(upload.bytes, upload.file, upload.template, try await store.targets())
    if let words = reading.refusal { return try await refusal(words, request, context) }
    let result = ImportResultPage(upload: upload, reading: reading)
    return page("Import: \(upload.name)", at: .importing, request, context) { result.write(into: &$0) }
  }

  private func refusal(_ words: String, _ request: Request, _ context: Context) async throws -> Response {
    let kinds = try await documents().kinds
    return page("Import", at: .importing, request, context, status: .unprocessableContent) { html in
      ImportPage(kinds: kinds, problem: words).write(into: &html)
    }
  }

  func createReview(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: configuration.documentLimit / 3 * 4 + 64 * 1024)
    guard let upload = Upload(kept: form) else { throw HTTPError(.badRequest) }
    let reading = try await documents().read(upload.bytes, upload.file, upload.template, try await store.targets())
    if let words = reading.refusal { return try await refusal(words, request, context) }
    let imported = try await store.importDocument(
      reading.review, name: upload.name, sha256: Store.sha256(upload.bytes), notes: reading.notes,
      for: context.viewer, by: context.author, at: now())
    let what =
      switch imported {
      case .created: "created"
      case .updated: "updated"
      case .unchanged: "unchanged"
      }
    return seeOther("/reviews/\(imported.uid)?imported=\(what)")
  }
}

/// A document that came in by a form, byte for byte.
struct Upload: Sendable {
  /// The file's name; nil for pasted text.
  var file: String?
  var bytes: [UInt8]
  /// The template to read it with; nil where the nearest is looked for.
  var template: String?

  /// As the store knows it: two pasted texts are never editions of each other by their name.
  var name: String { file ?? "pasted-\(Store.sha256(bytes).prefix(12)).md" }

  /// The file, else the pasted text, whose line ends browsers change.
  init?(_ form: Form) {
    template = form["template"]
    if let document = form.value("document"), !document.bytes.isEmpty {
      bytes = document.bytes
      file = document.file.flatMap {
        $0.isEmpty ? nil : String($0.split { $0 == "/" || $0 == "\\" }.last ?? "document.md")
      }
    } else if let text = form["text"] {
      bytes = Array(text.replacing("\r\n", with: "\n").utf8)
    } else {
      return nil
    }
  }

  /// From the page that showed what was read.
  init?(kept form: Form) {
    guard let encoded = form.value("bytes"), let bytes = Base64.decode(encoded.bytes), !bytes.isEmpty else {
      return nil
    }
    self.bytes = bytes
    file = form["file"]
    template = form["template"]
  }
}

/// Where a document is dropped, chosen or pasted.
struct ImportPage {
  var kinds: [Documents.Kind] = []
  var problem: String?

  func write(into html: inout HTML) {
    html(.div, .class("head")) { $0(.h1, text: "Import") }
    if let problem {
      html(.div, .class("note warn"), .role("alert")) { html in
        html.mark(.warning, toned: false)
        html(.p, text: problem)
      }
    }
    html(
      .p, .class("lead"),
      text: """
        Bring a review that was written in Markdown, in one of the templates or in a form of its own. You see what \
        was read, line by line, before anything is kept. No word is dropped: what fits no field is kept under “Also said”. A review
        that Debrief wrote as JSON is read as well.
        """)
    html(
      .form, .class("drop"), .method("post"), .action("/import"), .encoding("multipart/form-data"), .comfort("drop")
    ) { html in
      html(.div) { html in
        html(.label, .class("in"), .for("document"), text: "A file")
        html(
          .input, .id("document"), .name("document"), .type("file"),
          .accept(".md,.markdown,.txt,.json,text/markdown,text/plain,application/json"))
        html(.p, .class("small quiet drophint"), text: "Up to 10 MB. You can also drop it anywhere on this page.")
      }
      html(.div) { html in
        html(.label, .class("in"), .for("text"), text: "Or its text")
        html(.textarea, .id("text"), .name("text"), .rows(10), text: "")
      }
      if !kinds.isEmpty { choice(&html) }
      html(.div, .class("btns")) { $0(.button, .class("btn main"), .type("submit"), text: "Show what is read") }
    }
  }

  private func choice(_ html: inout HTML) {
    html(.div) { html in
      html(.label, .class("in"), .for("template"), text: "Its template")
      html(.select, .id("template"), .name("template")) { html in
        html(.option, .value(""), text: "Find the nearest")
        for kind in kinds { html(.option, .value(kind.name), text: kind.label) }
      }
    }
  }
}
