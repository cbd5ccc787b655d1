/// Telling a place that nobody filled in from one that somebody did.
enum Blank {
  /// Whether a text is a form's blank, or one of the signs by which people say that they say nothing.
  static func isBlank(_ text: some StringProtocol) -> Bool {
    let view = Substring(text).trimmed
    let bytes = view.utf8
    let hasBracket = bytes.contains(UInt8(ascii: "["))
    if !hasBracket, !mayBeSign(bytes), !view.contains("__") { return false }
    let text = unmarked(view)
    if text.isEmpty { return true }
    if text.utf8.count > 120 { return isRule(text) }
    if text.utf8.count > 32, !hasBracket, !text.contains("__") { return false }
    let lower = text.lowercased()
    return signs.contains(lower) || isBracket(text) || isRule(text) || isPattern(lower)
  }

  /// Whether a text may be a blank by its length and its first signs: nearly all values are not.
  private static func mayBeSign(_ bytes: Substring.UTF8View) -> Bool {
    if bytes.count > 48 { return false }
    var rest = bytes
    while let first = rest.first, "*`_(".utf8.contains(first) { rest = rest.dropFirst() }
    guard let first = rest.first, let second = rest.dropFirst().first, first < 0x80, second < 0x80 else { return true }
    if (0x30...0x39).contains(first) { return false }
    guard (0x41...0x5A).contains(first & 0xDF) else { return true }
    return beginnings.contains(pair(first, second))
  }

  private static let beginnings = Set(
    signs.union(patterns).union(numbered).union(["none"]).map { sign in
      sign.utf8.dropFirst().first.map { pair(sign.utf8.first!, $0) } ?? 0
    })

  private static func pair(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first | 0x20) << 8 | UInt16(second | 0x20)
  }

  /// A blank of its own: the words that the place itself shows, or those of an example row.
  static func isBlank(_ text: some StringProtocol, like blank: String) -> Bool {
    isBlank(text) || (!blank.isEmpty && unmarked(text) == unmarked(blank))
  }

  /// In a table the name of a column is a blank too.
  static func isCell(_ text: String) -> Bool { isBlank(text) || columns.contains(unmarked(text).lowercased()) }

  private static let columns: Set<String> = [
    "name", "owner", "date", "status", "priority", "description", "event description", "action taken", "time", "event",
  ]

  /// "N/A", "TBD", "-": unescaped they read as absent.
  private static let signs: Set<String> = [
    "n/a", "na", "n.a.", "tbd", "tba", "tbc", "todo", "-", "--", "—", "–", "?", "??", "???", "$tbd", "p?", "...", "…",
    "_", "x", "@name",
    "☐", "☐ yes  ☐ no", "☐ yes ☐ no", "[ ]", "hh:mm", "hh:mm utc", "[hh:mm]", "yyyy-mm-dd", "yyyy-mm-dd hh:mm utc",
    "yyyy-mm-dd hh:mm", "not applicable",
  ]

  /// Without emphasis, and the white space around it.
  private static func unmarked(_ text: some StringProtocol) -> Substring {
    var view = Substring(text).trimmed
    while let first = view.utf8.first, first == UInt8(ascii: "*") || first == UInt8(ascii: "`"), view.utf8.count > 1,
      view.utf8.last == first
    {
      view = Substring(view.utf8.dropFirst().dropLast())
    }
    let ends = (view.utf8.first, view.utf8.last)
    if ends == (UInt8(ascii: "_"), UInt8(ascii: "_")) || ends == (UInt8(ascii: "("), UInt8(ascii: ")")) {
      let inner = Substring(view.utf8.dropFirst().dropLast()).lowercased()
      if signs.contains(inner) || inner == "none" { return "-" }
    }
    return view.trimmed
  }

  /// `[Name]`, `[$ or %]`, `$[X]`: one bracket that is no link and no box, perhaps with a sign around it.
  private static func isBracket(_ text: Substring) -> Bool {
    guard let open = text.firstIndex(of: "["), let close = text.lastIndex(of: "]"), open < close else { return false }
    let inside = text[text.index(after: open)..<close]
    if inside.contains("]") || inside.contains("[") {
      return inside.split(separator: "]").allSatisfy { $0.contains("[") } && isRow(text)
    }
    let around = text[..<open] + text[text.index(after: close)...]
    return !inside.trimmed.isEmpty && inside.lowercased() != "x"
      && around.allSatisfy { "$€%:.,* ✅⚠️🍀\u{FE0F}".contains($0) }
  }

  /// `[Name] - [Role]`: brackets with nothing but signs between them.
  private static func isRow(_ text: Substring) -> Bool {
    var depth = 0
    for character in text {
      if character == "[" {
        depth += 1
      } else if character == "]" {
        depth -= 1
      } else if depth == 0, !" -–—:,→*".contains(character) {
        return false
      }
    }
    return depth == 0
  }

  /// `_____`, `$____`, `____%`, `_____ min`.
  private static func isRule(_ text: Substring) -> Bool {
    guard text.contains("__") else { return false }
    let rest = text.filter { $0 != "_" && $0 != "$" && $0 != "%" && !$0.isWhitespace }
    return ["", "min", "ms", "minutes", "hours", "(time)"].contains(rest.lowercased())
  }

  /// `X minutes`, `X hours Y minutes`, `$X`, `SEV-X`, `+/- X`, `INC-YYYY-NNNN`.
  private static func isPattern(_ lower: String) -> Bool {
    patterns.contains(lower)
      || numbered.contains {
        lower.hasPrefix($0) && lower.dropFirst($0.count).allSatisfy(\.isNumber)
      }
  }

  private static let numbered: Set<String> = ["feature ", "suggestion ", "description of impact"]

  private static let patterns: Set<String> = [
    "x minutes", "x min", "x hours", "x hours y minutes", "x hours y min", "x users", "x%", "$x", "$x estimated",
    "$x lost / delayed", "$x or n/a", "x minutes breach", "sev-x", "+/- x", "inc-yyyy-nnnn", "incident-yyyy-mm-dd-xxx",
    "x false positives", "p0 / p1 / p2 / p3 / p4", "draft | in review | final", "low / medium / high",
    "none / partial / significant", "start time to end time", "incident-xxx", "incident-yyyy",
  ]

  /// Puts a backslash before a value that would read as a blank, or as an escaped one.
  static func escape(_ text: String) -> String {
    isBlank(text.drop { $0 == "\\" }) && !text.isEmpty ? "\\" + text : text
  }

  static func unescape(_ text: String) -> String {
    text.first == "\\" && isBlank(text.drop { $0 == "\\" }) ? String(text.dropFirst()) : text
  }
}
