import Markdown

// Headings: which place a heading leads to, and what a document is called.

extension Reading {
  mutating func heading(_ block: Int, _ level: Int) {
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
    if !seenHeading, form.title == nil, let (place, rest) = headed(text) {
      title = (rest, line)
      return enter(place, form.places[place].name, level, line)
    }
    if TimeReader.leading(text) != nil, seenHeading, timedHeading(text, line) { return }
    if let place = place(ofHeading: text, level, block) {
      enter(place, text, level, line)
      return
    }
    if !seenHeading, title == nil, level <= 2, form.title != nil, isTitle(text) {
      seenHeading = true
      close()
      title = (Self.titleText(text, form), line)
      return enterTitle(text, level)
    }
    if !seenHeading, title == nil, form.title != nil, level <= 2 {
      return enterTitle(text, level)
    }
    let isFirst = !seenHeading
    seenHeading = true
    if continuesProse(level) { return content(document.source(of: block), block) }
    if let place = foreign(text, level) { return enter(place, text, level, line) }
    let isTitle = isFirst && title == nil && (level == 1 || Wording.words(text, asides: true).count > 3)
    if isTitle || isTransparent(block, level) {
      return pass(text, level, line, isTitle: isFirst && level == 1)
    }
    if inPassage, let last = passages.last?.level, level > last { return keep(document.source(of: block), block) }
    close()
    while let last = path.last, last.level >= level { path.removeLast() }
    passages.append(Passage(heading: text, level: level, under: path.map(\.text), body: [], line: line))
    inPassage = true
  }

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
  private func blocks(below heading: Int) -> [Int] {
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

  private func heads(_ block: Int) -> [String] {
    switch document.blocks[block].kind {
    case .paragraph, .definition: document.lines(block).map { document.string($0.bytes) }
    case .list:
      document.children(block).compactMap { item in
        document.children(item).first { isText($0) }.map { document.text($0) }
      }
    case .table:
      document.children(block).compactMap { row in
        document.children(row).first { _ in true }.map { document.cellText($0) + ":" }
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
    "owner", "date", "status", "when", "who", "time", "name", "note", "link", "title", "id", "day", "description",
    "what",
    "people", "team",
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

  /// "Post-Mortem Report: Points vanished": a heading of the form with a title behind it.
  func headed(_ text: String) -> (place: Int, rest: String)? {
    for candidate in Labels.candidates(text) where candidate.marked && !candidate.rest.isEmpty {
      if let place = best(form.headings[Wording.key(candidate.name)]), form.places[place].line.isEmpty {
        return (place, candidate.rest)
      }
    }
    return nil
  }

  /// Text right above a rule is Markdown's underlined heading, but hardly ever meant as one.
  func isUnderlined(_ block: Int) -> Bool {
    guard document.blocks[block].kind == .heading(level: 2) else { return false }
    return document.blocks[block].lastLine > document.blocks[block].firstLine
  }

  mutating func enterAlsoSaid() {
    close()
    isAlsoSaid = true
    inPassage = false
    path = []
    open = 0
    section = 0
  }

  /// A passage of "Also said", with the headings it once stood under.
  mutating func alsoSaid(_ text: String, _ level: Int, _ block: Int) {
    guard level == 3 else { return keep(document.source(of: block), block) }
    let heading = text == Extras.untitled ? nil : text
    passages.append(Passage(heading: heading, level: nil, under: [], body: [], line: line(of: block), isKept: true))
    inPassage = true
  }

  /// "2:20 pm PT: Incident declared" as a heading is an entry of the timeline.
  mutating func timedHeading(_ text: String, _ line: Int) -> Bool {
    guard let end = TimeReader.leading(text) else { return false }
    var rest = text[end...].trimmed
    while let sign = rest.first, "-–—:*".contains(sign) { rest = rest.dropFirst().trimmed }
    inPassage = false
    return timed("**" + String(text[..<end]).replacing("*", with: "") + "** - " + String(rest), line)
  }

  mutating func enterTitle(_ text: String, _ level: Int) {
    close()
    seenHeading = true
    path = [(level, text)]
    section = form.titlePlace ?? 0
    open = section
  }

  mutating func enter(_ place: Int, _ text: String, _ level: Int, _ line: Int) {
    close()
    seenHeading = true
    inPassage = false
    row = nil
    horizon = nil
    used.insert(place)
    let zone = Self.zone(in: text)
    if text != form.places[place].name { noteOtherWords(text, zone, place, line) }
    while let last = path.last, last.level >= level { path.removeLast() }
    path.append((level, text))
    // A label of the form above the groups that it speaks of is not their section.
    let place = form.isGuidance(place) ? form.places[place].parent : place
    sections = sections.filter { $0.level < level } + [(level, place)]
    section = place
    self.zone = zone ?? (form.places[place].level > 1 && zoneLevel < level ? self.zone : nil)
    if zone != nil { zoneLevel = level }
    begin(place, rest: rest(of: text, at: place), line: line, ticked: nil)
  }

  /// A heading that says more than the form's is read as the form's, and its own words are told.
  mutating func noteOtherWords(_ text: String, _ zone: String?, _ place: Int, _ line: Int) {
    guard form.places[place].line.isEmpty else { return }
    let own = Set(Wording.words(form.places[place].name, asides: true))
    let zone = zone?.lowercased()
    let more = Wording.words(text, asides: true).filter {
      !own.contains($0) && $0 != zone && !$0.allSatisfy(\.isNumber)
    }
    guard !more.isEmpty else { return }
    notes.append(Note(.ambiguous, "the heading “\(text)” is read as “\(form.places[place].name)”", line: line))
  }

  func rest(of heading: String, at place: Int) -> String {
    if form.places[place].line.isEmpty { return "" }
    for candidate in Labels.candidates(heading)
    where Wording.key(candidate.name) == Wording.key(form.places[place].name) {
      return candidate.rest
    }
    return ""
  }

  func place(ofHeading text: String, _ level: Int, _ block: Int) -> Int? {
    let found = place(ofHeading: text, level)
    guard isTimed(block), !(found.map(hasSequence) ?? false), let timeline = best(form.headings["timeline"]),
      !used.contains(timeline)
    else { return found }
    return timeline
  }

  private func hasSequence(_ place: Int) -> Bool {
    ([place] + below(place)).flatMap(form.rowPlaces).contains(where: isSequence)
  }

  /// Whether what stands below a heading are entries that begin with times, whatever the heading says.
  private func isTimed(_ block: Int) -> Bool {
    guard let next = blocks(below: block).first else { return false }
    let times = heads(next).prefix(6).count { TimeReader.leading($0.trimmed) != nil }
    return times > 1 && 2 * times >= min(6, heads(next).count)
  }

  func place(ofHeading text: String, _ level: Int) -> Int? {
    let key = Wording.key(text)
    if let place = best(form.headings[key] ?? form.headings[Wording.full(text)]) {
      // A deeper heading of the same words is rather a part of the section that it stands in.
      guard let holder = sections.last(where: { $0.level < level })?.place, holder != form.titlePlace,
        !isBelow(place, holder, inRows: false)
      else { return place }
      return contained(key, below: holder) ?? place
    }
    for candidate in Labels.candidates(text) where candidate.marked || candidate.name.utf8.count < text.utf8.count {
      if let place = best(form.headings[Wording.key(candidate.name)]), !form.places[place].line.isEmpty { return place }
    }
    let holder = sections.last { $0.level < level }?.place
    if let holder, holder != form.titlePlace, let place = contained(key, below: holder) { return place }
    if let place = contained(key) { return place }
    if let place = best(form.labels[key]), form.places[place].level == 0 { return place }
    if let place = similar(key) ?? group(Name(key), text) { return place }
    // "Went well / went wrong", "Resumen / Overview": the first of the form's own.
    let parts = text.split(whereSeparator: { $0 == "/" || $0 == "|" })
    guard parts.count > 1 else { return nil }
    return parts.lazy.compactMap { self.best(self.form.headings[Wording.key($0)]) }.first
  }

  /// Of several headings of the same words: below the section we are in, else the first that was not used yet.
  func best(_ places: [Int]?) -> Int? {
    guard let places, !places.isEmpty else { return nil }
    var above = section
    while true {
      if let place = places.first(where: { form.places[$0].parent == above && !used.contains($0) }) { return place }
      if above == 0 { break }
      above = form.places[above].parent
    }
    return places.first { !used.contains($0) } ?? places.first
  }

  func similar(_ key: String) -> Int? {
    let name = Name(key)
    if let found = contained(key) ?? misspelt(name) { return found }
    let found = form.headingNames.lazy.map { (likeness: $0.name.likeness(to: name), place: $0.places) }
      .filter { $0.likeness > 0.6 && !$0.place.allSatisfy(used.contains) }
      .max { ($0.likeness, $1.place[0]) < ($1.likeness, $0.place[0]) }
    return best(found?.place)
  }

  /// A heading that says more or less than the form's: "Overview" for "Incident Overview", where only one is meant.
  ///
  /// - Parameter holder: the section that it must be in.
  func contained(_ key: String, below holder: Int? = nil) -> Int? {
    let name = Name(key, without: Form.fillers)
    guard !name.isEmpty else { return nil }
    var places: Set<Int> = []
    for (_, own, found) in form.headingNames where !own.isEmpty {
      let isMeant =
        name.holds(own)
        ? own.count == name.count || own.count > 1 && 2 * own.count >= name.count
        : own.holds(name) && 2 * name.count >= own.count
      if isMeant { places.formUnion(found.filter { !used.contains($0) }) }
    }
    let near = places.filter { place in
      holder.map { isBelow(place, $0, inRows: false) } ?? isHere(form.places[place].parent)
    }
    if !near.isEmpty || holder != nil { places = near }
    if places.count == 1 { return places.first }
    // Of several the one that holds the others.
    return places.first { outer in places.allSatisfy { $0 == outer || isBelow($0, outer, inRows: false) } }
  }

  func misspelt(_ name: Name) -> Int? {
    var found: Set<Int> = []
    for (own, _, places) in form.headingNames where name.isTypo(of: own) {
      found.formUnion(places.filter { !used.contains($0) })
    }
    return found.count == 1 ? found.first : nil
  }

  func isHere(_ place: Int) -> Bool {
    var above = section
    while above != place, above != 0 { above = form.places[above].parent }
    return above == place && place != 0
  }

  /// The first heading names the review unless it is the form's own.
  func isTitle(_ text: String) -> Bool {
    guard let slot = form.title else { return false }
    return !Wording.key(text).isEmpty && Wording.full(text) != Wording.full(form.slots[slot].blank)
  }

  /// The form's words before a colon or a dash may go.
  static func titleText(_ text: String, _ form: Form) -> String {
    let own = form.title.map { Wording.key(form.slots[$0].blank) }
    for candidate in Labels.candidates(text) where !candidate.rest.isEmpty && !candidate.rest.hasPrefix("(") {
      let key = Wording.key(candidate.name)
      if key == own || formWords.contains(key) { return candidate.rest }
    }
    return text
  }

  static let formWords: Set<String> = [
    "postmortem", "post mortem", "incident postmortem", "incident review", "post incident review", "incident report",
    "incident", "pir", "review", "postmortem report", "post mortem report",
  ]

  func continuesProse(_ level: Int) -> Bool {
    guard !inPassage, let last = path.last, level > last.level, let slot = target, !value.lines.isEmpty else {
      return false
    }
    if case .prose? = lens(slot) { return true }
    return false
  }
}
