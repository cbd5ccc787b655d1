/// Reads times and days as people write them.
///
/// It takes the longest run of time-like tokens at the start of a text: dates, clock times, zones, ranges, "about".
struct TimeReader {
  /// What was said: each part may be missing.
  struct Said: Sendable {
    var date: CivilDate?
    /// A day and a month without a year.
    var monthDay: (month: Int, day: Int)?
    var clock: Stamp.Clock?
    var offset: Int?
    /// A zone by a name that has no single offset: an IANA name.
    var zone: String?
    var noZone = false
    /// Whether am or pm was said.
    var half: Bool?
    var ambiguous: String?

    /// The same in the zone that another time names, where it names none.
    func inZone(of other: Said) -> Said {
      guard clock != nil, offset == nil, zone == nil, !noZone else { return self }
      var said = self
      (said.offset, said.zone, said.noZone, said.ambiguous) = (other.offset, other.zone, other.noZone, other.ambiguous)
      return said
    }
  }

  let bytes: [UInt8]
  var at = 0
  /// Whether a T stands somewhere, as between the day and the time of a stamp.
  let mayBeStamp: Bool

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
    mayBeStamp = bytes.contains(UInt8(ascii: "T"))
  }

  /// The end of the time expression at the start of a text; nil when none stands there.
  static func leading(_ text: String) -> String.Index? {
    guard mayBegin(text) else { return nil }
    var reader = TimeReader(text)
    reader.skip("*")
    guard let (said, _) = reader.expression(), said.clock != nil || said.date != nil else { return nil }
    reader.skip("*")
    return text.utf8.index(text.startIndex, offsetBy: reader.at)
  }

  /// Whether a text can begin with a time, by its first two letters: most texts begin with none of the words for one.
  private static func mayBegin(_ text: String) -> Bool {
    var bytes = text.utf8[...]
    while let first = bytes.first, first == UInt8(ascii: "*") || first <= 0x20 { bytes = bytes.dropFirst() }
    guard let first = bytes.first else { return false }
    guard (0x41...0x5A).contains(first & 0xDF) else { return true }
    guard let second = bytes.dropFirst().first else { return false }
    return beginnings.contains(UInt16(first | 0x20) << 8 | UInt16(second | 0x20))
  }

  private static let beginnings = Set(
    ["ap", "ab", "ar", "at", "be", "ca", "ci", "fr", "on", "ge", "ve", "vo", "zw", "en", "de", "af", "by", "sh", "na"]
      .map(pair)
      + ["mo", "tu", "we", "th", "sa", "su"].map(pair)
      + ["ja", "fe", "ma", "ju", "au", "se", "oc", "no", "de"].map(pair))

  private static func pair(_ letters: String) -> UInt16 {
    letters.utf8.reduce(0) { $0 << 8 | UInt16($1) }
  }

  /// The end of a blank time: `[Time]`, `HH:MM UTC`, `—`.
  static func leadingBlank(_ text: String) -> String.Index? {
    if text.hasPrefix("["), let close = text.firstIndex(of: "]"), Blank.isBlank(text[...close]) {
      return text.index(after: close)
    }
    for blank in ["HH:MM UTC", "HH:MM"] where text.hasPrefix(blank) {
      return text.index(text.startIndex, offsetBy: blank.count)
    }
    return nil
  }

  /// A whole text as a time, a range at most, and what follows it.
  static func read(_ text: String) -> (said: Said, latest: Said?, rest: String)? {
    guard mayBegin(text) else { return nil }
    var reader = TimeReader(text)
    reader.skip("*")
    guard let (said, latest) = reader.expression() else { return nil }
    reader.skip("*")
    let rest = String(decoding: reader.bytes[reader.at...], as: UTF8.self).trimmed
    return (said, latest, rest)
  }

  /// The first day in figures within a text: "INC-2026-08-11-002".
  static func day(in text: String) -> CivilDate? {
    var reader = TimeReader(text)
    while reader.at < reader.bytes.count {
      let isStart = reader.at == 0 || !reader.isDigit(reader.bytes[reader.at - 1])
      if isStart, let date = reader.isoDate() { return date }
      reader.at += 1
    }
    return nil
  }

  // MARK: - One or two points

  mutating func expression() -> (Said, Said?)? {
    approximate()
    guard var first = point() else { return nil }
    let mark = at
    spaces()
    guard rangeSign() else {
      at = mark
      return (first, nil)
    }
    approximate()
    guard var second = point(), second.clock != nil || second.date != nil else {
      at = mark
      return (first, nil)
    }
    // "January 13th, 2024 - 21:00 UTC" is one moment.
    if first.clock == nil, second.date == nil, second.monthDay == nil {
      (second.date, second.monthDay) = (first.date, first.monthDay)
      return (second, nil)
    }
    first = first.inZone(of: second)
    if second.half == true, first.half == nil, let a = first.clock, let b = second.clock, a.hour < 12,
      a.hour + 12 <= b.hour
    {
      first.clock?.hour += 12
    }
    if second.offset == nil, second.zone == nil { (second.offset, second.zone) = (first.offset, first.zone) }
    return (first, second)
  }

  private mutating func rangeSign() -> Bool {
    for sign in [
      "–", "—", "-", "to ", "until ", "till ", "→", "and ", "〜", "～", "~", "bis ", "à ", "a las ", "até ", "hasta ",
      "至", "到", "から",
      "y las ", "et ",
    ] where take(sign) {
      spaces()
      return true
    }
    return false
  }

  private mutating func approximate() {
    spaces()
    for word in [
      "~", "≈", "approximately ", "approx. ", "approx ", "about ", "around ", "circa ", "ca. ", "between ", "from ",
      "at ", "on ", "after ", "before ", "shortly after ", "just after ", "just before ", "by ", "nach ",
      "the hours of ", "gegen ", "vers ", "von ", "zwischen ", "entre las ", "entre ", "desde ",
    ] {
      if take(word) {
        spaces()
        return approximate()
      }
    }
  }

  /// A date, a clock time, or both in either order, with a zone.
  private mutating func point() -> Said? {
    var said = Said()
    var seen = false
    var end = at
    while at < bytes.count {
      spaces()
      if said.date == nil, said.monthDay == nil, date(&said) {
        seen = true
      } else if said.clock == nil, clock(&said) {
        seen = true
      } else {
        break
      }
      end = at
      if bytes.count > at, bytes[at] == UInt8(ascii: "T"), said.clock == nil { at += 1 }
      _ = take(",")
      spaces()
      _ = take("at ") || take("@ ")
      if said.clock == nil { approximate() }
    }
    at = end
    if seen, said.clock != nil { zone(&said) }
    if seen { parenthesis(&said) }
    if seen, said.clock == nil, said.date != nil || said.monthDay != nil { zoneBeforeClock(&said) }
    return seen ? said : nil
  }

  /// `6 May 2026 (PT), 2:05 pm`: the zone behind the day is that of the clock time that follows.
  private mutating func zoneBeforeClock(_ said: inout Said) {
    let mark = at
    var more = said
    spaces()
    if take("(") { zone(&more, tight: true) }
    if more.offset != nil || more.zone != nil, take(")") {
      _ = take(",")
      spaces()
      if clock(&more) {
        said = more
        return
      }
    }
    at = mark
  }

  /// `(UTC)`, `(no zone)`, a weekday.
  private mutating func parenthesis(_ said: inout Said) {
    let mark = at
    spaces()
    if take("(no zone)") {
      said.noZone = true
    } else if said.clock != nil, said.offset == nil, said.zone == nil, take("(") {
      at -= 1
      at += 1
      zone(&said, tight: true)
      if (said.offset == nil && said.zone == nil) || !take(")") {
        at = mark
        if said.offset != nil || said.zone != nil { (said.offset, said.zone) = (nil, nil) }
      }
    } else {
      at = mark
    }
  }

  // MARK: - Bytes

  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0xC3 && byte != 0xE2 }
  var isDigitNext: Bool { at < bytes.count && isDigit(bytes[at]) }

  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    var end = at
    while end < bytes.count, isDigit(bytes[end]), end - at <= digits.upperBound { end += 1 }
    guard digits.contains(end - at), let value = Int(digits: bytes[at..<end]) else { return nil }
    at = end
    return value
  }

  mutating func sign(_ allowed: String) -> String? {
    guard at < bytes.count, allowed.utf8.contains(bytes[at]) else { return nil }
    at += 1
    return String(UnicodeScalar(bytes[at - 1]))
  }

  mutating func take(_ word: String) -> Bool {
    var end = at
    for byte in word.utf8 {
      guard end < bytes.count else { return false }
      if byte != bytes[end] {
        guard (0x41...0x5A).contains(byte & 0xDF), byte | 0x20 == bytes[end] | 0x20 else { return false }
      }
      end += 1
    }
    at = end
    return true
  }

  mutating func spaces() {
    while at < bytes.count {
      if bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A {
        at += 1
      } else if at + 1 < bytes.count, bytes[at] == 0xC2, bytes[at + 1] == 0xA0 {
        at += 2
      } else if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0xAF {
        at += 3
      } else {
        break
      }
    }
  }

  private mutating func skip(_ sign: Character) {
    spaces()
    while at < bytes.count, bytes[at] == sign.asciiValue { at += 1 }
  }
}
