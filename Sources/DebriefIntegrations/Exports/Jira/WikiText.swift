import Debrief

/// Jira's wiki markup as Markdown: headings, lists, tables, code, quotes, links and emphasis. All else stays as written.
enum WikiText {
  /// Told by marks at the start of lines that Markdown does not have.
  static func isWiki(_ text: String) -> Bool {
    text.split { $0.isNewline }.contains { line in
      let line = line.trimmed
      return heading(line) != nil || line.hasPrefix("||") || line.hasPrefix("{code") || line.hasPrefix("{noformat")
        || line.hasPrefix("{panel") || line.hasPrefix("{quote}")
    }
  }

  static func markdown(_ text: String) -> String {
    var out: [String] = []
    var isCode = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let bare = line.trimmed
      if isFence(bare) {
        isCode.toggle()
        out.append("```")
      } else if isCode {
        out.append(String(line))
      } else {
        out += block(String(bare))
      }
    }
    if isCode { out.append("```") }
    return out.joined(separator: "\n")
  }

  /// A tag that stands alone on its line: `{code:java}`.
  private static func isFence(_ line: some StringProtocol) -> Bool {
    guard line.hasPrefix("{code") || line.hasPrefix("{noformat"), line.hasSuffix("}") else { return false }
    return !line.dropFirst().contains("{")
  }

  private static func block(_ line: String) -> [String] {
    if let (level, text) = heading(line[...]) {
      return [String(repeating: "#", count: level) + " " + inline(text), ""]
    }
    if line.hasPrefix("||") {
      let cells = line.replacing("||", with: "|").split(separator: "|").map { inline(String($0).trimmed) }
      return [
        "| " + cells.joined(separator: " | ") + " |", "|" + String(repeating: "---|", count: max(1, cells.count)),
      ]
    }
    if let (sign, text) = item(line) { return [sign + inline(text)] }
    if line.hasPrefix("bq. ") { return ["> " + inline(String(line.dropFirst(4)))] }
    if line == "{quote}" || line.hasPrefix("{panel") { return [""] }
    if line == "----" { return ["---"] }
    return [inline(line)]
  }

  private static func heading(_ line: Substring) -> (level: Int, text: String)? {
    let bytes = Array(line.utf8.prefix(4))
    guard bytes.count == 4, bytes[0] == UInt8(ascii: "h"), (0x31...0x36).contains(bytes[1]),
      bytes[2] == UInt8(ascii: "."), bytes[3] == 0x20
    else { return nil }
    return (Int(bytes[1] - 0x30), String(line.dropFirst(4)).trimmed)
  }

  /// `** deeper`, `# first`, `- other`.
  private static func item(_ line: String) -> (sign: String, text: String)? {
    let marks = line.prefix { "*#-".contains($0) }
    let text = line.dropFirst(marks.count)
    guard let last = marks.last, marks.count < 7, text.first == " " else { return nil }
    if last == "-", marks.count > 1 { return nil }
    return (String(repeating: "  ", count: marks.count - 1) + (last == "#" ? "1. " : "- "), String(text).trimmed)
  }

  private static func inline(_ text: String) -> String {
    text.replacing(/\[([^\[\]|\n]+)\|([^\[\]|\n]+)(\|[^\]\n]*)?\]/) { "[\($0.1)](\($0.2))" }
      .replacing(/\[(https?:[^\[\]|\s]+)\]/) { "<\($0.1)>" }
      .replacing(/\[~([^\]\n]+)\]/) { "@\($0.1)" }
      .replacing(/\{\{([^{}\n]+)\}\}/) { "`\($0.1)`" }
      .replacing(/(^|[\s(|])\*([^*\s][^*\n]*)\*(?=$|[\s).,:;!?|])/) { "\($0.1)**\($0.2)**" }
      .replacing(/\{color(:[^}]*)?\}/) { _ in "" }
  }
}
