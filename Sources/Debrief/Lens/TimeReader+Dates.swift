// Days as people write them: in figures, by the month's name, with or without a year.

extension TimeReader {
  mutating func date(_ said: inout Said) -> Bool {
    let mark = at
    weekday()
    if let date = isoDate() ?? yearFirst() ?? numericDate() ?? namedDate(&said) {
      said.date = date
      return true
    }
    if said.monthDay == nil { figuresAlone(&said) }
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

  mutating func isoDate() -> CivilDate? {
    let mark = at
    guard let year = number(4...4), let sign = take("年") || take(" 年 ") ? "月" : sign("-/."),
      let month = number(1...2), take(sign), let day = number(1...2), sign != "月" || take("日") || take("号"),
      !isDigitNext, let date = CivilDate(year, month, day)
    else {
      at = mark
      return nil
    }
    return date
  }

  /// `2026-Mar-14`, `2026 March 14`.
  private mutating func yearFirst() -> CivilDate? {
    let mark = at
    guard let year = number(4...4), let sign = sign("- /."), let month = month(), take(sign), let day = number(1...2),
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
      let (year, isShort) = number(4...4).map({ ($0, false) }) ?? number(2...2).map({ (2000 + $0, true) }),
      !isDigitNext
    else {
      at = mark
      return nil
    }
    // `26-03-14` may begin with the year.
    if isShort, sign == "-", first > 12, CivilDate(2000 + first, second, year - 2000) != nil {
      at = mark
      return nil
    }
    let date =
      sign == "." || first > 12 ? CivilDate(year, second, first) : second > 12 ? CivilDate(year, first, second) : nil
    if date == nil { at = mark }
    return date
  }

  /// A day in figures at the beginning of a text, such as `03/04/2026`.
  struct Figures {
    let first: Int
    let second: Int
    let year: Int
    /// What follows it.
    let rest: Substring

    init?(_ text: String) {
      var reader = TimeReader(text)
      guard let first = reader.number(1...2), let sign = reader.sign("/-"), let second = reader.number(1...2),
        reader.take(sign), let year = reader.number(4...4) ?? reader.number(2...2).map({ 2000 + $0 }),
        !reader.isDigitNext
      else { return nil }
      (self.first, self.second, self.year) = (first, second, year)
      rest = Substring(text.utf8.dropFirst(reader.at))
    }

    /// Whether the day stands first; nil where nobody can tell.
    var isDayFirst: Bool? { (first > 12) == (second > 12) ? nil : first > 12 }

    func date(dayFirst: Bool) -> CivilDate? {
      dayFirst ? CivilDate(year, second, first) : CivilDate(year, first, second)
    }

    /// The two days that it may mean; nil where it means one or none.
    var either: (CivilDate, CivilDate)? {
      guard first != second, let one = date(dayFirst: true), let other = date(dayFirst: false) else { return nil }
      return (one, other)
    }
  }

  /// `11/25` before a time or a sign, `25.11.` and `11月25日`: a day without its year. Of two figures that may both be a month
  /// nobody knows which is.
  private mutating func figuresAlone(_ said: inout Said) {
    let mark = at
    if let month = number(1...2), take("月"), let day = number(1...2), take("日") || take("号"),
      CivilDate(2024, month, day) != nil
    {
      said.monthDay = (month, day)
      return
    }
    at = mark
    if let day = number(2...2), take("."), let month = number(2...2), take("."), !isDigitNext, isDayEnd,
      CivilDate(2024, month, day) != nil
    {
      said.monthDay = (month, day)
      return
    }
    at = mark
    guard let first = number(1...2), take("/") || dashBeforeClock(), let second = number(1...2), !isDigitNext,
      (first > 12) != (second > 12),
      isDayEnd, CivilDate(2024, min(first, second), max(first, second)) != nil
    else {
      at = mark
      return
    }
    said.monthDay = (min(first, second), max(first, second))
  }

  /// `03-26 08:10`: with a dash only before a time.
  private mutating func dashBeforeClock() -> Bool {
    var rest = self
    guard rest.take("-"), rest.number(2...2) != nil, rest.take(" "), rest.number(1...2) != nil, rest.take(":") else {
      return false
    }
    return take("-")
  }

  /// Whether what follows "11/25" says that it is a day: nothing, a sign, a time.
  private var isDayEnd: Bool {
    var rest = self
    rest.spaces()
    guard rest.at < rest.bytes.count else { return true }
    if rest.at == at { return [UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: ")")].contains(bytes[at]) }
    if ["-", "–", "—"].contains(where: { rest.take($0) }) { return true }
    var said = Said()
    return rest.clock(&said)
  }

  private mutating func namedDate(_ said: inout Said) -> CivilDate? {
    let mark = at
    if let day = number(1...2) {
      _ = take("st") || take("nd") || take("rd") || take("th") || take(".") || take("-")
      spaces()
      _ = take("of ") || take("de ")
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
    _ = take(",") || take("-")
    spaces()
    _ = take("de ")
    if let year = number(4...4), !(at + 1 < bytes.count && bytes[at] == UInt8(ascii: ":") && isDigit(bytes[at + 1])),
      Self.years.contains(year) || !isClock(year)
    {
      return CivilDate(year, month, day)
    }
    at = mark
    said.monthDay = (month, day)
    return nil
  }

  /// Of four digits behind a month that are a year even before a zone.
  private static let years = 1990..<2040

  /// `Feb 8 0117 UTC`: whether the digits that end here are a time, which a zone follows.
  private func isClock(_ digits: Int) -> Bool {
    if digits < 1000 { return true }
    var rest = self
    rest.at -= 4
    var said = Said()
    return rest.clock(&said)
  }

  private mutating func month() -> Int? {
    for (name, month) in Self.months {
      let mark = at
      guard take(name) else { continue }
      _ = take(".")
      if at < bytes.count, isLetter(bytes[at]) {
        at = mark
        continue
      }
      return month
    }
    return nil
  }

  /// In English, German, French and Spanish, whole or cut short; the longer name first.
  private static let months: [(name: String, month: Int)] = [
    ["january", "januar", "janvier", "enero", "jan"], ["february", "februar", "février", "febrero", "feb"],
    ["march", "märz", "mars", "marzo", "mar"], ["april", "avril", "abril", "apr"], ["may", "mai", "mayo"],
    ["june", "juni", "juin", "junio", "jun"], ["july", "juli", "juillet", "julio", "jul"],
    ["august", "août", "agosto", "aug"], ["september", "septembre", "septiembre", "sept", "sep"],
    ["october", "oktober", "octobre", "octubre", "oct", "okt"], ["november", "novembre", "noviembre", "nov"],
    ["december", "dezember", "décembre", "diciembre", "dec", "dez"],
  ].enumerated().flatMap { month, names in names.map { ($0, month + 1) } }.sorted { $0.name.count > $1.name.count }
}
