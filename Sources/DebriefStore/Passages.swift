import Debrief

/// The texts that are searched. A review has one for each record that it holds, several for each list and one for the
/// rest, so that an edit cuts into words only what it touched; long texts go in pieces.
enum Passages {
  /// Room for so many of one review.
  static let most = 4096
  /// The first so many are the review's own, the others those of its attachments. What has no room is not searched.
  static let own = 1024
  /// The parts of a review's title, and of its summary and other single values.
  static let title = "about/0"
  private static let about = "about/1"
  /// Neither written by anybody nor changed by every edit.
  private static let silent: Set<String> = ["uid", "createdAt", "updatedAt", "updatedBy"]
  /// PostgreSQL keeps 16,383 places in a text, and 256 of one word. A phrase is found where a piece ends, too.
  private static let longest = 8000
  private static let mostAlike = 250
  private static let overlap = 16

  /// The condition that a passage is one of the review of that number.
  static func range(of number: Int, column: SQL = "number") -> SQL {
    "\(column) >= \(number * most) AND \(column) < \((number + 1) * most)"
  }

  /// The texts of a review, by their parts.
  static func texts(of review: JSON?) -> [String: String] { parts(of: review).mapValues(text) }

  /// The parts that differ, and what they say now.
  static func differences(_ old: JSON?, _ new: JSON?) -> [String: String] {
    let (before, now) = (parts(of: old), parts(of: new))
    var texts = now.filter { before[$0.key] != $0.value }.mapValues(text)
    for gone in before.keys where now[gone] == nil { texts[gone] = "" }
    return texts
  }

  /// The field of a review that a part belongs to.
  static func field(of part: String) -> String { String(part.prefix { $0 != "/" }) }

  private static func parts(of review: JSON?) -> [String: [JSON.Member]] {
    var parts: [String: [JSON.Member]] = [:]
    for member in review?.members ?? [] where !silent.contains(member.name) {
      guard let elements = member.value.elements else {
        let single = member.name == "title" ? title : about
        parts[member.value.members == nil ? single : member.name, default: []].append(member)
        continue
      }
      for (bucket, some) in Dictionary(grouping: elements, by: bucket) {
        let name = bucket.map { "\(member.name)/\($0)" } ?? member.name
        parts[name] = [JSON.Member(member.name, .array(some))]
      }
    }
    return parts
  }

  /// A few elements of a list share a part by the numbers of their ids, so that it stays theirs whatever comes before
  /// them; later ones share it with more, since there is not room for any number of parts.
  private static func bucket(of element: JSON) -> Int? {
    guard let id = element["id"]?.string else { return nil }
    let number = Int(digits: id.utf8.drop { !(0x30...0x39).contains($0) }) ?? 0
    return number < 1024 ? number / 16 : 64 + number / 1024 % 64
  }

  private static func text(_ members: [JSON.Member]) -> String {
    var texts: [String] = []
    // A related incident's id is its own; all others are names of elements that nobody wrote.
    for member in members { member.value.collect(&texts, ids: member.name == "related") }
    return texts.joined(separator: "\n")
  }

  /// The words of a text in pieces; none of a text without words.
  static func pieces(of text: String) -> [[String]] { pieces(SearchWord.stems(of: text)).filter { !$0.isEmpty } }

  /// The words in pieces that both engines can hold whole.
  static func pieces(_ words: [String]) -> [[String]] {
    if words.count < mostAlike { return [words] }
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

extension Script {
  /// Keeps the words of a review, where they differ.
  ///
  /// - Parameter before: what is there; nil to write all of them anew.
  mutating func index(_ stored: inout Stored, instead before: JSON?) {
    var texts = Passages.differences(before, stored.json)
    if before == nil { texts.merge(stored.passages.mapValues { _ in "" }) { text, _ in text } }
    for (part, text) in texts.sorted(by: { $0.key < $1.key }) {
      let pieces = Passages.pieces(of: text)
      let old = stored.passages[part] ?? []
      // Numbers stay where they can: other processes remember them.
      for (number, words) in zip(old, pieces) { put(words, at: number, isNew: before == nil) }
      for number in old.dropFirst(pieces.count) {
        run("DELETE FROM passage_words WHERE rowid = \(number)")
        run("DELETE FROM passage WHERE number = \(number)")
      }
      stored.passages[part] = Array(old.prefix(pieces.count))
      for (piece, words) in pieces.enumerated().dropFirst(old.count) {
        guard let free = stored.freePassage(for: part) else { break }
        run("INSERT INTO passage (number, part, piece) VALUES (\(free), \(part), \(piece))")
        put(words, at: free, isNew: true)
        stored.passages[part]?.append(free)
      }
    }
  }

  private mutating func put(_ words: [String], at number: Int, isNew: Bool) {
    let stream = dialect.stream(words)
    run(
      isNew
        ? "INSERT INTO passage_words (rowid, words) VALUES (\(number), \(stream))"
        : "UPDATE passage_words SET words = \(stream) WHERE rowid = \(number)")
  }
}

extension Stored {
  /// A number for one more text of the review's own; nil when there is no room. The first is the title's, by which the
  /// order of a search knows it.
  fileprivate func freePassage(for part: String) -> Int? {
    let taken = Set(passages.values.joined())
    let first = number * Passages.most
    let room = part == Passages.title ? first..<first + 1 : first + 1..<first + Passages.own
    return room.first { !taken.contains($0) }
  }
}

// The texts of attachments.
extension Connection {
  /// The numbers of a review's own texts, by their parts.
  func passages(of number: Int) throws -> [String: [Int]] {
    let first = number * Passages.most
    let rows = try rows(
      """
      SELECT number, part FROM passage WHERE number >= \(first) AND number < \(first + Passages.own)
      ORDER BY part, piece
      """)
    return Dictionary(grouping: rows) { $0.text("part") ?? "" }.mapValues { $0.compactMap { $0.int("number") } }
  }

  /// Keeps the words of an attachment, in the place of those that it had.
  ///
  /// - Returns: whether there was room for all of them.
  @discardableResult
  func index(_ text: String, part: String, number: Int) throws -> Bool {
    try unindex(part: part, number: number)
    let pieces = Passages.pieces(of: text)
    guard !pieces.isEmpty else { return true }
    let range = number * Passages.most + Passages.own..<(number + 1) * Passages.most
    let taken = try rows(
      "SELECT number FROM passage WHERE number >= \(range.lowerBound) AND number < \(range.upperBound)")
    let numbers = Set(taken.compactMap { $0.int("number") })
    let free = range.lazy.filter { !numbers.contains($0) }.prefix(pieces.count)
    for (piece, (number, words)) in zip(free, pieces).enumerated() {
      try run("INSERT INTO passage (number, part, piece) VALUES (\(number), \(part), \(piece))")
      try run("INSERT INTO passage_words (rowid, words) VALUES (\(number), \(dialect.stream(words)))")
    }
    return free.count == pieces.count
  }

  func unindex(part: String, number: Int) throws {
    let old = try rows(
      """
      SELECT number FROM passage WHERE \(Passages.range(of: number)) AND part = \(part)
      """)
    for number in old.compactMap({ $0.int("number") }) {
      try run("DELETE FROM passage_words WHERE rowid = \(number)")
      try run("DELETE FROM passage WHERE number = \(number)")
    }
  }

  /// Removes every word of a review.
  func unindex(number: Int) throws {
    let range = Passages.range(of: number)
    try run("DELETE FROM passage_words WHERE rowid IN (SELECT number FROM passage WHERE \(range))")
    try run("DELETE FROM passage WHERE \(range)")
  }
}
