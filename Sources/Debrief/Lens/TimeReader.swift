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

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

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
    ["ap", "ab", "ar", "at", "be", "ca", "ci", "fr", "on"].map(pair)
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

  private mutating func expression() -> (Said, Said?)? {
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
    for sign in ["–", "—", "-", "to ", "until ", "till ", "→", "and "] where take(sign) {
      spaces()
      return true
    }
    return false
  }

  private mutating func approximate() {
    spaces()
    for word in [
      "~", "≈", "approximately ", "approx. ", "approx ", "about ", "around ", "circa ", "ca. ", "between ", "from ",
      "at ", "on ",
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

  // MARK: - Clock and zone

  private mutating func clock(_ said: inout Said) -> Bool {
    let mark = at
    guard let hour = number(1...2), hour < 25 else {
      at = mark
      return false
    }
    var clock = Stamp.Clock(hour, 0)
    let hasMinutes = minutes(&clock)
    let half = meridiem()
    guard hasMinutes || half != nil, hour < 24 else {
      at = mark
      return false
    }
    if let half {
      guard (1...12).contains(hour) else {
        at = mark
        return false
      }
      clock.hour = hour % 12 + (half ? 12 : 0)
    }
    said.clock = clock
    said.half = half
    return true
  }

  private mutating func minutes(_ clock: inout Stamp.Clock) -> Bool {
    let mark = at
    let isDotted = at < bytes.count && bytes[at] == UInt8(ascii: ".")
    guard take(":") || take("h") || take(".") || take(" h "), let minute = number(2...2), minute < 60, !isDigitNext,
      !isDotted || isClockEnd
    else {
      at = mark
      return false
    }
    clock.minute = minute
    if isDotted { return true }
    let seconds = at
    if take(":"), let second = number(2...2), second < 60 {
      clock.second = second
      let point = at
      if take(".") || take(",") {
        let start = at
        while at < bytes.count, isDigit(bytes[at]) { at += 1 }
        if at == start { at = point } else { clock.fraction = String(decoding: bytes[start..<at], as: UTF8.self) }
      }
    } else {
      at = seconds
    }
    return true
  }

  /// Whether what follows "14.05" says that it is a time and no amount: a dash, a zone, am or pm, the end.
  private var isClockEnd: Bool {
    var rest = self
    rest.spaces()
    guard rest.at < bytes.count else { return true }
    if ["–", "—", "-", ":", "*", ")", "|", "→", "uhr"].contains(where: { rest.take($0) }) { return true }
    if rest.meridiem() != nil { return true }
    var said = Said(clock: Stamp.Clock(0, 0))
    rest.zone(&said)
    return said.offset != nil || said.zone != nil
  }

  /// true: after noon.
  private mutating func meridiem() -> Bool? {
    let mark = at
    spaces()
    for (word, after) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true), ("a", false), ("p", true)]
    where take(word) {
      if at < bytes.count, isLetter(bytes[at]) || isDigit(bytes[at]) { break }
      return after
    }
    at = mark
    return nil
  }

  private mutating func zone(_ said: inout Said, tight: Bool = false) {
    let mark = at
    spaces()
    if take("Z"), !(at < bytes.count && isLetter(bytes[at])) {
      said.offset = 0
      return
    }
    at = mark
    spaces()
    let start = at
    while at < bytes.count, isLetter(bytes[at]) || bytes[at] == UInt8(ascii: "/") || bytes[at] == UInt8(ascii: "_") {
      at += 1
    }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    if let zone = ZoneNames.known[name.uppercased()] {
      said.offset = zone.offset
      said.zone = zone.name
      said.ambiguous = zone.ambiguous ? name : nil
      if zone.offset == 0, let shift = offset() { said.offset = shift }
      return
    }
    if name.contains("/"), let first = name.split(separator: "/").first, let zone = ZoneNames.known[first.uppercased()]
    {
      // "CET/CEST": which of the two holds, the day decides.
      said.zone = ZoneNames.places[first.uppercased()]
      said.offset = said.zone == nil ? zone.offset : nil
      return
    }
    if name.contains("/"), name.utf8.count > 4 {
      said.zone = name
      return
    }
    at = start
    if name.isEmpty, let shift = offset() {
      said.offset = shift
      return
    }
    at = mark
  }

  /// The text as a zone, when it is nothing else.
  var wholeZone: ZoneNames.Zone? {
    mutating get {
      var said = Said()
      zone(&said)
      guard at == bytes.count, said.offset != nil || said.zone != nil else { return nil }
      return ZoneNames.Zone(said.offset, name: said.zone, ambiguous: said.ambiguous != nil)
    }
  }

  private mutating func offset() -> Int? {
    let mark = at
    // "14:02-14:10" is a range: a minus is an offset's only behind a space, or in a stamp with a T.
    let isRange = at > 0 && isDigit(bytes[at - 1]) && !bytes.contains(UInt8(ascii: "T"))
    let sign = take("+") ? 1 : !isRange && (take("-") || take("−")) ? -1 : 0
    guard sign != 0, let hours = number(1...2), hours < 15 else {
      at = mark
      return nil
    }
    let minutes = at
    _ = take(":")
    if let extra = number(2...2), [0, 30, 45].contains(extra), !isDigitNext { return sign * (hours * 60 + extra) }
    at = minutes
    if at < bytes.count, bytes[at] == UInt8(ascii: ":") {
      at = mark
      return nil
    }
    return sign * hours * 60
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
