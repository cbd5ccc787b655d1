import Debrief

/// MDX as Markdown: what is program is left out, what stands between tags stays.
enum MDX {
  static func markdown(_ text: String) -> (text: String, notes: [Note]) {
    let front = FrontPart.end(of: text)
    var out: [String] = []
    var isFenced = false
    var program = 0
    // How many components are open: what stands in them is indented by habit.
    var open = 0
    var tag = ""
    for line in text[front...].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if program == 0, tag.isEmpty, line.trimmed.hasPrefix("```") || line.trimmed.hasPrefix("~~~") { isFenced.toggle() }
      if isFenced {
        out.append(String(line))
        continue
      }
      if program > 0 || tag.isEmpty && isProgram(line) {
        program = max(0, program + depth(line))
        continue
      }
      // A tag may go over several lines.
      let whole = tag.isEmpty ? String(line) : tag + " " + line.trimmed
      if isOpen(whole), whole.utf8.count < 4096 {
        tag = whole
        continue
      }
      tag = ""
      let (opened, closed) = counts(whole)
      if closed > opened { open = max(0, open + opened - closed) }
      let indented = whole.prefix { $0 == " " }.count
      let bare = untagged(String(whole.dropFirst(min(indented, 2 * open))))
      if opened > closed { open += opened - closed }
      if !bare.trimmed.isEmpty || line.trimmed.isEmpty { out.append(bare) }
    }
    if !tag.isEmpty { out.append(tag) }
    return (text[..<front] + out.joined(separator: "\n"), [])
  }

  /// “import of orders stopped” is none.
  private static func isProgram(_ line: Substring) -> Bool {
    if line.hasPrefix("import ") {
      return line.contains(" from \"") || line.contains(" from '")
        || ["\"", "'", "{", "*"].contains { line.dropFirst(7).hasPrefix($0) }
    }
    let exported = ["const ", "let ", "var ", "default ", "function ", "async ", "class ", "{", "*"]
    return line.hasPrefix("export ") && exported.contains { line.dropFirst(7).hasPrefix($0) }
  }

  /// How many braces and brackets of a program stay open.
  private static func depth(_ line: Substring) -> Int {
    line.utf8.reduce(0) { depth, byte in
      "{([".utf8.contains(byte) ? depth + 1 : "})]".utf8.contains(byte) ? depth - 1 : depth
    }
  }

  /// Whether a component's tag is not closed yet.
  private static func isOpen(_ line: String) -> Bool {
    guard let start = line.lastIndex(of: "<"), component(line[start...]) else { return false }
    return end(of: line[start...]) == nil
  }

  /// Components have capitals; `<details>`, `<br>` are HTML.
  private static func component(_ text: Substring) -> Bool {
    let name = text.dropFirst().drop { $0 == "/" }
    return name.first?.isUppercase == true || text.hasPrefix("<>") || text.hasPrefix("</>")
  }

  /// How many tags of components a line opens and closes.
  private static func counts(_ line: String) -> (opened: Int, closed: Int) {
    var counts = (opened: 0, closed: 0)
    var rest = line[...]
    while let at = rest.firstIndex(of: "<") {
      rest = rest[at...]
      guard component(rest) else {
        rest = rest.dropFirst()
        continue
      }
      guard let end = end(of: rest) else { break }
      if rest.hasPrefix("</") { counts.closed += 1 } else if !rest[...end].hasSuffix("/>") { counts.opened += 1 }
      rest = rest[end...].dropFirst()
    }
    return counts
  }

  /// In characters.
  private static let longest = 2000

  private static func end(of tag: Substring) -> String.Index? {
    var braces = 0
    var quote: Character?
    let tag = tag.prefix(longest)
    for (index, sign) in zip(tag.indices, tag) {
      if sign == "<", braces == 0, quote == nil, index > tag.startIndex { return nil }
      if let open = quote {
        if sign == open { quote = nil }
      } else if (sign == "\"" || sign == "'") && braces == 0 {
        quote = sign
      } else if sign == "{" {
        braces += 1
      } else if sign == "}" {
        braces -= 1
      } else if sign == ">", braces <= 0 {
        return index
      }
    }
    return nil
  }

  /// A line without tags of components, comments, and with texts in braces opened.
  private static func untagged(_ line: String) -> String {
    var out = ""
    var rest = line[...]
    while let sign = rest.first(where: { $0 == "<" || $0 == "{" || $0 == "`" }), let at = rest.firstIndex(of: sign) {
      out += rest[..<at]
      rest = rest[at...]
      if sign == "`", let close = rest.dropFirst().firstIndex(of: "`") {
        out += rest[...close]
        rest = rest[rest.index(after: close)...]
      } else if sign == "<", component(rest) {
        // What no `>` ends is no tag, and nothing behind it is looked at.
        guard let end = end(of: rest) else { return out + rest }
        let title = title(of: rest[...end])
        if !title.isEmpty { out += title + (rest[end...].dropFirst().trimmed.isEmpty ? "" : " ") }
        rest = rest[end...].dropFirst()
      } else if rest.hasPrefix("{/*"), let end = rest.prefix(longest).range(of: "*/}") {
        rest = rest[end.upperBound...]
      } else {
        out.append(rest.removeFirst())
      }
    }
    return out + rest
  }

  /// `title="…"` and `label="…"` are words that readers see.
  private static func title(of tag: Substring) -> String {
    for name in [" title=\"", " label=\"", " summary=\""] {
      if let start = tag.range(of: name) {
        let words = tag[start.upperBound...].prefix { $0 != "\"" }
        return words.isEmpty ? "" : "**\(MarkdownText.escaped(String(words)))**"
      }
    }
    return ""
  }
}
