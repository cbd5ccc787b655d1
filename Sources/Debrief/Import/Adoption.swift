import Markdown

/// Proposes the slots of a team's blank document: its headings, labels, columns and lists lead to the fields that their
/// words name, and what stands there stays as the blank.
package struct Adoption {
  /// A place of the document.
  package struct Place: Sendable, Equatable {
    /// From 1.
    package let line: Int
    /// Its words in the document.
    package let words: String
    /// The path of the field; nil where no field goes by these words, so that they stay as they are.
    package let path: String?
  }

  /// The document with slots.
  package private(set) var source = ""
  package private(set) var places: [Place] = []

  private let document: Document
  private let outline: Sections
  private var edits: [(range: Range<Int>, text: String)] = []
  private var used: Set<String> = []

  package init(_ text: String) {
    document = Document(text)
    outline = Sections(document)
    title()
    labels(outline.sections[0].content)
    for section in outline.sections[0].sections { self.section(section, below: nil) }
    source = edited(text)
    places.sort { ($0.line, $0.words) < ($1.line, $1.words) }
  }

  // MARK: - Sections

  private var titled: Int? {
    guard let first = outline.sections[0].sections.first else { return nil }
    let section = outline.sections[first]
    let own = Subject.named(section.title)
    return section.level == 1 && (own == nil || own == ["title"]) ? first : nil
  }

  /// `# Incident title` is where the title goes.
  private mutating func title() {
    guard let titled else { return }
    let section = outline.sections[titled]
    for (index, block) in document.blocks.enumerated() where block.firstLine == section.line {
      guard case .heading = block.kind, let line = document.lines(index).first else { continue }
      take("title", line.bytes, blank: document.string(line.bytes), words: section.title, line: section.line)
      return
    }
  }

  private mutating func section(_ index: Int, below above: Subject?) {
    let section = outline.sections[index]
    var subject = index == titled ? nil : Subject.of(section.title)
    if let above, FreeReading.isGrouped(above.path), subject.map({ FreeReading.standsAlone($0.path) }) != true {
      subject = above
    }
    let isTaken = subject.map { self.take($0, section) } ?? false
    if section.level >= Sections.standIn, let line = line(section.line) { label(line) }
    if !isTaken { labels(section.content) }
    if !isTaken, subject == nil, index != titled, section.sections.isEmpty, !hasPlace(section) {
      places.append(Place(line: section.line, words: section.title, path: nil))
    }
    for inner in section.sections { self.section(inner, below: isTaken ? subject : nil) }
  }

  private func hasPlace(_ section: Sections.Section) -> Bool {
    section.content.contains { part in
      guard case .block(let block) = part else { return false }
      return edits.contains { document.blocks[block].range.overlaps($0.range) }
    }
  }

  /// Whether the section's content is the place of its field.
  private mutating func take(_ subject: Subject, _ section: Sections.Section) -> Bool {
    let path = FreeReading.teller(subject.path)
    let name = path.joined(separator: ".")
    guard let lens = Catalogue.lens(path), !used.contains(name) else { return false }
    let blocks = section.content.compactMap { part in if case .block(let block) = part { block } else { nil } }
    let list = blocks.last { if case .list = document.blocks[$0].kind { true } else { false } }
    let table = blocks.last { if case .table = document.blocks[$0].kind { true } else { false } }
    switch lens {
    case .list(let element):
      if let table, let shape = element.record { return rows(table, path, shape, section) }
      if let list { return items(list, path, element, section) }
      return false
    case .prose, .text: return told(blocks, path, section)
    default: return false
    }
  }

  // MARK: - Places

  /// The last line of a section's text is where its words go; guidance above it stays.
  private mutating func told(_ blocks: [Int], _ path: [String], _ section: Sections.Section) -> Bool {
    let texts = blocks.filter { document.blocks[$0].kind == .paragraph }
    guard let last = texts.last, texts.count == blocks.count, !isLabelled(last), let line = document.lines(last).last
    else { return false }
    take(
      path.joined(separator: "."), line.bytes, blank: document.string(line.bytes), words: section.title,
      line: section.line)
    return true
  }

  private func isLabelled(_ block: Int) -> Bool {
    document.lines(block).contains { line in label(document.string(line.bytes)) != nil }
  }

  /// The items of a blank list are the blank of a row.
  private mutating func items(_ list: Int, _ path: [String], _ element: Lens, _ section: Sections.Section) -> Bool {
    guard let first = document.children(list).first(where: { _ in true }) else { return false }
    let isLabelled = document.children(list).allSatisfy { item in
      document.children(item).first { _ in true }.map { label(document.text($0)) != nil } ?? false
    }
    if isLabelled { return false }
    let field = path == ["links"] ? "link" : element.record.map(Assembly.main) ?? "."
    var mark = "- "
    if case .list(ordered: true, _) = document.blocks[list].kind { mark = "{{n}}. " }
    if case .item(box: .some) = document.blocks[first].kind {
      mark = path == ["actions"] || element.record?.field("done") != nil ? "- {{box}} " : "- "
    }
    rows("\(mark){{\(field)}}", lines(of: list), path, section)
    return true
  }

  /// A table keeps its head; its columns are fields of the row, and those that are none stay empty.
  private mutating func rows(
    _ table: Int, _ path: [String], _ shape: RecordShape, _ section: Sections.Section
  ) -> Bool {
    let rows = Array(document.children(table))
    let header = rows.first.map { document.children($0).map { document.cellText($0) } } ?? []
    var fields: Set<String> = []
    let cells = header.map { column -> String in
      let isTime = shape.field("at") != nil && Columns.isTime(column)
      guard let field = isTime ? "at" : Columns.of(column, in: shape), fields.insert(field).inserted else { return " " }
      return " {{\(field)\(isTime && Columns.zone(column) == "UTC" ? " utc" : "")}} "
    }
    guard fields.contains(Assembly.main(shape)), rows.count > 1 else { return false }
    let from = document.blocks[rows[1]].firstLine
    self.rows(
      "|" + cells.joined(separator: "|") + "|", lines(from, document.blocks[rows[rows.count - 1]].lastLine), path,
      section)
    return true
  }

  private mutating func rows(_ row: String, _ range: Range<Int>, _ path: [String], _ section: Sections.Section) {
    let name = path.joined(separator: ".")
    guard used.insert(name).inserted else { return }
    let blank = document.string(range)
    let body = blank.hasSuffix("\n") ? blank : blank + "\n"
    edits.append((range, "{{#\(name)}}\(row)\n{{^}}\(body){{/}}"))
    places.append(Place(line: section.line, words: section.title, path: name))
  }

  // MARK: - Labels

  /// `**Date**: [YYYY-MM-DD]`, in lines and in items.
  private mutating func labels(_ content: [Sections.Content]) {
    for case .block(let block) in content { labels(below: block) }
  }

  private mutating func labels(below block: Int) {
    switch document.blocks[block].kind {
    case .paragraph: for line in document.lines(block) { label(line) }
    case .list, .item: for child in document.children(block) { labels(below: child) }
    case .table: facts(block)
    default: break
    }
  }

  /// The words of a line of the document.
  private func line(_ number: Int) -> Line? {
    document.blocks.indices.lazy.compactMap { index in
      document.lines(index).first { $0.number == number }
    }.first
  }

  private mutating func label(_ line: Line) {
    let text = document.string(line.bytes)
    guard let (words, rest) = label(text) else { return }
    guard let path = Subject.value(words) else {
      places.append(Place(line: line.number, words: words, path: nil))
      return
    }
    let end = line.bytes.upperBound
    let spaces = text.utf8.reversed().prefix { $0 == 0x20 }.count
    take(
      Self.slot(path), (end - spaces - rest.utf8.count)..<(end - spaces), blank: rest, words: words, line: line.number,
      isBehind: true)
  }

  /// The words of a label, and the blank behind it.
  private func label(_ text: String) -> (words: String, rest: String)? {
    let bare = text.trimmed
    guard let label = Labels.candidates(String(bare), unmarked: false).first, label.name.utf8.count < 60 else {
      return nil
    }
    let rest = label.rest.trimmed
    guard rest.isEmpty || bare.hasSuffix(rest), !rest.contains("{{") else { return nil }
    return (Sections.plain(String(label.name)), String(rest))
  }

  /// A table of two columns whose first cells are labels.
  private mutating func facts(_ table: Int) {
    for row in document.children(table) {
      let cells = Array(document.children(row))
      guard cells.count == 2, let line = document.lines(cells[1]).first else { continue }
      let words = Sections.plain(document.cellText(cells[0]))
      guard let path = Subject.value(words) else { continue }
      take(
        Self.slot(path), line.bytes, blank: document.string(line.bytes), words: words,
        line: document.blocks[row].firstLine)
    }
  }

  private static func slot(_ path: [String]) -> String {
    if path[0] == "roles", path.count > 1 { return "roles role=\(Wording.slug(path[1]))" }
    return path == ["impact", "users", "count"] ? "users" : path.joined(separator: ".")
  }

  // MARK: - Edits

  private mutating func take(
    _ slot: String, _ range: Range<Int>, blank: String, words: String, line: Int, isBehind: Bool = false
  ) {
    guard used.insert(slot).inserted else { return }
    let plain = blank.trimmed.replacing("{{", with: "").replacing("}}", with: "")
    let space = isBehind && range.isEmpty ? " " : ""
    edits.append((range, plain.isEmpty ? "\(space){{\(slot)}}" : "\(space){{\(slot) | \(plain)}}"))
    places.append(Place(line: line, words: words, path: slot))
  }

  /// The whole lines of a block, with the end of the last one.
  private func lines(of block: Int) -> Range<Int> {
    lines(document.blocks[block].firstLine, document.blocks[block].lastLine)
  }

  private func lines(_ first: Int, _ last: Int) -> Range<Int> {
    var line = 1
    var start = document.source.endIndex
    for (offset, byte) in document.source.enumerated() {
      if line == first, start == document.source.endIndex { start = offset }
      guard byte == UInt8(ascii: "\n") else { continue }
      if line == last { return start..<offset + 1 }
      line += 1
    }
    return start..<document.source.endIndex
  }

  private func edited(_ text: String) -> String {
    var bytes = document.source
    for (range, text) in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(range, with: text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
