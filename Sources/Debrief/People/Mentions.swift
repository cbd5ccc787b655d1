/// The people whom a text speaks to: `@marek`, `@Marek Vlček`.
package enum Mentions {
  /// Of so many at most a text speaks.
  private static let most = 100

  /// The names that stand behind an `@`, and where they do, with it. Capitals do not count; of several names that fit the
  /// longest is meant, and an address of mail speaks to nobody.
  package static func find(in text: String, of names: [String]) -> [(range: Range<String.Index>, name: String)] {
    guard text.contains("@") else { return [] }
    let sorted = names.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    let longest = Dictionary(grouping: sorted) { $0.first?.lowercased() ?? "" }
    var found: [(range: Range<String.Index>, name: String)] = []
    var place = text.startIndex
    while found.count < most, place < text.endIndex, let at = text[place...].firstIndex(of: "@") {
      place = text.index(after: at)
      guard at == text.startIndex || !isWord(text[text.index(before: at)]) else { continue }
      guard place < text.endIndex else { break }
      for name in longest[text[place].lowercased()] ?? [] {
        guard let end = end(of: name, in: text, from: place) else { continue }
        found.append((at..<end, name))
        place = end
        break
      }
    }
    return found
  }

  private static func end(of name: String, in text: String, from start: String.Index) -> String.Index? {
    var place = start
    for letter in name {
      guard place < text.endIndex, text[place].lowercased() == letter.lowercased() else { return nil }
      place = text.index(after: place)
    }
    guard place < text.endIndex else { return place }
    return isWord(text[place]) ? nil : place
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
