extension SearchQuery {
  /// One place of a text that a term asks for.
  struct Hit: Equatable {
    let term: Int
    let range: Range<String.Index>
  }

  /// Every place that any term asks for, in order of their beginnings.
  func hits(in text: String) -> [Hit] { Finder(self).hits(in: text) }

  /// Whether a text has every term.
  package func finds(_ text: String) -> Bool { Set(hits(in: text).map(\.term)).count == terms.count }

  /// The alternatives by their first word, so that each word of a text is looked up once.
  struct Finder {
    private typealias Way = (term: Int, alternative: Alternative)
    private var exact: [String: [Way]] = [:]
    private var begun: [Way] = []
    private let beginning: FirstBytes

    init(_ query: SearchQuery) {
      beginning = FirstBytes(query.terms.flatMap(\.alternatives).flatMap(\.words))
      for (term, ways) in query.terms.enumerated() {
        for way in ways.alternatives {
          if way.isPrefix, way.words.count == 1 {
            begun.append((term, way))
          } else {
            exact[way.words[0], default: []].append((term, way))
          }
        }
      }
    }

    func hits(in text: String) -> [Hit] {
      let words = SearchWord.words(of: text, beginning: beginning)
      return words.indices.flatMap { hits(words, at: $0, text) }
    }

    private func hits(_ words: [SearchWord], at place: Int, _ text: String) -> [Hit] {
      let ways = begun + (exact[words[place].stem] ?? [])
      return ways.compactMap { way in
        guard way.alternative.stands(in: words, at: place) else { return nil }
        let last = words[place + way.alternative.words.count - 1]
        let end = way.alternative.end(of: last, in: text)
        return Hit(term: way.term, range: words[place].range.lowerBound..<end)
      }
    }
  }
}

extension SearchQuery.Alternative {
  /// Whether the words from that place on are these.
  func stands(in found: [SearchWord], at place: Int) -> Bool {
    guard place + words.count <= found.count else { return false }
    for (offset, word) in words.enumerated() {
      let stem = found[place + offset].stem
      guard found[place + offset].place == found[place].place + offset else { return false }
      let isLast = offset == words.count - 1
      guard stem == word || (isLast && isPrefix && stem.utf8.starts(with: word.utf8)) else { return false }
    }
    return true
  }

  /// A lone wide letter finds a window of two and means only the first of them.
  fileprivate func end(of last: SearchWord, in text: String) -> String.Index {
    guard isPrefix, let word = words.last?.unicodeScalars, word.count == 1, let letter = word.first,
      Folding.kind(letter) == .wide, last.stem.unicodeScalars.count == 2
    else { return last.range.upperBound }
    return min(text.index(after: last.range.lowerBound), last.range.upperBound)
  }
}
