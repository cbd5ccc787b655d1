/// Damaged characters of which a byte is gone as well: Windows-1252 has no character for five bytes, and some readers
/// drop them. What is left can stand for several characters, so these are the known ones of review documents.
enum LostBytes {
  /// Each with what was left of it, the longest first.
  private static let known: [(left: [Unicode.Scalar], meant: String)] = [
    ("âš ï¸", "⚠️"), ("ðŸ€", "🍀"), ("ï¸", "\u{FE0F}"), ("âŒ", "❌"), ("â³", "⏳"), ("â°", "⏰"), ("â±", "⏱"), ("â˜", "☐"),
    ("â†", "←"), ("â€", "”"),
  ].map { (Array($0.unicodeScalars), $1) }

  /// An arrow whose two other bytes are gone, read in a Thai encoding.
  private static let arrow: Unicode.Scalar = "\u{0E42}"

  static func run(at start: Int, in scalars: [Unicode.Scalar]) -> Mojibake.Run? {
    if scalars[start] == arrow { return arrow(at: start, in: scalars) }
    guard let (left, meant) = known.first(where: { scalars[start...].starts(with: $0.left) }) else { return nil }
    let range = start..<(start + left.count)
    // In a word “â” is a letter; only the quote that closes it goes with what follows.
    let inWord = start > 0 && scalars[start - 1].properties.isAlphabetic
    if inWord, left.first == "â", meant != "”" { return nil }
    return Mojibake.Run(range: range, meant: meant, page: .windows1252, isCertain: true)
  }

  /// Only alone between spaces: in Thai it is a letter, which never stands alone.
  private static func arrow(at start: Int, in scalars: [Unicode.Scalar]) -> Mojibake.Run? {
    let before = start > 0 ? scalars[start - 1] : " "
    let after = start + 1 < scalars.count ? scalars[start + 1] : " "
    guard before.properties.isWhitespace, after.properties.isWhitespace else { return nil }
    return Mojibake.Run(range: start..<(start + 1), meant: "→", page: .windows1252, isCertain: true)
  }
}
