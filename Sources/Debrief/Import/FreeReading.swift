import Markdown

/// Reads a document that follows no known template: its headings, labels, tables, lists and front matter lead to the
/// fields that their words name in the catalogue.
///
/// It gives what the places of a template would give, so that values are read, doubted and noted in the same way.
struct FreeReading {
  let document: Document
  let front: FrontMatter
  let outline: Sections
  var reading: Reading
  /// The scope of each list that elements were read for.
  private var scopes: [[String]: Int] = [:]
  /// The zone that the section names.
  var zone: String?
  /// The day that a line above the entries names.
  var day: String?
  /// The heading of the entries' group.
  var phase: String?
  /// The entry that what follows without a time belongs to.
  var lastEntry: Int?
  /// The addresses of references, by their labels.
  let definitions: [String: String]
  /// What the headings above the actions say of all of them.
  var group = ActionGroup()
  /// What the document tells in sentences, in their order: dates, times and lengths are looked for there at the end.
  var story: [Story] = []

  struct Story {
    let text: String
    let line: Int
    let path: [String]
  }

  init(_ document: Document) {
    self.document = document
    outline = Sections(document)
    front = FrontMatter(document)
    definitions = Self.definitions(document)
    reading = Reading(Form([], slots: [], scopes: []), document)
  }

  private static func definitions(_ document: Document) -> [String: String] {
    var found: [String: String] = [:]
    for (index, block) in document.blocks.enumerated() where block.kind == .definition {
      let text = document.text(index)
      guard let close = text.range(of: "]:") else { continue }
      found[text[..<close.lowerBound].dropFirst().lowercased()] = String(
        text[close.upperBound...].trimmed.prefix { $0 != " " })
    }
    return found
  }

  mutating func read() {
    title()
    head()
    let sections = outline.sections[0].sections
    if timed(sections) { return }
    for section in sections { self.section(section, below: nil) }
  }

  // MARK: - Sections

  /// - Parameter above: what the section that holds this one is about.
  mutating func section(_ index: Int, below above: Subject?) {
    let section = outline.sections[index]
    let outer = zone
    defer { zone = outer }
    if let name = Reading.zone(in: section.title) { zone = name }
    let subject = index == titled ? nil : subject(of: section, below: above)
    reading.path.append((section.level, section.title))
    defer { reading.path.removeLast() }
    guard let subject else {
      if index != titled { heading(section) }
      prose(section.content, of: index == titled ? ["summary"] : nil)
      if timed(section.sections) { return }
      for inner in section.sections { self.section(inner, below: above) }
      return
    }
    read(index, as: subject)
    keepBeyondName(section)
  }

  /// What a heading says beyond the name of a field is nobody's value.
  mutating func keepBeyondName(_ section: Sections.Section) {
    let isName = Subject.isName(section.title) && !section.written.contains("](")
    if !isName || section.title.contains(where: { "(（".contains($0) }) { keep(section.written, line: section.line) }
  }

  /// A group of a list keeps to it: "Process" among the action items.
  private func subject(of section: Sections.Section, below above: Subject?) -> Subject? {
    let own = Subject.of(section.title)
    guard let above, Self.isGrouped(above.path) else { return own }
    guard let own, own.isWhole, Self.standsAlone(own.path) else { return nil }
    return own
  }

  /// Fields whose lists people part into groups of their own names.
  static func isGrouped(_ path: [String]) -> Bool { ["timeline", "actions"].contains(path[0]) }

  /// What may stand below a list and still is a part of its own.
  static func standsAlone(_ path: [String]) -> Bool {
    ["timeline", "cause", "wentWell", "wentWrong", "gotLucky", "lessons", "links", "openQuestions", "related"]
      .contains(path[0])
  }

  private mutating func read(_ index: Int, as subject: Subject) {
    guard let lens = Catalogue.lens(subject.path) else { return value(index, subject) }
    switch (subject.path[0], lens) {
    case ("timeline", _): timeline(index)
    case ("actions", _), ("prevention", _): actions(index)
    case ("communications", _): messages(index)
    case (_, .list(.record)) where subject.path == ["cause", "whys"]: whys(index)
    case (_, let lens) where Subject.isValue(lens) && lens.element == nil: value(index, subject)
    case (_, .list): elements(index, of: subject.path)
    default: story(index, subject)
    }
  }

  /// A heading that asks for one value: its first line is it, unless its lines have labels of their own.
  private mutating func value(_ index: Int, _ subject: Subject) {
    let section = outline.sections[index]
    for part in section.content {
      for (offset, text) in text(of: part).split(separator: "\n").enumerated() {
        let line = line(of: part) + offset
        let bare = ListText.unmarked(String(text.trimmed))
        if fact(section.title, bare, line: line) || fact(bare, line: line) { continue }
        keep(String(text), line: line)
      }
    }
    for inner in section.sections { self.section(inner, below: nil) }
  }

  /// A part that is told rather than listed; its own parts may be about something else.
  private mutating func story(_ index: Int, _ subject: Subject) {
    let section = outline.sections[index]
    prose(section.content, of: subject.path)
    for inner in section.sections {
      let own = Subject.of(outline.sections[inner].title)
      if let own, own.isWhole || Self.standsAlone(own.path) || own.path[0] == "actions" {
        self.section(inner, below: subject)
      } else {
        deep(inner, of: subject.path)
      }
    }
  }

  /// A section of a story's own, with its heading.
  private mutating func deep(_ index: Int, of path: [String]) {
    let section = outline.sections[index]
    let marks = String(repeating: "#", count: min(6, max(3, section.level)))
    text(marks + " " + section.title, of: path, line: section.line)
    prose(section.content, of: path)
    for inner in section.sections {
      if let own = Subject.of(outline.sections[inner].title), own.isWhole {
        self.section(inner, below: nil)
      } else {
        deep(inner, of: path)
      }
    }
  }

  /// The heading of a section that no field is about, for what of it is kept.
  private mutating func heading(_ section: Sections.Section) {
    reading.passages.append(
      Passage(
        heading: section.written.replacing("\n", with: " "), level: min(6, section.level),
        under: reading.path.dropLast().map(\.text), body: [],
        line: section.line))
  }

  // MARK: - What is found

  /// The title's own section.
  var titled: Int? {
    outline.sections[0].sections.first.flatMap { reading.title?.line == outline.sections[$0].line ? $0 : nil }
  }

  /// A text that a field of the review takes.
  mutating func capture(_ path: [String], _ text: String, line: Int, items: [String] = [], zone: String? = nil) {
    var path = path
    var options: [String] = []
    if path[0] == "roles", path.count > 1 { (path, options) = (["roles"], ["role=" + path[1]]) }
    let slot = reading.newSlot(path, options: options)
    reading.captures.append(Capture(slot: slot, element: nil, text: text, items: items, line: line, zone: zone))
  }

  /// A new element of a list; its fields are captured by `capture(_:_:of:)`.
  mutating func element(of list: [String]) -> Int {
    let scope = scopes[list] ?? reading.addScope(list)
    scopes[list] = scope
    reading.elements.append(scope)
    return reading.elements.count - 1
  }

  mutating func capture(_ field: String, _ text: String, of element: Int, line: Int, zone: String? = nil) {
    let slot = reading.newSlot([field], scope: reading.elements[element])
    reading.captures.append(Capture(slot: slot, element: element, text: text, line: line, zone: zone ?? self.zone))
  }

  /// Text that no field takes; below a heading that none takes either, it stays with it.
  mutating func keep(_ text: String, line: Int) {
    guard !text.trimmed.isEmpty else { return }
    if let last = reading.passages.last, let heading = last.heading, last.under + [heading] == reading.path.map(\.text)
    {
      reading.passages[reading.passages.count - 1].body.append(text)
    } else {
      reading.unplaced(text, line)
    }
  }

  /// Adds to what a field of an element says already; whether it says anything.
  mutating func add(_ text: String, to field: String, of element: Int, behind separator: String) -> Bool {
    let known = reading.captures.lastIndex { $0.element == element && reading.slots[$0.slot].path == [field] }
    guard let known else { return false }
    reading.captures[known].text += separator + text
    return true
  }

  // MARK: - Content

  func text(of content: Sections.Content) -> String {
    switch content {
    case .block(let block): document.source(of: block)
    case .text(let text, _): text
    }
  }

  func line(of content: Sections.Content) -> Int {
    switch content {
    case .block(let block): document.blocks[block].firstLine
    case .text(_, let line): line
    }
  }

  func isList(_ content: Sections.Content) -> Bool {
    guard case .block(let block) = content, case .list = document.blocks[block].kind else { return false }
    return true
  }

  func isTable(_ content: Sections.Content) -> Bool {
    guard case .block(let block) = content, case .table = document.blocks[block].kind else { return false }
    return true
  }

  func isParagraph(_ content: Sections.Content) -> Bool {
    guard case .block(let block) = content else { return true }
    return document.blocks[block].kind == .paragraph
  }
}
