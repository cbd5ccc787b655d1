import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import NIOCore

extension Server {
  func document(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let format = Form(query: request.uri)["download"]
    let targets = try await store.targets()
    let documents = try await documents()
    guard let kind = documents.kind(at: context.parameters.get("template")),
      let text = documents.render(stored.review, kind.name, format == "whole")
    else { throw Sorry.notFound }
    let document = DocumentPage(
      review: stored.review, uid: stored.uid, kinds: documents.kinds, kind: kind, text: text, targets: targets)
    if let format {
      guard let download = document.download(format, assets: assets) else { throw Sorry.notFound }
      try await store.audit(.exported, context.event(at: now()), of: stored.uid, "\(kind.name), \(format)")
      return Self.attachment(download)
    }
    return page("\(kind.label): \(stored.review.heading)", at: .reviews, request, context) { document.write(into: &$0) }
  }

  private static func attachment(_ download: DocumentPage.Download) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: download.type, .contentDisposition: "attachment; filename=\"\(download.name)\"",
        .cacheControl: "private, no-cache",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: download.bytes))
    )
  }
}

/// A review as one of the templates' documents.
struct DocumentPage {
  var review: Review
  var uid: String
  var kinds: [Documents.Kind]
  var kind: Documents.Kind
  /// The document, in Markdown.
  var text: String
  var targets: Targets

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.a, .class("strong"), .href("/reviews/\(uid)"), text: review.heading)
      html(.span, .class("n"), text: "\(kind.label) template")
    }
    ReadAs(uid: uid, kinds: kinds, current: kind.name).write(into: &html)
    html(.article, .class("paper"), .label(kind.label)) { html in
      html(.div, .class("prose")) { $0.append(RenderedProse(Prose(text), headingOffset: 0)) }
    }
    html.line()
  }

  struct Download {
    var name: String
    var type: String
    var bytes: [UInt8]
  }

  /// The document in that format; nil for one that there is not.
  func download(_ format: String, assets: Assets) -> Download? {
    let name = fileName
    return switch format {
    case "md", "whole":
      Download(
        name: "\(name).\(Self.plain(kind.name)).md", type: "text/markdown; charset=utf-8", bytes: Array(text.utf8))
    case "html":
      Download(
        name: "\(name).\(Self.plain(kind.name)).html", type: "text/html; charset=utf-8",
        bytes: PrintedPage(review.heading, document: text, .system, assets).bytes)
    case "json": Download(name: "\(name).json", type: "application/json; charset=utf-8", bytes: json)
    default: nil
    }
  }

  /// What the review says, without what only this Debrief knows of it.
  private var json: [UInt8] {
    var review = self.review
    review.uid = nil
    review.origin = nil
    review.template = nil
    return review.published(targets: targets).bytes(.pretty)
  }

  /// `INC-2026-0117` → `inc-2026-0117`; letters, digits and hyphens alone.
  private var fileName: String {
    Self.plain(review.id ?? uid)
  }

  private static func plain(_ text: String) -> String {
    let plain = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let name = String(plain).split(separator: "-").joined(separator: "-").prefix(80)
    return name.isEmpty ? "review" : String(name)
  }
}
