// Days as people write them: in figures, by the month's name, with or without a year.

extension TimeReader {
  mutating func date(_ said: inout Said) -> Bool {
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

  mutating func isoDate() -> CivilDate? {
    let mark = at
    guard let year = number(4...4), let sign = take("年") ? "月" : sign("-/."), let month = number(1...2), take(sign),
      let day = number(1...2), sign != "月" || take("日"),
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
      let year = number(4...4) ?? (sign == "." ? number(2...2).map { 2000 + $0 } : nil), !isDigitNext
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
    if let year = number(4...4), !(at < bytes.count && bytes[at] == UInt8(ascii: ":")) {
      return CivilDate(year, month, day)
    }
    at = mark
    said.monthDay = (month, day)
    return nil
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
