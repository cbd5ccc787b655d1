import Debrief
import Markdown

/// What Markdown's renderer made of a text: safe HTML.
struct RenderedProse {
  let bytes: [UInt8]

  /// - Parameters:
  ///   - inline: a single paragraph stands without its own element, for a line or a cell.
  ///   - files: what `attachment:` addresses may lead to; nil where they stay as they are.
  init(
    _ prose: Debrief.Prose, inline: Bool = false, headingOffset: Int = 3, files: AttachedFiles? = nil,
    references: References? = nil
  ) {
    var options = Markdown.HTML.Options(headingOffset: headingOffset, imagesAsLinks: true)
    if let files { options.attachment = { files.target(of: $0) } }
    if let references { options.references = { references.find(in: $0) } }
    let rendered = Markdown.HTML.render(prose.markdown, options: options)
    bytes = Array((inline ? Self.withoutParagraph(rendered) : rendered[...]).utf8)
  }

  private static func withoutParagraph(_ html: String) -> Substring {
    let (open, close) = ("<p>", "</p>")
    var inner = html[...]
    while inner.last == "\n" { inner.removeLast() }
    guard inner.hasPrefix(open), inner.hasSuffix(close) else { return inner }
    let text = inner.dropFirst(open.count).dropLast(close.count)
    return text.contains(open) ? inner : text
  }
}

extension HTML {
  /// Paragraphs, lists and code of a reader's column; its headings stand below those of the page.
  mutating func prose(_ prose: Debrief.Prose) {
    self(.div, .class("prose"), .ownDirection) {
      $0.append(RenderedProse(prose, files: $0.files, references: $0.references))
    }
  }

  /// Prose in a line or a cell.
  mutating func inline(_ prose: Debrief.Prose) {
    append(RenderedProse(prose, inline: true, files: files, references: references))
  }
}
