import Debrief

/// The texts that are searched. A review has one for each list and record that it holds and one for the rest, so that an
/// edit cuts into words only what it touched; long texts go in pieces.
enum Passages {
  /// Room for so many of one review: attachments beyond it are not searched.
  static let most = 4096
  /// The part of a review's title, summary and other single values.
  static let about = "about"
  /// Neither written by anybody nor changed by every edit.
  private static let silent: Set<String> = ["uid", "createdAt", "updatedAt", "updatedBy"]
  /// PostgreSQL keeps 16,383 places in a text, and 256 of one word. A phrase is found where a piece ends, too.
  private static let longest = 8000
  private static let mostAlike = 250
  private static let overlap = 16

  /// The texts of a review, by their parts.
  static func texts(of review: JSON?) -> [String: String] {
    Dictionary(grouping: spoken(review), by: part).mapValues(text)
  }

  /// The parts that differ, and what they say now.
  static func differences(_ old: JSON?, _ new: JSON?) -> [String: String] {
    let before = Dictionary(spoken(old).map { ($0.name, $0.value) }) { first, _ in first }
    let now = spoken(new)
    let names = Set(now.map(\.name))
    let touched = now.filter { before[$0.name] != $0.value } + spoken(old).filter { !names.contains($0.name) }
    let parts = Set(touched.map(part))
    let texts = Dictionary(grouping: now.filter { parts.contains(part($0)) }, by: part).mapValues(text)
    return Dictionary(uniqueKeysWithValues: parts.map { ($0, texts[$0] ?? "") })
  }

  private static func spoken(_ review: JSON?) -> [JSON.Member] {
    (review?.members ?? []).filter { !silent.contains($0.name) }
  }

  private static func part(_ member: JSON.Member) -> String {
    member.value.members != nil || member.value.elements != nil ? member.name : about
  }

  private static func text(_ members: [JSON.Member]) -> String {
    var texts: [String] = []
    // A related incident's id is its own; all others are names of elements that nobody wrote.
    for member in members { member.value.collect(&texts, ids: member.name == "related") }
    return texts.joined(separator: "\n")
  }

  /// The words in pieces that both engines can hold whole.
  static func pieces(_ words: [String]) -> [[String]] {
    var pieces: [[String]] = []
    var piece: [String] = []
    var counts: [String: Int] = [:]
    for word in words {
      piece.append(word)
      counts[word, default: 0] += 1
      guard piece.count == longest || counts[word] == mostAlike else { continue }
      pieces.append(piece)
      piece = Array(piece.suffix(overlap))
      counts = Dictionary(piece.map { ($0, 1) }, uniquingKeysWith: +)
    }
    if pieces.isEmpty || piece.count > overlap { pieces.append(piece) }
    return pieces
  }
}

extension JSON {
  /// Every text in it, without those that name elements.
  func collect(_ texts: inout [String], ids: Bool = false) {
    switch self {
    case .string(let text): texts.append(text)
    case .array(let elements): for element in elements { element.collect(&texts, ids: ids) }
    case .object(let members):
      for member in members where ids || !["id", "because"].contains(member.name) {
        member.value.collect(&texts, ids: ids)
      }
    case .null, .bool, .number: break
    }
  }
}

extension Connection {
  /// Keeps the words of a review.
  ///
  /// - Parameter before: what they were; nil to write all of them anew.
  func index(_ review: JSON, instead before: JSON?, number: Int) throws {
    for (part, text) in Passages.differences(before, review).sorted(by: { $0.key < $1.key }) {
      try index(text, part: part, number: number)
    }
  }

  /// Keeps the words of one part, in the place of those that it had.
  ///
  /// - Returns: whether there was room for all of them.
  @discardableResult
  func index(_ text: String, part: String, number: Int) throws -> Bool {
    let first = number * Passages.most
    try unindex(part: part, number: number)
    let pieces = Passages.pieces(SearchWord.stems(of: text)).filter { !$0.isEmpty }
    guard !pieces.isEmpty else { return true }
    let range: SQL = "number >= \(first) AND number < \(first + Passages.most)"
    let last = try row("SELECT MAX(number) AS last FROM passage WHERE \(range)")?.int("last")
    var free = (last ?? first - 1) + 1
    if free + pieces.count > first + Passages.most { free = try closeGaps(first) }
    for (n, words) in pieces.enumerated() {
      guard free < first + Passages.most else { return false }
      try run("INSERT INTO passage (number, part, piece) VALUES (\(free), \(part), \(n))")
      try run("INSERT INTO passage_words (rowid, words) VALUES (\(free), \(dialect.stream(words)))")
      free += 1
    }
    return true
  }

  func unindex(part: String, number: Int) throws {
    let first = number * Passages.most
    let old = try rows(
      """
      SELECT number FROM passage
      WHERE number >= \(first) AND number < \(first + Passages.most) AND part = \(part)
      """)
    for number in old.compactMap({ $0.int("number") }) {
      try run("DELETE FROM passage_words WHERE rowid = \(number)")
      try run("DELETE FROM passage WHERE number = \(number)")
    }
  }

  /// Removes every word of a review.
  func unindex(number: Int) throws {
    let first = number * Passages.most
    let range: SQL = "number >= \(first) AND number < \(first + Passages.most)"
    try run("DELETE FROM passage_words WHERE rowid IN (SELECT number FROM passage WHERE \(range))")
    try run("DELETE FROM passage WHERE \(range)")
  }

  /// Numbers the passages of a review from its first number on, since many edits leave gaps.
  ///
  /// - Returns: the first free number.
  private func closeGaps(_ first: Int) throws -> Int {
    let numbers = try rows(
      "SELECT number FROM passage WHERE number >= \(first) AND number < \(first + Passages.most) ORDER BY number"
    ).compactMap { $0.int("number") }
    for (fresh, number) in zip(first..., numbers) where fresh != number {
      try run("UPDATE passage SET number = \(fresh) WHERE number = \(number)")
      try run("UPDATE passage_words SET rowid = \(fresh) WHERE rowid = \(number)")
    }
    return first + numbers.count
  }
}
