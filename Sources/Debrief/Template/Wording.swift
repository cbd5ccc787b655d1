/// Comparing words as people write them: without case, marks, numbering, plural endings.
enum Wording {
  /// The words of a heading or a label, joined by spaces; parentheses are asides and do not count.
  static func key(_ text: some StringProtocol) -> String {
    words(text, asides: false).joined(separator: " ")
  }

  /// The words of a whole line, asides too.
  static func full(_ text: some StringProtocol) -> String {
    words(text, asides: true).joined(separator: " ")
  }

  /// The words of a column: without asides, unless it is nothing else.
  static func header(_ text: some StringProtocol) -> String {
    let key = key(text)
    return key.isEmpty ? full(text) : key
  }

  static func words(_ text: some StringProtocol, asides: Bool) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var depth = 0
    func end() {
      if !word.isEmpty { words.append(stem(String(decoding: word, as: UTF8.self))) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8 {
      switch byte {
      case 0x28 where !asides:
        end()
        depth += 1
      case 0x29 where !asides: depth = max(0, depth - 1)
      case _ where depth > 0: break
      case 0x30...0x39, 0x61...0x7A, 0x80...: word.append(byte)
      case 0x41...0x5A: word.append(byte | 0x20)
      case 0x26:
        end()
        words.append("and")
      case 0x27: break
      default: end()
      }
    }
    end()
    words.removeAll { $0.unicodeScalars.allSatisfy { !$0.isASCII && !$0.properties.isAlphabetic } || $0.isEmpty }
    // The number before a heading is its place, not its name.
    while words.count > 1, words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) { words.removeFirst() }
    return words
  }

  private static func stem(_ word: String) -> String {
    let word = word.replacing("\u{2019}", with: "").lowercasedIfNeeded
    if word == "learnt" { return "learned" }
    if word == "postmortems" { return "postmortem" }
    guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else { return word }
    return String(word.dropLast())
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

extension String {
  var lowercasedIfNeeded: String { utf8.allSatisfy { $0 < 0x80 } ? self : lowercased() }

  /// Without white space at both ends.
  package var trimmed: String { String(self[...].trimmed) }
}

extension Substring {
  package var trimmed: Substring {
    var view = self[...]
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return view
  }
}
