import Testing

@testable import Debrief

struct SnippetTests {
  @Test(arguments: [
    ("The cache was full.", "cache", "The [cache] was full."),
    ("Caching failed: caches were cached.", "cache", "[Caching] failed: [caches] were [cached]."),
    ("The cache\n\n  was   full.", "\"cache was\"", "The [cache was] full."),
    ("On db-1.example.com only", "db-1.example.com", "On [db-1.example.com] only"),
    ("the cache cache", "cache", "the [cache] [cache]"),
    ("# Title\n\n- **cache** full", "full", "# Title - **cache** [full]"),
    ("顧客データベースの障害", "データ", "顧客[データ]ベースの障害"), ("年度と年", "年", "[年]度と[年]"),
    ("ﾃﾞｰﾀ ok", "データ", "[ﾃﾞｰﾀ] ok"), ("Die Größe", "grosse", "Die [Größe]"),
    ("a cafe\u{301}!", "café", "a [cafe\u{301}]!"),
    ("  cache  ", "cache", "[cache]"), ("the\u{1B}[31m cache\u{0}", "cache", "the [31m [cache]"),
  ])
  func hitsAreMarked(text: String, query: String, shown: String) {
    #expect(self.shown(text, query) == shown)
  }

  @Test func theWordBeingTypedIsMarkedWhole() {
    #expect(shown("was connecting again", "connecti", typing: true) == "was [connecting] again")
  }

  @Test func aTextWithoutAHitHasNoSnippet() {
    #expect(Snippet(of: "The cache was full.", for: SearchQuery("disk")) == nil)
    #expect(Snippet(of: "", for: SearchQuery("disk")) == nil)
    #expect(Snippet(of: "The cache was full.", for: SearchQuery("")) == nil)
  }

  @Test func aLongTextIsCutBetweenWordsAroundTheHit() throws {
    let filler = String(repeating: "lorem ipsum dolor sit amet ", count: 40)
    let snippet = try #require(Snippet(of: filler + "the cache failed, " + filler, for: SearchQuery("cache")))
    #expect(snippet.text.hasPrefix("…") && snippet.text.hasSuffix("…"))
    #expect((120...162).contains(snippet.text.count))
    let words = snippet.text.dropFirst().dropLast().split(separator: " ")
    #expect(Set(words).isSubset(of: Set((filler + "the cache failed,").split(separator: " "))))
  }

  @Test func thePassageIsWhereMostTermsAre() throws {
    let filler = String(repeating: "lorem ipsum dolor sit amet ", count: 20)
    let text = "cache cache cache " + filler + "the disk and the cache " + filler + "disk"
    let snippet = try #require(Snippet(of: text, for: SearchQuery("cache disk")))
    #expect(snippet.pieces.filter(\.isHit).map(\.text) == ["disk", "cache"])
  }

  @Test func aPassageAtAnEndUsesItsWholeLength() throws {
    let filler = String(repeating: "lorem ipsum dolor sit amet ", count: 20)
    let last = try #require(Snippet(of: filler + "cache", for: SearchQuery("cache")))
    #expect(last.text.hasSuffix("amet cache") && last.text.count > 120)
    let first = try #require(Snippet(of: "cache " + filler, for: SearchQuery("cache")))
    #expect(first.text.hasPrefix("cache lorem") && first.text.count > 120)
  }

  @Test func textWithoutSpacesIsCutBetweenItsLetters() throws {
    let filler = String(repeating: "東京都庁", count: 100)
    let snippet = try #require(Snippet(of: filler + "障害" + filler, for: SearchQuery("障害")))
    #expect((150...162).contains(snippet.text.count))
    #expect(snippet.pieces.filter(\.isHit).map(\.text) == ["障害"])
  }

  @Test(arguments: ["a", " ", "障", "\u{301}", "🔥", "a ", "-", "a-", "データ"])
  func aHugeTextGivesASmallSnippet(unit: String) throws {
    let text = String(repeating: unit, count: 60_000 / unit.utf8.count)
    let query = SearchQuery("needle OR \(unit)", typing: true)
    let snippet = try #require(Snippet(of: text + " needle " + text, for: SearchQuery("needle")))
    #expect(snippet.text.unicodeScalars.count <= 323)
    #expect(snippet.pieces.contains { $0 == .init("needle", isHit: true) })
    if let other = Snippet(of: text, for: query) { #expect(other.text.unicodeScalars.count <= 323) }
  }

  @Test(arguments: 0..<300)
  func aSnippetIsTidyWhateverTheText(seed: Int) {
    var random = Seeded(seed + 1)
    let text = SearchText.noise(&random)
    for query in SearchWord.stems(of: text).map({ SearchQuery($0) }) {
      guard let snippet = Snippet(of: text, for: query, length: 20) else { continue }
      #expect(snippet.pieces.contains { $0.isHit })
      #expect(snippet.pieces.allSatisfy { !$0.text.isEmpty })
      #expect(zip(snippet.pieces, snippet.pieces.dropFirst()).allSatisfy { $0.isHit != $1.isHit })
      #expect(!snippet.text.contains("  ") && !snippet.text.contains("\n"))
    }
  }

  private func shown(_ text: String, _ query: String, typing: Bool = false) -> String? {
    Snippet(of: text, for: SearchQuery(query, typing: typing))?.pieces
      .map { $0.isHit ? "[\($0.text)]" : $0.text }.joined()
  }
}
