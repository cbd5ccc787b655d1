import Markdown

/// Keeps a value from being read as the form around it. Each escape is one backslash, which the reader takes off again.
enum Escape {
  static func cell(_ text: String) -> String {
    var text = text
    if text.contains("<") { text = replacing(text, "<br", with: "\\<br") }
    return text.replacing("|", with: "\\|").replacing("\n", with: "<br>")
  }

  /// Case does not matter, backslashes before count.
  private static func replacing(_ text: String, _ mark: String, with new: String) -> String {
    var out = ""
    var rest = text[...]
    while let at = rest.firstRange(ofIgnoringCase: mark) {
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

  /// A value at the start of an item: what would begin another block is escaped.
  static func start(_ text: String) -> String {
    guard startsBlock(text.drop { $0 == "\\" }) || text.hasPrefix("\\") && startsBlock(text.drop { $0 == "\\" }) else {
      return text
    }
    return "\\" + text
  }

  static func unstart(_ text: String) -> String {
    text.hasPrefix("\\") && startsBlock(text.drop { $0 == "\\" }) ? String(text.dropFirst()) : text
  }

  static func startsBlock(_ text: some StringProtocol) -> Bool {
    guard let first = text.first else { return false }
    if "#>`~|+*-=_<[☐☑☒✅".contains(first) || first == "✔" { return true }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && (text.dropFirst(digits.count).first == "." || text.dropFirst(digits.count).first == ")")
  }

  /// Prose as the body of a section: its headings go below the section's, its rules are escaped.
  static func body(_ text: String, _ level: Int) -> String { lowered(text, below: level) }

  static func lowered(_ text: String, below level: Int) -> String {
    guard
      text.contains("#") || text.contains("\n=") || text.contains("\n-") || text.contains("---") || text.contains("***")
        || text.contains("___")
    else { return text }
    let document = Document(text)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for block in document.children(0).reversed() {
      let (first, last) = (document.blocks[block].firstLine - 1, document.blocks[block].lastLine - 1)
      switch document.blocks[block].kind {
      case .heading(let own):
        let marks = String(repeating: "#", count: min(6, max(own, level + 1)))
        lines.replaceSubrange(first...last, with: [marks + " " + ValueReader.oneLine(document.text(block))])
      case .rule: lines[first] = "\\" + lines[first].drop { $0 == " " }
      default: break
      }
    }
    return lines.joined(separator: "\n")
  }
}
