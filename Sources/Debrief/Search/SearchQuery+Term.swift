extension SearchQuery.Term {
  private struct Typed {
    let word: [UInt8]
    let range: Range<Int>
    let kind: WordScanner.Kind

    var stem: String { SearchQuery.Term.stem(word) }
  }

  /// nil for a text without a word. The last word of an open text is only begun.
  init?(_ text: String, isOpen: Bool) {
    var typed: [Typed] = []
    SearchWord.scan(text, stemming: false) { word, range, kind, _ in
      typed.append(Typed(word: word, range: range, kind: kind))
    }
    // The run may go on in the document, where its last letter does not stand alone.
    if typed.count > 1, typed.last?.kind == .last, typed[typed.count - 2].kind == .window { typed.removeLast() }
    let isWhole = typed.count <= SearchQuery.most.words
    typed = Array(typed.prefix(SearchQuery.most.words))
    guard let last = typed.popLast() else { return nil }
    let isBegun = isOpen && last.range.upperBound == text.utf8.count && isWhole
    let head = typed.map(\.stem)
    switch last.kind {
    case .last where isWhole: alternatives = [.init(head + [last.stem], isPrefix: true)]
    case .plain where isBegun: alternatives = Self.begun(head, last.word)
    default: alternatives = [.init(head + [last.stem])]
    }
  }

  /// What may stand behind a word that is being typed so that its stem is shorter than what was typed: the ends of
  /// the suffixes that a stem loses.
  private static let completions = [
    "", "s", "e", "es", "d", "ed", "ds", "eds", "g", "ng", "ing", "gs", "ngs", "ings",
  ]

  /// The prefix, and each stem that a word with this prefix can have without keeping the prefix.
  private static func begun(_ head: [String], _ word: [UInt8]) -> [SearchQuery.Alternative] {
    let prefix = String(decoding: word, as: UTF8.self)
    var stems: [String] = []
    for completion in completions {
      let stem = stem(word + completion.utf8)
      if !stem.utf8.starts(with: word), !stems.contains(stem) { stems.append(stem) }
    }
    return [.init(head + [prefix], isPrefix: true)] + stems.map { .init(head + [$0]) }
  }

  private static func stem(_ word: [UInt8]) -> String {
    var word = word
    if word.count < WordScanner.longest.scalars, word.allSatisfy({ (0x61...0x7A).contains($0) }) {
      EnglishStem.cut(&word)
    }
    return String(decoding: word, as: UTF8.self)
  }
}
