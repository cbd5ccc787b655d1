import CMd4c

/// Prose as HTML that is safe to show on a page of ours.
package enum HTML {
  package struct Options: Sendable {
    /// How many levels headings sink, so that a page keeps its own: with 2, `#` becomes `h3`. None sinks below `h6`.
    package var headingOffset: Int
    /// Whether images become links of their words, for a page that may load nothing from elsewhere.
    package var imagesAsLinks = false
    /// Where an `attachment:` address leads, when its file is there. With it, an image of such an address is shown and
    /// leads to the whole, and an address of a file that is not there leaves its text; without it they stay as written.
    package var attachment: (@Sendable (_ address: String) -> Attachment?)?

    /// The words of a text that mean something of the page's own site; those in code, links and images stay words.
    package var references: (@Sendable (_ text: String) -> [Reference])?

    package static let standard = Options(headingOffset: 2)

    package init(headingOffset: Int, imagesAsLinks: Bool = false) {
      self.headingOffset = headingOffset
      self.imagesAsLinks = imagesAsLinks
    }
  }

  /// An attached file, where the page that shows the prose has it.
  package struct Attachment: Sendable, Equatable {
    package var name: String
    /// A path of the page's own site.
    package var path: String
    /// Whether a browser may show it as a picture.
    package var isImage: Bool

    package init(name: String, path: String, isImage: Bool) {
      self.name = name
      self.path = path
      self.isImage = isImage
    }
  }

  /// Words that mean something of the page's own site.
  package struct Reference: Sendable, Equatable {
    package var range: Range<String.Index>
    /// A path of the site; nil for somebody who is spoken to.
    package var path: String?

    package init(_ range: Range<String.Index>, path: String?) {
      self.range = range
      self.path = path
    }
  }

  /// GitHub's Markdown as HTML: raw HTML stays visible text, links and images point only where `Address` allows, and
  /// there are no style attributes.
  ///
  /// Text whose HTML would outgrow it more than 32 times (a few bytes can ask for 128 table cells) is shown as it is,
  /// in a `pre`.
  package static func render(_ markdown: String, options: Options = .standard) -> String {
    let source = Array(markdown.utf8)
    let writer = HTMLWriter(options: options, limit: 65_536 + 32 * source.count)
    guard source.count < Int32.max, Md4c.parse(Md4cSource.bytes(source), flags: flags, into: writer), !writer.isFull
    else { return plain(source) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static let flags =
    UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
    | UInt32(MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS)
    | UInt32(MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)

  private static func plain(_ source: [UInt8]) -> String {
    var bytes = Array("<pre>".utf8)
    source.withUnsafeBufferPointer { bytes.appendEscaped($0) }
    bytes.append(contentsOf: "</pre>\n".utf8)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends text so that it means itself between tags and in quoted attributes, copying runs that need no escape.
  mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for offset in text.indices {
      guard let escape = text[offset].escape else { continue }
      append(contentsOf: text[start..<offset])
      append(contentsOf: escape.utf8)
      start = offset + 1
    }
    append(contentsOf: text[start...])
  }
}

extension UInt8 {
  fileprivate var escape: String? {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0: "\u{FFFD}"
    default: nil
    }
  }
}
