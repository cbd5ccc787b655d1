import Markdown

/// Keeps a value from being read as the form around it. Each escape is one backslash, which the reader takes off again.
enum Escape {
  /// In a table a pipe is escaped, and a line break is a tag.
  static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: "<br>")
  }

  /// The tag that stands for a line break, where it is the author's own.
  static func breaks(_ text: String) -> String {
    text.contains("<") ? replacing(text, "<br", with: "\\<br") : text
  }

  private static func lineEnds(_ text: String) -> String {
    text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
  }

  /// As a reader gives it back: lines without white space behind them, one empty line between paragraphs.
  static func normal(_ text: String) -> String {
    let text = lineEnds(text)
    guard text.contains("\n") else { return text.trimmed }
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = line
      while line.last?.isWhitespace == true { line.removeLast() }
      if line.isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append(String(line))
    }
    return lines.joined(separator: "\n").trimmed
  }

  /// The further lines of a value in a list: lists may stand there, other blocks are escaped.
  static func furtherLines(_ text: String) -> String {
    guard text.contains("\n") else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.contains(where: { $0.hasPrefix("```") }), lines.count(where: { $0.hasPrefix("```") }) % 2 == 0 {
      return text
    }
    for index in lines.indices.dropFirst() where !isListItem(lines[index]) { lines[index] = start(lines[index]) }
    return lines.joined(separator: "\n")
  }

  static func unfurther(_ text: String) -> String {
    guard text.contains("\n\\") else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { $0.offset == 0 ? String($0.element) : unstart(String($0.element)) }.joined(separator: "\n")
  }

  /// Whether each line of a text is a list's.
  static func isList(_ text: String) -> Bool {
    text.contains("\n") && text.split(separator: "\n").allSatisfy { isListItem(String($0)) }
  }

  private static func isListItem(_ line: String) -> Bool {
    let line = line.drop { $0 == " " }
    if line.hasPrefix("- ") || line.hasPrefix("* ") || line.hasPrefix("+ ") { return true }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ")
  }

  /// Case does not matter, backslashes before count.
  private static func replacing(_ text: String, _ mark: String, with new: String) -> String {
    var out = ""
    var rest = text[...]
    while let at = rest.range(ofIgnoringCase: mark) {
      out += rest[..<at.lowerBound] + "\\" + rest[at]
      rest = rest[at.upperBound...]
    }
    return out + rest
  }

  /// A line that begins with a label of the form: a backslash before the sign that makes it one.
  static func labels(_ text: String, _ form: Form) -> String { eachLine(text) { escapeLabel($0, form) } }

  static func unlabels(_ text: String, _ form: Form) -> String {
    guard text.contains("\\") else { return text }
    return eachLine(text) { unescapeLabel($0, form) }
  }

  private static func eachLine(_ text: String, _ change: (Substring) -> String) -> String {
    guard text.contains("\n") else { return change(text[...]) }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(change).joined(separator: "\n")
  }

  private static func isKnown(_ name: some StringProtocol, _ form: Form) -> Bool {
    let key = Wording.key(name)
    return !key.isEmpty
      && (form.labels[key] != nil || form.headings[key] != nil || form.labels[Wording.full(name)] != nil)
  }

  /// The first sign behind words that are a label of the form: a colon or a question mark.
  private static func sign(_ line: Substring, _ form: Form) -> Substring.Index? {
    var at = line.startIndex
    var count = 0
    while count < 3, let found = line[at...].firstIndex(where: { $0 == ":" || $0 == "?" }) {
      let name = line[..<found].replacing("\\", with: "")
      if name.utf8.count < 100, isKnown(name, form) { return found }
      at = line.index(after: found)
      count += 1
    }
    return nil
  }

  private static func escapeLabel(_ line: Substring, _ form: Form) -> String {
    guard let at = sign(line, form) else { return String(line) }
    return String(line[..<at]) + "\\" + String(line[at...])
  }

  private static func unescapeLabel(_ line: Substring, _ form: Form) -> String {
    guard let at = sign(line, form), at > line.startIndex else { return String(line) }
    let before = line.index(before: at)
    guard line[before] == "\\" else { return String(line) }
    return String(line[..<before]) + String(line[at...])
  }

  /// A value on a line of its own: what would begin another block is escaped.
  static func start(_ text: String) -> String {
    let plain = text.drop { $0 == "\\" }
    if startsBlock(plain) { return "\\" + text }
    // "1." would begin a list: here the backslash stands before the dot.
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, isListEnd(rest.drop { $0 == "\\" }) else { return text }
    return digits + "\\" + rest
  }

  static func unstart(_ text: String) -> String {
    if text.hasPrefix("\\") { return startsBlock(text.drop { $0 == "\\" }) ? String(text.dropFirst()) : text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, rest.hasPrefix("\\"), isListEnd(rest.drop { $0 == "\\" }) else { return text }
    return String(digits + rest.dropFirst())
  }

  private static func isListEnd(_ rest: Substring) -> Bool {
    guard let sign = rest.first, sign == "." || sign == ")" else { return false }
    return rest.dropFirst().first.map(\.isWhitespace) ?? true
  }

  static func startsBlock(_ text: some StringProtocol) -> Bool {
    guard let first = text.first else { return false }
    return "#>`~|+*-=_<[☐☑☒✅✔".contains(first) || first == "✔️"
  }

  /// A rule in prose, which would read as the one between sections.
  static func rules(_ text: String) -> String {
    guard text.contains("---") || text.contains("***") || text.contains("___") else { return text }
    return eachLine(text) { isRule($0.drop { $0 == "\\" }) ? "\\" + $0 : String($0) }
  }

  static func unrules(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    return eachLine(text) { $0.hasPrefix("\\") && isRule($0.drop { $0 == "\\" }) ? String($0.dropFirst()) : String($0) }
  }

  private static func isRule(_ line: Substring) -> Bool {
    guard let first = line.first, "-*_".contains(first), line.count(where: { $0 == first }) > 2 else { return false }
    return line.allSatisfy { $0 == first || $0 == " " }
  }

  /// Prose as the body of a section: its headings go below the section's.
  static func lowered(_ text: String, below level: Int) -> String {
    guard text.contains("#") || text.contains("\n=") || text.contains("\n-") else { return text }
    let document = Document(text)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for block in document.children(0).reversed() {
      let (first, last) = (document.blocks[block].firstLine - 1, document.blocks[block].lastLine - 1)
      switch document.blocks[block].kind {
      case .heading(let own):
        let marks = String(repeating: "#", count: min(6, max(own, level + 1)))
        lines.replaceSubrange(first...last, with: [(marks + " " + ValueReader.oneLine(document.text(block))).trimmed])
      default: break
      }
    }
    return lines.joined(separator: "\n")
  }
}
