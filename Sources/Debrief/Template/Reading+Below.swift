import Markdown

// What stands below a heading, or behind a rule, tells what an unknown heading is.

extension Reading {
  /// Whether the form's own places stand right below a heading that it does not know: a label of one of its groups,
  /// and before all sections the labels of its head.
  func isTransparent(_ block: Int, _ level: Int) -> Bool {
    let below = blocks(below: block)
    guard let next = below.first else { return false }
    if isText(next), let first = document.lines(next).first {
      let text = document.string(first.bytes).trimmed
      var there = self
      (there.section, there.open) = (holder(of: level), holder(of: level))
      if isGroupLabel(text), let label = there.labelled(text, in: there.open, anywhere: true), label.other == nil {
        return true
      }
    }
    if sections.isEmpty, below.contains(where: { isOfHead([$0]) }) || isOfHead(below) { return true }
    let lines = below.flatMap(heads)
    let known = lines.count { isLabelled($0.trimmed) }
    return known > 2 && 3 * known >= 2 * lines.count
  }

  /// The section that a heading of a level stands in; the form's top for the outermost.
  func holder(of level: Int) -> Int {
    sections.last { $0.level < level }?.place ?? form.places.indices.first { form.places[$0].level == 1 } ?? 0
  }

  /// The blocks between a heading and the next.
  func blocks(below heading: Int) -> [Int] {
    var found: [Int] = []
    var next = document.blocks[heading].end
    let end = document.blocks[document.blocks[heading].parent].end
    while next < end, found.count < 12 {
      if case .heading = document.blocks[next].kind { break }
      found.append(next)
      next = document.blocks[next].end
    }
    return found
  }

  /// Whether most lines, items or rows begin with labels of the form's head.
  func isOfHead(_ blocks: [Int]) -> Bool {
    let texts = blocks.flatMap(heads)
    let known = texts.count { isHeadLabel($0.trimmed) }
    return known > 1 && 2 * known >= texts.count
  }

  /// The lines of a paragraph, the items of a list, the first cells of a table's rows.
  func heads(_ block: Int) -> [String] {
    switch document.blocks[block].kind {
    case .paragraph, .definition: document.lines(block).map { document.string($0.bytes) }
    case .list:
      document.children(block).compactMap { item in
        document.children(item).first { isText($0) }.map { document.text($0) }
      }
    case .table:
      document.children(block).compactMap { row in
        let cells = document.children(row).prefix(2).map { document.cellText($0) }
        return cells.first.map { "\($0): \(cells.last ?? "")" }
      }
    default: []
    }
  }

  /// Whether a line begins with a label that says by itself what follows; a name or a day could be anything's.
  private func isLabelled(_ text: String) -> Bool {
    guard let label = Labels.candidates(text, unmarked: false).first, !label.rest.isEmpty else { return false }
    return !Self.generic.contains(Wording.key(label.name)) && (!keys(label.name).isEmpty || Self.names(label.name))
  }

  private static let generic: Set<String> = [
    "owner", "date", "day", "time", "when", "who", "what", "people", "team", "status", "name", "title", "id", "note",
    "link", "description",
  ]

  /// A line that is nothing but the label of a group: "**Went well**".
  private func isGroupLabel(_ text: String) -> Bool {
    guard let label = Labels.candidates(text, unmarked: false).first, label.rest.isEmpty else { return false }
    let places = keys(label.name).flatMap { (form.headings[$0] ?? []) + (form.labels[$0] ?? []) }
    return places.contains { place in
      form.places[place].line.isEmpty && !used.contains(place) && form.places[place].parent != 0
    }
  }

  private func isHeadLabel(_ text: String) -> Bool {
    guard let label = Labels.candidates(text, unmarked: false).first, let place = headLabel(label.name) else {
      return false
    }
    return !form.places[place].line.isEmpty && form.places[place].scope == nil
  }

  /// Whether the lines below a rule are the form's own: its footer, behind a section that is the author's.
  func isFooter(_ block: Int) -> Bool {
    guard isText(block) else { return false }
    let lines = document.lines(block).map { document.string($0.bytes).trimmed }
    let known = lines.count { text in
      Labels.candidates(text, unmarked: false).first.map { label in
        !label.rest.isEmpty && keys(label.name).contains { form.labels[$0] != nil || form.headings[$0] != nil }
      } ?? false
    }
    return known > 1 && 2 * known >= lines.count
  }

  /// What follows belongs to the form again.
  mutating func leavePassage(below level: Int = 1) {
    inPassage = false
    section = holder(of: level)
    open = section
    isHeadList = false
  }

  /// Goes on below a heading that is kept as it is: at the form's own top, or as the document's title.
  mutating func pass(_ text: String, _ level: Int, _ line: Int, isTitle: Bool) {
    close()
    if isTitle, title == nil {
      title = (Self.titleText(text, form), line)
    } else {
      passages.append(Passage(heading: text, level: level, under: path.map(\.text), body: [], line: line))
    }
    leavePassage(below: level)
    row = nil
    seenHeading = !sections.isEmpty
  }

  /// Whether a section has rows in order of time already.
  func hasSequence(_ place: Int) -> Bool {
    ([place] + below(place)).flatMap(form.rowPlaces).contains(where: isSequence)
  }

  /// Whether what stands below a heading are entries that begin with times, whatever the heading says.
  func isTimed(_ block: Int) -> Bool {
    guard let next = blocks(below: block).first else { return false }
    let first = heads(next).prefix(6)
    let times = first.count { TimeReader.leading($0.trimmed) != nil }
    return times > 1 && 2 * times >= first.count
  }
}
