import Chance

/// Texts for the fields of a review: plain words at difficulty 0, everything at 3.
struct TextGenerator {
  let difficulty: Int

  /// One line.
  func line(_ random: inout SplitMix) -> String {
    switch level(&random) {
    case 0: return words(1..<7, &random)
    case 1: return around(random.pick(Phrases.sentences), &random)
    case 2: return around(random.pick(Phrases.awkward), &random)
    default:
      if random.int(0..<400) == 0 { return large(&random) }
      return around(random.pick(Phrases.hurtful), &random)
    }
  }

  /// Markdown: mostly a line, sometimes paragraphs and blocks.
  func prose(_ random: inout SplitMix) -> String {
    guard random.percent(35) else { return line(&random) }
    switch level(&random) {
    case 0: return sentence(&random) + " " + sentence(&random)
    case 1: return (0..<random.int(2..<4)).map { _ in line(&random) }.joined(separator: "\n\n")
    case 2: return around(random.pick(Phrases.blocks), &random, by: "\n\n")
    default: return around(random.pick(Phrases.wounds), &random, by: "\n\n")
    }
  }

  func name(_ random: inout SplitMix) -> String {
    difficulty < 2 || random.percent(85) ? random.pick(Phrases.names) : line(&random)
  }

  func words(_ count: Range<Int>, _ random: inout SplitMix) -> String {
    (0..<random.int(count)).map { _ in random.pick(Phrases.words) }.joined(separator: " ")
  }

  private func sentence(_ random: inout SplitMix) -> String {
    let words = words(3..<9, &random)
    return words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  /// Half of the texts of a difficulty are easier ones.
  private func level(_ random: inout SplitMix) -> Int {
    random.percent(50) ? difficulty : random.int(0..<difficulty + 1)
  }

  private func around(_ text: String, _ random: inout SplitMix, by gap: String = " ") -> String {
    switch random.int(0..<4) {
    case 0: return words(1..<3, &random) + gap + text
    case 1: return text + gap + words(1..<3, &random)
    default: return text
    }
  }

  /// About fifty thousand bytes.
  private func large(_ random: inout SplitMix) -> String {
    let some = (0..<20).map { _ in line(&random) }.joined(separator: " ")
    return String(repeating: some + " ", count: 1 + 50_000 / max(1, some.utf8.count))
  }
}
