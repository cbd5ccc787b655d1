/// The words of a name, for comparing it with many others: misspelt, cut short, or in other words.
struct Name: Sendable {
  let words: [Substring]
  private let distinct: Set<Substring>
  /// A bit for each word: what lacks one of them can't hold all of the words.
  private let bits: UInt64

  /// - Parameters:
  ///   - key: words as `Wording.key` gives them.
  ///   - without: words that do not count.
  init(_ key: some StringProtocol, without fillers: Set<Substring> = []) {
    words = Substring(key).split(separator: " ").filter { !fillers.contains($0) }
    distinct = Set(words)
    bits = words.reduce(0) { $0 | 1 << (Guidance.fingerprint($1) & 63) }
  }

  var count: Int { distinct.count }
  var isEmpty: Bool { words.isEmpty }

  /// Whether all words of another are among its own.
  func holds(_ other: Name) -> Bool { other.bits & ~bits == 0 && distinct.isSuperset(of: other.distinct) }

  /// How much it shares with another, from 0 to 1: words in common by all words.
  func likeness(to other: Name) -> Double {
    if bits & other.bits == 0 { return 0 }
    let common = distinct.count(where: other.distinct.contains)
    return Double(common) / Double(count + other.count - common)
  }

  /// Whether each word is the other's but for a letter, or two of a long one.
  func isTypo(of other: Name) -> Bool {
    words.count == other.words.count && zip(words, other.words).allSatisfy { Self.isTypo($0.utf8, $1.utf8) }
  }

  private static func isTypo(_ a: Substring.UTF8View, _ b: Substring.UTF8View) -> Bool {
    if a.elementsEqual(b) { return true }
    let letters = (a.count, b.count)
    let most = letters.0 > 7 ? 2 : 1
    guard min(letters.0, letters.1) > 4, abs(letters.0 - letters.1) <= most, a.first == b.first else { return false }
    return Array(a).edits(to: Array(b), swaps: true) <= most
  }
}

/// Names that lead to places of a form.
struct Names: Sendable {
  private(set) var all: [(name: Name, place: Int)] = []

  init(_ names: [String: Int] = [:]) {
    all = names.map { (Name($0.key), $0.value) }
  }

  mutating func add(_ key: String, _ place: Int) { all.append((Name(key), place)) }

  mutating func add(_ others: Names) { all += others.all }

  /// The one place that a key can be meant for: by a misspelt name, or by one of which it says a part.
  func likeliest(_ key: Name, where isFree: (Int) -> Bool = { _ in true }) -> Int? {
    if key.isEmpty { return nil }
    let typos = only(isFree) { key.isTypo(of: $0) }
    if !typos.isEmpty { return typos.count == 1 ? typos.first : nil }
    let parts = only(isFree) { $0.holds(key) || $0.count + 1 >= key.count && key.holds($0) }
    return parts.count == 1 ? parts.first : nil
  }

  private func only(_ isFree: (Int) -> Bool, _ matches: (Name) -> Bool) -> Set<Int> {
    var found: Set<Int> = []
    for (name, place) in all where matches(name) && isFree(place) { found.insert(place) }
    return found
  }
}

/// The first two letters of names: most lines of a document begin with none of them.
struct Beginnings: Sendable {
  private var known = Array(repeating: false, count: 26 * 37)

  mutating func add(_ key: String) {
    if let place = Self.place(key) { known[place] = true }
  }

  /// Whether a text may say one of the names: true where its first bytes can't tell.
  func mayBegin(_ text: some StringProtocol) -> Bool { Self.place(text).map { known[$0] } ?? true }

  private static func place(_ text: some StringProtocol) -> Int? {
    var first: Int?
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        let letter = Int(byte | 0x20) - 0x61
        guard let first else {
          first = letter
          continue
        }
        return first * 37 + letter
      case 0x30...0x39: return first.map { $0 * 37 + 26 + Int(byte) - 0x30 }
      // Asides, apostrophes, "and", letters beyond ASCII.
      case 0x26...0x28, 0x80...: return nil
      default: if let first { return first * 37 + 36 }
      }
    }
    return first.map { $0 * 37 + 36 }
  }
}
