import Debrief

/// Text that was copied out of a word processor: its lists have signs of their own, behind tabs that would make code of
/// them.
enum PastedText {
  private static let bullets: Set<Character> = ["•", "●", "▪", "◦", "‣", "⁃", "○"]

  /// The same with lists as Markdown has them; other text as it is.
  static func markdown(_ text: String) -> String {
    guard text.contains(where: bullets.contains) else { return text }
    var lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    let items = lines.map(item)
    let depths = items.compactMap { $0?.depth }
    // One or two may be anything.
    guard depths.count > 2, let least = depths.min() else { return text }
    for (place, found) in items.enumerated() {
      if let found {
        let indent = String(repeating: "  ", count: found.depth - least)
        lines[place] = "\(indent)\(found.sign) \(lines[place][found.words...])"[...]
      } else if lines[place].trimmed == "⸻", place > 0, lines[place - 1].trimmed.isEmpty {
        lines[place] = "---"
      }
    }
    return lines.joined(separator: "\n")
  }

  /// `<tab>•<tab>words`, `<tab>1.<tab>words`.
  private static func item(_ line: Substring) -> (depth: Int, sign: String, words: Substring.Index)? {
    let body = line.drop { $0 == " " || $0 == "\t" }
    let indent = line[..<body.startIndex]
    let depth = max(indent.count { $0 == "\t" }, indent.count / 4)
    let digits = body.prefix { $0.isASCII && $0.isNumber }
    var rest = body.dropFirst(max(1, digits.count))
    let sign: String
    if let first = body.first, bullets.contains(first) {
      sign = "-"
    } else if !digits.isEmpty, digits.count < 4, !indent.isEmpty, rest.hasPrefix(".\t") {
      (sign, rest) = (digits + ".", rest.dropFirst())
    } else {
      return nil
    }
    guard let space = rest.first, space == " " || space == "\t" else { return nil }
    return (depth, sign, rest.drop { $0 == " " || $0 == "\t" }.startIndex)
  }
}
