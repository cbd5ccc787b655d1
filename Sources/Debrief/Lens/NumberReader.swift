/// Reads numbers, sums and durations as people write them.
enum NumberReader {
  /// A number, or two, with what stands around them.
  struct Said {
    var value: Double
    var latest: Double?
    var approximate: Bool
    /// Whether nothing but the number and its unit was said.
    var bare: Bool
  }

  static func count(_ text: String) -> JSON? {
    quantity(said(text, units: ["users", "user", "requests", "people", "customers", "tickets"]), text)
  }

  static func percent(_ text: String) -> JSON? {
    guard text.contains("%") || text.contains("percent") || said(text)?.bare == true else { return nil }
    return quantity(said(text, units: ["%", "percent", "of users", "of user base"]), text)
  }

  static func quantity(_ said: Said?, _ text: String) -> JSON? {
    guard let said else { return nil }
    if said.latest == nil, !said.approximate, said.bare { return .number(number(said.value)) }
    return .object([
      "value": .number(number(said.value)), "latest": said.latest.map { .number(number($0)) },
      "approximate": said.approximate ? true : nil, "written": .string(text),
    ])
  }

  static func money(_ text: String) -> JSON? {
    let (bare, currency) = currency(text)
    guard
      let said = said(bare, units: ["estimated", "lost", "delayed", "est", "approx", "k", "m", "million", "thousand"])
    else {
      return .object(["written": .string(text)])
    }
    if text.contains("%"), currency == nil { return .object(["written": .string(text)]) }
    if said.latest == nil, !said.approximate, said.bare {
      return .object(["amount": .number(number(said.value)), "currency": currency.map { .string($0) }])
    }
    return .object([
      "value": .number(number(said.value)), "latest": said.latest.map { .number(number($0)) },
      "approximate": said.approximate ? true : nil, "written": .string(text), "currency": currency.map { .string($0) },
    ])
  }

  private static let signs: [(sign: String, code: String)] = [
    ("US$", "USD"), ("A$", "AUD"), ("C$", "CAD"), ("R$", "BRL"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"),
    ("₹", "INR"), ("₩", "KRW"), ("₺", "TRY"), ("zł", "PLN"), ("USD", "USD"), ("EUR", "EUR"), ("GBP", "GBP"),
    ("JPY", "JPY"),
    ("INR", "INR"), ("CHF", "CHF"), ("SEK", "SEK"), ("NOK", "NOK"), ("DKK", "DKK"), ("CZK", "CZK"), ("AUD", "AUD"),
    ("CAD", "CAD"), ("BRL", "BRL"), ("ISK", "ISK"), ("PLN", "PLN"), ("ZAR", "ZAR"), ("SGD", "SGD"),
  ]

  private static func currency(_ text: String) -> (String, String?) {
    for (sign, code) in signs where text.contains(sign) { return (text.replacing(sign, with: ""), code) }
    return (text, nil)
  }

  /// Minutes of "1 hour 19 minutes", "2h 5m", "3.2 hours", "79", "45–50 minutes", "1:19 h".
  static func minutes(_ text: String) -> JSON? {
    var rest = text[...].trimmed
    let approximate = takeApproximate(&rest)
    guard let first = duration(&rest) else { return nil }
    var latest: Double?
    var unit = first.unit
    var value = first.minutes
    let mark = rest
    if takeRange(&rest), let second = duration(&rest) {
      latest = second.minutes
      if unit == nil, let scale = second.unit {
        value = first.minutes * scale
        unit = scale
      }
    } else {
      rest = mark
    }
    let tail = rest.trimmed
    let bare =
      tail.isEmpty || tail.hasPrefix("(")
      || ["total", "in total", "estimated", "breach", "late", "over", "."].contains(tail.lowercased())
    return quantity(
      Said(
        value: value, latest: latest, approximate: approximate, bare: bare && (tail.isEmpty || !tail.hasPrefix("("))),
      text)
  }

  /// The minutes of one duration, and the scale of its unit where it is a single one.
  private static func duration(_ rest: inout Substring) -> (minutes: Double, unit: Double?)? {
    var total = 0.0
    var unit: Double?
    var parts = 0
    while true {
      let mark = rest
      rest = rest.trimmed
      for word in ["and ", ", ", "und ", "et ", "y ", "e "] where rest.hasPrefix(word) {
        rest = rest.dropFirst(word.count)
      }
      guard let value = takeNumber(&rest, groups: parts == 0) else {
        rest = mark
        break
      }
      if parts == 0, rest.first == ":", let minutes = clockMinutes(&rest) {
        return (value * 60 + minutes, 60)
      }
      var scale = takeUnit(&rest)
      // "1h50", "1 h 25'": what follows the hours at the end are minutes.
      if scale == nil, parts == 1, unit == 60, value < 60, ["", "'", "′"].contains(rest.trimmed) {
        rest = rest[rest.endIndex...]
        scale = 1
      }
      if scale == nil, parts > 0 {
        rest = mark
        break
      }
      unit = parts == 0 ? scale : nil
      total += value * (scale ?? 1)
      parts += 1
      if scale == nil { break }
    }
    return parts == 0 ? nil : (total, unit)
  }

  private static func clockMinutes(_ rest: inout Substring) -> Double? {
    let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 2, let minutes = Double(String(digits)) else { return nil }
    rest = rest.dropFirst(3)
    _ = takeUnit(&rest)
    return minutes
  }

  private static func takeUnit(_ rest: inout Substring) -> Double? {
    let trimmed = rest.drop { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" || $0 == "-" }
    let word = trimmed.prefix { $0.isLetter }
    let scales: [String: Double] = [
      "d": 1440, "day": 1440, "days": 1440, "h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60, "m": 1, "min": 1,
      "mins": 1, "minute": 1, "minutes": 1, "s": 1.0 / 60, "sec": 1.0 / 60, "secs": 1.0 / 60, "second": 1.0 / 60,
      "seconds": 1.0 / 60, "weeks": 10080, "week": 10080, "tag": 1440, "tage": 1440, "tagen": 1440, "jours": 1440,
      "jour": 1440, "días": 1440, "día": 1440, "dias": 1440, "dia": 1440, "stunde": 60, "stunden": 60, "std": 60,
      "heure": 60, "heures": 60, "hora": 60, "horas": 60, "minuten": 1, "minuto": 1, "minutos": 1, "sekunden": 1.0 / 60,
      "secondes": 1.0 / 60, "segundos": 1.0 / 60, "日": 1440, "日間": 1440, "天": 1440, "時間": 60, "小时": 60, "分": 1,
      "分間": 1, "分钟": 1, "秒": 1.0 / 60,
    ]
    guard let scale = scales[word.lowercased()] else { return nil }
    rest = trimmed.dropFirst(word.count)
    if rest.first == "." { rest = rest.dropFirst() }
    return scale
  }

  /// The first number of a text, a range's other end, and whether anything else was said.
  static func said(_ text: String, units: Set<String> = []) -> Said? {
    var rest = text[...].trimmed
    let approximate = takeApproximate(&rest)
    guard var value = takeNumber(&rest, groups: true) else { return nil }
    value *= takeScale(&rest)
    var latest: Double?
    let mark = rest
    if takeRange(&rest), let second = takeNumber(&rest, groups: true) {
      let scale = takeScale(&rest)
      latest = second * scale
    } else {
      rest = mark
    }
    var tail = rest.trimmed.lowercased()
    for unit in units.sorted(by: { $0.count > $1.count }) where tail == unit { tail = "" }
    if tail == "%" || tail == "." { tail = "" }
    return Said(value: value, latest: latest, approximate: approximate, bare: tail.isEmpty)
  }

  private static func takeScale(_ rest: inout Substring) -> Double {
    for (word, scale) in [("k", 1e3), ("K", 1e3), ("M", 1e6), (" million", 1e6), (" thousand", 1e3), (" Mio", 1e6)]
    where rest.hasPrefix(word) {
      let after = rest.dropFirst(word.count).first
      if after == nil || !(after!.isLetter) {
        rest = rest.dropFirst(word.count)
        return scale
      }
    }
    return 1
  }

  private static func takeApproximate(_ rest: inout Substring) -> Bool {
    var found = false
    while true {
      let before = rest
      for word in [
        "~", "≈", "about ", "around ", "approx. ", "approx ", "approximately ", "circa ", "ca. ", "c. ", "roughly ",
        "nearly ", "almost ", "<", ">", "≤", "≥", "over ", "under ", "up to ", "at least ", "less than ", "more than ",
      ] where rest.lowercased().hasPrefix(word) {
        rest = rest.dropFirst(word.count).trimmed
        found = true
      }
      if before.startIndex == rest.startIndex { return found }
    }
  }

  private static func takeRange(_ rest: inout Substring) -> Bool {
    var view = rest.trimmed
    if view.first == "%" { view = view.dropFirst().trimmed }
    for sign in ["–", "—", "-", "to ", "…"] where view.hasPrefix(sign) {
      rest = view.dropFirst(sign.count).trimmed
      return rest.first.map { $0.isNumber || $0 == "~" } ?? false
    }
    return false
  }

  /// Digits with any grouping: 18,400 · 18.400 · 1'312 · 4,12,300 · 2.500,00.
  private static func takeNumber(_ rest: inout Substring, groups: Bool) -> Double? {
    var view = rest.trimmed
    if view.first == "~" { view = view.dropFirst() }
    var end = view.startIndex
    var raw: [Character] = []
    while end < view.endIndex {
      let character = view[end]
      let next = view.index(after: end)
      let digitNext = next < view.endIndex && view[next].isASCII && view[next].isNumber
      if character.isASCII, character.isNumber {
        raw.append(character)
      } else if ",.'’\u{A0}\u{202F} ".contains(character), digitNext, !raw.isEmpty,
        character != " " || isGroup(view[next...])
      {
        raw.append(character)
      } else {
        break
      }
      end = next
    }
    guard let first = raw.first, first.isNumber else { return nil }
    guard let value = number(raw) else { return nil }
    rest = view[end...]
    return value
  }

  /// Three digits that no fourth follows: a group behind a space.
  private static func isGroup(_ text: Substring) -> Bool {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    return digits.count == 3
  }

  private static func number(_ raw: [Character]) -> Double? {
    let marks = raw.filter { !$0.isNumber }
    guard let last = marks.last else { return Double(String(raw)) }
    let position = raw.lastIndex(of: last)!
    let tail = raw.count - position - 1
    let isDecimal: Bool =
      if last == "," || last == "." {
        Set(marks).count > 1 ? true : marks.count == 1 && (tail != 3 || (raw.first == "0" && position == 1))
      } else {
        false
      }
    let whole = (isDecimal ? Array(raw[..<position]) : raw).filter(\.isNumber)
    let fraction = isDecimal ? "." + String(raw[(position + 1)...]) : ""
    return Double(String(whole) + fraction)
  }

  /// As JSON spells it: without a fraction that is zero.
  static func number(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    let rounded = (value * 1e6).rounded() / 1e6
    return "\(rounded)"
  }
}
