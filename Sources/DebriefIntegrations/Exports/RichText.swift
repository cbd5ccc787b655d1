import Debrief

/// Atlassian Document Format as Markdown.
///
/// A node of a kind that is not known gives the text inside it, so that no word is lost.
struct RichText {
  private var lines: [String] = []

  /// nil when a value is no such document.
  static func markdown(_ json: JSON) -> String? {
    guard json["type"]?.string == "doc", let content = json["content"]?.elements else { return nil }
    var text = RichText()
    text.blocks(content, indent: "")
    return text.lines.joined(separator: "\n").trimmed
  }

  private mutating func blocks(_ nodes: [JSON], indent: String) {
    for node in nodes { block(node, indent) }
  }

  private mutating func block(_ node: JSON, _ indent: String) {
    let content = node["content"]?.elements ?? []
    switch node["type"]?.string {
    case "heading":
      let level = node["attrs"]?["level"]?.numeral.flatMap(Int.init) ?? 2
      paragraph(String(repeating: "#", count: min(6, max(1, level))) + " " + Self.inline(content), indent)
    case "bulletList": list(content, indent) { _, _ in "- " }
    case "orderedList":
      let first = node["attrs"]?["order"]?.numeral.flatMap(Int.init) ?? 1
      list(content, indent) { place, _ in "\(first + place). " }
    case "taskList", "decisionList":
      list(content, indent) { _, item in
        item["type"]?.string == "taskItem" ? (item["attrs"]?["state"]?.string == "DONE" ? "- [x] " : "- [ ] ") : "- "
      }
    case "codeBlock": code(node, content, indent)
    case "rule": paragraph("---", indent)
    case "table": table(content, indent)
    case "blockquote", "panel": quote(content, indent)
    case "expand", "nestedExpand":
      if let title = node["attrs"]?["title"]?.string { paragraph("**\(title)**", indent) }
      blocks(content, indent: indent)
    case "paragraph": paragraph(Self.inline(content), indent)
    default:
      if Self.isInline(node) { paragraph(Self.inline([node]), indent) } else { blocks(content, indent: indent) }
    }
  }

  private mutating func paragraph(_ text: String, _ indent: String) {
    guard !text.trimmed.isEmpty else { return }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { lines.append(indent + line) }
    lines.append("")
  }

  /// An item's first block stands behind its sign, all others below it.
  private mutating func list(_ items: [JSON], _ indent: String, _ sign: (Int, JSON) -> String) {
    for (place, item) in items.enumerated() {
      let content = item["content"]?.elements ?? []
      var inner = RichText()
      if content.contains(where: Self.isInline) {
        inner.paragraph(Self.inline(content), "")
      } else {
        inner.blocks(content, indent: "")
      }
      while inner.lines.last?.isEmpty == true { inner.lines.removeLast() }
      let sign = sign(place, item)
      for (number, line) in inner.lines.enumerated() where number == 0 || !line.isEmpty {
        lines.append(indent + (number == 0 ? sign : "  ") + line)
      }
    }
    lines.append("")
  }

  private mutating func code(_ node: JSON, _ content: [JSON], _ indent: String) {
    let text = content.map { $0["text"]?.string ?? "" }.joined()
    let fence = text.contains("```") ? "~~~~" : "```"
    paragraph(fence + (node["attrs"]?["language"]?.string ?? "") + "\n" + text + "\n" + fence, indent)
  }

  private mutating func quote(_ content: [JSON], _ indent: String) {
    var inner = RichText()
    inner.blocks(content, indent: "")
    while inner.lines.last?.isEmpty == true { inner.lines.removeLast() }
    lines += inner.lines.map { indent + ($0.isEmpty ? ">" : "> " + $0) }
    lines.append("")
  }

  private mutating func table(_ rows: [JSON], _ indent: String) {
    for (place, row) in rows.enumerated() {
      let cells = (row["content"]?.elements ?? []).map(Self.cell)
      lines.append(indent + "| " + cells.joined(separator: " | ") + " |")
      if place == 0 { lines.append(indent + "|" + String(repeating: "---|", count: max(1, cells.count))) }
    }
    lines.append("")
  }

  private static func cell(_ node: JSON) -> String {
    var inner = RichText()
    inner.blocks(node["content"]?.elements ?? [], indent: "")
    return inner.lines.filter { !$0.isEmpty }.joined(separator: "<br>").replacing("|", with: "\\|")
  }
}

// Within a line.
extension RichText {
  private static let inlines: Set = [
    "text", "hardBreak", "mention", "emoji", "date", "status", "inlineCard", "inlineExtension", "mediaInline",
    "placeholder", "blockCard", "embedCard",
  ]

  private static func isInline(_ node: JSON) -> Bool { node["type"]?.string.map(inlines.contains) ?? false }

  private static func inline(_ nodes: [JSON]) -> String { nodes.map(words).joined() }

  private static func words(_ node: JSON) -> String {
    let attributes = node["attrs"]
    switch node["type"]?.string {
    case "text": return marked(node["text"]?.string ?? "", node["marks"]?.elements ?? [])
    case "hardBreak": return "\n"
    case "mention", "status", "placeholder": return attributes?["text"]?.string ?? ""
    case "emoji": return attributes?["text"]?.string ?? attributes?["shortName"]?.string ?? ""
    case "date": return attributes?["timestamp"]?.scalar.flatMap(day) ?? attributes?["timestamp"]?.scalar ?? ""
    case "inlineCard", "blockCard", "embedCard": return attributes?["url"]?.string ?? ""
    default: return inline(node["content"]?.elements ?? [])
    }
  }

  private static func marked(_ text: String, _ marks: [JSON]) -> String {
    guard !text.trimmed.isEmpty else { return text }
    return marks.reduce(text) { text, mark in
      switch mark["type"]?.string {
      case "strong": "**\(text)**"
      case "em": "*\(text)*"
      case "code": "`\(text)`"
      case "strike": "~~\(text)~~"
      case "link": mark["attrs"]?["href"]?.string.map { "[\(text)](\($0))" } ?? text
      default: text
      }
    }
  }

  /// Of milliseconds since 1970.
  private static func day(_ milliseconds: String) -> String? {
    Double(milliseconds).flatMap { abs($0) < 1e15 ? Stamp(secondsSince1970: Int($0 / 1000)).date.iso : nil }
  }
}

extension Payload {
  /// A text in that format, or plain; as Markdown.
  mutating func rich(_ name: String) -> String? {
    guard let json = peek(name), let markdown = RichText.markdown(json) else { return text(name) }
    skip(name)
    return markdown.isEmpty ? nil : markdown
  }
}
