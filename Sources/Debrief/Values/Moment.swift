/// A point in time as it was stated: a day, a day with a clock time, and the zone if one was said.
package struct Stamp: Sendable, Hashable {
  package var date: CivilDate
  package var clock: Clock?
  /// Minutes east of UTC; nil when no zone was stated.
  package var offset: Int?

  package struct Clock: Sendable, Hashable {
    package var hour: Int
    package var minute: Int
    package var second: Int
    /// The digits after the decimal point, as written.
    package var fraction: String

    package init(_ hour: Int, _ minute: Int, _ second: Int = 0, fraction: String = "") {
      self.hour = hour
      self.minute = minute
      self.second = second
      self.fraction = fraction
    }

    package var seconds: Int { hour * 3600 + minute * 60 + second }
  }

  package init(_ date: CivilDate, _ clock: Clock? = nil, offset: Int? = nil) {
    self.date = date
    self.clock = clock
    self.offset = clock == nil ? nil : offset
  }

  /// Seconds since 1970-01-01T00:00:00Z; nil for a day alone and for a time without a zone.
  package var instant: Int? {
    guard let clock, let offset else { return nil }
    return date.daysSinceEpoch * 86_400 + clock.seconds - offset * 60
  }

  /// Seconds on the local clock; a day alone counts from its midnight.
  package var local: Int { date.daysSinceEpoch * 86_400 + (clock?.seconds ?? 0) }

  /// The same instant on the clock of another zone; itself where no zone was stated.
  package func shifted(to offset: Int) -> Stamp {
    guard let own = self.offset, let clock else { return self }
    var shifted = Stamp(secondsSince1970: local + (offset - own) * 60)
    shifted.clock?.fraction = clock.fraction
    shifted.offset = offset
    return shifted
  }

  /// In UTC.
  package init(secondsSince1970 seconds: Int) {
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = seconds - days * 86_400
    self.init(CivilDate(daysSinceEpoch: days), Clock(rest / 3600, rest / 60 % 60, rest % 60), offset: 0)
  }
}

extension Stamp {
  /// `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM[:SS[.sss]]` with `Z`, `±hh:mm` or nothing.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let date = CivilDate(iso: String(decoding: bytes[..<10], as: UTF8.self)) else {
      return nil
    }
    if bytes.count == 10 {
      self.init(date)
      return
    }
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20, bytes[13] == UInt8(ascii: ":"),
      let hour = Int(digits: bytes[11..<13]), let minute = Int(digits: bytes[14..<16]), hour < 24, minute < 60
    else { return nil }
    var clock = Clock(hour, minute)
    var at = 16
    if bytes.count >= 19, bytes[16] == UInt8(ascii: ":") {
      guard let second = Int(digits: bytes[17..<19]), second < 60 else { return nil }
      clock.second = second
      at = 19
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
        let digits = bytes[(at + 1)...].prefix { (0x30...0x39).contains($0) }
        clock.fraction = String(decoding: digits, as: UTF8.self)
        at = digits.endIndex
      }
    }
    guard let offset = Self.offset(bytes[at...]) else { return nil }
    self.init(date, clock, offset: offset.minutes)
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> (minutes: Int?, Void)? {
    guard let first = bytes.first else { return (nil, ()) }
    if bytes.count == 1, first == UInt8(ascii: "Z") { return (0, ()) }
    guard bytes.count == 6, first == UInt8(ascii: "+") || first == UInt8(ascii: "-"),
      let hours = Int(digits: bytes.dropFirst().prefix(2)), let minutes = Int(digits: bytes.suffix(2)),
      hours < 24, minutes < 60
    else { return nil }
    return ((first == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes), ())
  }

  package var iso: String {
    guard let clock else { return date.iso }
    return "\(date.iso)T\(clock.iso)\(offset.map(Self.iso(offset:)) ?? "")"
  }

  package static func iso(offset: Int) -> String {
    if offset == 0 { return "Z" }
    let size = abs(offset)
    return (offset < 0 ? "-" : "+") + (size / 60).padded(2) + ":" + (size % 60).padded(2)
  }
}

extension Stamp.Clock {
  /// `HH:MM`, with the seconds when they are not zero.
  package var iso: String {
    var text = hour.padded(2) + ":" + minute.padded(2)
    if second != 0 || !fraction.isEmpty { text += ":" + second.padded(2) }
    if !fraction.isEmpty { text += "." + fraction }
    return text
  }
}

/// When something happened: an instant, or a range up to `latest`.
package struct Moment: Value {
  package var at: Stamp
  package var latest: Stamp?
  /// Where it came from: "timeline", a chat, an alert.
  package var source: String?
  /// The author's words: "~14:02 PT".
  package var written: String?

  package init(_ at: Stamp, latest: Stamp? = nil, source: String? = nil, written: String? = nil) {
    self.at = at
    self.latest = latest
    self.source = source
    self.written = written
  }

  /// Two moments are equal as instants, whatever the zone or the words they were stated in.
  package static func == (a: Moment, b: Moment) -> Bool {
    same(a.at, b.at) && (a.latest == nil) == (b.latest == nil)
      && (a.latest.map { one in b.latest.map { same(one, $0) } ?? false } ?? true)
  }

  private static func same(_ a: Stamp, _ b: Stamp) -> Bool {
    if let a = a.instant, let b = b.instant { return a == b }
    return a == b
  }

  package static var lens: Lens { .moment }

  package init?(_ json: JSON, _ reader: inout Reader) {
    let text = json.string ?? json["at"]?.string
    guard let text, let at = Stamp(iso: text) else { return nil }
    self.init(
      at,
      latest: json["latest"]?.string.flatMap { Stamp(iso: $0) },
      source: json["source"]?.string,
      written: json["written"]?.string
    )
  }

  package var json: JSON? {
    .object([
      "at": .string(at.iso), "latest": latest.map { .string($0.iso) }, "source": source?.json, "written": written?.json,
    ])
  }
}
