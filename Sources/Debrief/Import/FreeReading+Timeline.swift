import Markdown

// Entries: headings, rows, items and lines that begin with a time.

extension FreeReading {
  mutating func timeline(_ index: Int) {
    let section = outline.sections[index]
    day = TimeReader.day(within: section.title)?.iso
    entries(section.content)
    for inner in section.sections { group(inner) }
  }

  /// Headings that begin with times, wherever they stand: "Update 27.08. 10:00".
  mutating func timed(_ sections: [Int]) -> Bool {
    let times = sections.count { Time(dated: outline.sections[$0].title).map { !$0.isDay } ?? false }
    guard times > 1, times * 2 >= sections.count else { return false }
    for section in sections { group(section) }
    return true
  }

  /// A heading below the timeline: an entry, a day, a phase, or a part of its own.
  private mutating func group(_ index: Int) {
    let section = outline.sections[index]
    if let time = Time(dated: section.title) ?? (holdsTimes(index) ? nil : Time(closing: section.title)) {
      if time.isDay, holdsTimes(index) {
        day = time.text
        zone = Reading.zone(in: section.title) ?? zone
        entries(section.content)
      } else {
        entry(time, line: section.line)
        for part in section.content { detail(text(of: part)) }
      }
      for inner in section.sections {
        if Time(dated: outline.sections[inner].title) != nil { group(inner) } else { detail(whole(inner)) }
      }
      return
    }
    if let own = Subject.of(section.title), own.isWhole, Self.standsAlone(own.path), own.path != ["timeline"],
      !holdsTimes(index)
    {
      return self.section(index, below: nil)
    }
    if let own = Subject.of(section.title), own.isWhole, own.path == ["communications"] {
      return messages(index)
    }
    guard holdsTimes(index) else { return self.section(index, below: Subject(path: ["timeline"], isWhole: true)) }
    let outer = phase
    phase = section.title
    defer { phase = outer }
    if let date = TimeReader.day(within: section.title) { day = date.iso }
    entries(section.content)
    for inner in section.sections { group(inner) }
  }

  /// Whether something in a section begins with a time of the day.
  private func holdsTimes(_ index: Int) -> Bool {
    let section = outline.sections[index]
    if section.content.contains(where: hasTimes) { return true }
    return section.sections.contains { inner in
      let title = outline.sections[inner].title
      return Time(title).map { !$0.isDay } ?? false || Time(closing: title) != nil || holdsTimes(inner)
    }
  }

  private func hasTimes(_ part: Sections.Content) -> Bool {
    guard case .block(let block) = part else { return Time(text(of: part)) != nil }
    switch document.blocks[block].kind {
    case .list: return items(block).contains { Time($0.head) != nil }
    case .table: return rows(block).dropFirst().contains { $0.cells.contains { Time($0) != nil } }
    case .paragraph: return document.text(block).unbroken.split(separator: "\n").contains { Time(String($0)) != nil }
    default: return false
    }
  }

  private func whole(_ index: Int) -> String {
    let section = outline.sections[index]
    let marks = String(repeating: "#", count: min(6, max(3, section.level)))
    let inner = section.sections.map(whole)
    return ([marks + " " + section.title] + section.content.map { text(of: $0) } + inner).joined(separator: "\n\n")
  }

  private mutating func entries(_ content: [Sections.Content]) {
    for part in content {
      guard case .block(let block) = part else {
        lines(text(of: part), line: line(of: part))
        continue
      }
      switch document.blocks[block].kind {
      case .list: list(block)
      case .table: table(block)
      case .paragraph: lines(document.text(block), line: document.blocks[block].firstLine)
      default: further(document.source(of: block), line: document.blocks[block].firstLine)
      }
    }
  }

  /// What stands between entries belongs to the one before it.
  private mutating func further(_ text: String, line: Int) {
    if lastEntry == nil { keep(text, line: line) } else { detail(text) }
  }

  // MARK: - Lines

  private mutating func lines(_ text: String, line: Int) {
    if zoneLine(text, line) {
      // "2019-09-23 (all times in UTC-5)"
      if let time = Time(text), time.isDay { day = time.text }
      return
    }
    let lines = text.unbroken.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.trimmed) }
    guard lines.contains(where: { Time($0) != nil }) else {
      let left = lines.filter { !fact($0, line: line) }.joined(separator: "\n")
      if left.trimmed.isEmpty { return }
      if left.hasSuffix(":") || lastEntry == nil {
        story.append(Story(text: left, line: line, path: ["timeline"]))
        if let date = TimeReader.day(within: left), lastEntry == nil { day = day ?? date.iso }
        return keep(left, line: line)
      }
      return detail(left)
    }
    for (offset, one) in lines.enumerated() {
      guard let time = Time(one) else {
        further(one, line: line + offset)
        continue
      }
      if time.isDay, time.rest.isEmpty { day = time.text } else { entry(time, line: line + offset) }
    }
  }

  // MARK: - Lists

  struct Item {
    let block: Int
    /// Its first line.
    let head: String
    /// The text of its first paragraph.
    let text: String
    /// The blocks behind it.
    let rest: [Int]
    let line: Int
    var ticked: Bool?
  }

  func items(_ list: Int) -> [Item] {
    document.children(list).map { item in
      var children = Array(document.children(item))
      var text = ""
      if let first = children.first, [.paragraph, .definition].contains(document.blocks[first].kind) {
        text = document.text(first)
        children.removeFirst()
      }
      var ticked: Bool?
      if case .item(let box?) = document.blocks[item].kind { ticked = box == .ticked }
      let head = text.split(separator: "\n").first.map { String($0.trimmed) } ?? ""
      return Item(
        block: item, head: head, text: text, rest: children, line: document.blocks[item].firstLine, ticked: ticked)
    }
  }

  private mutating func list(_ block: Int) {
    let all = items(block)
    if labels(all) { return }
    for item in all {
      guard let time = Time(item.text) else {
        dayOrDetail(item)
        continue
      }
      let inner = item.rest.filter { isTimed($0) }
      if time.isDay, !inner.isEmpty {
        day = time.text
        if !time.rest.isEmpty { entry(time, line: item.line) }
        for block in item.rest { if isTimed(block) { list(block) } else { further(source(block), line: item.line) } }
        continue
      }
      entry(time, line: item.line)
      for block in item.rest { detail(source(block)) }
    }
  }

  /// "**Planned restart:** 2026-08-19 00:30 UTC": entries whose time stands behind their words. Where all of the words
  /// name fields they are facts and no entries.
  private mutating func labels(_ items: [Item]) -> Bool {
    let timed = items.compactMap { Self.timed(label: $0.text) }
    guard items.count > 2, timed.count == items.count,
      !timed.allSatisfy({ Subject.labels[Wording.key($0.label)] != nil })
    else { return false }
    for (item, said) in zip(items, timed) {
      let entry = element(of: ["timeline"])
      lastEntry = entry
      at(said.time, of: entry, line: item.line, zone: zone)
      capture("event", said.rest.isEmpty ? said.label : "\(said.label): \(said.rest)", of: entry, line: item.line)
      for block in item.rest { detail(source(block)) }
      if Subject.labels[Wording.key(said.label)] != nil { _ = fact(said.label, said.time, line: item.line) }
    }
    return true
  }

  private static func timed(label text: String) -> (label: String, time: String, rest: String)? {
    guard let label = Labels.candidates(text, unmarked: false).first else { return nil }
    let bare = FreeReading.bare(label.rest)
    guard let (said, _, rest) = TimeReader.read(bare), said.clock != nil else { return nil }
    return (Sections.plain(String(label.name)), String(bare.dropLast(rest.count).trimmed), rest)
  }

  private mutating func dayOrDetail(_ item: Item) {
    if let inner = item.rest.first(where: { isTimed($0) }) {
      if let date = TimeReader.day(within: item.head) { day = date.iso }
      keep(item.text, line: item.line)
      return list(inner)
    }
    let one = ValueReader.oneLine(item.text)
    if item.rest.isEmpty, fact(one, line: item.line) || milestone(one, line: item.line) { return }
    further(document.source(of: item.block), line: item.line)
  }

  /// "First detected 2022-01-22 11:57": a label and its time.
  private mutating func milestone(_ text: String, line: Int) -> Bool {
    let words = text.split(separator: " ")
    guard let start = words.firstIndex(where: { $0.first?.isNumber == true }), (1...4).contains(start),
      let said = TimeReader.read(words[start...].joined(separator: " ")), said.rest.isEmpty, said.said.clock != nil
    else { return false }
    return fact(words[..<start].joined(separator: " "), words[start...].joined(separator: " "), line: line)
  }

  private func source(_ block: Int) -> String { document.source(of: block) }

  func isTimed(_ block: Int) -> Bool {
    guard case .list = document.blocks[block].kind else { return false }
    return items(block).contains { Time($0.text) != nil }
  }

  /// A list of three or more times, wherever it stands, is a timeline.
  mutating func timed(list block: Int) -> Bool {
    let items = items(block)
    let timed = items.count { Time($0.head).map { !$0.isDay } ?? false }
    guard timed > 2, timed * 2 > items.count else { return false }
    list(block)
    return true
  }

  // MARK: - Tables

  func rows(_ table: Int) -> [(cells: [String], line: Int, isHeader: Bool)] {
    document.children(table).map { row in
      let cells = document.children(row).map { document.cellText($0) }
      let isHeader = if case .row(header: true) = document.blocks[row].kind { true } else { false }
      return (cells, document.blocks[row].firstLine, isHeader)
    }
  }

  /// A table whose rows begin with times, wherever it stands.
  mutating func timed(table block: Int) -> Bool {
    let rows = rows(block)
    guard let header = rows.first(where: \.isHeader)?.cells, let column = timeColumn(header, rows),
      rows.count(where: { !$0.isHeader && $0.cells.count > column && Time($0.cells[column]) != nil }) > 1,
      header.count > 1,
      !header.contains(where: { Columns.of($0, in: ActionItem.shape) == "owner" || Columns.isDue($0) })
    else { return false }
    table(block)
    return true
  }

  private func timeColumn(_ header: [String], _ rows: [(cells: [String], line: Int, isHeader: Bool)]) -> Int? {
    if let named = header.firstIndex(where: Columns.isTime) { return named }
    return header.indices.first { column in
      rows.contains { !$0.isHeader && $0.cells.count > column && Time($0.cells[column]) != nil }
    }
  }

  private mutating func table(_ block: Int) {
    let rows = rows(block)
    let header = rows.first { $0.isHeader }?.cells ?? []
    guard let time = timeColumn(header, rows) else {
      if !facts(table: block) { further(source(block), line: document.blocks[block].firstLine) }
      return
    }
    let date = header.indices.first { $0 != time && Columns.isDay(header[$0]) }
    let zone = Columns.zone(header[time]) ?? self.zone
    let fields = header.indices.map { $0 == time || $0 == date ? nil : Columns.of(header[$0], in: Entry.shape) }
    let event = fields.firstIndex(of: "event") ?? header.indices.first { $0 != time && $0 != date && fields[$0] == nil }
    for (cells, line, isHeader) in rows where !isHeader {
      guard cells.contains(where: { !Blank.isBlank($0) }) else { continue }
      // A line of attributes below the table, and a row that nobody finished.
      if cells[0].hasPrefix("{:") { continue }
      if cells.count(where: { !Blank.isBlank($0) }) == 1, Time(cells[0]) == nil, cells.count > 1,
        Blank.isBlank(cells[1])
      {
        keep(cells[0], line: line)
        continue
      }
      let said = [date, time].compactMap { $0 }.filter { $0 < cells.count }.map { cells[$0] }
      let words = said.map { FreeReading.bare($0) }.filter { !Blank.isBlank($0) }.joined(separator: " ")
      if words.isEmpty, let event, event < cells.count, Blank.isBlank(cells[event]) { continue }
      if words.isEmpty, lastEntry != nil {
        detail(cells.filter { !Blank.isBlank($0) }.joined(separator: " – "))
        continue
      }
      let entry = element(of: ["timeline"])
      at(words, of: entry, line: line, zone: zone)
      for (column, cell) in cells.enumerated() where column != time && column != date && !Blank.isBlank(cell) {
        let field = column == event ? "event" : column < fields.count ? fields[column] : nil
        if let field {
          capture(field, cell.unbroken, of: entry, line: line)
        } else {
          let name = column < header.count ? Sections.plain(header[column]) : ""
          capture("notes", name.isEmpty ? cell : "\(name): \(cell)", of: entry, line: line)
        }
      }
      lastEntry = entry
    }
  }

  /// A time that can be read; words such as "Before" stay beside the entry.
  private mutating func at(_ text: String, of entry: Int, line: Int, zone: String?) {
    guard !text.isEmpty else { return }
    let bare = FreeReading.bare(text).trimmed
    if let said = TimeReader.read(String(bare))?.said, said.clock != nil || said.date != nil || said.monthDay != nil {
      let isWhole = said.date != nil || said.monthDay != nil || day == nil
      if said.clock != nil || isWhole {
        capture("at", isWhole ? String(bare) : "\(day ?? "") \(bare)", of: entry, line: line, zone: zone)
        if isWhole, said.date != nil || said.monthDay != nil { day = nil }
        return
      }
    }
    capture("notes", "Time: \(bare)", of: entry, line: line)
  }

  // MARK: - Entries

  private mutating func entry(_ time: Time, line: Int) {
    let entry = element(of: ["timeline"])
    lastEntry = entry
    at(time.text, of: entry, line: line, zone: zone)
    if let phase { capture("notes", phase, of: entry, line: line) }
    if !time.rest.isEmpty { capture("event", time.rest, of: entry, line: line) }
  }

  /// More on the entry before.
  private mutating func detail(_ text: String) {
    guard let entry = lastEntry, !text.trimmed.isEmpty else { return }
    if !add(text, to: "event", of: entry, behind: "\n\n") {
      capture("event", text, of: entry, line: reading.captures.last?.line ?? 1)
    }
  }

  // MARK: - Messages

  /// Timed lines under "Communication" are messages; what is told there is kept.
  mutating func messages(_ index: Int) {
    let section = outline.sections[index]
    for part in section.content { message(part) }
    for inner in section.sections { self.section(inner, below: nil) }
  }

  private mutating func message(_ part: Sections.Content) {
    guard case .block(let block) = part, isTimed(block) else {
      return keep(text(of: part), line: line(of: part))
    }
    for item in items(block) {
      guard let time = Time(item.text) else {
        keep(document.source(of: item.block), line: item.line)
        continue
      }
      let message = element(of: ["communications"])
      capture("at", FreeReading.bare(time.text), of: message, line: item.line, zone: zone)
      let more = item.rest.map { document.source(of: $0) }
      capture("message", ([time.rest] + more).joined(separator: "\n\n"), of: message, line: item.line)
    }
  }
}
