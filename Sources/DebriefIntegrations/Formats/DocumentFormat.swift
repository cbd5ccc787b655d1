import Debrief

/// What a document is written in, told by its first bytes and by how its name ends.
package enum DocumentFormat: String, Sendable, CaseIterable {
  /// Markdown, plain text, JSON, CSV: what is read as it stands.
  case text
  case html
  case word
  case openDocument
  case richText
  case restructured
  case textile
  case mediaWiki
  case org
  case asciiDoc
  case mdx
  case myst
  case zip

  /// - Parameter name: the file's, with or without its folders.
  package init(name: String, bytes: [UInt8]) {
    let named = Self.of(name: name)
    let isData = name.lowercased().hasSuffix(".json") || name.lowercased().hasSuffix(".csv")
    switch FileKind(bytes) {
    // A name that says so counts: folders in an archive may be called as a word processor's are.
    case .word: self = named == .zip ? .zip : .word
    case .openDocument: self = .openDocument
    case .rtf: self = .richText
    case .zip: self = named == .word || named == .openDocument ? named ?? .zip : .zip
    default: self = Self.isPage(bytes) && named?.isOwnMarkup != true && !isData ? .html : Self.asText(named)
    }
  }

  /// By the ending of a name alone; nil when it is none of a document.
  package static func of(name: String) -> DocumentFormat? {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return endings[name[name.index(after: dot)...].lowercased()]
  }

  /// Each ending with what it stands for.
  package static let endings: [String: DocumentFormat] = [
    "md": .text, "markdown": .text, "mdown": .text, "mkd": .text, "mkdn": .text, "txt": .text, "text": .text,
    "html": .html, "htm": .html, "xhtml": .html,
    "docx": .word, "odt": .openDocument, "rtf": .richText,
    "rst": .restructured, "textile": .textile, "mediawiki": .mediaWiki, "wiki": .mediaWiki, "org": .org,
    "adoc": .asciiDoc, "asciidoc": .asciiDoc, "asc": .asciiDoc,
    "mdx": .mdx, "myst": .myst, "qmd": .myst, "zip": .zip,
  ]

  /// As pandoc calls it; nil for what is read without it.
  var pandoc: String? {
    switch self {
    case .word: "docx"
    case .openDocument: "odt"
    case .richText: "rtf"
    case .restructured: "rst"
    case .textile: "textile"
    case .mediaWiki: "mediawiki"
    case .org: "org"
    case .text, .html, .asciiDoc, .mdx, .myst, .zip: nil
    }
  }

  var isArchive: Bool { self == .word || self == .openDocument }

  /// Markup that may well begin with a tag of its own.
  private var isOwnMarkup: Bool { self != .text && self != .html && !isBinary }

  private var isBinary: Bool { [.word, .openDocument, .richText, .zip].contains(self) }

  /// A name that promises what its bytes are not.
  private static func asText(_ named: DocumentFormat?) -> DocumentFormat {
    guard let named, !named.isBinary else { return .text }
    return named
  }

  /// Whether the first that stands in it is a page's beginning.
  private static func isPage(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(256).filter { $0 != 0 }.drop { $0 >= 0x80 || $0 <= 0x20 }
    let words = String(decoding: start.prefix(64), as: UTF8.self).lowercased()
    return words.hasPrefix("<!doctype html") || words.hasPrefix("<html")
      || words.hasPrefix("<?xml") && String(decoding: bytes.prefix(512), as: UTF8.self).lowercased().contains("<html")
  }
}
