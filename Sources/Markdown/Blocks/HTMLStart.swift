/// The seven ways an HTML block starts, which say how it ends.
enum HTMLStart: Equatable {
  /// `<script`, `<pre`, `<style`, `<textarea`: up to a line with one of their closing tags.
  case verbatimTag
  case comment, instruction, declaration, cdata
  /// One of the tags of `blockTags`, up to a blank line.
  case blockTag
  /// Any other whole tag alone on its line, up to a blank line; it can't interrupt a paragraph.
  case completeTag

  /// The start at `offset`, where a `<` stands.
  init?(_ bytes: Bytes, _ offset: Int, _ end: Int) {
    guard offset + 1 < end else { return nil }
    let next = bytes[offset + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      self.init(markup: bytes, offset, end)
    } else {
      self.init(tag: bytes, offset, end)
    }
  }

  private init?(markup bytes: Bytes, _ offset: Int, _ end: Int) {
    if bytes.has("<!--", at: offset, end) {
      self = .comment
    } else if bytes.has("<?", at: offset, end) {
      self = .instruction
    } else if offset + 2 < end, bytes[offset + 2].isLetter {
      self = .declaration
    } else if bytes.has("<![cdata[", at: offset, end), bytes[offset + 3] == UInt8(ascii: "C") {
      self = .cdata
    } else {
      return nil
    }
  }

  private init?(tag bytes: Bytes, _ offset: Int, _ end: Int) {
    let isClosing = bytes[offset + 1] == UInt8(ascii: "/")
    let start = offset + (isClosing ? 2 : 1)
    var after = start
    while after < end, bytes[after].isLetter || bytes[after].isDigit { after += 1 }
    guard after > start, bytes[start].isLetter else { return nil }
    let isBounded = after == end || bytes[after].isBlank || bytes[after] == UInt8(ascii: ">")
    let name = after - start <= 10 ? String(decoding: bytes[start..<after].lazy.map(\.lowercased), as: UTF8.self) : ""
    if isBounded, !isClosing, Self.verbatimTags.contains(name) {
      self = .verbatimTag
    } else if isBounded || bytes.has("/>", at: after, end), Self.blockTags.contains(name) {
      self = .blockTag
    } else if let close = Tag.end(bytes, offset, end), bytes.skipBlanks(close, end) == end {
      self = .completeTag
    } else {
      return nil
    }
  }

  var endsAtBlankLine: Bool { self == .blockTag || self == .completeTag }

  /// Whether the block ends with this line.
  func ends(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    switch self {
    case .verbatimTag:
      bytes.contains("</script>", start, end) || bytes.contains("</pre>", start, end)
        || bytes.contains("</style>", start, end) || bytes.contains("</textarea>", start, end)
    case .comment: bytes.contains("-->", start, end)
    case .instruction: bytes.contains("?>", start, end)
    case .declaration: bytes.contains(">", start, end)
    case .cdata: bytes.contains("]]>", start, end)
    case .blockTag, .completeTag: false
    }
  }

  private static let verbatimTags: Set<String> = ["script", "pre", "style", "textarea"]

  private static let blockTags: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}

/// An opening or closing HTML tag within one line.
enum Tag {
  /// The offset after the tag that starts at `offset`; nil if what stands there is none.
  static func end(_ bytes: Bytes, _ offset: Int, _ end: Int) -> Int? {
    var at = offset + 1
    let isClosing = at < end && bytes[at] == UInt8(ascii: "/")
    if isClosing { at += 1 }
    guard at < end, bytes[at].isLetter else { return nil }
    while at < end, bytes[at].isLetter || bytes[at].isDigit || bytes[at] == UInt8(ascii: "-") { at += 1 }
    if !isClosing {
      while let after = attribute(bytes, at, end) { at = after }
    }
    at = skipSpace(bytes, at, end)
    if !isClosing, at < end, bytes[at] == UInt8(ascii: "/") { at += 1 }
    return at < end && bytes[at] == UInt8(ascii: ">") ? at + 1 : nil
  }

  /// The offset after the white space, name and value of an attribute that start at `offset`.
  private static func attribute(_ bytes: Bytes, _ offset: Int, _ end: Int) -> Int? {
    var at = skipSpace(bytes, offset, end)
    guard at > offset, at < end, isNameStart(bytes[at]) else { return nil }
    while at < end, isNameStart(bytes[at]) || bytes[at].isDigit || ".-".utf8.contains(bytes[at]) { at += 1 }
    let equals = skipSpace(bytes, at, end)
    guard equals < end, bytes[equals] == UInt8(ascii: "=") else { return at }
    return value(bytes, skipSpace(bytes, equals + 1, end), end)
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  private static func value(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    let quote = bytes[start]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return bytes[(start + 1)..<end].firstIndex(of: quote).map { $0 + 1 }
    }
    var at = start
    while at < end, !bytes[at].isSpace, !"\"'=<>`".utf8.contains(bytes[at]) { at += 1 }
    return at > start ? at : nil
  }

  private static func skipSpace(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, bytes[at].isSpace { at += 1 }
    return at
  }
}
