// Times of the day, am and pm, zones and offsets.

extension TimeReader {
  mutating func clock(_ said: inout Said) -> Bool {
    if military(&said, isDated: said.date != nil || said.monthDay != nil) || eastern(&said) { return true }
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

  /// `1900 UTC`, `1900 and 2100 UTC`: four digits are a time before a zone.
  private mutating func military(_ said: inout Said, isDated: Bool) -> Bool {
    let mark = at
    var digits = self
    guard let value = digits.number(4...4), value / 100 < 24, value % 100 < 60, !digits.isDigitNext else {
      return false
    }
    var rest = digits
    var zoned = Said(clock: Stamp.Clock(0, 0))
    rest.spaces()
    let isRange = rest.at < rest.bytes.count && ["–", "—", "-", "to ", "and ", "until "].contains { rest.take($0) }
    if isRange {
      rest.spaces()
      guard let other = rest.number(4...4), other / 100 < 24, other % 100 < 60 else { return false }
    } else {
      rest = digits
    }
    rest.zone(&zoned)
    rest.spaces()
    // "2024-04-01 0251: …": behind a day four digits and a colon are a time.
    let isClosed = isDated && (digits.at == bytes.count || bytes[digits.at] == UInt8(ascii: ":"))
    guard isClosed || zoned.offset != nil || zoned.zone != nil || rest.take("hrs") || rest.take("hours") else {
      return false
    }
    at = digits.at
    said.clock = Stamp.Clock(value / 100, value % 100)
    if !isRange {
      spaces()
      if !(take("hrs") || take("hours")) { at = digits.at }
    }
    return at > mark
  }

  /// `午後3時20分`, `下午3点`, `15時`.
  private mutating func eastern(_ said: inout Said) -> Bool {
    let mark = at
    let half: Bool? =
      take("午後") || take("下午") || take("晚上") ? true : take("午前") || take("上午") || take("凌晨") ? false : nil
    spaces()
    guard let hour = number(1...2), hour < 25, take("時") || take("时") || take("点") || half != nil else {
      at = mark
      return false
    }
    var clock = Stamp.Clock(hour % 24, 0)
    let minutes = at
    if take("半") {
      clock.minute = 30
    } else if take(":") || take("：") || at == minutes, let minute = number(1...2), minute < 60 {
      clock.minute = minute
      _ = take("分")
    } else {
      at = minutes
    }
    if half == true, clock.hour < 12 { clock.hour += 12 }
    if half == false, clock.hour == 12 { clock.hour = 0 }
    said.clock = clock
    return true
  }

  private mutating func minutes(_ clock: inout Stamp.Clock) -> Bool {
    let mark = at
    let isDotted = at < bytes.count && bytes[at] == UInt8(ascii: ".")
    guard take(":") || take("：") || take("h") || take(".") || take(" h "), let minute = number(2...2), minute < 60,
      !isDigitNext,
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

  mutating func zone(_ said: inout Said, tight: Bool = false) {
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
    if let city = cityTime() {
      said.zone = city
      return
    }
    if name.isEmpty, let shift = offset() {
      said.offset = shift
      return
    }
    at = mark
  }

  /// "Denver time", "New York time".
  private mutating func cityTime() -> String? {
    let mark = at
    var words: [String] = []
    while words.count < 4 {
      spaces()
      let start = at
      while at < bytes.count, isLetter(bytes[at]) { at += 1 }
      guard at > start else { break }
      let word = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
      if word == "time", let zone = ZoneNames.cities[words.joined(separator: " ")] { return zone }
      words.append(word)
    }
    at = mark
    return nil
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
    let isRange = at > 0 && isDigit(bytes[at - 1]) && !mayBeStamp
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
}
