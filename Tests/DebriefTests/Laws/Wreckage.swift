import Chance

/// Documents as no one writes them: bytes, halves, lines in disorder, and what is nested or long beyond reason.
struct Wreckage {
  private var random: SplitMix

  init(seed: Int) { random = SplitMix(seed) }

  mutating func wreck(_ document: String) -> String {
    switch random.int(0..<8) {
    case 0: return bytes()
    case 1: return cut(document)
    case 2: return shuffled(document)
    case 3: return flipped(document)
    case 4: return document + "\n" + document
    case 5: return sprinkled(document)
    case 6: return nested()
    default: return long()
    }
  }

  private mutating func bytes() -> String {
    String(decoding: (0..<random.int(0..<4000)).map { _ in UInt8(truncatingIfNeeded: random.next()) }, as: UTF8.self)
  }

  private mutating func cut(_ document: String) -> String {
    let bytes = Array(document.utf8)
    let from = random.int(0..<bytes.count)
    return String(decoding: bytes[from..<random.int(from..<bytes.count + 1)], as: UTF8.self)
  }

  private mutating func shuffled(_ document: String) -> String {
    document.split(separator: "\n", omittingEmptySubsequences: false).shuffled(using: &random).joined(separator: "\n")
  }

  private mutating func flipped(_ document: String) -> String {
    var bytes = Array(document.utf8)
    for _ in 0..<random.int(1..<200) { bytes[random.int(0..<bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Signs of Markdown at random places.
  private mutating func sprinkled(_ document: String) -> String {
    let signs = [
      "|", "```", "~~~", "#", "- ", "1. ", "**", "<!--", "-->", ":", "\\", "\r", "\t", "[", "](", "> ", "☐", "—",
      "\u{0}",
    ]
    var lines = document.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<random.int(1..<100) {
      let at = random.int(0..<lines.count)
      lines[at] = random.percent(50) ? random.pick(signs) + lines[at] : lines[at] + random.pick(signs)
    }
    return lines.joined(separator: "\n")
  }

  private mutating func nested() -> String {
    let sign = random.pick(["> ", "- ", "1. ", "[", "*", "**a ", "(", "`", "| ", "#", "<div>", "\\", "**Impact:** "])
    return String(repeating: sign, count: random.int(1..<3000))
  }

  private mutating func long() -> String {
    let line = random.pick([
      "- **Owner**: a\n", "| a | b |\n", "## Timeline\n", "14:02 - x\n", "- [ ] a - Owner: b - Due: c\n", "a: b: c: ",
      "x, y; ", "\n",
    ])
    return String(repeating: line, count: random.int(1..<2000))
  }
}
