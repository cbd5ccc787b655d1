import Markdown

/// Walks a document's blocks along a form's addresses, and captures what each place says.
///
/// Headings and labels are found by their words, wherever they stand; position counts only inside an unlabelled list.
struct Reading {
  let form: Form
  var slots: [Slot]
  var document: Document
  /// Added to line numbers: the lines before a fence whose text is read as a document of its own.
  var lineBase = 0

  var captures: [Capture] = []
  /// The scope of each element.
  var elements: [Int] = []
  var passages: [Passage] = []
  var notes: [Note] = []
  var title: (text: String, line: Int)?

  /// The element of a scope that stands once.
  private var single: [Int: Int] = [:]
  /// The place whose section we are in, and the one that what follows belongs to.
  private var section = 0
  private var open = 0
  private var row: Int?
  /// What the open place was given so far.
  private var value = Value()
  private var path: [(level: Int, text: String)] = []
  private var inPassage = false
  private var isAlsoSaid = false
  private var bullet: [Int: Int] = [:]
  private var used: Set<Int> = []
  private var seenHeading = false

  /// The zone that the section's heading names: "Timeline (CET)".
  private var zone: String?
  private var zoneLevel = 0

  static func zone(in heading: String) -> String? {
    guard let open = heading.lastIndex(of: "("), let close = heading[open...].firstIndex(of: ")") else { return nil }
    let name = heading[heading.index(after: open)..<close].uppercased().replacing("ALL TIMES ", with: "")
    return ZoneNames.known[name] == nil ? nil : name
  }

  private struct Value {
    var lines: [String] = []
    var items: [String] = []
    var line = 0
    var ticked: Bool?
    var block = -1
  }

  init(_ form: Form, _ document: Document) {
    self.form = form
    self.document = document
    slots = form.slots
  }

  mutating func read() {
    blocks(document.children(0))
    close()
  }

  private mutating func blocks(_ blocks: some Sequence<Int>) {
    for block in blocks {
      switch document.blocks[block].kind {
      case .heading(let level): heading(block, level)
      case _ where inPassage: keep(document.source(of: block), block)
      case .paragraph, .definition: paragraph(block)
      case .list: list(block)
      case .table: table(block)
      case .fence: fence(block)
      case .quote: quote(block)
      case .rule: break
      case .frontMatter: frontMatter(block)
      default: content(document.source(of: block), block)
      }
    }
  }

  // MARK: - Headings

  private mutating func heading(_ block: Int, _ level: Int) {
    let text = document.text(block).trimmed
    let line = line(of: block)
    if level == 2, text == Extras.heading { return enterAlsoSaid() }
    if isUnderlined(block), place(ofHeading: text, level) == nil { return paragraph(block) }
    if isAlsoSaid, level > 2 { return alsoSaid(text, level, block) }
    isAlsoSaid = false
    if !seenHeading, level == 1, form.title != nil, isTitle(text),
      form.headings[Wording.key(text)]?.contains(where: { Wording.key(form.places[$0].name) == Wording.key(text) })
        != true,
      Labels.candidates(text).allSatisfy({ candidate in
        form.headings[Wording.key(candidate.name)]?.contains { !form.places[$0].line.isEmpty } != true
      })
    {
      title = (Self.titleText(text, form), line)
      return enterTitle(text, level)
    }
    if TimeReader.leading(text) != nil, seenHeading, timedHeading(text, line) { return }
    if let place = place(ofHeading: text, level) {
      enter(place, text, level, line)
      return
    }
    if !seenHeading, level <= 2, form.title != nil, isTitle(text) {
      seenHeading = true
      close()
      title = (Self.titleText(text, form), line)
      return enterTitle(text, level)
    }
    if !seenHeading, form.title != nil, level <= 2 {
      return enterTitle(text, level)
    }
    seenHeading = true
    if continuesProse(level) { return content(document.source(of: block), block) }
    if inPassage, let last = passages.last?.level, level > last { return keep(document.source(of: block), block) }
    close()
    while let last = path.last, last.level >= level { path.removeLast() }
    passages.append(Passage(heading: text, level: level, under: path.map(\.text), body: [], line: line))
    inPassage = true
  }

  /// Text right above a rule is Markdown's underlined heading, but hardly ever meant as one.
  private func isUnderlined(_ block: Int) -> Bool {
    guard document.blocks[block].kind == .heading(level: 2) else { return false }
    return document.blocks[block].lastLine > document.blocks[block].firstLine
  }

  private mutating func enterAlsoSaid() {
    close()
    isAlsoSaid = true
    inPassage = false
    path = []
    open = 0
    section = 0
  }

  /// A passage of "Also said", with the headings it once stood under.
  private mutating func alsoSaid(_ text: String, _ level: Int, _ block: Int) {
    guard level == 3 else { return keep(document.source(of: block), block) }
    let heading = text == Extras.untitled ? nil : text
    passages.append(Passage(heading: heading, level: nil, under: [], body: [], line: line(of: block), isKept: true))
    inPassage = true
  }

  /// "2:20 pm PT: Incident declared" as a heading is an entry of the timeline.
  private mutating func timedHeading(_ text: String, _ line: Int) -> Bool {
    guard let end = TimeReader.leading(text) else { return false }
    var rest = text[end...].trimmed
    while let sign = rest.first, "-–—:*".contains(sign) { rest = rest.dropFirst().trimmed }
    inPassage = false
    return timed("**" + String(text[..<end]).replacing("*", with: "") + "** - " + String(rest), line)
  }

  private mutating func enterTitle(_ text: String, _ level: Int) {
    close()
    seenHeading = true
    path = [(level, text)]
    section = form.titlePlace ?? 0
    open = section
  }

  private mutating func enter(_ place: Int, _ text: String, _ level: Int, _ line: Int) {
    close()
    seenHeading = true
    inPassage = false
    row = nil
    used.insert(place)
    noteOtherWords(text, place, line)
    while let last = path.last, last.level >= level { path.removeLast() }
    path.append((level, text))
    section = place
    zone = Self.zone(in: text) ?? (form.places[place].level > 1 && zoneLevel < level ? zone : nil)
    if Self.zone(in: text) != nil { zoneLevel = level }
    begin(place, rest: rest(of: text, at: place), line: line, ticked: nil)
  }

  /// A heading that says more than the form's is read as the form's, and its own words are told.
  private mutating func noteOtherWords(_ text: String, _ place: Int, _ line: Int) {
    guard form.places[place].line.isEmpty else { return }
    let own = Set(Wording.words(form.places[place].name, asides: true))
    let zone = Self.zone(in: text)?.lowercased()
    let more = Wording.words(text, asides: true).filter {
      !own.contains($0) && $0 != zone && !$0.allSatisfy(\.isNumber)
    }
    guard !more.isEmpty else { return }
    notes.append(Note(.ambiguous, "the heading “\(text)” is read as “\(form.places[place].name)”", line: line))
  }

  private func rest(of heading: String, at place: Int) -> String {
    if form.places[place].line.isEmpty { return "" }
    for candidate in Labels.candidates(heading)
    where Wording.key(candidate.name) == Wording.key(form.places[place].name) {
      return candidate.rest
    }
    return ""
  }

  private func place(ofHeading text: String, _ level: Int) -> Int? {
    let key = Wording.key(text)
    if let place = best(form.headings[key] ?? form.headings[Wording.full(text)]) { return place }
    for candidate in Labels.candidates(text) where candidate.marked || candidate.name.utf8.count < text.utf8.count {
      if let place = best(form.headings[Wording.key(candidate.name)]), !form.places[place].line.isEmpty { return place }
    }
    if let place = best(form.labels[key]), form.places[place].level == 0 { return place }
    return similar(key)
  }

  /// Of several headings of the same words: below the section we are in, else the first that was not used yet.
  private func best(_ places: [Int]?) -> Int? {
    guard let places, !places.isEmpty else { return nil }
    var above = section
    while true {
      if let place = places.first(where: { form.places[$0].parent == above && !used.contains($0) }) { return place }
      if above == 0 { break }
      above = form.places[above].parent
    }
    return places.first { !used.contains($0) } ?? places.first
  }

  private func similar(_ key: String) -> Int? {
    if let contained = contained(key) { return contained }
    let found = form.headings.map { (likeness: Wording.likeness($0.key, key), place: $0.value) }
      .filter { $0.likeness > 0.6 && !$0.place.allSatisfy(used.contains) }
      .max { ($0.likeness, $1.place[0]) < ($1.likeness, $0.place[0]) }
    return best(found?.place)
  }

  /// A heading that says more or less than the form's: "Overview" for "Incident Overview", where only one is meant.
  private func contained(_ key: String) -> Int? {
    let words = Set(key.split(separator: " "))
    guard !words.isEmpty else { return nil }
    let found = form.headings.filter { candidate in
      let own = Set(candidate.key.split(separator: " "))
      return own.isSubset(of: words)
        ? 2 * own.count >= words.count : words.isSubset(of: own) && 2 * words.count >= own.count
    }
    var places = Set(found.flatMap(\.value)).filter { !used.contains($0) }
    let near = places.filter { isHere(form.places[$0].parent) }
    if !near.isEmpty { places = near }
    return places.count == 1 ? places.first : nil
  }

  private func isHere(_ place: Int) -> Bool {
    var above = section
    while above != place, above != 0 { above = form.places[above].parent }
    return above == place && place != 0
  }

  /// The first heading names the review unless it is the form's own.
  private func isTitle(_ text: String) -> Bool {
    guard let slot = form.title else { return false }
    return !Wording.key(text).isEmpty && Wording.full(text) != Wording.full(form.slots[slot].blank)
  }

  /// The form's words before a colon or a dash may go.
  static func titleText(_ text: String, _ form: Form) -> String {
    guard let slot = form.title else { return text }
    let own = Wording.key(form.slots[slot].blank)
    for candidate in Labels.candidates(text) where !candidate.rest.isEmpty && !candidate.rest.hasPrefix("(") {
      let key = Wording.key(candidate.name)
      if key == own || formWords.contains(key) { return candidate.rest }
    }
    return text
  }

  private static let formWords: Set<String> = [
    "postmortem", "post mortem", "incident postmortem", "incident review", "post incident review", "incident report",
    "incident", "pir", "review", "postmortem report", "post mortem report",
  ]

  private func continuesProse(_ level: Int) -> Bool {
    guard !inPassage, let last = path.last, level > last.level, let slot = target, !value.lines.isEmpty else {
      return false
    }
    if case .prose? = lens(slot) { return true }
    return false
  }

  // MARK: - Lines

  private mutating func paragraph(_ block: Int) {
    var plain: [String] = []
    var first = 0
    for line in document.lines(block) {
      let text = document.string(line.bytes).trimmed
      let number = line.number + lineBase
      if startsPlace(text) {
        if !plain.isEmpty { content(plain.joined(separator: "\n"), block, number: first) }
        plain = []
        for part in Self.parts(text) { self.line(part, block, number) }
      } else {
        if plain.isEmpty { first = number }
        plain.append(text)
      }
    }
    if !plain.isEmpty { content(plain.joined(separator: "\n"), block, number: first) }
  }

  /// `**ID**: INC-7 · **Severity**: SEV-1`: labels side by side.
  private static func parts(_ text: String) -> [String] {
    for mark in [" · ", " | ", " • "] {
      let parts = text.split(separator: mark).map { String($0).trimmed }
      if parts.count > 1, parts.allSatisfy({ $0.hasPrefix("**") }) { return parts }
    }
    return [text]
  }

  private func startsPlace(_ text: String) -> Bool {
    if text.hasPrefix("**"), let close = text.dropFirst(2).range(of: "**") {
      let time = String(text.dropFirst(2)[..<close.lowerBound])
      if TimeReader.leading(time) != nil || TimeReader.leadingBlank(time) != nil { return true }
    }
    return labelled(Labels.tick(text)?.rest ?? text, in: open, anywhere: true) != nil
  }

  private mutating func line(_ text: String, _ block: Int, _ number: Int) {
    if timed(text, number) { return }
    let (ticked, bare) = Labels.tick(text).map { ($0.ticked, $0.rest) } ?? (nil, text)
    if let (place, rest) = labelled(bare, in: open, anywhere: true) {
      return begin(place, rest: rest, line: number, ticked: ticked)
    }
    text.isEmpty ? () : content(text, block, number: number)
  }

  /// `**04:35 UTC** - Initial Detection`: an entry of the timeline, with what follows below it.
  private mutating func timed(_ text: String, _ number: Int) -> Bool {
    guard text.hasPrefix("**"), let close = text.dropFirst(2).range(of: "**") else { return false }
    let time = String(text.dropFirst(2)[..<close.lowerBound])
    guard TimeReader.leading(time) != nil || TimeReader.leadingBlank(time) != nil else { return false }
    var rest = text[close.upperBound...].trimmed
    while let sign = rest.first, "-–—:".contains(sign) { rest = rest.dropFirst().trimmed }
    if let place = milestonePlace(String(rest)) ?? labelled(String(rest), in: section, anywhere: false)?.place
      ?? best(form.labels[Wording.key(String(rest))]),
      form.places[place].line.contains(where: { if case .slot(let i) = $0 { slots[i].has("words") } else { false } }),
      !used.contains(place), form.places[place].parent == section || timelineRows == nil
    {
      begin(place, rest: text, line: number, ticked: nil, whole: true)
      return true
    }
    guard let place = timelineRows else { return false }
    beginRow(place, text, number, nil)
    return true
  }

  private var timelineRows: Int? {
    rows(near: section, where: { form.scopes[form.places[$0].scope ?? 0].list == ["timeline"] })
  }

  /// `event (Service restored)`: the line of that milestone.
  private func milestonePlace(_ text: String) -> Int? {
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return nil }
    let words = Words(name: "", words: Milestones.words)
    guard let milestone = words.word(text[text.index(after: open)...].dropLast()) else { return nil }
    return form.places.indices.first { index in
      form.places[index].line.contains { bit in
        guard case .slot(let slot) = bit, slots[slot].has("words"), let scope = slots[slot].scope else { return false }
        return form.scopes[scope].keys.contains { $0.field == "milestone" && $0.value == milestone.id }
          && !used.contains(index)
      }
    }
  }

  /// The place that a line's label leads to.
  ///
  /// - Parameters:
  ///   - anywhere: whether a label of another section counts too, if only one has these words.
  ///   - inList: whether the line is an item of a list, where of other sections boxes alone count.
  private func labelled(_ text: String, in place: Int, anywhere: Bool, inList: Bool = false) -> (
    place: Int, rest: String
  )? {
    for candidate in Labels.candidates(text) {
      let keys = Set([Wording.key(candidate.name), Wording.full(candidate.name)])
      for key in keys where !key.isEmpty {
        if let found = near(key, place) { return (found, candidate.rest) }
        if anywhere, !inList, candidate.marked, let found = headingLabel(key) { return (found, candidate.rest) }
        if anywhere, candidate.marked, !inList || form.labels[key]?.first.map({ form.places[$0].box != nil }) == true,
          let found = form.labels[key], found.count == 1, allows(found[0])
        {
          return (found[0], candidate.rest)
        }
      }
    }
    return nil
  }

  /// A heading of the form that somebody wrote as a label, below the section we are in or beside it.
  private func headingLabel(_ key: String) -> Int? {
    guard let places = form.headings[key] else { return nil }
    let here = places.filter { !used.contains($0) && isHere(form.places[$0].parent) }
    return here.count == 1 ? here[0] : nil
  }

  private func allows(_ place: Int) -> Bool { form.places[place].scope == nil && !used.contains(place) }

  /// By its words, in the place itself, in those that hold it, or in the groups of its section.
  private func near(_ key: String, _ place: Int) -> Int? {
    var above = place
    while true {
      if let found = form.places[above].named[key], form.places[found].level == 0 { return found }
      if above == section || above == 0 { break }
      above = form.places[above].parent
    }
    let groups = form.places[section].children.filter { form.places[$0].level == 0 }
    let found = Set(groups.compactMap { form.places[$0].named[key] })
    return found.count == 1 ? found.first : nil
  }

  /// Opens a place; what follows belongs to it.
  private mutating func begin(_ place: Int, rest: String, line: Int, ticked: Bool?, whole: Bool = false) {
    close()
    if form.places[place].scope != nil, form.places[place].level == 0, !isInRow(place) {
      return beginRow(place, rest, line, ticked)
    }
    if !isInRow(place) { row = nil }
    if form.places[place].level > 0 { section = place }
    open = place
    used.insert(place)
    value = Value(line: line, ticked: ticked)
    let rest = isAside(rest, at: place) ? "" : rest
    if !rest.isEmpty || whole { value.lines = [rest] }
  }

  /// `(This Week):` behind a label is part of the label, where no slot asks for it.
  private func isAside(_ rest: String, at place: Int) -> Bool {
    guard rest.hasPrefix("("), Wording.key(rest).isEmpty else { return false }
    return form.places[place].line.isEmpty || Wording.full(form.places[place].name).hasSuffix(" " + Wording.full(rest))
  }

  private func isInRow(_ place: Int) -> Bool {
    guard row != nil else { return false }
    var above = place
    while above != 0 {
      if above == rowPlace { return above != place }
      above = form.places[above].parent
    }
    return false
  }

  private var rowPlace = -1

  private mutating func beginRow(_ place: Int, _ text: String, _ line: Int, _ ticked: Bool?) {
    close()
    elements.append(form.places[place].scope ?? 0)
    row = elements.count - 1
    rowPlace = place
    open = place
    value = Value(line: line, ticked: ticked)
    value.lines = [text]
  }

  // MARK: - Content

  /// Text without a label: it belongs to the open place when that takes it.
  private mutating func content(_ text: String, _ block: Int, number: Int? = nil, items: [String] = []) {
    let number = number ?? line(of: block)
    if isGuidance(text) || Blank.isBlank(text) { return }
    if takes(block) {
      if value.block != block, !value.lines.isEmpty, value.block >= 0 || !value.lines[0].isEmpty {
        value.lines.append("")
      }
      value.block = block
      value.lines += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      value.items += items
      return
    }
    if open != section, form.places[section].body != nil {
      close()
      open = section
      value = Value(line: number)
      return content(text, block, number: number, items: items)
    }
    if boxes(in: text, number) { return }
    if open == section || form.places[open].line.isEmpty, target == nil,
      let place = rows(near: open, where: { form.places[$0].name.isEmpty })
    {
      return textRows(place, text, number)
    }
    unplaced(text, number)
  }

  /// Boxes that somebody wrote as a sentence or a list on one line.
  private mutating func boxes(in text: String, _ number: Int) -> Bool {
    let boxes = form.places[open].children.filter {
      form.places[$0].box != nil && form.places[$0].line.isEmpty && form.slots[form.places[$0].box!].scope == nil
    }
    guard !boxes.isEmpty else { return false }
    var left: [String] = []
    var found = false
    for part in ListText.read(text.replacing("(", with: "; ").replacing(")", with: ""), names: true) {
      let words = Wording.full(part)
      if let place = boxes.first(where: {
        words == Wording.full(form.places[$0].name) || words.contains(Wording.full(form.places[$0].name))
      }), let box = form.places[place].box {
        captures.append(Capture(slot: box, element: nil, text: form.places[place].name, ticked: true, line: number))
        found = true
      } else {
        left.append(part)
      }
    }
    guard found else { return false }
    for part in left {
      if let row = form.places[open].rows.first {
        beginRow(row, part, number, true)
        close()
        self.row = nil
        open = section
      } else {
        unplaced(part, number)
      }
    }
    return true
  }

  /// Paragraphs where a list is expected: each is a row; of links each line.
  private mutating func textRows(_ place: Int, _ text: String, _ number: Int) {
    let group = open
    let parts = isLinks(place) ? text.split(separator: "\n").map(String.init) : [text]
    for (i, part) in parts.enumerated() {
      beginRow(place, part.trimmed, number + i, nil)
      close()
    }
    row = nil
    open = group
  }

  private func isLinks(_ place: Int) -> Bool {
    form.places[place].line.contains {
      if case .slot(let i) = $0 { slots[i].composite(form.scopes) != nil } else { false }
    }
  }

  private func isGuidance(_ text: String) -> Bool {
    text.split(separator: "\n").allSatisfy { form.constants.contains(Wording.full($0)) || Guidance.knows(String($0)) }
  }

  /// Whether the open place takes more text: its slot is prose, or nothing was said there yet.
  private func takes(_ block: Int) -> Bool {
    guard let slot = target else { return false }
    if value.block == block || (row != nil && open == rowPlace) { return true }
    if value.lines.allSatisfy({ Blank.isBlank($0, like: slots[slot].blank) }) && !form.places[open].line.isEmpty {
      return true
    }
    switch lens(slot) {
    case .prose?: return true
    case .list?: return value.items.isEmpty || !form.places[open].line.isEmpty
    default: return form.places[open].body != nil
    }
  }

  /// The slot that free text at the open place goes to.
  private var target: Int? {
    let place = form.places[open]
    if let body = place.body { return body }
    if open == form.titlePlace { return nil }
    for case .slot(let index) in place.line where slots[index].kind != .box && slots[index].kind != .also {
      return index
    }
    return nil
  }

  private mutating func unplaced(_ text: String, _ number: Int) {
    let under = path.map(\.text)
    if let last = passages.last, last.heading == nil, last.under == under {
      passages[passages.count - 1].body.append(text)
    } else {
      passages.append(Passage(heading: nil, level: nil, under: under, body: [text], line: number))
    }
  }

  private mutating func keep(_ text: String, _ block: Int) {
    guard !passages.isEmpty else { return }
    passages[passages.count - 1].body.append(text)
  }

  private mutating func frontMatter(_ block: Int) {
    for line in document.lines(block) {
      let text = document.string(line.bytes)
      if let (place, rest) = labelled(text, in: 0, anywhere: true) {
        begin(place, rest: rest, line: line.number, ticked: nil)
        close()
      } else if let colon = text.firstIndex(of: ":"), text[..<colon].trimmed == "title" {
        title = (
          String(text[text.index(after: colon)...].trimmed.drop { $0 == "\"" }).replacing("\"", with: ""), line.number
        )
      } else if !text.trimmed.isEmpty {
        unplaced(text, line.number)
      }
    }
    open = section
  }

  private mutating func quote(_ block: Int) {
    let lines = document.children(block).map { document.text($0) }
    if lines.allSatisfy(isGuidance) { return }
    content(document.source(of: block), block)
  }

  private mutating func fence(_ block: Int) {
    let text = document.text(block)
    if Blank.isBlank(text) { return }
    if let place = rows(near: open, where: { _ in true }), !text.trimmed.isEmpty, target == nil {
      return inside(text, block, place)
    }
    if let slot = target, slots[slot].has("fence"), isPlain(block) { return content(text, block) }
    content(document.source(of: block), block)
  }

  private func isPlain(_ block: Int) -> Bool {
    if case .fence(let info) = document.blocks[block].kind { return info.isEmpty }
    return false
  }

  /// The text of a fence, read as a document of its own at the same place.
  private mutating func inside(_ text: String, _ block: Int, _ place: Int) {
    let outer = (document, lineBase, open, section)
    lineBase += document.blocks[block].firstLine
    document = Document(text)
    blocks(document.children(0))
    close()
    (document, lineBase, open, section) = outer
    value = Value()
    row = nil
  }

  // MARK: - Lists

  private mutating func list(_ block: Int) {
    var group = open
    if row != nil, !isInRow(open), open != rowPlace { group = section }
    for item in document.children(block) { group = self.item(item, block, group) }
    if row != nil {
      close()
      row = nil
      open = group
    }
  }

  /// One item; gives the group of the next one, since a label may stand right below an item.
  private mutating func item(_ item: Int, _ block: Int, _ group: Int) -> Int {
    var children = Array(document.children(item))
    var ticked: Bool?
    if case .item(let box?) = document.blocks[item].kind { ticked = box == .ticked }
    var all: [Line] = []
    while let first = children.first, isText(first),
      all.isEmpty || document.blocks[first].firstLine == all[all.count - 1].number + 1
    {
      all += document.lines(first)
      children.removeFirst()
    }
    let own = all.indices.dropFirst().first { Form.isLazy(all[$0], in: document) && isLabel(all[$0]) } ?? all.endIndex
    var lines = all[..<own].map { document.string($0.bytes).trimmed }
    let lazy = all[own...]
    if let mark = lines.first.flatMap(Labels.tick) { (ticked, lines[0]) = (mark.ticked, mark.rest) }
    place(lines, children, item, block, group, ticked, isCut: !lazy.isEmpty)
    guard !lazy.isEmpty else { return group }
    close()
    row = nil
    open = group
    for line in lazy { self.line(document.string(line.bytes).trimmed, -3, line.number + lineBase) }
    return open
  }

  private func isText(_ block: Int) -> Bool { [.paragraph, .definition].contains(document.blocks[block].kind) }

  /// Whether a line at the margin below an item begins a place of its own.
  private func isLabel(_ line: Line) -> Bool {
    let text = document.string(line.bytes).trimmed
    return text.hasPrefix("**") && labelled(text, in: section, anywhere: true) != nil
  }

  private mutating func place(
    _ lines: [String], _ children: [Int], _ item: Int, _ block: Int, _ group: Int, _ ticked: Bool?, isCut: Bool
  ) {
    let number = line(of: item)
    let head = lines.first ?? ""
    if let (place, rest) = labelled(head, in: group, anywhere: ticked != nil, inList: true) {
      // A second line of the same words is a row of the list that the first stands for.
      let again =
        isSingle(place) && used.contains(place) ? rows(near: group, where: { form.places[$0].name.isEmpty }) : nil
      if let again { return rowItem(again, lines, children, number, ticked) }
      return labelledItem(place, rest, lines, children, number, ticked)
    }
    if form.constants.contains(Wording.full(head)), children.isEmpty, lines.count == 1, !takesProse(group) { return }
    if !form.places[group].bullets.isEmpty { return bulletItem(group, lines, children, item, number) }
    if let place = rows(near: group, where: { form.places[$0].name.isEmpty }) {
      return rowItem(place, lines, children, number, ticked)
    }
    let whole = isCut ? "- " + lines.joined(separator: "\n  ") : document.source(of: item)
    if open == group, takes(block) || value.block == block {
      let bare = ([lines.joined(separator: "\n")] + children.map { document.source(of: $0) }).filter { !$0.isEmpty }
        .joined(separator: "\n")
      content(whole, block, number: number, items: [bare])
      return
    }
    content(whole, block, number: number)
  }

  /// Whether a line stands for one element of a list.
  private func isSingle(_ place: Int) -> Bool {
    let line =
      form.places[place].line.compactMap { if case .slot(let index) = $0 { index } else { nil } }
      + [form.places[place].box].compactMap { $0 }
    return line.contains {
      slots[$0].scope.map { form.scopes[$0].kind == .one && !form.scopes[$0].options.contains("peek") } ?? false
    }
  }

  private func takesProse(_ place: Int) -> Bool {
    guard let slot = target, case .prose? = lens(slot) else { return false }
    return true
  }

  private mutating func labelledItem(
    _ place: Int, _ rest: String, _ lines: [String], _ children: [Int], _ number: Int, _ ticked: Bool?
  ) {
    begin(place, rest: rest, line: number, ticked: ticked)
    below(lines.dropFirst(), children, number)
    close()
    if row == nil { open = form.places[place].parent }
  }

  private mutating func rowItem(_ place: Int, _ lines: [String], _ children: [Int], _ number: Int, _ ticked: Bool?) {
    let head = lines.first ?? ""
    let links = isLinks(place) ? LinkText.split(head) : []
    if links.count > 1 {
      for link in links {
        beginRow(place, link, number, ticked)
        close()
      }
      row = nil
      open = form.places[place].parent
      return
    }
    if let (sub, rest) = labelled(head, in: place, anywhere: false), form.places[sub].parent == place {
      beginRow(place, "", number, ticked)
      begin(sub, rest: rest, line: number, ticked: nil)
    } else if form.places[place].line.isEmpty {
      freeRow(place, head, number, ticked)
    } else {
      beginRow(place, head, number, ticked)
    }
    below(lines.dropFirst(), children, number)
    close()
    row = nil
    open = form.places[place].parent
    value = Value()
  }

  /// A line where a table is expected.
  private mutating func freeRow(_ place: Int, _ text: String, _ number: Int, _ ticked: Bool?) {
    beginRow(place, "", number, nil)
    value = Value()
    guard let scope = form.places[place].scope, let shape = Catalogue.element(of: form.scopes[scope].list) else {
      return
    }
    for (field, text) in FreeRow(text, shape).values {
      guard let slot = slot(for: field, place) else { continue }
      captures.append(Capture(slot: slot, element: row, text: text, line: number, zone: zone))
    }
    if ticked == true, shape.field("status") != nil, let slot = slot(for: "status", place) {
      captures.append(Capture(slot: slot, element: row, text: "Done", line: number))
    }
  }

  /// The slot of an element's field: the form's own at that place, else a new one.
  mutating func slot(for field: String, _ place: Int) -> Int? {
    for bits in Array(form.places[place].columns.values) + [form.places[place].line] {
      for case .slot(let index) in bits where slots[index].path == [field] && slots[index].kind == .value {
        return index
      }
    }
    guard let scope = form.places[place].scope, let shape = Catalogue.element(of: form.scopes[scope].list),
      shape.field(field) != nil
    else { return nil }
    slots.append(Slot(kind: .value, path: [field], options: [], blank: "", scope: scope, line: 0))
    return slots.count - 1
  }

  /// The further lines and blocks of an item, read in the place that its first line opened.
  private mutating func below(_ lines: ArraySlice<String>, _ children: [Int], _ number: Int) {
    value.block = -2
    for (i, text) in lines.enumerated() {
      if let (place, rest) = labelled(text, in: open, anywhere: false) {
        begin(place, rest: rest, line: number + i + 1, ticked: nil)
        value.block = -2
      } else if !text.isEmpty {
        content(text, -2, number: number + i + 1)
      }
    }
    let here = open
    for child in children {
      switch document.blocks[child].kind {
      case .list: list(below: child, here)
      case .paragraph: paragraph(child)
      case .fence: fence(child)
      default: content(document.source(of: child), child)
      }
    }
  }

  /// A list below an item: its labels lead to the item's own places, else it is the item's text.
  private mutating func list(below block: Int, _ here: Int) {
    let items = Array(document.children(block))
    for item in items {
      let children = Array(document.children(item))
      let text = children.first.map { document.text($0) } ?? ""
      let lines = text.split(separator: "\n").map { String($0).trimmed }
      if let (place, rest) = labelled(lines.first ?? "", in: here, anywhere: false), isBelow(place, here) {
        begin(place, rest: rest, line: line(of: item), ticked: nil)
        below(lines.dropFirst(), Array(children.dropFirst()), line(of: item))
      } else if let row, row >= 0, rowPlace >= 0, isWhy(lines.first ?? "") {
        close()
        rowItem(rowPlace, lines, Array(children.dropFirst()), line(of: item), nil)
      } else if row != nil, rowPlace >= 0, let (slot, rest) = fieldLabel(lines.first ?? "") {
        captures.append(Capture(slot: slot, element: row, text: rest, line: line(of: item), zone: zone))
      } else if let rows = form.places[here].rows.first {
        rowItem(rows, lines, Array(children.dropFirst()), line(of: item), nil)
        open = here
      } else if form.places[here].body != nil, form.places[here].line.isEmpty == false || row != nil {
        content(
          ([text] + children.dropFirst().map { document.source(of: $0) }).joined(separator: "\n"), block,
          number: line(of: item), items: [text])
      } else {
        content(document.source(of: item), block, number: line(of: item), items: [text])
      }
    }
  }

  private func isWhy(_ text: String) -> Bool {
    guard let scope = form.places[rowPlace].scope, form.scopes[scope].list == ["cause", "whys"] else { return false }
    return text.drop { $0 == "*" }.lowercased().hasPrefix("why ")
  }

  /// `Owner: Ann` below an item: a field of the row's element.
  private mutating func fieldLabel(_ text: String) -> (slot: Int, rest: String)? {
    guard let scope = form.places[rowPlace].scope, let shape = Catalogue.element(of: form.scopes[scope].list) else {
      return nil
    }
    for candidate in Labels.candidates(text) where candidate.marked && !candidate.rest.isEmpty {
      let key = Wording.key(candidate.name)
      for field in shape.fields
      where field.name != "id" && ([field.label] + field.aliases).contains(where: { Wording.key($0) == key }) {
        return slot(for: field.name, rowPlace).map { ($0, candidate.rest) }
      }
    }
    return nil
  }

  private func isBelow(_ place: Int, _ here: Int) -> Bool {
    var above = place
    while above != 0 {
      above = form.places[above].parent
      if above == here || (row != nil && above == rowPlace) { return true }
    }
    return false
  }

  /// The bullets of an unlabelled group count by their position; one that begins with a time is an entry of its own.
  private mutating func bulletItem(_ group: Int, _ lines: [String], _ children: [Int], _ item: Int, _ number: Int) {
    let bullets = form.places[group].bullets
    let head = lines.first ?? ""
    if let place = form.places[group].rows.first, TimeReader.leading(head) != nil || head.hasPrefix("[Time]") {
      return rowItem(place, lines, children, number, nil)
    }
    var position = bullet[group, default: 0]
    var text = head
    if let (labelled, rest) = labelledBullet(group, head) {
      position = labelled
      text = rest
    } else {
      bullet[group] = position + 1
    }
    position = min(position, bullets.count - 1)
    while bullet[group, default: 0] > bullets.count, position > 0, !isList(bullets[position]) { position -= 1 }
    close()
    let nested = children.filter { if case .list = document.blocks[$0].kind { true } else { false } }
    let items = nested.flatMap { document.children($0) }.map { inner in
      document.children(inner).map { document.source(of: $0) }.joined(separator: "\n")
    }
    let rest = ([text] + lines.dropFirst()).joined(separator: "\n")
    let more = children.filter { !nested.contains($0) || items.isEmpty }.map { document.source(of: $0) }
    emit(bullets[position], ([rest] + more).joined(separator: "\n\n"), items: items, line: number, ticked: nil)
  }

  private func isList(_ bits: [Form.Bit]) -> Bool {
    for case .slot(let index) in bits { if case .list? = lens(index) { return true } }
    return false
  }

  private func labelledBullet(_ group: Int, _ text: String) -> (Int, String)? {
    for candidate in Labels.candidates(text) where candidate.marked {
      let key = Wording.key(candidate.name)
      for (i, bits) in form.places[group].bullets.enumerated() {
        for case .slot(let index) in bits {
          if let role = slots[index].option("role"), Wording.key(role) == key { return (i, candidate.rest) }
          guard let field = Catalogue.field(form.absolute(slots[index])) else { continue }
          if ([field.label] + field.aliases).contains(where: { Wording.key($0) == key }) { return (i, candidate.rest) }
        }
      }
    }
    return nil
  }

  /// The rows that a list or a table here would be: of the place, of those that hold it, else the section's only ones.
  private func rows(near place: Int, where fits: (Int) -> Bool) -> Int? {
    if form.isGuidance(place) { return nil }
    var above = place
    while true {
      if let row = form.rowPlaces(above).first(where: fits) { return row }
      if above == section || above == 0 { break }
      above = form.places[above].parent
      if form.places[above].level > 0, above != section { break }
    }
    if !form.places[place].line.isEmpty, place != section { return nil }
    let below = form.places[section].children.flatMap(form.rowPlaces).filter(fits)
    return below.count == 1 && form.places[section].bullets.isEmpty && form.places[section].body == nil ? below[0] : nil
  }

  // MARK: - Closing

  /// Gives what the open place was told to its slots.
  private mutating func close() {
    defer { value = Value() }
    guard !value.lines.isEmpty || value.ticked != nil || !value.items.isEmpty else { return }
    let place = form.places[open]
    let text = value.lines.joined(separator: "\n").trimmed
    if let box = place.box {
      let words = place.name
      let element = element(of: box)
      captures.append(Capture(slot: box, element: element, text: words, ticked: value.ticked ?? nil, line: value.line))
    }
    if place.line.contains(where: { if case .slot = $0 { true } else { false } }) {
      if let body = place.body, let first = value.lines.first {
        emit(place.line, first, items: [], line: value.line, ticked: value.ticked)
        let rest = value.lines.dropFirst().joined(separator: "\n").trimmed
        if !rest.isEmpty { emit([.slot(body)], rest, items: value.items, line: value.line + 1, ticked: nil) }
      } else {
        emit(place.line, text, items: value.items, line: value.line, ticked: value.ticked)
      }
    } else if let body = place.body {
      emit([.slot(body)], text, items: value.items, line: value.line, ticked: value.ticked)
    } else if !place.columns.isEmpty || place.box != nil {
      if place.box == nil, !Blank.isBlank(text) { fixedRow(place, text, value.line) }
    } else if !Blank.isBlank(text), !isGuidance(text) {
      if let first = place.rows.first
        ?? form.places[open].children.first(where: { !form.places[$0].rows.isEmpty }).flatMap({
          form.places[$0].rows.first
        })
      {
        let line = value.line
        value = Value()
        return rowText(first, text, line)
      }
      if !place.bullets.isEmpty {
        return emit(place.bullets[0], text, items: value.items, line: value.line, ticked: nil)
      }
      unplaced(text, value.line)
    }
  }

  /// A fixed row of a table as a line: "38 min (target < 5 min, gap +33)".
  private mutating func fixedRow(_ place: Form.Place, _ text: String, _ line: Int) {
    var rest = text
    if rest.last == ")", let open = rest.lastIndex(of: "(") {
      let inside = rest[rest.index(after: open)...].dropLast()
      var taken = false
      for part in inside.split(whereSeparator: { $0 == "," || $0 == ";" }).map({ String($0).trimmed }) {
        for (header, bits) in place.columns where part.lowercased().hasPrefix(header) {
          var value = part.dropFirst(header.count).trimmed
          while let sign = value.first, ":-–".contains(sign), header != "gap" { value = value.dropFirst().trimmed }
          emit(bits, String(value.first == ":" ? value.dropFirst().trimmed : value), items: [], line: line, ticked: nil)
          taken = true
        }
      }
      if taken { rest = String(rest[..<open]).trimmed }
    }
    let bits =
      place.columns["actual"] ?? place.columns["value"]
      ?? place.columns.sorted { $0.key < $1.key }.first {
        $0.value.contains { if case .slot = $0 { true } else { false } }
      }?.value
    if let bits { emit(bits, rest, items: [], line: line, ticked: nil) } else { unplaced(text, line) }
  }

  /// A value on the line of a label under which a list is expected: one row.
  private mutating func rowText(_ place: Int, _ text: String, _ line: Int) {
    let scope = form.places[place].scope ?? 0
    let plain = form.places[place].line.contains { if case .slot(let i) = $0 { slots[i].path == ["."] } else { false } }
    let parts = plain ? ListText.read(text, names: false) : [text]
    for part in parts {
      elements.append(scope)
      row = elements.count - 1
      emit(form.places[place].line, part, items: [], line: line, ticked: nil)
    }
    row = nil
  }

  mutating func emit(_ bits: [Form.Bit], _ text: String, items: [String], line: Int, ticked: Bool?) {
    let pattern = Pattern(form: form, slots: slots, lens: { [self] in lens($0) })
    for (slot, text) in pattern.match(bits, text) {
      captures.append(Capture(slot: slot, element: element(of: slot), text: text, items: items, line: line, zone: zone))
    }
    guard let ticked else { return }
    for case .slot(let index) in bits where slots[index].kind == .box {
      captures.append(Capture(slot: index, element: element(of: index), text: "", ticked: ticked, line: line))
    }
    if let box = form.places[open].box, form.places[open].scope != nil {
      captures.append(Capture(slot: box, element: element(of: box), text: "", ticked: ticked, line: line))
    }
  }

  mutating func element(of slot: Int) -> Int? {
    guard let scope = slots[slot].scope else { return nil }
    if form.scopes[scope].kind == .rows { return row }
    if let known = single[scope] { return known }
    elements.append(scope)
    single[scope] = elements.count - 1
    return elements.count - 1
  }

  func lens(_ slot: Int) -> Lens? { slots[slot].lens(form.scopes) }

  func line(of block: Int) -> Int { block < 0 ? 0 : document.blocks[block].firstLine + lineBase }

  // MARK: - Used by tables

  mutating func startRow(_ place: Int) {
    close()
    elements.append(form.places[place].scope ?? 0)
    row = elements.count - 1
  }

  mutating func endRow() { row = nil }

  mutating func keepUnplaced(_ text: String, _ line: Int) { unplaced(text, line) }

  mutating func closeOpen() {
    close()
    open = section
  }

  var here: (open: Int, section: Int) { (open, section) }

  func nearby(_ key: String) -> Int? { near(key, open) ?? form.labels[key].flatMap { $0.count == 1 ? $0[0] : nil } }

  func rowsHere() -> Int? { rows(near: open, where: { _ in true }) }

  mutating func openValue(_ place: Int, _ text: String, _ line: Int, _ ticked: Bool?) {
    begin(place, rest: text, line: line, ticked: ticked)
    close()
  }
}

extension Slot {
  /// How its value is written and read; nil for slots that hold none.
  func lens(_ scopes: [Scope]) -> Lens? {
    if kind == .mention { return Catalogue.lens(path) }
    if composite(scopes) != nil { return nil }
    guard let scope else { return Catalogue.lens(path) }
    let list = Catalogue.lens(scopes[scope].list)
    if path == ["."] { if case .list(let element)? = list { return element } }
    guard case .list(.record(let shape))? = list else { return nil }
    return Catalogue.lens(path, in: shape)
  }
}
