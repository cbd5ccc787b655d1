// Questions with their answers.

extension Assembly {
  /// "Why …? answer" on one line; "← ROOT CAUSE" in it marks the last.
  mutating func why(_ capture: Capture, _ slot: Slot) -> Bool {
    guard let element = capture.element, elements[element]["answer"] == nil else { return false }
    if let found = Self.labelledQuestion(capture.text, form.scopes[scopes[element]].list) {
      texts[element].append(capture.text)
      for (field, text) in found {
        guard let lens = field.lens, let json = reader.read(text, lens, slot).json else { continue }
        set(json, [field.name], capture)
      }
      return true
    }
    guard let (question, answer) = Self.question(Self.unnumbered(capture.text, "Q")) else { return false }
    texts[element].append(capture.text)
    set(.string(question), ["question"], capture)
    let (words, isRoot) = Self.rootCause(Self.answer(answer))
    if !Blank.isBlank(words) { set(.string(words), ["answer"], capture) }
    if isRoot { elements[element]["rootCause"] = true }
    return true
  }

  /// "Does the vendor pay? Owner: Ann Due: 5 June".
  static func labelledQuestion(_ text: String, _ list: [String]) -> [(
    field: (name: String, lens: Lens?), text: String
  )]? {
    guard let shape = Catalogue.element(of: list), shape.field("owner") != nil else { return nil }
    let values = FreeRow(text, shape).values.filter { ["question", "owner", "due"].contains($0.field) }
    guard values.count > 1, values.contains(where: { $0.field == "question" }) else { return nil }
    return values.map { ((name: $0.field, lens: shape.field($0.field)?.lens), $0.text) }
  }

  /// Without the word that says that it is one.
  static func answer(_ text: String) -> String {
    for word in ["Answer: ", "Ans.: "] where text.hasPrefix(word) { return String(text.dropFirst(word.count)) }
    return unnumbered(text, "A")
  }

  /// "Q1: Why …?", "A: Because …" without what counts them.
  private static func unnumbered(_ text: String, _ letter: Character) -> String {
    guard text.first == letter else { return text }
    let rest = text.dropFirst().drop { $0.isNumber }
    return rest.hasPrefix(": ") || rest.hasPrefix(". ") ? String(rest.dropFirst(2)) : text
  }

  /// A question, and the answer behind its mark.
  static func question(_ text: String) -> (String, answer: String)? {
    let signs: Set<Character> = ["*", " ", "\n", "-", "–", "→", ":"]
    var mark = text.startIndex
    while let at = text[mark...].firstIndex(of: "?") {
      mark = text.index(after: at)
      if mark < text.endIndex, signs.contains(text[mark]) { break }
    }
    guard mark > text.startIndex, mark < text.endIndex, text[text.index(before: mark)] == "?" else { return nil }
    let answer = text[mark...].drop { signs.contains($0) }
    guard signs.contains(text[mark]), answer.contains(where: \.isLetter) else { return nil }
    return (String(text[..<mark]).replacing("**", with: "").trimmed, String(answer))
  }

  static func rootCause(_ text: String) -> (String, Bool) {
    let bare = text.drop { "* ".contains($0) }
    if let mark = bare.range(ofIgnoringCase: "root cause:"), mark.lowerBound == bare.startIndex {
      return (String(bare[mark.upperBound...].drop { "* ".contains($0) }), true)
    }
    if let mark = text.range(ofIgnoringCase: "(root cause)"),
      text[mark.upperBound...].allSatisfy({ "*. ".contains($0) })
    {
      var before = text[..<mark.lowerBound].trimmed
      while before.last == "*" { before = before.dropLast().trimmed }
      return (String(before), true)
    }
    guard let mark = text.range(of: "←"),
      let words = text[mark.upperBound...].range(ofIgnoringCase: "root cause")
    else { return (text, false) }
    var rest = text[words.upperBound...].drop { "*: ".contains($0) }.trimmed
    if rest.hasPrefix(":") { rest = rest.dropFirst().trimmed }
    let before = text[..<mark.lowerBound].trimmed
    return ([String(before), String(rest)].filter { !$0.isEmpty && $0 != "**" }.joined(separator: " "), true)
  }
}
