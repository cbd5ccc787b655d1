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
      case 0xA0 where line.last == 0xC2:
        // A no-break space.
        line.removeLast()
        end(&line, &start)
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
    let letter = UInt8(ascii: "s")
    if line.count - start > 3, line[line.count - 1] == letter, line[line.count - 2] != letter { line.removeLast() }
    if line.count - start < 7, let whole = short.first(where: { line[start...].elementsEqual($0.word) })?.whole {
      line.replaceSubrange(start..., with: whole)
    }
    if line.count > start { line.append(space) }
    start = line.count
  }

  /// Words that people cut short, or spell in another way.
  private static let short = [
    ("learnt", "learned"), ("exec", "executive"), ("comm", "communication"), ("doc", "documentation"),
    ("sev", "severity"), ("prio", "priority"), ("retro", "retrospective"), ("info", "information"),
  ].map { (word: Array($0.0.utf8), whole: Array($0.1.utf8)) }

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
