/// What a person looks for: every term must be found, each in one of its forms.
package struct SearchQuery: Sendable, Equatable {
  package let terms: [Term]

  /// One word, or several in a row.
  package struct Term: Sendable, Equatable {
    /// Never empty. Any of them will do.
    package let alternatives: [Alternative]
  }

  /// Words that stand side by side in this order. Of a prefix the last may be only the beginning of a word.
  package struct Alternative: Sendable, Hashable {
    /// Never empty; spelled as the index spells them.
    package let words: [String]
    package let isPrefix: Bool

    package init(_ words: [String], isPrefix: Bool = false) {
      self.words = words
      self.isPrefix = isPrefix
    }
  }

  /// More than this is ignored: scalars of the text, its terms, and the words of one term.
  package static let most = (scalars: 1000, terms: 32, words: 16)

  /// Reads what was typed: words and "phrases", a closing quote may be missing.
  /// While somebody is still typing, the word at the very end is taken for the beginning of one.
  package init(_ text: String, typing: Bool = false) {
    let end = text.unicodeScalars.index(
      text.startIndex, offsetBy: Self.most.scalars, limitedBy: text.endIndex)
    let typed = String(text[..<(end ?? text.endIndex)])
    let isCut = typed.utf8.count < text.utf8.count
    terms = Array(
      Self.parts(of: typed).lazy
        .compactMap { Term($0.text, isOpen: $0.isOpen && (typing || isCut)) }
        .prefix(Self.most.terms))
  }

  package var isEmpty: Bool { terms.isEmpty }

  /// Splits at white space outside quotes. Open is the part that the end of the text ends.
  private static func parts(of text: String) -> [(text: String, isOpen: Bool)] {
    var parts: [(text: String, isOpen: Bool)] = []
    var part = String.UnicodeScalarView()
    var isQuoted = false
    for scalar in text.unicodeScalars {
      let isQuote = "\"“”„＂".unicodeScalars.contains(scalar)
      guard isQuote || (!isQuoted && scalar.properties.isWhitespace) else {
        part.append(scalar)
        continue
      }
      parts.append((String(part), false))
      part = .init()
      if isQuote { isQuoted.toggle() }
    }
    return parts + [(String(part), true)]
  }
}
