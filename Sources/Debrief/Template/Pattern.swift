/// Splits the text of one line into the values of its slots, at the words between them.
struct Pattern {
  let slots: [Slot]

  /// The lens of a slot, for those that know by themselves where they end.
  private func lens(_ slot: Int) -> Lens? { slots[slot].lens }

  /// What each slot takes of the text; a slot that gets nothing is left out.
  func match(_ bits: [Form.Bit], _ text: String) -> [(slot: Int, text: String)] {
    var text = text
    var bits = bits
    strip(&bits, &text)
    var aside: [Int] = []
    var separators: [String] = []
    var main: [Int] = []
    var between = ""
    for bit in bits {
      switch bit {
      case .words(let words): between += words
      case .slot(let index) where [.also, .flag].contains(slots[index].kind) || slots[index].has("prefix"):
        aside.append(index)
      case .slot(let index):
        if !main.isEmpty { separators.append(between) }
        main.append(index)
        between = ""
      }
    }
    var found = asides(aside, &text)
    found += split(text, main, separators).map { ($0.slot, unescape($0.text, separators)) }
    return found
  }

  /// Takes the template's own words off both ends.
  private func strip(_ bits: inout [Form.Bit], _ text: inout String) {
    if case .words(let words)? = bits.first {
      bits.removeFirst()
      text = Self.drop(words, from: text)
    }
    if case .words(let words)? = bits.last {
      bits.removeLast()
      text = Self.dropLast(words, from: text)
      // The bracket that the last words close was opened by the label.
      if words.hasPrefix(")"), text.hasPrefix("(") { text = String(text.dropFirst()).trimmed }
    }
  }

  private static func drop(_ words: String, from text: String) -> String {
    var rest = text[...]
    for character in words where !character.isWhitespace {
      rest = rest.drop { $0.isWhitespace }
      guard let first = rest.first, first.lowercased() == character.lowercased() else {
        return words.contains { $0.isLetter } ? text : String(rest)
      }
      rest = rest.dropFirst()
    }
    return String(rest).trimmed
  }

  private static func dropLast(_ words: String, from text: String) -> String {
    var rest = text[...]
    for character in words.reversed() where !character.isWhitespace {
      while rest.last?.isWhitespace == true { rest.removeLast() }
      guard let last = rest.last, last.lowercased() == character.lowercased() else {
        return words.contains { $0.isLetter } ? text : String(rest)
      }
      rest = rest.dropLast()
    }
    return String(rest).trimmed
  }

  // MARK: - What stands at an edge

  private func asides(_ aside: [Int], _ text: inout String) -> [(slot: Int, text: String)] {
    var found: [(slot: Int, text: String)] = []
    for index in aside {
      switch slots[index].kind {
      case .flag: if takeFlag(slots[index].blank, &text) { found.append((index, "yes")) }
      case .also: if let inside = takeBrackets(slots[index], &text) { found.append((index, inside)) }
      default: if let prefix = takePrefix(index, &text) { found.append((index, prefix)) }
      }
    }
    return found
  }

  private func takeFlag(_ words: String, _ text: inout String) -> Bool {
    let key = Wording.full(words)
    guard let mark = text.range(of: "←") ?? text.range(of: "<-"), Wording.full(text[mark.upperBound...]) == key else {
      return false
    }
    var rest = text[..<mark.lowerBound].trimmed
    while rest.last == "*" || rest.last?.isWhitespace == true { rest.removeLast() }
    text = String(rest)
    return true
  }

  /// `(P2, in progress)` at the end, when every part of it is a choice of one of the fields.
  private func takeBrackets(_ slot: Slot, _ text: inout String) -> String? {
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return nil }
    let inside = text[text.index(after: open)..<text.index(before: text.endIndex)]
    let parts = inside.split(separator: ",").map { String($0).trimmed }
    guard !parts.isEmpty, parts.allSatisfy({ part in fields(of: slot).contains { known(part, $0) } }) else {
      return nil
    }
    if open > text.startIndex, text[text.index(before: open)] == "\\" { return nil }
    text = String(text[..<open]).trimmed
    return String(inside)
  }

  func fields(of slot: Slot) -> [FieldShape] {
    slot.options.compactMap { slot.shape?.field($0) }
  }

  func known(_ part: String, _ field: FieldShape) -> Bool {
    guard case .choice(let words) = field.lens else { return false }
    return words.word(part) != nil
  }

  /// `Prevention: text`.
  private func takePrefix(_ index: Int, _ text: inout String) -> String? {
    guard case .choice(let words)? = lens(index), let colon = text.firstIndex(of: ":") else { return nil }
    let head = String(text[..<colon])
    guard let word = words.word(head) else { return nil }
    text = String(text[text.index(after: colon)...]).trimmed
    return word.id
  }

  // MARK: - What stands between

  private func split(_ text: String, _ main: [Int], _ separators: [String]) -> [(slot: Int, text: String)] {
    guard let first = main.first else { return [] }
    if main.count == 1 { return [(first, text)] }
    if separators.allSatisfy({ $0.contains { $0.isLetter } }) { return labelled(text, main, separators) }
    // A value that is left out leaves its separator out too.
    for i in separators.indices {
      let (head, rest) = cut(text, first, separators[i])
      if let rest { return [(first, head)] + split(rest, Array(main[(i + 1)...]), Array(separators[(i + 1)...])) }
    }
    return [(lone(first, main, text), text)]
  }

  /// Where only one value is there and the first slot wants a time, it belongs to the next.
  private func lone(_ first: Int, _ main: [Int], _ text: String) -> Int {
    if case .moment? = lens(first), TimeReader.leading(text) == nil { return main[1] }
    return first
  }

  private func cut(_ text: String, _ slot: Int, _ separator: String) -> (String, String?) {
    if case .moment? = lens(slot) {
      if let end = TimeReader.leading(text) ?? TimeReader.leadingBlank(text) {
        var rest = text[end...].drop { $0 == "*" }.trimmed
        if let sign = rest.first, "-–—:,|".contains(sign) { rest = rest.dropFirst().trimmed }
        return (String(text[..<end]).trimmed, String(rest))
      }
      return (text, nil)
    }
    if separator.contains(where: \.isLetter) {
      if let at = Self.find(separator, in: text, last: true) {
        return (Self.closed(text[..<at.lowerBound], separator), String(text[at.upperBound...]).trimmed)
      }
      return (text, nil)
    }
    for variant in Self.variants(separator) {
      var from = text.startIndex
      while let at = text[from...].range(of: variant) {
        if at.lowerBound == text.startIndex || text[text.index(before: at.lowerBound)] != "\\" {
          return (String(text[..<at.lowerBound]).trimmed, String(text[at.upperBound...]).trimmed)
        }
        from = at.upperBound
      }
    }
    if separator.contains("→"), let mark = text.range(of: "? ") {
      return (String(text[..<mark.upperBound]).trimmed, String(text[mark.upperBound...]).trimmed)
    }
    return (text, nil)
  }

  /// Values with labels between them, in any order: `action - Due: day - Owner: name`.
  private func labelled(_ text: String, _ main: [Int], _ separators: [String]) -> [(slot: Int, text: String)] {
    var marks: [(slot: Int, range: Range<String.Index>, separator: String)] = []
    for (separator, slot) in zip(separators, main.dropFirst()) {
      if let range = Self.find(separator, in: text, last: true) { marks.append((slot, range, separator)) }
    }
    marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    var found: [(slot: Int, text: String)] = []
    let head = marks.first.map { Self.closed(text[..<$0.range.lowerBound], $0.separator) } ?? text
    found.append((main[0], head))
    for (i, mark) in marks.enumerated()
    where i + 1 == marks.count || marks[i + 1].range.lowerBound >= mark.range.upperBound {
      let end = i + 1 < marks.count ? marks[i + 1].range.lowerBound : text.endIndex
      let value = Self.closed(text[mark.range.upperBound..<end], i + 1 < marks.count ? marks[i + 1].separator : "")
      found.append((mark.slot, value))
    }
    return found
  }

  /// The value before a label: without the signs and words that belong to the label.
  private static func closed(_ text: Substring, _ separator: String) -> String {
    var rest = text.trimmed
    if let open = separator.firstIndex(of: "("), let close = separator.firstIndex(of: ")") {
      let aside = separator[open...close]
      if rest.lowercased().hasSuffix(aside.lowercased()) { rest = rest.dropLast(aside.count).trimmed }
    }
    if let last = rest.last, "-–—,;·|(".contains(last), !separator.isEmpty, !Numbered.ends(rest) {
      rest = rest.dropLast().trimmed
    }
    if rest.last == ")", !rest.contains("(") { rest = rest.dropLast().trimmed }
    // The emphasis of the labels around it.
    while rest.hasPrefix("**"), !rest.dropFirst(2).contains("**") { rest = rest.dropFirst(2).trimmed }
    while rest.hasSuffix("**"), !rest.dropLast(2).contains("**") { rest = rest.dropLast(2).trimmed }
    return String(rest)
  }

  /// Finds a separator's words, with its colon, where no backslash stands before them.
  static func find(_ separator: String, in text: String, last: Bool) -> Range<String.Index>? {
    let core = core(separator)
    var found: Range<String.Index>?
    var from = text.startIndex
    while let at = text[from...].range(ofIgnoringCase: core) {
      let before = at.lowerBound == text.startIndex ? " " : text[text.index(before: at.lowerBound)]
      if before != "\\", !before.isLetter, !before.isNumber {
        found = at
        if !last { return at }
      }
      from = text.index(after: at.lowerBound)
    }
    return found
  }

  /// " - Owner:" → "Owner:"; "(Team Lead) Date:" → "Date:"; " by " → "by ".
  static func core(_ separator: String) -> String {
    var words = separator.trimmed[...]
    if let close = words.lastIndex(of: ")"), words.index(after: close) < words.endIndex,
      words[words.index(after: close)...].contains(where: \.isLetter)
    {
      words = words[words.index(after: close)...].trimmed
    }
    while let first = words.first, !first.isLetter, first != "(" { words = words.dropFirst() }
    return words.contains(":") ? String(words) : String(words) + " "
  }

  /// How people write the same sign.
  static func variants(_ separator: String) -> [String] {
    if separator.contains("→") { return [" → ", "→", " -> ", " => "] }
    if separator.contains(":") { return [": "] }
    if separator.contains("-") { return [" - ", " – ", " — "] }
    return [separator]
  }

  /// Puts a backslash before each of a line's separators that stands in a value.
  static func escape(_ text: String, _ separators: [String]) -> String {
    var text = text
    for separator in separators {
      for mark in marks(separator) { text = text.replacing(mark, with: escaped(mark)) }
    }
    return text
  }

  private func unescape(_ text: String, _ separators: [String]) -> String {
    guard text.contains("\\") else { return text }
    var text = text
    for separator in separators.reversed() {
      for mark in Self.marks(separator).reversed() { text = text.replacing(Self.escaped(mark), with: mark) }
    }
    return text
  }

  private static func marks(_ separator: String) -> [String] {
    if separator.contains(where: \.isLetter) { return [core(separator)] }
    return separator.contains("→") ? ["→", "->", "=>"] : variants(separator)
  }

  private static func escaped(_ mark: String) -> String {
    guard let first = mark.firstIndex(where: { !$0.isWhitespace }) else { return mark }
    return String(mark[..<first]) + "\\" + String(mark[first...])
  }
}
