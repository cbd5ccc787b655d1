@testable import Debrief

/// Texts for the laws of search, the same on every run.
enum SearchText {
  static let words = [
    "Cache", "caches", "connecting", "Connection", "queries", "deployed", "stopping", "statuses", "processes", "https",
    "db-1.example.com", "/var/log/syslog", "ops@example.com", "snake_case", "error-code", "camelCase", "v1.2.3", "500",
    "Größe", "Straße", "déjà", "İstanbul", "ısı", "Σίσυφος", "Ёлка", "الخادم", "सर्वर", "हिन्दी", "データベース", "ﾃﾞｰﾀ",
    "障害", "数据库", "タ", "서버", "장애가", "2024年度", "SQLデータbase", "ﬁle", "programming", "dies", "tries", "coding",
    "using", "called", "https://a.example/b?c=d", "🔥fire", "ab", "settings", "embedded", "canvases", "Mess\u{AD}ung",
  ]

  /// A few words in a row as a person writes them.
  static func sentence(_ random: inout Seeded) -> [String] {
    (0..<Int.random(in: 2...12, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
  }

  /// Anything at all: words, signs, and scalars from everywhere.
  static func noise(_ random: inout Seeded) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      switch Int.random(in: 0..<5, using: &random) {
      case 0: text += words.randomElement(using: &random) ?? ""
      case 1:
        text += [" ", "\n", "-", "\"", "\u{301}", "\u{3099}", "\u{200D}", "。"].randomElement(using: &random) ?? ""
      case 2: text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0...0x3000, using: &random)) ?? "a")
      case 3: text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0x3000...0xD7FF, using: &random)) ?? "a")
      default: text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0xE000...0x10FFFF, using: &random)) ?? "a")
      }
    }
    return text
  }
}

extension SearchQuery {
  /// What both engines do with the words of a document: all terms, any alternative, words in a row.
  func matches(_ words: [String]) -> Bool {
    terms.allSatisfy { term in
      term.alternatives.contains { way in words.indices.contains { way.matches(words[$0...]) } }
    }
  }

  func finds(_ text: String) -> Bool { !isEmpty && matches(SearchWord.stems(of: text)) }
}

extension SearchQuery.Alternative {
  fileprivate func matches(_ found: ArraySlice<String>) -> Bool {
    guard found.count >= words.count, let last = words.last else { return false }
    let (head, end) = (found.prefix(words.count - 1), found[found.startIndex + words.count - 1])
    return head.elementsEqual(words.dropLast()) && (isPrefix ? end.utf8.starts(with: last.utf8) : end == last)
  }
}
