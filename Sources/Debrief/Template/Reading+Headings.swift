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
    if level > 1, let place = foreign(text, level) { return enter(place, text, level, line) }
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
    guard let timeline = best(form.headings["timeline"]), !used.contains(timeline),
      !(found.map(hasSequence) ?? false), isTimed(block)
    else { return found }
    return timeline
  }

  func place(ofHeading text: String, _ level: Int) -> Int? {
    let key = Wording.key(text)
    let holder = sections.last { $0.level < level }.flatMap { $0.place == form.titlePlace ? nil : $0.place }
    if let exact = best(form.headings[key] ?? form.headings[Wording.full(text)]) {
      let place = outer(exact, key)
      // A deeper heading of the same words is rather a part of the section that it stands in.
      guard let holder, !isBelow(place, holder, inRows: false) else { return place }
      return contained(key, below: holder) ?? place
    }
    for candidate in Labels.candidates(text) where candidate.marked || candidate.name.utf8.count < text.utf8.count {
      if let place = best(form.headings[Wording.key(candidate.name)]), !form.places[place].line.isEmpty { return place }
    }
    if let place = firstNamed(text) { return place }
    if let holder, let place = contained(key, below: holder) { return place }
    if let place = contained(key) { return place }
    if let place = best(form.labels[key]), form.places[place].level == 0 { return place }
    return similar(key) ?? group(Name(key), text)
  }

  /// "Went well / went wrong", "Resumen / Overview": the first of the form's own.
  private func firstNamed(_ text: String) -> Int? {
    let parts = text.split { "/|—–".contains($0) }
    guard parts.count > 1 else { return nil }
    return parts.lazy.compactMap { self.best(self.form.headings[Wording.key($0)]) }.first
  }

  /// "Root Cause" is rather the section of that name than its part "Root Cause (5 Whys)".
  private func outer(_ place: Int, _ key: String) -> Int {
    let parent = form.places[place].parent
    let name = form.places[place].name
    guard Wording.key(name) == key, Wording.full(name) != key, form.places[parent].level > 0, !used.contains(parent),
      Name(Wording.key(form.places[parent].name)).holds(Name(key))
    else { return place }
    return parent
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
    if let found = misspelt(name) { return found }
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
