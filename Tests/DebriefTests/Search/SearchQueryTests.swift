import Testing

@testable import Debrief

struct SearchQueryTests {
  @Test func wordsAreTermsAndQuotesArePhrases() {
    #expect(shown("cache full") == "cach & ful")
    #expect(shown("\"cache full\" again") == "cach+ful & again")
    #expect(shown("db-1.example.com") == "db+1+exampl+com")
    #expect(shown("“the cache” full") == "the+cach & ful")
    #expect(shown("one\"two three\"four") == "one & two+thre & four")
    #expect(shown("the \"cache is") == "the & cach+is")
    #expect(shown("データベース") == "デー+ータ+タベ+ベー+ース")
    #expect(shown("SQLデータbase") == "sql+デー+ータ+タ+base")
  }

  @Test func aLoneWideLetterIsTheBeginningOfAWindow() {
    #expect(shown("タ") == "タ*")
    #expect(shown("2024年") == "2024+年*")
    #expect(shown("第3章") == "第+3+章*")
  }

  @Test(arguments: ["", " ", "\"", "\"\"", "--- ***", "🔥", "\u{301}"])
  func aQueryWithoutAWordIsEmpty(text: String) {
    #expect(SearchQuery(text).isEmpty)
    #expect(SearchQuery(text, typing: true).isEmpty)
  }

  @Test func theWordBeingTypedIsAPrefixWithTheStemsItMayHave() {
    #expect(shown("cache connecti", typing: true) == "cach & connecti*|connect")
    #expect(shown("cachin", typing: true) == "cachin*|cach")
    #expect(shown("quer", typing: true) == "quer*")
    #expect(shown("query", typing: true) == "query*|queri")
    #expect(shown("\"the cachin", typing: true) == "the+cachin*|the+cach")
    #expect(shown("db-1.exam", typing: true) == "db+1+exam*")
  }

  @Test func aFinishedWordIsNoPrefix() {
    for text in ["fail ", "\"fail\"", "fail.", "fail\n"] { #expect(shown(text, typing: true) == "fail") }
    #expect(shown("fail") == "fail")
  }

  @Test func thereAreLimits() {
    let words = (0..<100).map { "w\($0)" }
    #expect(SearchQuery(words.joined(separator: " ")).terms.count == 32)
    let phrase = SearchQuery(words.joined(separator: "-"), typing: true).terms
    #expect(phrase.map(\.alternatives) == [[.init(Array(words.prefix(16)))]])
    let long = SearchQuery(String(repeating: " ", count: 996) + "cached and more").terms
    #expect(long.map(\.alternatives) == [[.init(["cach"], isPrefix: true)]])
    #expect(SearchQuery("a" + String(repeating: "\u{301}", count: 100_000)).terms.count == 1)
  }

  @Test(arguments: [
    ("connecting", "connecti"), ("caches", "cachin"), ("queries", "quer"), ("queries", "queri"), ("query", "querie"),
    ("stopped", "stoppi"), ("coding", "codi"), ("データ", "タ"), ("データベース", "ータベ"), ("障害が発生", "害が発"),
    ("ﾃﾞｰﾀ", "データ"), ("disk on db-1.example.com", "1.exa"), ("Straße", "STRASS"), ("장애가", "장애"),
  ])
  func whatIsTypedFinds(text: String, typed: String) {
    #expect(SearchQuery(typed, typing: true).finds(text), "\(shown(typed, typing: true))")
  }

  @Test(arguments: [
    ("cache full", "cache empty"), ("full cache", "\"cache full\""), ("db-2.example.com", "db-1.example.com"),
    ("デー、ータ", "データ"), ("データ", "デタ"), ("connect", "connection"), ("status", "stat"), ("日 本", "日本"),
  ])
  func whatIsNotThereIsNotFound(text: String, query: String) {
    #expect(!SearchQuery(query).finds(text))
  }

  private func shown(_ text: String, typing: Bool = false) -> String {
    SearchQuery(text, typing: typing).terms.map { term in
      term.alternatives.map { $0.words.joined(separator: "+") + ($0.isPrefix ? "*" : "") }.joined(separator: "|")
    }.joined(separator: " & ")
  }
}
