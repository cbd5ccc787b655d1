/// How letters are made comparable: compatibility forms, case and marks are taken away, one scalar at a time.
///
/// The table is ours because the standard library has no compatibility forms and Foundation's follow its ICU:
/// an index on disk must not change its words with the system below it.
struct Folding: Sendable {
  /// What a folded scalar is for the cutting of words.
  enum Kind { case letter, wide, mark, other }

  /// Scalars that are neighbours in Unicode and fold alike.
  private struct Run {
    let first: UInt32
    let last: UInt32
    let target: [Unicode.Scalar]
    let ascends: Bool
  }

  static let standard = Folding(parsing: table)

  private let runs: [Run]

  private init(parsing table: String) {
    runs = table.split(whereSeparator: \.isWhitespace).map { entry in
      let sides = entry.split(separator: "=")
      let ends = sides[0].split { $0 == "-" || $0 == "~" }.compactMap { UInt32($0, radix: 16) }
      let target = sides[1].split(separator: "+").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      return Run(first: ends[0], last: ends[ends.count - 1], target: target, ascends: sides[0].contains("~"))
    }
  }

  /// Gives what the scalar folds to: mostly one scalar, more for a ligature, a space where words part.
  func fold(_ scalar: Unicode.Scalar, _ take: (Unicode.Scalar) -> Void) {
    if Self.isCommonWide(scalar.value) { return take(scalar) }
    guard let run = run(of: scalar.value) else {
      guard scalar.properties.changesWhenLowercased else { return take(scalar) }
      return scalar.properties.lowercaseMapping.unicodeScalars.forEach(take)
    }
    guard run.ascends else { return run.target.forEach(take) }
    take(Unicode.Scalar(run.target[0].value + scalar.value - run.first) ?? scalar)
  }

  private func run(of value: UInt32) -> Run? {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < runs.count && runs[low].first <= value ? runs[low] : nil
  }

  /// `wide` letters belong to scripts that write words without spaces between them.
  static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
    case 0..<0x80, 0x200B: return .other
    case let value where isCommonWide(value): return .wide
    default: break
    }
    if scalar.properties.isDefaultIgnorableCodePoint { return .mark }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return isWide(scalar.value) ? .wide : .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    default: return .other
    }
  }

  /// Letters that are wide and fold to themselves: a short cut for nearly all of such a text.
  private static func isCommonWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// Han, Hiragana, Katakana, Bopomofo and Hangul.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x303C, 0x3041...0x318F, 0x31A0...0x31BF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0x16FE0...0x18DFF, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// The one letter that two make: a kana with its mark, a Hangul syllable of its parts.
  static func composed(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Unicode.Scalar? {
    switch (a.value, b.value) {
    case (let l, let v) where (0x1100...0x1112).contains(l) && (0x1161...0x1175).contains(v):
      Unicode.Scalar(0xAC00 + ((l - 0x1100) * 21 + v - 0x1161) * 28)
    case (let s, let t) where (0xAC00...0xD7A3).contains(s) && (s - 0xAC00) % 28 == 0 && (0x11A8...0x11C2).contains(t):
      Unicode.Scalar(s + t - 0x11A7)
    case (let kana, 0x3099): voiced(kana).flatMap(Unicode.Scalar.init)
    case (0x306F...0x307B, 0x309A) where a.value % 3 == 0, (0x30CF...0x30DB, 0x309A) where a.value % 3 == 0:
      Unicode.Scalar(a.value + 2)
    default: nil
    }
  }

  /// か → が. The katakana lie 0x60 above the hiragana.
  private static func voiced(_ kana: UInt32) -> UInt32? {
    let isKatakana = (0x30A1...0x30FE).contains(kana)
    switch isKatakana ? kana - 0x60 : kana {
    case 0x304B...0x3061 where kana % 2 == 1: return kana + 1
    case 0x3064, 0x3066, 0x3068, 0x306F, 0x3072, 0x3075, 0x3078, 0x307B, 0x309D: return kana + 1
    case 0x3046: return kana + 0x4E
    case 0x308F...0x3092 where isKatakana: return kana + 8
    default: return nil
    }
  }
}
