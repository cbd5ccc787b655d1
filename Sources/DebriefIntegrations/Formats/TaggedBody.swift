import Debrief

/// Pages that call themselves Markdown and whose body is HTML, as blogs have them below their front matter.
enum TaggedBody {
  /// The same text where it is Markdown after all.
  static func markdown(_ text: String) -> (text: String, notes: [Note]) {
    let front = FrontPart.end(of: text)
    let body = text[front...]
    guard isTagged(body) else { return (text, []) }
    let (made, notes) = HTMLMarkdown.read(String(body))
    return (text[..<front] + (front == text.startIndex ? "" : "\n") + made, notes)
  }

  /// Whether tags make up its blocks, and next to nothing of Markdown does.
  private static func isTagged(_ body: Substring) -> Bool {
    guard let first = body.utf8.first(where: { $0 > 0x20 }), first == UInt8(ascii: "<") else { return false }
    var tags = 0
    var marks = 0
    var isCode = false
    for line in body.split(separator: "\n") {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("<pre") { isCode = true }
      if line.contains("</pre>") { isCode = false }
      if isCode { continue }
      if beginsWithBlockTag(line) { tags += 1 } else if beginsLikeMarkdown(line) { marks += 1 }
    }
    return tags > 2 && marks * 10 < tags
  }

  private static let blockTags = [
    "p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "li", "table", "tr", "td", "section", "article", "blockquote",
    "ac:structured-macro", "ac:layout",
  ]

  private static func beginsWithBlockTag(_ line: Substring) -> Bool {
    guard line.first == "<" else { return false }
    let name = line.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }.lowercased()
    return blockTags.contains(name)
  }

  private static func beginsLikeMarkdown(_ line: Substring) -> Bool {
    if ["# ", "## ", "### ", "- ", "* ", "> ", "```", "| "].contains(where: line.hasPrefix) { return true }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ")
  }
}

/// The front matter before a document.
enum FrontPart {
  /// Where the document begins.
  static func end(of text: String) -> String.Index {
    guard text.hasPrefix("---\n") || text.hasPrefix("---\r\n") || text.hasPrefix("+++\n") else {
      return text.startIndex
    }
    let mark = text.prefix(3)
    var at = text.firstIndex(where: \.isNewline).map(text.index(after:)) ?? text.endIndex
    while at < text.endIndex {
      let end = text[at...].firstIndex(where: \.isNewline) ?? text.endIndex
      let line = text[at..<end]
      at = end == text.endIndex ? end : text.index(after: end)
      if line.trimmed == mark || mark == "---" && line.trimmed == "..." { return at }
    }
    return text.startIndex
  }
}
