/// What people write around the words of an action: "fix it @ann [detect] (DONE)", "… Owner: @bo".
struct ActionPhrase {
  private(set) var text: String
  private(set) var owner: String?
  private(set) var status: String?
  private(set) var category: String?
  private(set) var priority: String?
  /// "(OPS-145)", "#3497" at the end.
  private(set) var ticket: String?

  init(_ said: String) {
    text = said
    takeNumber()
    takeStatus()
    takeBrackets()
    takeHandle()
    findTicket()
  }

  private mutating func findTicket() {
    guard let last = text.split(separator: " ").last?.filter({ !"()[].,`".contains($0) }) else { return }
    let letters = last.prefix { $0.isASCII && $0.isUppercase }
    let isKey =
      letters.count > 1 && last.dropFirst(letters.count).first == "-"
      && last.dropFirst(letters.count + 1).allSatisfy(\.isNumber)
    let isNumber = last.first == "#" && last.count > 1 && last.dropFirst().allSatisfy(\.isNumber)
    if isKey && last.last != "-" || isNumber { ticket = String(last) }
  }

  /// "2) Better alerting", "AI-3"? The number of a heading is its place.
  private mutating func takeNumber() {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < 4,
      [") ", ". "].contains(where: { text.dropFirst(digits.count).hasPrefix($0) })
    else { return }
    text = String(text.dropFirst(digits.count + 2))
  }

  /// "(DONE)", "[DONE]", "✅" before or behind the words.
  private mutating func takeStatus() {
    for (open, close) in [("(", ")"), ("[", "]"), ("**[", "]**"), ("**(", ")**")] {
      if text.hasSuffix(close), let at = text.lastRange(of: open), at.lowerBound > text.startIndex,
        let found = StatusText.read(String(text[at.upperBound...].dropLast(close.count))), found.rest.isEmpty
      {
        status = String(text[at.upperBound...].dropLast(close.count))
        text = String(text[..<at.lowerBound].trimmed)
      } else if text.hasPrefix(open), let at = text.range(of: close), !text[at.upperBound...].hasPrefix("("),
        let found = StatusText.read(String(text[..<at.lowerBound].dropFirst(open.count))), found.rest.isEmpty
      {
        status = String(text[..<at.lowerBound].dropFirst(open.count))
        text = String(text[at.upperBound...].trimmed)
      }
    }
    for mark in ["✅", "☑️", "☑", "✔️", "✔", "✓"] where text.hasPrefix(mark) || text.hasSuffix(mark) {
      status = status ?? "done"
      text =
        text.hasPrefix(mark) ? String(text.dropFirst(mark.count).trimmed) : String(text.dropLast(mark.count).trimmed)
    }
    let word = text.prefix(4).lowercased()
    for sign in [": ", " - "] where ["done", "todo"].contains(word) && text.dropFirst(4).hasPrefix(sign) {
      status = word
      text = String(text.dropFirst(4 + sign.count))
    }
  }

  /// "[detect]" behind the words: what the action is good for; "[Priority: High]" stays for the row to read.
  private mutating func takeBrackets() {
    guard text.hasSuffix("]"), let open = text.lastIndex(of: "[") else { return }
    let inside = text[text.index(after: open)...].dropLast()
    let before = String(text[..<open].trimmed)
    if let priority = Self.priority(inside) {
      (self.priority, text) = (priority, before)
    } else if let word = ActionCategories.words.word(inside) {
      (category, text) = (word.id, before)
    } else if inside.count < 20, inside.allSatisfy({ $0.isLowercase }),
      before.split(separator: " ").last?.contains("@") == true
    {
      (category, text) = (String(inside), before)
    }
  }

  /// "Priority: High", "P1", "high".
  private static func priority(_ text: Substring) -> String? {
    let bare = text.trimmed
    if let colon = bare.firstIndex(of: ":"), ["priority", "prio"].contains(bare[..<colon].lowercased()) {
      return String(bare[bare.index(after: colon)...].trimmed)
    }
    return ["high", "medium", "low", "critical"].contains(bare.lowercased()) ? String(bare) : nil
  }

  /// "`@dma`" at the end, "Owner: @bo".
  private mutating func takeHandle() {
    if let at = text.range(ofIgnoringCase: "owner:") ?? text.range(ofIgnoringCase: "owners:")
      ?? text.range(ofIgnoringCase: "assignee:"),
      at.lowerBound > text.startIndex
    {
      let name = text[at.upperBound...].trimmed.prefix { !",;.)]|\n".contains($0) }.trimmed
      let rest = text[at.upperBound...].drop { $0 == " " }.dropFirst(name.count)
      guard !name.isEmpty, name.utf8.count < 60 else { return }
      owner = Sections.plain(String(name).replacing("`", with: "").replacing("*", with: ""))
      var before = text[..<at.lowerBound].trimmed
      let isBold = before.hasSuffix("**") || before.hasSuffix("** -") || before.hasSuffix("** –")
      while let sign = before.last, "*([-–—|,;_".contains(sign) { before = before.dropLast().trimmed }
      if isBold { before = (String(before) + "**")[...] }
      text = (String(before) + " " + rest.drop { "*)].;,_ ".contains($0) }).trimmed.description
      return
    }
    let words = text.split(separator: " ")
    if let first = words.first, first.hasPrefix("@"), words.count > 2 {
      let name = first.filter { !":,".contains($0) }
      if first.hasSuffix(":") || ["will", "to", "-", "–", "—"].contains(words[1]) {
        owner = String(name)
        if first.hasSuffix(":") { text = words.dropFirst().joined(separator: " ") }
        return
      }
    }
    guard words.count > 2, let last = words.last else { return }
    let bare = last.filter { !"`()[].".contains($0) }
    guard bare.hasPrefix("@"), bare.count > 2,
      bare.dropFirst().allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) })
    else { return }
    owner = String(bare)
    text = words.dropLast().joined(separator: " ")
    while let sign = text.last, "-–—(,".contains(sign) || sign == " " { text.removeLast() }
  }
}
