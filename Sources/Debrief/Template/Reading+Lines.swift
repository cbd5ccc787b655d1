import Markdown

// Lines: labels, times and what they open.

extension Reading {
  mutating func paragraph(_ block: Int) {
    var plain: [String] = []
    var first = 0
    var isBelowLabel = false
    if timedLines(block) { return }
    let caption = captionLine(block)
    for line in document.lines(block) {
      var text = document.string(line.bytes).trimmed
      let number = line.number + lineBase
      if let horizon = horizon(in: text, isCaption: line.number == caption) {
        self.horizon = horizon
        continue
      }
      if line.number == caption, labelled(text + ":", in: open, anywhere: true) != nil { text += ":" }
      if let people = signatures(of: text) {
        if !plain.isEmpty { content(plain.joined(separator: "\n"), block, number: first) }
        plain = []
        sign(people, number)
      } else if let parts = identity(of: text) {
        if !plain.isEmpty { content(plain.joined(separator: "\n"), block, number: first) }
        plain = []
        identify(parts, block, number)
      } else if startsPlace(text) {
        if !plain.isEmpty { content(plain.joined(separator: "\n"), block, number: first) }
        (plain, isBelowLabel) = ([], true)
        for part in parts(text) { self.line(part, block, number) }
      } else if let group = bulletGroup(text) {
        if !plain.isEmpty { content(plain.joined(separator: "\n"), block, number: first) }
        plain = []
        bulletItem(group, [text], [], number)
      } else if isBelowLabel, let item = Self.item(text) {
        place([item], [], block, block, open, Labels.tick(item)?.ticked, isCut: true)
      } else {
        if plain.isEmpty { first = number }
        plain.append(text)
      }
    }
    if !plain.isEmpty { content(plain.joined(separator: "\n"), block, number: first) }
  }

  /// "This month" above actions, where the form has no group of that name.
  private func horizon(in text: String, isCaption: Bool) -> String? {
    guard isCaption || text.hasSuffix(":") || text.hasPrefix("**"), let found = Horizons.words.word(text)?.id,
      let rows = rows(near: section, where: { _ in true }), let scope = form.places[rows].scope,
      form.scopes[scope].list == ["actions"], labelled(text + ":", in: open, anywhere: true) == nil
    else { return nil }
    return found
  }

  /// Lines that begin with a time each, where entries of a timeline or messages are expected: "11:00 prompt goes live".
  private mutating func timedLines(_ block: Int) -> Bool {
    let lines = document.lines(block)
    let texts = lines.map { document.string($0.bytes).trimmed }
    guard let first = texts.first, TimeReader.leading(first) != nil,
      texts.count(where: { TimeReader.leading($0) != nil }) > 1, let place = sequenceRows
    else { return false }
    let group = open
    var entry: [String] = []
    var number = 0
    for (text, line) in zip(texts, lines) {
      if TimeReader.leading(text) != nil {
        if !entry.isEmpty { rowItem(place, entry, [], number, nil) }
        (entry, number) = ([text], line.number + lineBase)
      } else {
        entry.append(text)
      }
    }
    rowItem(place, entry, [], number, nil)
    open = group
    return true
  }

  /// The rows of a list in order of time, near where we are.
  private var sequenceRows: Int? {
    return rows(near: open, where: isSequence)
      ?? below(section).reversed().lazy.flatMap(form.rowPlaces).first(where: isSequence)
  }

  /// Whether rows are entries in order of time.
  func isSequence(_ row: Int) -> Bool {
    form.places[row].scope.map { Assembly.sequences.contains(form.scopes[$0].list.joined(separator: ".")) } ?? false
  }

  /// The last line of a paragraph, where it is short and a list or a table follows: "Decisions" above its points.
  private func captionLine(_ block: Int) -> Int? {
    let next = document.blocks[block].end
    guard next < document.blocks[document.blocks[block].parent].end, let last = document.lines(block).last else {
      return nil
    }
    switch document.blocks[next].kind {
    case .list, .table: break
    default: return nil
    }
    let text = document.string(last.bytes).trimmed
    guard text.utf8.count < 40, text.first?.isUppercase == true, text.last?.isLetter == true else { return nil }
    return last.number
  }

  /// `**ID**: INC-7 · **Severity**: SEV-1`: labels side by side.
  func parts(_ text: String) -> [String] {
    for mark in [" · ", " | ", " • ", "\t", "   ", "; ", ". "] where !"; . ".contains(mark) || !Numbered.isIn(text) {
      let parts = text.split(separator: mark).map { $0.trimmed }.filter { !$0.isEmpty }.map { String($0) }
      guard parts.count > 1 else { continue }
      if mark.trimmed.count == 1, !"; . ".contains(mark), parts.allSatisfy({ $0.hasPrefix("**") }) { return parts }
      if parts.allSatisfy({
        labelled($0, in: open, anywhere: true) != nil && $0.contains(":") || dated($0, in: open) != nil
      }) {
        return parts
      }
    }
    return [text]
  }

  /// The words of a list's item that stands right below a label: to Markdown it goes on with the paragraph.
  static func item(_ text: String) -> String? {
    let bare = ListText.unmarked(text)
    return bare == text || bare.isEmpty ? nil : bare
  }

  func startsPlace(_ text: String) -> Bool {
    if Self.boldTime(text) != nil { return true }
    let bare = Labels.tick(text)?.rest ?? text
    return labelled(bare, in: open, anywhere: true) ?? dated(bare, in: open) != nil
  }

  mutating func line(_ text: String, _ block: Int, _ number: Int) {
    if timed(text, number) { return }
    let (ticked, bare) = Labels.tick(text).map { ($0.ticked, $0.rest) } ?? (nil, text)
    if let label = labelled(bare, in: open, anywhere: true) ?? dated(bare, in: open) {
      note(label, number)
      return begin(label.place, rest: label.rest, line: number, ticked: ticked)
    }
    text.isEmpty ? () : content(text, block, number: number)
  }

  /// A bold line that names a bullet of the section: "**Verified by:** three test runs".
  func bulletGroup(_ text: String) -> Int? {
    guard text.hasPrefix("**"), let label = Labels.candidates(text, unmarked: false).first, !label.rest.isEmpty else {
      return nil
    }
    let key = Wording.key(label.name)
    let groups = [section] + below(section).reversed() + below(form.places[section].parent).reversed()
    return groups.first { form.bulletNames[$0]?[key] != nil }
  }

  /// `**04:35 UTC** - Initial Detection`: an entry of the timeline, with what follows below it.
  mutating func timed(_ text: String, _ number: Int) -> Bool {
    guard let (time, rest) = Self.boldTime(text) else { return false }
    let text = "**" + time + "** - " + rest
    if let place = milestonePlace(rest) ?? labelled(rest, in: section, anywhere: false)?.place
      ?? best(form.labels[Wording.key(rest)]),
      form.places[place].line.contains(where: { if case .slot(let i) = $0 { slots[i].has("words") } else { false } }),
      !used.contains(place),
      form.places[place].parent == section || isBelow(place, section, inRows: false)
        || timelineRows == nil
    {
      begin(place, rest: text, line: number, ticked: nil, whole: true)
      return true
    }
    guard let place = timelineRows else { return false }
    if form.places[place].line.isEmpty { freeRow(place, text, number, nil) } else { beginRow(place, text, number, nil) }
    return true
  }

  /// `**04:35** - words`, `**04:35 - words**`: the time, and the words without marks.
  static func boldTime(_ text: String) -> (time: String, rest: String)? {
    guard text.hasPrefix("**"), let close = text.dropFirst(2).range(of: "**") else { return nil }
    let inside = String(text.dropFirst(2)[..<close.lowerBound])
    guard let end = TimeReader.leading(inside) ?? TimeReader.leadingBlank(inside) else { return nil }
    let parts = [inside[end...], text[close.upperBound...]].map { part in
      String(part.trimmed.drop { "-–—: ".contains($0) })
    }
    return (String(inside[..<end]).trimmed, parts.filter { !$0.isEmpty }.joined(separator: " "))
  }

  var timelineRows: Int? {
    rows(near: section, where: { form.scopes[form.places[$0].scope ?? 0].list == ["timeline"] })
  }

  /// `event (Service restored)`: the line of that milestone.
  func milestonePlace(_ text: String) -> Int? {
    let inside = text.last == ")" ? text.lastIndex(of: "(").map { text[text.index(after: $0)...].dropLast() } : nil
    let bare = text.firstIndex(of: "(").map { text[..<$0] } ?? text[...]
    guard
      let milestone = inside.flatMap(Milestones.words.word)?.id ?? Milestones.words.word(bare)?.id
        ?? MilestoneWords.milestone(of: text)
    else { return nil }
    return form.places.indices.first { index in
      form.places[index].line.contains { bit in
        guard case .slot(let slot) = bit, slots[slot].has("words"), let scope = slots[slot].scope else { return false }
        return form.scopes[scope].keys.contains { $0.field == "milestone" && $0.value == milestone }
          && !used.contains(index)
      }
    }
  }

  /// A line's label, and where it leads.
  struct Labelled {
    let place: Int
    let rest: String
    /// The words of a label that is not the form's own.
    var other: Substring?

    fileprivate init(_ place: Int, _ candidate: Labels.Candidate, other: Substring? = nil) {
      (self.place, rest, self.other) = (place, candidate.rest, other)
    }
  }

  /// The place that a line's label leads to.
  ///
  /// - Parameters:
  ///   - anywhere: whether a label of another section counts too, if only one has these words.
  ///   - inList: whether the line is an item of a list, where of other sections boxes alone count.
  func labelled(_ text: String, in place: Int, anywhere: Bool, inList: Bool = false) -> Labelled? {
    let candidates = Labels.candidates(text, unmarked: form.beginnings.mayBegin(text))
    for candidate in candidates {
      if isHead, candidate.marked, let found = innerLabel(candidate.name, place) ?? headLabel(candidate.name) {
        return Labelled(found, candidate)
      }
      for key in keys(candidate.name) {
        if let found = near(key, place) { return Labelled(found, candidate) }
        if anywhere, candidate.marked, let found = kind(Name(key)) {
          return Labelled(found, candidate, other: candidate.name)
        }
        if anywhere, candidate.marked, let found = headingLabel(key), !inList || hasBoxes(found) {
          return Labelled(found, candidate)
        }
        if let found = form.labels[key], found.count == 1, allows(found[0]) {
          // Of a list the boxes alone: ticked, or answered in words.
          let isBox = form.places[found[0]].box != nil
          let isSaid =
            inList
            ? isBox && (anywhere || candidate.marked && ValueReader.answer(candidate.rest) != nil)
            : anywhere && candidate.marked && !(isBox && candidate.rest.isEmpty)
          if isSaid { return Labelled(found[0], candidate) }
        }
      }
    }
    for candidate in candidates where candidate.marked {
      let key = Wording.key(candidate.name)
      // What another field is called is no misspelling.
      if Catalogue.names[key] != nil, !form.names.contains(key) { continue }
      let name = Name(key)
      var found = nearly(name, place).flatMap { allows($0) || isInRow($0) ? $0 : nil }
      if found == nil, !inList { found = group(name, String(candidate.name)) }
      guard let found else { continue }
      return Labelled(found, candidate, other: keys(candidate.name).isEmpty ? candidate.name : nil)
    }
    return nil
  }

  /// A label that is not the form's own is told, so that none of its words is lost.
  mutating func note(_ label: Labelled, _ line: Int) {
    guard let name = label.other else { return }
    notes.append(Note(.ambiguous, "the label “\(name)” is read as “\(form.places[label.place].name)”", line: line))
  }

  /// The words of a label, without asides and with them, where the form has such.
  func keys(_ name: Substring) -> [String] {
    guard form.beginnings.mayBegin(name) || name.utf8.last == UInt8(ascii: ")") else { return [] }
    let key = Wording.key(name)
    let full = name.utf8.contains(UInt8(ascii: "(")) ? Wording.full(name) : key
    return (key == full ? [key] : [key, full, Wording.full(aside(name))]).filter(form.names.contains)
  }

  /// "Fecha (date)": the words between brackets.
  private func aside(_ name: Substring) -> Substring {
    guard let open = name.firstIndex(of: "("), let close = name[open...].firstIndex(of: ")") else { return "" }
    return name[name.index(after: open)..<close]
  }

  /// A second label of the line that we are on.
  private func innerLabel(_ name: Substring, _ place: Int) -> Int? {
    guard !form.places[place].line.isEmpty else { return nil }
    return keys(name).lazy.compactMap { self.form.places[place].named[$0] }.first
  }

  /// Before the first heading, and in a list of its labels, stands what the form asks for first.
  func headLabel(_ name: Substring) -> Int? {
    let keys = keys(name)
    if let window = form.window, Form.windowWords.contains(Wording.key(name)) { return window }
    return keys.lazy.compactMap { self.form.labels[$0]?.first(where: self.allows) }.first
  }

  /// A heading of the form that somebody wrote as a label, below the section we are in or beside it.
  func headingLabel(_ key: String) -> Int? {
    guard let places = form.headings[key] else { return nil }
    let here = places.filter { !used.contains($0) && isHere(form.places[$0].parent) }
    return here.count == 1 ? here[0] : nil
  }

  /// "Communication" among the kinds of lessons means those of that kind.
  private func kind(_ name: Name) -> Int? {
    [section, form.places[section].parent].lazy
      .compactMap { self.form.groupNames[$0].likeliest(name, where: self.form.isKind) }.first
  }

  private func hasBoxes(_ place: Int) -> Bool {
    form.places[place].children.contains { form.places[$0].box != nil }
  }

  func allows(_ place: Int) -> Bool {
    form.places[place].scope == nil && !form.places[place].isPart && !used.contains(place)
  }

  /// By its words, in the place itself, in those that hold it, or in the groups of its section.
  func near(_ key: String, _ place: Int) -> Int? {
    var above = place
    while true {
      if let found = form.places[above].named[key], form.places[found].level == 0 { return found }
      if above == section || above == 0 { break }
      above = form.places[above].parent
    }
    return only(key, below: section)
  }

  /// The one place of that name in the groups of a section, else in all that is below it.
  func only(_ key: String, below section: Int) -> Int? {
    let groups = form.places[section].children
    let near = Set(groups.filter { form.places[$0].level == 0 }.compactMap { form.places[$0].named[key] })
    if near.count == 1 { return near.first }
    let found = Set(
      below(section).compactMap { form.places[$0].named[key] }.filter { form.places[$0].level == 0 && allows($0) })
    return found.count == 1 ? found.first : nil
  }

  /// The places below a section, where we are in one: the last of its children first.
  func below(_ section: Int) -> [Int] {
    guard section != 0, section != form.titlePlace else { return [] }
    var all: [Int] = []
    var rest = form.places[section].children
    while let place = rest.popLast() {
      all.append(place)
      rest += form.places[place].children
    }
    return all
  }

  /// A heading below the section, or beside it, of which a label says a part: "This week:".
  func group(_ name: Name, _ words: String) -> Int? {
    guard section != 0, section != form.titlePlace, !name.isEmpty else { return nil }
    for parent in [section, form.places[section].parent] {
      let groups = form.groupNames[parent]
      if let found = groups.likeliest(name, where: { !used.contains($0) })
        ?? groups.all.first(where: { !used.contains($0.place) && stands($0.place, for: words) })?.place
      {
        return found
      }
    }
    return nil
  }

  /// Whether the rows of a group have a choice that goes by those words: "This week" for what is immediate.
  func stands(_ place: Int, for name: String) -> Bool {
    form.rowPlaces(place).contains { row in
      guard let scope = form.places[row].scope, let shape = form.scopes[scope].shape else {
        return false
      }
      return form.scopes[scope].keys.contains { own in
        guard case .choice(let words)? = shape.field(own.field)?.lens else { return false }
        return words.word(name)?.id == own.value
      }
    }
  }

  /// A label that was misspelt or cut short, where one of the labels around can be meant.
  func nearly(_ name: Name, _ place: Int) -> Int? {
    guard name.words.contains(where: { $0.utf8.count > 2 }) || name.words.count > 1 else { return nil }
    var above = place
    while true {
      if let found = form.labelNames[above].likeliest(name) { return found }
      if above == section || above == 0 { break }
      above = form.places[above].parent
    }
    guard section != 0, section != form.titlePlace else { return nil }
    return form.innerNames[section].likeliest(name, where: allows)
  }

  /// Opens a place; what follows belongs to it.
  mutating func begin(_ place: Int, rest: String, line: Int, ticked: Bool?, whole: Bool = false) {
    close()
    if form.places[place].scope != nil, form.places[place].level == 0, !isInRow(place) {
      return beginRow(place, rest, line, ticked)
    }
    if !isInRow(place) { row = nil }
    if form.places[place].level > 0 { section = place }
    open = place
    used.insert(place)
    if form.places[place].level > 0, form.places[place].line.isEmpty, let child = timePlace(place, rest) {
      begin(child, rest: rest, line: line, ticked: nil)
      close()
      open = place
      return
    }
    value = Value(line: line, ticked: ticked)
    let rest = isAside(rest, at: place) ? "" : rest
    if !rest.isEmpty || whole { value.lines = [rest] }
  }

  /// "Meeting: 6 October 2026, 14:00": the place of a section that asks for its time.
  func timePlace(_ section: Int, _ text: String) -> Int? {
    guard let (_, _, rest) = TimeReader.read(text), rest.isEmpty else { return nil }
    return form.places[section].children.first { place in
      form.places[place].line.contains {
        guard case .slot(let index) = $0 else { return false }
        switch lens(index) {
        case .moment?, .date?: return slots[index].scope == nil
        default: return false
        }
      }
    }
  }

  /// `(This Week):` behind a label is part of the label, where no slot asks for it.
  func isAside(_ rest: String, at place: Int) -> Bool {
    guard rest.hasPrefix("("), Wording.key(rest).isEmpty else { return false }
    return form.places[place].line.isEmpty || Wording.full(form.places[place].name).hasSuffix(" " + Wording.full(rest))
  }

  func isInRow(_ place: Int) -> Bool {
    guard row != nil else { return false }
    var above = place
    while above != 0 {
      if above == rowPlace { return above != place }
      above = form.places[above].parent
    }
    return false
  }

  mutating func beginRow(_ place: Int, _ text: String, _ line: Int, _ ticked: Bool?) {
    close()
    elements.append(form.places[place].scope ?? 0)
    row = elements.count - 1
    rowPlace = place
    open = place
    value = Value(line: line, ticked: ticked)
    // Emphasis around nothing is what is left of a blank.
    value.lines = [text.utf8.allSatisfy { $0 == UInt8(ascii: "*") } ? "" : text]
  }
}
