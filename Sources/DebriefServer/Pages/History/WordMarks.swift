/// Two texts beside each other: the words that went, those that came, and a little of what stands around them.
struct WordMarks: Equatable {
  /// Characters of what stayed, on each side.
  private static let around = 80
  /// Characters of what went, and of what came.
  private static let most = 600

  let before: String
  let was: String
  let now: String
  let after: String

  init(_ old: String, _ new: String) {
    let (old, new) = (Self.words(old), Self.words(new))
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var end = 0
    while end < old.count - start, end < new.count - start, old[old.count - 1 - end] == new[new.count - 1 - end] {
      end += 1
    }
    before = Self.tail(old[..<start].joined())
    was = old[start..<(old.count - end)].joined()
    now = new[start..<(new.count - end)].joined()
    after = Self.head(old[(old.count - end)...].joined())
  }

  func write(into html: inout HTML) {
    html.text(before)
    if !was.isEmpty { html(.del, text: was[...].cut(to: Self.most)) }
    if !was.isEmpty, !now.isEmpty { html.text(" ") }
    if !now.isEmpty { html(.ins, text: now[...].cut(to: Self.most)) }
    html.text(after)
  }

  /// Words and the spaces between them.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      let word = rest.prefix { $0.isWhitespace == first.isWhitespace }
      words.append(word)
      rest = rest[word.endIndex...]
    }
    return words
  }

  private static func tail(_ text: String) -> String { text.count > around ? "…" + text.suffix(around) : text }
  private static func head(_ text: String) -> String { text.count > around ? text.prefix(around) + "…" : text }
}
