import Debrief

/// The rule of a zone's future: `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX TZ, as RFC 9636 extends it).
struct ZoneRule: Sendable {
  private var standard = 0
  private var summer: (offset: Int, from: Change, to: Change)?

  /// A day of the year and a time of that day, on the clock before the change.
  private struct Change: Sendable {
    enum Day: Sendable {
      /// The week of a month (5: the last), a weekday from Sunday.
      case weekday(month: Int, week: Int, day: Int)
      /// From 1 to 365; February 29 is never counted.
      case julian(Int)
      /// From 0 to 365.
      case ordinal(Int)
    }

    var day: Day
    var time = 7200
  }

  init?(_ text: String) {
    var reader = RuleReader(text)
    guard reader.name(), let offset = reader.time() else { return nil }
    standard = -offset
    guard reader.name() else { return }
    let stated = reader.time()
    guard let from = Self.change(&reader), let to = Self.change(&reader) else { return nil }
    summer = (stated.map { -$0 } ?? standard + 3600, from, to)
  }

  private static func change(_ reader: inout RuleReader) -> Change? {
    guard reader.take(","), let day = day(&reader) else { return nil }
    guard reader.take("/") else { return Change(day: day) }
    return reader.time().map { Change(day: day, time: $0) }
  }

  private static func day(_ reader: inout RuleReader) -> Change.Day? {
    if reader.take("J") { return reader.number().map { .julian($0) } }
    guard reader.take("M") else { return reader.number().map { .ordinal($0) } }
    guard let month = reader.number(), reader.take("."), let week = reader.number(), reader.take("."),
      let day = reader.number(), (1...12).contains(month), (1...5).contains(week), (0...6).contains(day)
    else { return nil }
    return .weekday(month: month, week: week, day: day)
  }

  /// Seconds east of UTC at an instant.
  func offset(at instant: Int) -> Int {
    guard let summer else { return standard }
    let local = instant + standard
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let year = CivilDate(daysSinceEpoch: days).year
    let start = Self.seconds(summer.from, year) - standard
    let end = Self.seconds(summer.to, year) - summer.offset
    let isSummer = start < end ? (start..<end).contains(instant) : !(end..<start).contains(instant)
    return isSummer ? summer.offset : standard
  }

  /// Seconds since 1970 on the local clock.
  private static func seconds(_ change: Change, _ year: Int) -> Int {
    let newYear = start(of: 1, year)
    let days: Int
    switch change.day {
    case .ordinal(let day): days = newYear + day
    case .julian(let day):
      let leap = start(of: 3, year) - newYear == 60
      days = newYear + day - 1 + (leap && day >= 60 ? 1 : 0)
    case .weekday(let month, let week, let day):
      let first = start(of: month, year)
      // 1970-01-01 was a Thursday.
      let weekday = ((first + 4) % 7 + 7) % 7
      let inMonth = first + (day - weekday + 7) % 7 + (week - 1) * 7
      days = inMonth < first + CivilDate.days(in: month, of: year) ? inMonth : inMonth - 7
    }
    return days * 86_400 + change.time
  }

  /// Days since 1970 of a month's first.
  private static func start(of month: Int, _ year: Int) -> Int {
    CivilDate(year, month, 1)?.daysSinceEpoch ?? 0
  }
}

/// Reads the parts of a rule from its front.
private struct RuleReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  /// A zone's abbreviation: letters, or anything between `<` and `>`.
  mutating func name() -> Bool {
    if take("<") {
      while let byte = rest.popFirst(), byte != UInt8(ascii: ">") {}
      return true
    }
    let letters = rest.prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
    rest = rest[letters.endIndex...]
    return !letters.isEmpty
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time() -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard var seconds = number().map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where take(":") { seconds += (number() ?? 0) * unit }
    return sign * seconds
  }

  mutating func number() -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest[digits.endIndex...]
    return Int(Substring(digits))
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }
}
