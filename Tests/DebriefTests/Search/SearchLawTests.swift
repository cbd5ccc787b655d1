import Testing

@testable import Debrief

struct SearchLawTests {
  @Test(arguments: 0..<300)
  func everyWordAndEveryPairFindsItsText(seed: Int) {
    var random = Seeded(seed + 1)
    let words = SearchText.sentence(&random)
    let text = words.joined(separator: " ")
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      for query in [word, "\(word) \(next)", "\"\(word) \(next)\"", "\(next) \(word)"] {
        #expect(SearchQuery(query).finds(text), "“\(query)” in “\(text)”")
        #expect(SearchQuery(query, typing: true).finds(text), "“\(query)” being typed in “\(text)”")
      }
    }
  }

  @Test(arguments: SearchText.words)
  func everyBeginningOfAWordFindsItWhileItIsTyped(word: String) {
    let text = "before \(word), after"
    for length in 1...word.count {
      let typed = String(word.prefix(length))
      let query = SearchQuery(typed, typing: true)
      #expect(query.isEmpty || query.finds(text), "“\(typed)”")
      #expect(SearchQuery("\"before \(typed)", typing: true).finds(text), "“before \(typed)”")
    }
  }

  /// Every word of these letters up to a length: no suffix that a stem loses hides a word from one who types it.
  @Test func everyBeginningOfAnyEnglishWordFindsIt() {
    let ends = ["s", "es", "ies", "ed", "eed", "ied", "ing", "ings", "ning", "nned", "nings", "y", "e", "ee", "ssed"]
    var hidden: [String] = []
    var queries: [String: SearchQuery] = [:]
    for rest in EnglishStemTests.words(of: "aensy", upTo: 4) {
      for word in ends.map({ rest + $0 }) {
        let stem = SearchWord.stems(of: word)
        for length in 2...word.count {
          let typed = String(word.prefix(length))
          let query = queries[typed] ?? SearchQuery(typed, typing: true)
          queries[typed] = query
          if !query.matches(stem) { hidden.append("\(typed)|\(word)") }
        }
      }
    }
    #expect(hidden.isEmpty, "\(hidden.count): \(hidden.prefix(20))")
  }

  @Test(arguments: ["agreed", "guaranteed", "freed", "apis", "cpus", "canvases", "buses", "aliases", "programmes"])
  func everyBeginningOfAnIrregularWordFindsIt(word: String) {
    for length in 2...word.count { #expect(SearchQuery(String(word.prefix(length)), typing: true).finds(word)) }
  }

  @Test(arguments: SearchText.words)
  func otherSpellingsFindAWord(word: String) {
    let text = "before \(word) after"
    for spelling in [word.uppercased(), word.lowercased(), accented(word), fullWidth(word)] {
      #expect(SearchQuery(spelling).finds(text), "“\(spelling)”")
      #expect(SearchQuery(word).finds(spelling), "“\(spelling)”")
    }
  }

  @Test func everyPartOfAWideRunFindsIt() {
    let run = Array("障害対応データベース")
    for start in run.indices {
      for end in start..<run.count {
        let part = String(run[start...end])
        for text in [String(run), "x\(String(run))、次", part, "前\(part)後"] {
          #expect(SearchQuery(part).finds(text), "“\(part)” in “\(text)”")
        }
      }
    }
  }

  @Test(arguments: 0..<300)
  func aHitIsMarkedWhereAQueryFinds(seed: Int) {
    var random = Seeded(seed + 1)
    let text = SearchText.noise(&random)
    let words = SearchText.words.map { SearchQuery($0, typing: true) } + [SearchQuery(String(text.suffix(5)))]
    for query in words where query.terms.count == 1 {
      #expect(query.finds(text) == (Snippet(of: text, for: query) != nil))
    }
  }

  private func accented(_ word: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      out.append(scalar)
      if scalar.properties.isAlphabetic { out.append("\u{301}") }
    }
    return String(out)
  }

  private func fullWidth(_ word: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      out.append((0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    return String(out)
  }
}
