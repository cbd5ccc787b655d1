import Debrief

/// Markdown written so that the reader of it gives the same words back.
enum MarkdownText {
  /// Words within a line: what would be a mark of Markdown is escaped, and nothing else.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { specials.contains($0) }) else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 16)
    for (index, byte) in bytes.enumerated() {
      let before = index > 0 ? bytes[index - 1] : edge
      let after = index + 1 < bytes.count ? bytes[index + 1] : edge
      if specials.contains(byte), isMark(byte, before, after, bytes, index) { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static let specials = Set("\\*_`[<&~]".utf8)
  private static let space = UInt8(ascii: " ")
  /// What may stand beside the words is no space.
  private static let edge = UInt8(ascii: "!")

  private static func isMark(_ byte: UInt8, _ before: UInt8, _ after: UInt8, _ bytes: [UInt8], _ index: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"): isPunctuation(after)
    case UInt8(ascii: "*"): !isSpace(before) || !isSpace(after)
    case UInt8(ascii: "_"): !(isWord(before) && isWord(after)) && !(isSpace(before) && isSpace(after))
    case UInt8(ascii: "`"): true
    case UInt8(ascii: "]"): after == UInt8(ascii: "(") || after == UInt8(ascii: "[") || after == UInt8(ascii: ":")
    case UInt8(ascii: "["): after == UInt8(ascii: "^")
    case UInt8(ascii: "<"): isLetter(after) || "/!?".utf8.contains(after)
    case UInt8(ascii: "~"): after == byte || before == byte
    case UInt8(ascii: "&"): isEntity(bytes[(index + 1)...])
    default: false
    }
  }

  private static func isEntity(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, first == UInt8(ascii: "#") || isLetter(first) else { return false }
    return rest.dropFirst().prefix(32).first { !isLetter($0) && !isDigit($0) } == UInt8(ascii: ";")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == space || (0x09...0x0D).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !isLetter(byte) && !isDigit(byte)
  }

  /// Lines of a paragraph: what would begin another block is escaped. A list that somebody typed with dashes or numbers
  /// stays one.
  static func paragraph(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      let line = line.drop { $0 == " " || $0 == "\t" }
      return beginsBlock(line) ? "\\" + line : String(bullet(line))
    }.joined(separator: "  \n")
  }

  /// The same for lines that the author broke anywhere.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      let line = line.drop { $0 == " " || $0 == "\t" }
      return beginsBlock(line) ? "\\" + line : String(line)
    }.joined(separator: "\n")
  }

  /// `14:05` somewhere in a text.
  static func hasClock(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    let minutes = text[text.index(after: colon)...].prefix(2)
    return text[..<colon].last?.isNumber == true && minutes.count == 2 && minutes.allSatisfy(\.isNumber)
  }

  /// A bullet as word processors type it is one of Markdown's.
  private static func bullet(_ line: Substring) -> Substring {
    guard let first = line.first, "•▪◦‣·".contains(first), line.dropFirst().first?.isWhitespace == true else {
      return line
    }
    return "- " + line.dropFirst(2)
  }

  private static func beginsBlock(_ line: Substring) -> Bool {
    switch line.first {
    case "#": return line.drop { $0 == "#" }.first.map { $0 == " " } ?? true
    case ">", "<": return line.first == ">"
    case "=": return line.allSatisfy { $0 == "=" || $0 == " " }
    case "-", "_", "*":
      return line.allSatisfy { $0 == line.first || $0 == " " } || isAlignment(line)
    case "+": return line.hasPrefix("+++")
    case "|", ":": return isAlignment(line)
    case "~": return line.hasPrefix("~~~")
    default: return false
    }
  }

  /// As below the names of a table's columns.
  private static func isAlignment(_ line: Substring) -> Bool {
    line.contains("|") && line.contains("-") && line.allSatisfy { "|-: ".contains($0) }
  }

  /// Code with a fence that nothing in it closes.
  static func fence(_ code: String, _ language: String = "") -> String {
    var longest = 2
    var run = 0
    for byte in code.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let marks = String(repeating: "`", count: longest + 1)
    let word = language.prefix { !$0.isWhitespace && $0 != "`" }
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let body = lines.reversed().drop { $0.isEmpty }.reversed().drop { $0.isEmpty }
    return ([marks + word] + body + [marks]).joined(separator: "\n")
  }

  /// Code within a line.
  static func code(_ text: String) -> String {
    let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard !text.isEmpty else { return "" }
    guard text.contains("`") else { return "`\(text)`" }
    var marks = "``"
    while text.contains(marks) { marks += "`" }
    return "\(marks) \(text) \(marks)"
  }

  /// A link, or its words where it leads nowhere.
  static func link(_ words: String, to address: String) -> String {
    guard let target = target(address) else { return words }
    let words = words.isEmpty ? escaped(address) : words
    return "[\(words)](\(target))"
  }

  static func image(_ words: String, at address: String) -> String {
    target(address).map { "![\(words.replacing("]", with: "\\]"))](\($0))" } ?? words
  }

  private static func target(_ address: String) -> String? {
    let address = address.filter { !$0.isNewline }
    guard !address.isEmpty, address.utf8.count < 4096 else { return nil }
    let isPlain = !address.contains { $0.isWhitespace || "()<>".contains($0) }
    return isPlain ? address : "<" + address.replacing("<", with: "%3C").replacing(">", with: "%3E") + ">"
  }

  /// Words of a line within marks, with the space around them outside.
  static func marked(_ text: String, _ open: String, _ close: String) -> String {
    let body = text.drop(while: \.isWhitespace)
    guard let last = body.lastIndex(where: { !$0.isWhitespace }) else { return text }
    let core = body[...last]
    guard !core.contains("\n") else {
      let lines = core.split(separator: "\n", omittingEmptySubsequences: false).map { marked(String($0), open, close) }
      return lines.joined(separator: "\n")
    }
    let before = text[..<body.startIndex]
    let after = body[body.index(after: last)...]
    return before + open + core + close + after
  }

  /// An item of a list: every line but the first behind as many spaces as the marker has signs. A list within follows
  /// right below.
  static func item(_ marker: String, _ blocks: [String]) -> String {
    var text = ""
    for block in blocks { text += (text.isEmpty ? "" : isList(block) ? "\n" : "\n\n") + block }
    return indented(text, by: marker.count, first: marker)
  }

  static func indented(_ text: String, by count: Int, first: String? = nil) -> String {
    let space = String(repeating: " ", count: count)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      index == 0 ? (first ?? space) + line : line.isEmpty ? "" : space + line
    }.joined(separator: "\n")
  }

  static func areBullets(_ blocks: String...) -> Bool { blocks.allSatisfy { $0.hasPrefix("- ") } }

  static func isList(_ block: String) -> Bool {
    let line = block.drop { $0 == " " }
    if line.hasPrefix("- ") { return true }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ")
  }

  static func quote(_ blocks: [String]) -> String {
    blocks.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
  }

  static func heading(_ level: Int, _ text: String) -> String {
    var words = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    if words.last == "#" { words = words.dropLast() + "\\#" }
    return String(repeating: "#", count: min(6, max(1, level))) + " " + words
  }

  /// - Parameter rows: the first is the names of the columns; cells are Markdown of any number of lines.
  static func table(_ rows: [[String]]) -> String {
    let columns = min(128, rows.map(\.count).max() ?? 0)
    guard columns > 0 else { return "" }
    var lines = rows.map { row in "| " + row.prefix(columns).map(cell).joined(separator: " | ") + " |" }
    if let header = rows.first, header.count < columns {
      let padded = header + [String](repeating: "", count: columns - header.count)
      lines[0] = "| " + padded.map(cell).joined(separator: " | ") + " |"
    }
    lines.insert("|" + String(repeating: " --- |", count: columns), at: 1)
    return lines.joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      var line = line.drop { $0 == " " }
      while line.last == " " || line.last == "\\" && !line.hasSuffix("\\\\") { line = line.dropLast() }
      return String(line)
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "<br>").replacing("|", with: "\\|")
  }
}
