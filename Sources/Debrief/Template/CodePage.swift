/// One of the 8-bit encodings that UTF-8 was taken for, from its characters back to bytes.
struct CodePage: Sendable {
  enum Name: Sendable {
    case windows1252
    case macRoman
  }

  let name: Name
  private let bytes: [Unicode.Scalar: UInt8]

  /// - Parameter upper: the characters of the bytes from 0x80, 128 of them.
  private init(_ name: Name, upper: String) {
    self.name = name
    let pairs = zip(upper.unicodeScalars, UInt8(0x80)...0xFF)
    bytes = Dictionary(pairs.map { ($0, $1) }) { first, _ in first }
  }

  /// Its five bytes without a character are the C1 controls, as browsers and Latin-1 have them.
  static let windows1252 = CodePage(
    .windows1252,
    upper: "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
      + String(String.UnicodeScalarView((0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) })))

  static let macRoman = CodePage(
    .macRoman,
    upper: "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
      + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ")

  func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if let byte = bytes[scalar] { return byte }
    // Latin-1 readers keep the bytes from 0x80 to 0x9F as controls.
    return name == .windows1252 && (0x80...0x9F).contains(scalar.value) ? UInt8(scalar.value) : nil
  }

  /// The character whose bytes in UTF-8 stand from there on; nil when they are none.
  func run(at start: Int, in scalars: [Unicode.Scalar]) -> Mojibake.Run? {
    guard let lead = byte(of: scalars[start]), let length = Self.length(lead), start + length <= scalars.count
    else { return nil }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for scalar in scalars[(start + 1)..<(start + length)] {
      guard let byte = byte(of: scalar), byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let end = start + length
    // Text that was damaged twice has controls on the way.
    guard value >= Self.least[length], let meant = Unicode.Scalar(value),
      Self.isWritten(meant) || scalars[end - 1] == meant
    else { return nil }
    let around = (start > 0 ? scalars[start - 1] : " ", end < scalars.count ? scalars[end] : " ")
    let isCertain = isCertain(lead, Array(scalars[(start + 1)..<end]), between: around)
    return Mojibake.Run(range: start..<end, meant: String(Character(meant)), page: name, isCertain: isCertain)
  }

  private static func length(_ lead: UInt8) -> Int? {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }

  /// The first character that needs so many bytes.
  private static let least: [UInt32] = [0, 0, 0x80, 0x800, 0x1_0000]

  private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate: false
    default: true
    }
  }
}

// Which runs do not occur in sound text.
extension CodePage {
  private typealias Around = (before: Unicode.Scalar, after: Unicode.Scalar)

  private func isCertain(_ lead: UInt8, _ rest: [Unicode.Scalar], between around: Around) -> Bool {
    if rest.count == 3 { return true }
    return switch name {
    case .windows1252: isForeign(lead, rest, around)
    case .macRoman: isForeignOnMac(lead, rest)
    }
  }

  private func isForeign(_ lead: UInt8, _ rest: [Unicode.Scalar], _ around: Around) -> Bool {
    let followsWords = rest.allSatisfy { Self.afterWords.contains($0) }
    let inLowercase = around.before.properties.isLowercase
    switch lead {
    case 0xE2, 0xEF, 0xC2: return true
    // “Ã” ends words in capitals only; a dash or a quote within a word is the second half of a letter.
    case 0xC3:
      let beginsWord = !around.before.properties.isAlphabetic && around.after.properties.isAlphabetic
      return !Self.closing.contains(rest[0]) || inLowercase || beginsWord
    case 0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1: return !followsWords || inLowercase
    case 0xE0...0xEF: return !followsWords
    default: return false
    }
  }

  private func isForeignOnMac(_ lead: UInt8, _ rest: [Unicode.Scalar]) -> Bool {
    let letters = rest.allSatisfy(\.properties.isAlphabetic)
    switch lead {
    case 0xE0...0xE4: return true
    case 0xE5...0xEF: return !letters
    case 0xC2, 0xC3: return !Self.mathematics.contains(rest[0])
    case 0xC4, 0xC5: return letters && !Self.mathematics.contains(rest[0])
    default: return false
    }
  }

  /// What stands right behind a word's last letter in sound text.
  private static let afterWords = Set("…‘’“”–—‹›«»\u{A0}\u{AD}™®©°ºª²³¹•·†‡‰".unicodeScalars)
  private static let closing = Set("…‘’“”–—›»\u{A0}".unicodeScalars)
  /// What stands behind a root or an “almost equal” in sound text.
  private static let mathematics = Set("πΩµ∑∏∫".unicodeScalars)
}
