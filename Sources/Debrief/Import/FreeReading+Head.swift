import Markdown

// The title, the front matter, and facts: a label with a value.

extension FreeReading {
  /// The first heading, unless it names a part; else the front matter's, else a first line that stands alone.
  mutating func title() {
    if let first = outline.sections[0].sections.first {
      let section = outline.sections[first]
      let isOne = outline.sections[0].sections.count { outline.sections[$0].level == 1 } == 1
      let isFirst = outline.sections[0].content.allSatisfy { !isParagraph($0) } || section.level == 1
      if section.level < Sections.standIn, isFirst, Subject.named(section.title) == nil,
        front.title == nil || section.level == 1 && isOne
      {
        reading.title = (section.title, section.line)
      }
    }
    if reading.title == nil, let (title, line) = front.title { reading.title = (title, line) }
    guard let title = reading.title else { return }
    story.append(Story(text: title.text, line: title.line, path: ["summary"]))
    if let id = Self.id(in: title.text) { capture(["id"], id, line: title.line) }
    if let front = front.title, front.line != title.line, !title.text.contains(front.text) {
      keep("title: \(front.text)", line: front.line)
    }
  }

  /// "PM-2026-002", "INC-47" at the beginning of a title.
  private static func id(in title: String) -> String? {
    let first = title.drop { $0 == "[" || $0 == "(" }.prefix { !": ])".contains($0) && !$0.isWhitespace }
    let letters = first.prefix { $0.isASCII && $0.isUppercase }
    guard letters.count > 1, first.dropFirst(letters.count).first == "-", first.last?.isNumber == true,
      first.allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "-") }), first.count < 24
    else { return nil }
    return String(first)
  }

  /// What stands before the first heading: the front matter, and an introduction.
  mutating func head() {
    for fact in front.facts {
      if fact.key == "title" { continue }
      if fact.key == "resolved", fact.value == "true" {
        capture(["incidentStatus"], "resolved", line: fact.line)
        continue
      }
      if fact.key == "date", let day = TimeReader.day(within: fact.value) {
        capture(["date"], day.iso, line: fact.line)
        if fact.value.utf8.count > 10 { keep("date: \(fact.value)", line: fact.line) }
        continue
      }
      let isKnown = Self.ofIncident.contains(fact.key) && self.fact(fact.key, fact.value, line: fact.line)
      if !isKnown { keep("\(fact.key): \(fact.value)", line: fact.line) }
    }
    prose(outline.sections[0].content, of: ["summary"])
  }

  /// The keys of front matter that are about the incident and not about the page.
  private static let ofIncident: Set<String> = [
    "date", "author", "authors", "severity", "status", "tags", "id", "incident_id", "incident", "duration", "start",
    "end", "started", "ended", "resolved", "services", "affected", "owner", "reviewers", "incident-id", "priority",
    "categories", "keywords", "started_at", "resolved_at", "detected_at", "resolvedwhen", "incident_date", "summary",
    "description",
  ]

  // MARK: - Facts

  /// `**Severity**: SEV-2`, taken when the label names a field and its value can be one.
  mutating func fact(_ text: String, line: Int) -> Bool {
    let bare = ListText.unmarked(text)
    for label in Labels.candidates(bare, unmarked: false) where label.marked && !label.rest.trimmed.isEmpty {
      if fact(String(label.name), label.rest, line: line) { return true }
    }
    return false
  }

  mutating func fact(_ label: String, _ written: String, line: Int) -> Bool {
    let value = String(written.trimmed).trimmedEmphasis
    guard let path = Subject.value(label), !value.isEmpty else { return false }
    if Blank.isBlank(value), path != ["tags"], path != ["authors"] {
      // "TBD", "[name]": nobody said it yet, and the words stay.
      if value.contains(where: \.isLetter) { keep("\(label): \(value)", line: line) }
      return true
    }
    let said = TimeReader.read(Self.bare(value))
    switch path {
    case ["window"], ["date"]: return time(path, value, said, line: line)
    case _ where Catalogue.lens(path)?.isMoment == true:
      return time(path, value, said, line: line)
    case ["durationStated"]: return duration(value, line: line)
    case _ where path[0] == "measures":
      guard NumberReader.minutes(value) != nil else { return false }
      capture(path, value, line: line)
    case ["authors"], ["reviewers"], ["owner"], ["meeting", "attendees"]: people(path, value, line: line)
    case _ where path[0] == "roles": people(path, value, line: line)
    case ["severity"]: word(value, line: line) { $0.capture(path, $1, line: line) }
    case ["status"]: word(value, line: line) { $0.status($1, line: line) }
    case ["id"]:
      guard value.utf8.count < 60 else { return false }
      capture(path, Sections.plain(value), line: line)
    case ["services"], ["tags"]: capture(path, Self.bracketed(value), line: line)
    case ["impact", "users", "count"]:
      guard NumberReader.count(value) != nil || value.utf8.count < 200 else { return false }
      capture(["users"], value, line: line)
    default:
      guard case let lens? = Catalogue.lens(path), Subject.isValue(lens) || lens.isProse else { return false }
      if lens.isProse { text(value, of: path, line: line) } else { capture(path, value, line: line) }
    }
    story.append(Story(text: value, line: line, path: path))
    return true
  }

  private mutating func time(
    _ path: [String], _ value: String, _ said: (said: TimeReader.Said, latest: TimeReader.Said?, rest: String)?,
    line: Int
  ) -> Bool {
    guard let said, said.said.date != nil || said.said.monthDay != nil || said.said.clock != nil else {
      if TimeReader.Figures(value)?.either != nil {
        capture(path == ["window"] ? ["date"] : path, value, line: line)
        return true
      }
      // "Detection: 20 minutes", "Resolved: yes" are no times; figures that can be read in no one way are a doubt.
      guard value.utf8.count < 60, value.first?.isNumber == true, NumberReader.minutes(value)?.numeral == nil else {
        return false
      }
      reading.notes.append(
        Note(.unreadable, "“\(value)” is no time that can be read in one way", line: line, path: path[0]))
      keep(value, line: line)
      return true
    }
    let bare = Self.bare(value)
    let isWindow = said.said.clock != nil || said.latest != nil
    if path == ["window"], !isWindow, said.said.date == nil { return false }
    var target = path == ["window"] || path == ["date"] ? (isWindow ? ["window"] : ["date"]) : path
    // Behind the lists a day is that of the report.
    if target == ["date"], !reading.elements.isEmpty { target = ["preparedOn"] }
    let isClear = said.rest.isEmpty || !said.rest.contains(where: \.isLetter) || ZoneNames.said(in: said.rest) != nil
    // What follows the time is kept with it.
    capture(target, isClear ? bare : String(bare.dropLast(said.rest.count).trimmed), line: line, zone: zone)
    if !isClear { keep(value, line: line) }
    return true
  }

  /// "5 hours 26 minutes (10:45 - 16:11 UTC)": how long, and from when to when.
  private mutating func duration(_ value: String, line: Int) -> Bool {
    if let said = TimeReader.read(Self.bare(value)), said.latest != nil, said.said.clock != nil {
      capture(["window"], Self.bare(value), line: line, zone: zone)
      return true
    }
    // A number alone is no length: the label would have to say of what.
    guard NumberReader.minutes(value) != nil, value.contains(where: \.isLetter),
      Told.length(in: value) != nil || value.utf8.count < 40
    else { return false }
    var length = value
    if let open = value.firstIndex(of: "("), open > value.startIndex, let close = value[open...].firstIndex(of: ")") {
      let inside = String(value[value.index(after: open)..<close])
      if let said = TimeReader.read(inside), said.latest != nil, said.said.clock != nil {
        capture(["window"], inside, line: line, zone: zone)
        length = String(value[..<open]).trimmed + value[value.index(after: close)...]
      }
    }
    let alone = Self.length(in: length)
    capture(["durationStated"], alone, line: line)
    if alone != length { keep(value, line: line) }
    return true
  }

  /// The length alone, without what is said of it: "5 hours 26 minutes of active impact".
  static func length(in text: String) -> String {
    guard let at = [" of ", " from ", " between ", "; ", ". "].compactMap({ text.range(of: $0)?.lowerBound }).min(),
      NumberReader.minutes(String(text[..<at])) != nil
    else { return text }
    return String(text[..<at])
  }

  private mutating func status(_ value: String, line: Int) {
    let bare = Wording.key(value)
    let incident = IncidentStatuses.words.word(value) != nil || ["resolved", "mitigated"].contains(bare)
    capture(incident ? ["incidentStatus"] : ["status"], value, line: line)
  }

  /// Names without their links, which are kept beside them.
  mutating func people(_ path: [String], _ value: String, line: Int) {
    let names = Self.names(in: value)
    guard !names.isEmpty else { return keep(value, line: line) }
    capture(path, names.joined(separator: "; "), line: line)
    if value.contains("](") || value.contains("<") { keep("\(path[0]): \(value)", line: line) }
  }

  static func names(in value: String) -> [String] {
    var text = LinkText.unlinked(Self.bracketed(value))
    for (before, after) in [(" and ", ", "), (" & ", ", "), ("; ", ", "), ("、", ", "), ("，", ", ")] {
      text = text.replacing(before, with: after)
    }
    // Where nothing but links names them, their words do.
    if !text.contains(where: \.isLetter) { text = LinkText.plain(value) }
    return text.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { part in
      var name = String(part.trimmed).trimmedEmphasis
      if name.hasPrefix("and ") { name = String(name.dropFirst(4)) }
      while name.hasSuffix("()") { name = String(name.dropLast(2)).trimmed }
      return name
    }.filter { $0.contains(where: \.isLetter) }
  }

  /// A list as YAML writes it on one line, without its signs.
  private static func bracketed(_ value: String) -> String {
    guard value.hasPrefix("["), value.hasSuffix("]"), !value.contains("](") else { return value }
    return value.dropFirst().dropLast().replacing("\"", with: "").replacing("'", with: "")
  }

  /// The word for it, and, where more is said, all of that beside it.
  private mutating func word(_ value: String, line: Int, _ take: (inout FreeReading, String) -> Void) {
    let word = Self.short(value)
    take(&self, word)
    if Wording.full(word) != Wording.full(value) { keep(value, line: line) }
  }

  /// A word or two before a sentence: "S1. Nobody could sign in".
  static func short(_ value: String) -> String {
    var plain = Sections.plain(value.replacing("`", with: ""))
    while let sign = plain.first, sign.isEmoji || sign == " " { plain.removeFirst() }
    if let dash = FreeRow.dash(in: plain) { plain = String(plain[..<dash.lowerBound]) }
    guard let stop = plain.range(of: ". "), plain[..<stop.lowerBound].utf8.count < 24 else { return plain }
    return String(plain[..<stop.lowerBound])
  }

  /// A time without the marks around it.
  static func bare(_ value: String) -> String {
    value.replacing("`", with: "").replacing("**", with: "").replacing("&nbsp;", with: " ")
  }

  /// What stands above labels and values that have no header of their own.
  private static let generic: Set<String> = [
    "", "field", "item", "key", "attribute", "property", "detail", "項目", "label", "feld", "campo", "champ", "name",
    "字段", "项目", "metadata", "metric",
  ]

  /// A table of one row whose columns are labels.
  private mutating func facts(columns rows: [(cells: [String], line: Int, isHeader: Bool)]) -> Bool {
    guard rows.count == 2, rows[0].cells.count > 1, rows[0].cells.count == rows[1].cells.count,
      rows[0].cells.count(where: { Subject.labels[Wording.key(Sections.plain($0))] != nil }) * 2
        >= max(4, rows[0].cells.count)
    else { return false }
    for (label, value) in zip(rows[0].cells, rows[1].cells) where !Blank.isBlank(value) {
      if !fact(Sections.plain(label), value, line: rows[1].line) {
        keep("\(Sections.plain(label)): \(value)", line: rows[1].line)
      }
    }
    return true
  }

  /// A table of two columns, or without a header of its own, whose first cells are labels.
  mutating func facts(table block: Int) -> Bool {
    let rows = rows(block)
    if facts(columns: rows) { return true }
    let known = rows.count { $0.cells.first.flatMap { Subject.value(Sections.plain($0)) } != nil }
    guard rows.allSatisfy({ $0.cells.count == 2 && !$0.cells[0].trimmed.isEmpty }), known > 0,
      known * 2 >= rows.count - 1
    else { return false }
    for (index, row) in rows.enumerated() {
      let label = Sections.plain(row.cells[0])
      if Blank.isBlank(row.cells[1]), !row.cells[1].contains(where: { $0.isLetter || $0.isNumber }) { continue }
      if fact(label, row.cells[1], line: row.line) { continue }
      if index == 0, Subject.value(label) == nil, Self.generic.contains(Wording.key(label)) { continue }
      keep("\(label): \(row.cells[1])", line: row.line)
    }
    return true
  }
}

extension Lens {
  var isProse: Bool { if case .prose = self { true } else { false } }
  var isMoment: Bool { if case .moment = self { true } else { false } }
}
