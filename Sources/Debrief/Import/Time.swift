/// A text that begins with a time.
struct Time {
  let text: String
  let rest: String
  /// Whether it names a day and no time of it.
  let isDay: Bool

  init?(_ text: String) {
    // No time is longer, whatever follows it.
    let line = text.prefix { $0 != "\n" }.prefix(160)
    let bare = Self.unmarked(Self.pointed(String(line)))
    guard let first = bare.text.unicodeScalars.first,
      first.properties.isAlphabetic || "0123456789~≈".unicodeScalars.contains(first),
      let (said, _, tail) = TimeReader.read(bare.text),
      said.clock != nil || said.date != nil || said.monthDay != nil
    else { return nil }
    let isMarked = bare.isMarked || tail.isEmpty || Self.signs.contains { tail.hasPrefix($0) }
    let isClock = said.clock != nil
    // "May 31 was quiet" and "2 pm was too late" are sentences.
    guard isClock || isMarked || said.date != nil && !tail.hasPrefix(",") || Self.isApart(tail) else { return nil }
    let length = bare.text.count - tail.count
    self.text = String(bare.text.prefix(length)).trimmed.replacing("*", with: "")
    var rest = tail
    while let sign = rest.first, "-–—:|,*`_]).>→ ".contains(sign) { rest = String(rest.dropFirst()) }
    if bare.isMarked { rest = Self.balanced(rest) }
    self.rest = rest + text.dropFirst(line.count)
    isDay = !isClock
  }

  /// With a word such as "Update" before the time.
  init?(dated text: String) {
    if let time = Time(text) {
      self = time
      return
    }
    let first = text.prefix { $0 != " " && $0 != ":" }
    guard Self.updates.contains(Wording.key(first)),
      let time = Time(String(text.dropFirst(first.count).drop { ": –-(".contains($0) }))
    else { return nil }
    self = time
  }

  /// "Second deploy (07:10)": a time that closes a title, whose words are the rest.
  init?(closing title: String) {
    guard let last = title.last, ")）".contains(last), let open = title.lastIndex(where: { "(（".contains($0) }),
      let said = TimeReader.read(title[title.index(after: open)...].dropLast().replacing("頃", with: "")),
      said.said.clock != nil, said.rest.isEmpty
    else { return nil }
    text = String(title[title.index(after: open)...].dropLast())
    rest = String(title[..<open].trimmed)
    isDay = false
    if rest.isEmpty { return nil }
  }

  private static let updates: Set<String> = [
    "update", "updated", "nachtrag", "stand", "edit", "actualización", "atualização", "更新", "追記",
  ]

  private static let signs = ["-", "–", "—", ":", "|", "→", ">", ")", "]", "*", "`", "_", ","]

  private static func isApart(_ tail: String) -> Bool { tail.first?.isUppercase ?? true }

  /// "15.03 alerts for errors", "0251: wrong block": a time of two or four digits each before words.
  private static func pointed(_ line: String) -> String {
    let digits = line.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let bare = digits.filter(\.isNumber)
    let rest = line.dropFirst(digits.count)
    guard bare.count == 4, let value = Int(bare), value / 100 < 24, value % 100 < 60 else { return line }
    let isDotted = digits.count == 5 && digits.dropFirst(2).first == "." && rest.first == " "
    let isPlain = digits.count == 4 && rest.hasPrefix(":") && rest.dropFirst().first == " "
    guard isDotted && rest.contains(where: \.isLetter) || isPlain else { return line }
    return bare.prefix(2) + ":" + bare.suffix(2) + rest
  }

  private struct Bare {
    var text: String
    var isMarked = false
  }

  /// Without a list's mark, emphasis, code and brackets around the time.
  private static func unmarked(_ line: String) -> Bare {
    var bare = Bare(text: ListText.unmarked(line.trimmed.description))
    while let sign = bare.text.first, "*`_[(".contains(sign) {
      bare.text.removeFirst()
      bare.isMarked = true
    }
    // The first sign that closes what stood around the time; "(UTC)" stands within it.
    var depth = 0
    let closing = bare.text.firstIndex { sign in
      if sign == "(" { depth += 1 }
      if sign == ")", depth > 0 {
        depth -= 1
        return false
      }
      return "*`_])".contains(sign)
    }
    guard bare.isMarked, let end = closing else { return bare }
    let inside = bare.text[..<end]
    let behind = bare.text[end...].drop { "*`_])".contains($0) }
    guard inside.count < 60, TimeReader.read(String(inside.trimmed)) != nil else { return bare }
    let isApart = behind.first.map { " :".contains($0) } ?? true
    bare.text = inside + (isApart ? "" : " ") + behind
    return bare
  }

  private static func balanced(_ rest: String) -> String {
    let marks = rest.split(separator: "**", omittingEmptySubsequences: false).count - 1
    return marks == 1 && rest.hasSuffix("**") ? String(rest.dropLast(2)) : rest
  }
}
