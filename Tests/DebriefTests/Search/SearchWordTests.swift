import Testing

@testable import Debrief

struct SearchWordTests {
  @Test(arguments: [
    ("", ""), (" \n\t", ""), ("--- *** 🎉", ""), ("The cache was full.", "the cach was ful"),
    ("db-1.example.com:5432", "db 1 exampl com 5432"), ("/var/log/app.log", "var log app log"),
    ("https://status.example.com/a?b=c#d", "https status exampl com a b c d"),
    ("ops@example.com", "ops exampl com"), ("error_code snake_case", "error code snak case"),
    ("camelCaseName", "camelcasenam"), ("HTTP/2 v1.2.3", "http 2 v1 2 3"), ("don't", "don t"),
    ("2024-03-01T10:00Z", "2024 03 01t10 00z"), ("50% of 1,000", "50 of 1 000"),
  ])
  func aTextIsCutIntoWords(text: String, words: String) {
    #expect(stream(text) == words)
  }

  @Test(arguments: [
    ("Über Größe STRASSE Straße", "uber gross strass strass"), ("déjà-vu naïve façade", "deja vu naiv facad"),
    ("İstanbul ISPARTA ılık", "istanbul isparta ilik"), ("ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ"),
    ("Ёлка Й", "елка и"), ("الخَادِم", "الخادم"), ("ﷲ", "الله"), ("सर्वर हिन्दी", "सरवर हनद"), ("שָׁלוֹם", "שלום"),
    ("ｓｅｒｖｅｒ１ ﬁle ①", "server1 file 1"), ("𝐛𝐨𝐥𝐝 ℌ", "bold h"), ("½ 10²", "1 2 102"), ("㎏ ㏂", "kg a m"),
    ("🔥fire🔥 👩‍🚒 1️⃣ 🇩🇪", "fire 1"), ("soft\u{AD}hyphen zero\u{200B}width", "softhyphen zero width"),
    ("می‌خواهم", "میخواهم"), ("cafe\u{301}s", "cafe"), ("ngữ Việt", "ngu viet"),
  ])
  func caseAndMarksAndFormsDoNotMatter(text: String, words: String) {
    #expect(stream(text) == words)
  }

  @Test(arguments: [
    ("数据库故障", "数据 据库 库故 故障 障"), ("障", "障"), ("データ", "デー ータ タ"), ("ﾃﾞｰﾀ", "デー ータ タ"),
    ("テ\u{3099}ータ", "デー ータ タ"), ("서버 장애", "서버 버 장애 애"), ("SQLデータ", "sql デー ータ タ"),
    ("2024年度", "2024 年度 度"), ("第3章", "第 3 章"), ("日本、東京", "日本 本 東京 京"), ("㍿", "株式 式会 会社 社"),
    ("ｶﾞｷﾞﾊﾟ", "ガギ ギパ パ"), ("葛\u{E0100}飾", "葛飾 飾"), ("𠮷野家", "𠮷野 野家 家"), ("ㄱㅏ", "가"),
  ])
  func wideScriptsAreCutIntoWindowsOfTwo(text: String, words: String) {
    #expect(stream(text) == words)
  }

  @Test func aWordKnowsItsPlace() {
    let text = "Ünïts: cafe\u{301}s, ½ データ!"
    let places = SearchWord.words(of: text).map { String(text[$0.range]) }
    #expect(places == ["Ünïts", "cafe\u{301}s", "½", "½", "デー", "ータ", "タ"])
  }

  @Test func aLongWordIsCut() {
    let long = String(repeating: "a", count: 200)
    #expect(SearchWord.stems(of: long + "s") == [String(long.prefix(64))])
    #expect(SearchWord.words(of: long)[0].range == long.startIndex..<long.endIndex)
    let wide = String(repeating: "𐐨", count: 200)
    #expect(SearchWord.stems(of: wide).map(\.utf8.count) == [252])
  }

  @Test(arguments: 0..<200)
  func theThreeWaysAgreeAndGiveOnlyLettersAndDigits(seed: Int) {
    var random = Seeded(seed + 1)
    let text = SearchText.noise(&random)
    let stems = SearchWord.stems(of: text)
    #expect(SearchWord.words(of: text).map(\.stem) == stems)
    #expect(SearchWord.stream(of: text) == stems.joined(separator: " "))
    for stem in stems {
      #expect(!stem.isEmpty && stem.utf8.count <= 255 && stem.unicodeScalars.count <= 64)
      #expect(stem.unicodeScalars.allSatisfy { [.letter, .wide].contains(Folding.kind($0)) }, "\(stem)")
    }
  }

  @Test func placesAreInOrderAndInsideTheText() {
    var random = Seeded(7)
    for _ in 0..<100 {
      let text = SearchText.noise(&random)
      let starts = SearchWord.words(of: text).map(\.range.lowerBound)
      #expect(starts == starts.sorted())
      #expect(SearchWord.words(of: text).allSatisfy { !text[$0.range].isEmpty })
    }
  }

  private func stream(_ text: String) -> String { SearchWord.stream(of: text) }
}
