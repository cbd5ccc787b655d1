/// A row of a table that somebody wrote as a line: "AI-3: Replay a day – owner: Ann – due: 5 June – open".
struct FreeRow {
  let shape: RecordShape
  /// The values by field.
  private(set) var values: [(field: String, text: String)] = []

  init(_ text: String, _ shape: RecordShape) {
    self.shape = shape
    var rest = text.trimmed
    if rest.hasPrefix("**HH:MM") || rest.hasPrefix("[HH:MM") { return }
    if shape.field("at") != nil { takeTime(&rest) }
    if shape.field("key") != nil { takeKey(&rest) }
    if shape.field("person") != nil, shape.field("role") != nil { takeSignature(&rest) }
    if shape.field("priority") != nil { takePriority(&rest) }
    takeLabelled(&rest)
    if shape.field("status") != nil { takeStruck(&rest) }
    if shape.field("status") != nil || shape.field("due") != nil {
      takeBracket(&rest)
      takeList(&rest)
      takeTail(&rest)
    }
    if shape.field("normal") != nil { takeFigures(&rest) }
    if shape.field("channel") != nil { takeChannel(&rest) }
    if shape.field("action") != nil, shape.field("event") != nil { takeArrow(&rest) }
    if shape.field("relationship") != nil { takeRelated(&rest) }
    rest = rest.trimmed
    if !rest.isEmpty { values.append((Assembly.main(shape), rest)) }
    values.removeAll { Blank.isCell($0.text) }
  }

  private mutating func takeTime(_ rest: inout String) {
    let end = TimeReader.leading(rest) ?? TimeReader.leadingBlank(rest)
    guard let end else { return }
    values.append(("at", String(rest[..<end])))
    var tail = rest[end...].trimmed
    while let sign = tail.first, "-–—:,|*".contains(sign) { tail = tail.dropFirst().trimmed }
    rest = String(tail)
  }

  /// "AI-3: " at the start.
  private mutating func takeKey(_ rest: inout String) {
    guard let colon = rest.firstIndex(where: { $0 == ":" || $0 == " " }) else { return }
    let head = rest[..<colon]
    guard head.contains("-"), head.last?.isNumber == true, head.first?.isUppercase == true, head.count < 12 else {
      return
    }
    values.append(("key", String(head)))
    rest = String(rest[rest.index(after: colon)...]).trimmed
  }

  /// "Author: Ann Lee, 2026-09-28 ✅", "Engineering Lead – Bo Chen – 2026-09-29".
  private mutating func takeSignature(_ rest: inout String) {
    var parts = rest.replacing("✅", with: "").replacing("☑", with: "").replacing("**", with: "").replacing(
      ": ", with: " – "
    )
    .replacing(", ", with: " – ").replacing(" — ", with: " – ").replacing(" - ", with: " – ").split(separator: " – ")
    .map { String($0.trimmed) }
    guard parts.count > 1 else { return }
    if let at = parts.firstIndex(where: isDay) { values.append(("on", parts.remove(at: at))) }
    guard let role = parts.first else { return }
    values.append(("role", role))
    if parts.count > 1 { values.append(("person", parts[1...].joined(separator: ", "))) }
    rest = ""
  }

  /// "**P1** Prevention: replay a day", "[P1] …", "P1: …".
  private mutating func takePriority(_ rest: inout String) {
    let head = rest.prefix { $0 != " " }
    let bare = head.trimmed.filter { !"*[]():".contains($0) }
    guard isPriority(bare) else { return }
    values.append(("priority", String(bare)))
    rest = String(rest.dropFirst(head.count)).trimmed
    if case .choice(let words)? = shape.field("category")?.lens, let colon = rest.firstIndex(of: ":"),
      let word = words.word(rest[..<colon])
    {
      values.append(("category", word.id))
      rest = String(rest[rest.index(after: colon)...]).trimmed
    }
  }

  /// "(@ravi, 2026-08-12)", "(Ann Lee, DONE)" at the end, when each part looks like a field; "(Ann, due 5 June) - done".
  private mutating func takeBracket(_ rest: inout String) {
    guard let close = rest.lastIndex(of: ")"), let open = rest[..<close].lastIndex(of: "("), open > rest.startIndex
    else { return }
    var found: [(field: String, text: String)] = []
    for part in rest[rest.index(after: open)..<close].split(separator: ", ").map({ String($0.trimmed) }) {
      guard let one = field(part, []) ?? (isName(part) ? ("owner", part) : nil) else { return }
      found.append(one)
    }
    for part in rest[rest.index(after: close)...].split(whereSeparator: { "-–—,;".contains($0) }).map({ $0.trimmed })
    where !part.isEmpty {
      if let status = StatusText.read(String(part)) {
        found.append(("status", String(part)))
        guard status.rest.isEmpty else { return }
      } else if isPriority(part) {
        found.append(("priority", String(part)))
      } else {
        return
      }
    }
    let isOwn = found.contains { $0.field == "due" || $0.text.hasPrefix("@") }
    guard isOwn, Set(found.map(\.field)).count == found.count, !found.contains(where: { has($0.field) }) else { return }
    values += found
    rest = String(rest[..<open]).trimmed
  }

  /// "~~Approve imports~~ ❌ won't do: no time".
  private mutating func takeStruck(_ rest: inout String) {
    guard rest.hasPrefix("~~"), let close = rest.dropFirst(2).range(of: "~~") else { return }
    let tail = rest[close.upperBound...].trimmed
    guard StatusText.read(String(tail)) != nil else { return }
    values.append(("status", String(tail)))
    rest = String(rest.dropFirst(2)[..<close.lowerBound])
  }

  private func isPriority(_ text: some StringProtocol) -> Bool {
    text.count == 2 && text.first == "P" && text.last?.isNumber == true
  }

  /// "(Owner: Ann, Due: 5 June)", "– owner: Ann – due: 5 June".
  private mutating func takeLabelled(_ rest: inout String) {
    var marks: [(field: String, range: Range<String.Index>)] = []
    for field in shape.fields where ![Assembly.main(shape), "id", "at", "key"].contains(field.name) {
      for name in field.names where name.contains(where: \.isLetter) {
        if let range = Pattern.find(name + ":", in: rest, last: true), range.lowerBound > rest.startIndex {
          marks.append((field.name, range))
          break
        }
      }
    }
    marks.sort { $0.range.lowerBound < $1.range.lowerBound }
    guard let first = marks.first else { return }
    for (i, mark) in marks.enumerated() {
      let end = i + 1 < marks.count ? marks[i + 1].range.lowerBound : rest.endIndex
      guard mark.range.upperBound <= end else { continue }
      let text = Self.closed(rest[mark.range.upperBound..<end])
      let isSentence = text.last == "." && ["owner", "due", "status", "priority"].contains(mark.field)
      values.append((mark.field, isSentence ? String(text.dropLast()) : text))
    }
    rest = Self.closed(rest[..<first.range.lowerBound])
  }

  /// "Fix it, Ann Lee, due 5 June, done", "Fix it / Ann Lee / 5 June": at least two fields behind the words.
  private mutating func takeList(_ rest: inout String) {
    for sign in [" / ", " | ", ", "] {
      var parts = rest.split(separator: sign).map { String($0.trimmed) }
      var found: [(field: String, text: String)] = []
      while parts.count > 1, let field = field(parts[parts.count - 1], found.map(\.field)) {
        found.append(field)
        parts.removeLast()
      }
      guard found.count > 1, found.contains(where: { ["due", "status"].contains($0.field) }),
        !found.contains(where: { has($0.field) })
      else { continue }
      values += found
      rest = parts.joined(separator: sign)
      return
    }
  }

  /// The one field of an action that a part of its line can be.
  private func field(_ part: String, _ known: [String]) -> (field: String, text: String)? {
    if let day = day(part), !known.contains("due") { return ("due", day) }
    if let status = StatusText.read(part), status.rest.isEmpty, !known.contains("status") { return ("status", part) }
    if isPriority(part), !known.contains("priority") { return ("priority", part) }
    return isName(part) && part.contains(where: \.isLetter) && !known.contains("owner") ? ("owner", part) : nil
  }

  /// "– Ann Lee – 5 June – open" at the end: what looks like a status, a day, and then a name.
  private mutating func takeTail(_ rest: inout String) {
    var parts = Self.split(rest)
    if let last = parts.last, parts.count > 1 {
      // "— Ann Lee, 5 June"
      let fields = last.split(separator: ", ").map { String($0.trimmed) }
      if fields.count > 1, fields.allSatisfy({ field($0, []) != nil }) { parts = parts.dropLast() + fields }
    }
    if parts.allSatisfy(Blank.isCell) {
      rest = ""
      return
    }
    var owner: String?
    for value in values where ["due", "owner"].contains(value.field) {
      // "due: 5 June – open": the status stands behind the last label.
      let tail = Self.split(value.text)
      if tail.count == 2, let status = StatusText.read(tail[1]), status.rest.isEmpty {
        values.removeAll { $0.field == value.field }
        values += [(value.field, tail[0]), ("status", tail[1])]
      }
    }
    while parts.count > 1 {
      let last = parts[parts.count - 1]
      if !has("status"), StatusText.read(last) != nil {
        values.append(("status", last))
      } else if !has("due"), let day = day(last) {
        values.append(("due", day))
      } else if !has("owner"), owner == nil, isName(last), has("due") || has("status") || last.hasPrefix("@") {
        owner = last
        values.append(("owner", last))
      } else {
        break
      }
      parts.removeLast()
    }
    rest = parts.joined(separator: " – ")
  }

  private func has(_ field: String) -> Bool { values.contains { $0.field == field } }

  /// "5 June", "due 5 June", "by 5 June".
  private func day(_ text: String) -> String? {
    for word in ["due ", "by "] where text.lowercased().hasPrefix(word) {
      let rest = String(text.dropFirst(word.count))
      return isDay(rest) ? rest : nil
    }
    return isDay(text) ? text : nil
  }

  private func isDay(_ text: String) -> Bool {
    guard let (said, _, tail) = TimeReader.read(text) else {
      return Blank.isBlank(text) || text.lowercased().hasPrefix("end of") || isQuarter(text)
    }
    return tail.isEmpty && (said.date != nil || said.monthDay != nil)
  }

  /// "Q3", "Q3 2026"
  private func isQuarter(_ text: String) -> Bool {
    text.first == "Q" && text.dropFirst().first?.isNumber == true
      && text.dropFirst(2).allSatisfy { $0.isNumber || $0 == " " }
  }

  private func isName(_ text: String) -> Bool {
    text.hasPrefix("@") || Blank.isCell(text)
      || (text.first?.isUppercase == true && text.split(separator: " ").count <= 4)
  }

  /// "Error rate: normal 0.2%, during 12%, peak 19%".
  private mutating func takeFigures(_ rest: inout String) {
    guard let colon = rest.range(of: ":") else { return }
    var found: [(field: String, text: String)] = []
    for part in rest[colon.upperBound...].split(whereSeparator: { ",;|→".contains($0) }).map(\.trimmed) {
      let word = part.prefix { $0.isLetter }
      guard let field = shape.fields.first(where: { $0.names.contains { $0.key == word.key } }) else {
        return
      }
      found.append((field.name, String(part.dropFirst(word.count).drop { ": =".contains($0) })))
    }
    values += [("metric", String(rest[..<colon.lowerBound]))] + found
    rest = ""
  }

  /// "Slack #incidents: Rates of 2025 in chat".
  private mutating func takeChannel(_ rest: inout String) {
    guard !has("channel"), let mark = rest.range(of: ": ") ?? Self.dash(in: rest), rest[..<mark.lowerBound].count < 40
    else { return }
    values.append(("channel", String(rest[..<mark.lowerBound])))
    rest = String(rest[mark.upperBound...])
  }

  /// Where the first dash between words stands.
  static func dash(in text: String) -> Range<String.Index>? {
    [" – ", " — ", " - "].lazy.compactMap { text.range(of: $0) }.first
  }

  /// "event → action".
  private mutating func takeArrow(_ rest: inout String) {
    guard let arrow = rest.range(of: "→") ?? rest.range(of: " -> ") else { return }
    values.append(("action", String(rest[arrow.upperBound...]).trimmed))
    rest = String(rest[..<arrow.lowerBound])
  }

  /// "INC-7 (2025-12-11) – same cause".
  private mutating func takeRelated(_ rest: inout String) {
    if let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")"),
      isDay(String(rest[rest.index(after: open)..<close]))
    {
      values.append(("on", String(rest[rest.index(after: open)..<close])))
      rest = (String(rest[..<open]).trimmed + " " + String(rest[rest.index(after: close)...]).trimmed)
    }
    let parts = Self.split(rest)
    guard parts.count > 1 else { return }
    values.append(("relationship", parts.dropFirst().joined(separator: " – ")))
    rest = parts[0]
  }

  private static func split(_ text: String) -> [String] {
    text.replacing(" — ", with: " – ").replacing(" - ", with: " – ").replacing(", due ", with: " – due ").split(
      separator: " – "
    ).map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }

  private static func closed(_ text: Substring) -> String {
    var rest = text.trimmed
    while let last = rest.last, "-–—,;·|(".contains(last), !Numbered.ends(rest) { rest = rest.dropLast().trimmed }
    if rest.last == ")", !rest.contains("(") { rest = rest.dropLast().trimmed }
    return String(rest)
  }
}
