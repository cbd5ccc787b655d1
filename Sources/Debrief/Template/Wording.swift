/// Comparing words as people write them: without case, marks, numbering, plural endings.
enum Wording {
  /// The words of a heading or a label, joined by spaces; parentheses are asides and do not count.
  static func key(_ text: some StringProtocol) -> String { joined(text, asides: false) }

  /// The words of a whole line, asides too.
  static func full(_ text: some StringProtocol) -> String { joined(text, asides: true) }

  /// The words of a column: without asides, unless it is nothing else.
  static func header(_ text: some StringProtocol) -> String {
    let key = key(text)
    return key.isEmpty ? full(text) : key
  }

  static func words(_ text: some StringProtocol, asides: Bool) -> [String] {
    joined(text, asides: asides).utf8.split(separator: space).map { String(Substring($0)) }
  }

  private static let space = UInt8(ascii: " ")

  private static func joined(_ text: some StringProtocol, asides: Bool) -> String {
    var line: [UInt8] = []
    line.reserveCapacity(text.utf8.count + 1)
    var start = 0
    var depth = 0
    for byte in text.utf8 {
      switch byte {
      case 0x28 where !asides:
        end(&line, &start)
        depth += 1
      case 0x29 where !asides: depth = max(0, depth - 1)
      case _ where depth > 0: break
      case 0x30...0x39, 0x61...0x7A, 0x80...: line.append(byte)
      case 0x41...0x5A: line.append(byte | 0x20)
      case 0x26:
        end(&line, &start)
        line += "and".utf8
        end(&line, &start)
      case 0x27: break
      default: end(&line, &start)
      }
    }
    end(&line, &start)
    if line.last == space { line.removeLast() }
    return String(decoding: unnumbered(line[...]), as: UTF8.self)
  }

  /// Ends a word: its stem stays, and a space.
  private static func end(_ line: inout [UInt8], _ start: inout Int) {
    guard line.count > start else { return }
    if line[start...].contains(where: { $0 >= 0x80 }) { fold(&line, start) }
    if line[start...].elementsEqual("learnt".utf8) { line.replaceSubrange(start..., with: "learned".utf8) }
    let letter = UInt8(ascii: "s")
    if line.count - start > 3, line[line.count - 1] == letter, line[line.count - 2] != letter { line.removeLast() }
    if line.count > start { line.append(space) }
    start = line.count
  }

  /// Letters beyond ASCII in lower case, typographic apostrophes left out; signs alone are no word.
  private static func fold(_ line: inout [UInt8], _ start: Int) {
    let word = String(decoding: line[start...], as: UTF8.self).replacing("\u{2019}", with: "").lowercased()
    line.removeSubrange(start...)
    if word.unicodeScalars.contains(where: { $0.isASCII || $0.properties.isAlphabetic }) { line += word.utf8 }
  }

  /// The number before a heading is its place, not its name.
  private static func unnumbered(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line
    while let end = rest.firstIndex(of: space), rest[..<end].allSatisfy({ (0x30...0x39).contains($0) }) {
      rest = rest[(end + 1)...]
    }
    return rest
  }

  /// The one name that a key can be meant for: a misspelt one, or one of which it says a part.
  static func likeliest(_ key: String, _ names: [String: Int]) -> Int? {
    let words = Set(key.split(separator: " "))
    let typos = Set(names.filter { isTypo(key, $0.key) }.map(\.value))
    if typos.count == 1 { return typos.first }
    guard typos.isEmpty, !words.isEmpty else { return nil }
    let parts = Set(
      names.filter { name in
        let own = Set(name.key.split(separator: " "))
        return words.isSubset(of: own) || own.isSubset(of: words) && own.count + 1 >= words.count
      }.map(\.value))
    return parts.count == 1 ? parts.first : nil
  }

  /// Whether each word is the other's but for a letter, or two of a long one.
  static func isTypo(_ a: String, _ b: String) -> Bool {
    let (a, b) = (a.split(separator: " "), b.split(separator: " "))
    return a.count == b.count
      && zip(a, b).allSatisfy { a, b in
        if a == b { return true }
        guard min(a.utf8.count, b.utf8.count) > 4, a.utf8.first == b.utf8.first else { return false }
        return Array(a.utf8).edits(to: Array(b.utf8), swaps: true) <= (a.utf8.count > 7 ? 2 : 1)
      }
  }

  /// How much two keys share, from 0 to 1: words in common by all words.
  static func likeness(_ a: String, _ b: String) -> Double {
    let a = Set(a.split(separator: " "))
    let b = Set(b.split(separator: " "))
    let all = a.union(b).count
    return all == 0 ? 0 : Double(a.intersection(b).count) / Double(all)
  }

  /// Words joined by hyphens: the id of a box.
  static func slug(_ text: some StringProtocol) -> String {
    var out: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      switch byte {
      case 0x28: depth += 1
      case 0x29: depth = max(0, depth - 1)
      case _ where depth > 0: break
      case 0x30...0x39, 0x61...0x7A, 0x80...: out.append(byte)
      case 0x41...0x5A: out.append(byte | 0x20)
      case 0x27: break
      default: if out.last != 0x2D, !out.isEmpty { out.append(0x2D) }
      }
    }
    while out.last == 0x2D { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }
}
