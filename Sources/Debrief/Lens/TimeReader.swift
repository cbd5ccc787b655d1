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

  private let bytes: [UInt8]
  private var at = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  /// The end of the time expression at the start of a text; nil when none stands there.
  static func leading(_ text: String) -> String.Index? {
    var reader = TimeReader(text)
    reader.skip("*")
    guard let (said, _) = reader.expression(), said.clock != nil || said.date != nil else { return nil }
    reader.skip("*")
    return text.utf8.index(text.startIndex, offsetBy: reader.at)
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

  // MARK: - Dates

  private mutating func date(_ said: inout Said) -> Bool {
    let mark = at
    weekday()
    if let date = isoDate() ?? numericDate() ?? namedDate(&said) {
      said.date = date
      return true
    }
    if said.monthDay != nil { return true }
    at = mark
    return false
  }

  private mutating func weekday() {
    for day in [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
      "sat", "sun",
    ] {
      let mark = at
      if take(day) {
        if at < bytes.count, isLetter(bytes[at]) {
          at = mark
          continue
        }
        _ = take(".")
        _ = take(",")
        spaces()
        return
      }
    }
  }

  private mutating func isoDate() -> CivilDate? {
    let mark = at
    guard let year = number(4...4), let sign = sign("-/."), let month = number(1...2), take(sign),
      let day = number(1...2),
      !isDigitNext, let date = CivilDate(year, month, day)
    else {
      at = mark
      return nil
    }
    return date
  }

  /// `14.03.2026`, `23/03/2026`: the day first where it can be nothing else, or where points are used.
  private mutating func numericDate() -> CivilDate? {
    let mark = at
    guard let first = number(1...2), let sign = sign("./-"), let second = number(1...2), take(sign),
      let year = number(4...4), !isDigitNext
    else {
      at = mark
      return nil
    }
    let date =
      sign == "." || first > 12 ? CivilDate(year, second, first) : second > 12 ? CivilDate(year, first, second) : nil
    if date == nil { at = mark }
    return date
  }

  private mutating func namedDate(_ said: inout Said) -> CivilDate? {
    let mark = at
    if let day = number(1...2) {
      _ = take("st") || take("nd") || take("rd") || take("th") || take(".")
      spaces()
      _ = take("of ")
      if let month = month() { return year(day, month, &said) }
    } else if let month = month() {
      spaces()
      if let day = number(1...2) {
        _ = take("st") || take("nd") || take("rd") || take("th")
        return year(day, month, &said)
      }
    }
    at = mark
    return nil
  }

  private mutating func year(_ day: Int, _ month: Int, _ said: inout Said) -> CivilDate? {
    let mark = at
    _ = take(",")
    spaces()
    if let year = number(4...4), !(at < bytes.count && bytes[at] == UInt8(ascii: ":")) {
      return CivilDate(year, month, day)
    }
    at = mark
    said.monthDay = (month, day)
    return nil
  }

  private mutating func month() -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let long = ["uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember"]
    for (i, name) in names.enumerated() {
      let mark = at
      guard take(name) else { continue }
      if !long[i].isEmpty { _ = take(long[i]) }
      if i == 8 { _ = take("t") }
      _ = take(".")
      if at < bytes.count, isLetter(bytes[at]) {
        at = mark
        continue
      }
      return i + 1
    }
    return nil
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
    guard take(":") || take("h"), let minute = number(2...2), minute < 60, !isDigitNext else {
      at = mark
      return false
    }
    clock.minute = minute
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

  /// The zone that follows a clock time, when nothing else does.
  fileprivate var wholeZone: ZoneNames.Zone? {
    mutating get {
      var said = Said()
      at = "T00:00".utf8.count
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

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0xC3 && byte != 0xE2 }
  private var isDigitNext: Bool { at < bytes.count && isDigit(bytes[at]) }

  private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    var end = at
    while end < bytes.count, isDigit(bytes[end]), end - at <= digits.upperBound { end += 1 }
    guard digits.contains(end - at), let value = Int(digits: bytes[at..<end]) else { return nil }
    at = end
    return value
  }

  private mutating func sign(_ allowed: String) -> String? {
    guard at < bytes.count, allowed.utf8.contains(bytes[at]) else { return nil }
    at += 1
    return String(UnicodeScalar(bytes[at - 1]))
  }

  private mutating func take(_ word: String) -> Bool {
    let word = Array(word.utf8)
    guard at + word.count <= bytes.count else { return false }
    for (i, byte) in word.enumerated() where byte != bytes[at + i] {
      guard (0x41...0x5A).contains(byte & 0xDF), byte | 0x20 == bytes[at + i] | 0x20 else { return false }
    }
    at += word.count
    return true
  }

  private mutating func spaces() {
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

/// Zones by the letters that people write.
enum ZoneNames {
  /// A zone as headings, columns and notes name it: "CET", "UTC+2", "all times in PT", "Europe/Berlin".
  ///
  /// - Returns: its own words; nil when there are others beside it.
  static func said(in text: some StringProtocol) -> String? {
    guard text.utf8.count < 60 else { return nil }
    let words = text.split(whereSeparator: { " ,;:()!.*–".contains($0) }).map { String($0) }
    let others = words.filter { read($0) == nil }.map { $0.lowercased() }
    guard others.allSatisfy(fillers.contains) else { return nil }
    return words.first { read($0) != nil }
  }

  private static let fillers: Set<String> = [
    "all", "times", "time", "in", "are", "is", "the", "local", "given", "zone",
  ]

  /// The offset or the place that a zone's words mean.
  static func read(_ text: String) -> Zone? {
    if let zone = known[text.uppercased()] { return zone }
    var reader = TimeReader("T00:00 " + text)
    return reader.wholeZone
  }

  struct Zone: Sendable {
    let offset: Int?
    /// Where the letters name a place rather than an offset.
    let name: String?
    let ambiguous: Bool

    init(_ offset: Int?, name: String? = nil, ambiguous: Bool = false) {
      self.offset = offset
      self.name = name
      self.ambiguous = ambiguous
    }
  }

  /// Zones that are named by both of their offsets.
  static let places = [
    "CET": "Europe/Berlin", "MEZ": "Europe/Berlin", "EET": "Europe/Helsinki", "GMT": "Europe/London",
    "EST": "America/New_York", "PST": "America/Los_Angeles", "CST": "America/Chicago",
  ]

  /// IST, CST and BST mean several zones: the commonest is taken, and a note says so.
  static let known: [String: Zone] = [
    "UTC": Zone(0), "GMT": Zone(0), "WET": Zone(0), "WEST": Zone(60), "BST": Zone(60, ambiguous: true), "CET": Zone(60),
    "CEST": Zone(120), "MEZ": Zone(60), "MESZ": Zone(120), "EET": Zone(120), "EEST": Zone(180), "MSK": Zone(180),
    "TRT": Zone(180), "IDT": Zone(180),
    "IST": Zone(330, ambiguous: true), "NPT": Zone(345), "ICT": Zone(420), "WIB": Zone(420), "SGT": Zone(480),
    "HKT": Zone(480), "AWST": Zone(480), "PHT": Zone(480), "JST": Zone(540), "KST": Zone(540), "AEST": Zone(600),
    "AEDT": Zone(660), "NZST": Zone(720), "NZDT": Zone(780), "BRT": Zone(-180), "ART": Zone(-180), "AST": Zone(-240),
    "EDT": Zone(-240), "EST": Zone(-300), "CDT": Zone(-300), "CST": Zone(-360, ambiguous: true), "MDT": Zone(-360),
    "MST": Zone(-420), "PDT": Zone(-420), "PST": Zone(-480), "AKST": Zone(-540), "HST": Zone(-600),
    "PT": Zone(nil, name: "America/Los_Angeles"), "MT": Zone(nil, name: "America/Denver"),
    "CT": Zone(nil, name: "America/Chicago"), "ET": Zone(nil, name: "America/New_York"),
  ]
}
