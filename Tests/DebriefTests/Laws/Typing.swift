import Chance

@testable import Debrief

/// Somebody types words into a document, each of them new, wherever people type.
struct Typing {
  enum Way: String, CaseIterable {
    case endOfLine, startOfLine, instead, paragraph, item, boxItem, row, heading, middle, comment, quote, fence
  }

  struct Edit {
    let way: Way
    let word: String
    /// The line as it became.
    let line: String
  }

  private(set) var lines: [String]
  private(set) var edits: [Edit] = []
  private var random: SplitMix

  init(_ document: String, seed: Int) {
    lines = document.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    random = SplitMix(seed)
  }

  var document: String { lines.joined(separator: "\n") }

  mutating func type(times: Int) {
    for _ in 0..<times { type(random.pick(Way.allCases)) }
  }

  mutating func type(_ way: Way) {
    let at = random.int(0..<lines.count)
    let word = newWord()
    guard let line = line(lines[at], way, word) else { return }
    if Self.inserting.contains(way) { lines.insert(line, at: at) } else { lines[at] = line }
    edits.append(Edit(way: way, word: word, line: line))
  }

  /// The edits whose words are neither in the review nor in a note.
  func lost(_ parsed: Parsed) -> [Edit] {
    let kept =
      (parsed.review.json ?? [:]).text().lowercased() + parsed.notes.map(\.message).joined(separator: " ").lowercased()
    return edits.filter { edit in lines.contains { $0.contains(edit.word) } && !kept.contains(edit.word) }
  }

  private static let inserting: Set<Way> = [.paragraph, .item, .boxItem, .heading, .comment, .quote, .fence]

  private mutating func line(_ line: String, _ way: Way, _ word: String) -> String? {
    let isTable = line.hasPrefix("|")
    let isText = !isTable && line.contains { $0.isLetter }
    switch way {
    case .endOfLine: return isText ? line + " " + word : nil
    case .startOfLine: return isText && !line.hasPrefix("#") ? word + " " + line : nil
    case .instead: return instead(line, word)
    case .paragraph: return "\n" + word + " was here\n"
    case .item: return "- " + word
    case .boxItem: return "- [x] " + word
    case .row: return isTable && line.contains { $0.isLetter } ? line + "\n| " + word + " |" : nil
    case .heading: return "\n### " + word + "\n"
    case .middle: return isText ? middle(line, word) : nil
    case .comment: return "\n<!-- " + word + " -->\n"
    case .quote: return "\n> " + word + "\n"
    case .fence: return "\n```\n" + word + "\n```\n"
    }
  }

  /// In place of the first blank in brackets.
  private func instead(_ line: String, _ word: String) -> String? {
    guard let blank = line.firstRange(of: #/\[[A-Za-z][^\]]{2,}\](?!\()/#) else { return nil }
    return line.replacingCharacters(in: blank, with: word)
  }

  private mutating func middle(_ line: String, _ word: String) -> String? {
    let gaps = line.indices.filter { line[$0] == " " }
    guard !gaps.isEmpty else { return nil }
    let gap = random.pick(gaps)
    return line[...gap] + word + line[gap...]
  }

  private mutating func newWord() -> String {
    let syllables = ["zu", "kwi", "bo", "tra", "nef", "lum", "gri", "vok"]
    return "q" + (0..<3).map { _ in random.pick(syllables) }.joined() + String(edits.count)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }

  fileprivate func firstRange(of pattern: Regex<Substring>) -> Range<String.Index>? { firstMatch(of: pattern)?.range }
}
