import Markdown

// Lines: labels, times and what they open.

extension Reading {
  mutating func paragraph(_ block: Int) {
    if timedLines(block) { return }
    var plain: [String] = []
    var first = 0
    var isBelowLabel = false
    func flush() {
      if !plain.isEmpty { content(plain.joined(separator: "\n"), block, number: first) }
      plain = []
    }
    let caption = captionLine(block)
    for line in document.lines(block) {
      var text = document.string(line.bytes).trimmed
      let number = line.number + lineBase
      let isCaption = line.number == caption
      if isCaption, labelled(text + ":", in: open, anywhere: true) != nil { text += ":" }
      if let horizon = horizon(in: text, isCaption) {
        self.horizon = horizon
      } else if let people = signatures(of: text) {
        flush()
        sign(people, number)
      } else if let parts = identity(of: text) {
        flush()
        identify(parts, block, number)
      } else if startsPlace(text) {
        flush()
        isBelowLabel = true
        for part in parts(text) { self.line(part, block, number) }
      } else if let group = bulletGroup(text) {
        flush()
        bulletItem(group, [text], [], number)
      } else if isBelowLabel, let item = Self.item(text) {
        place([item], [], block, block, open, Labels.tick(item)?.ticked, isCut: true)
      } else {
        if plain.isEmpty { first = number }
        plain.append(text)
      }
    }
    flush()
  }

  /// "This month" above actions, where the form has no group of that name.
  private func horizon(in text: String, _ isCaption: Bool) -> String? {
    guard isCaption || text.hasSuffix(":") || text.hasPrefix("**"), let found = Horizons.words.word(text)?.id,
      let rows = rows(near: section, where: { _ in true }), form.list(of: rows) == ["actions"],
      labelled(text + ":", in: open, anywhere: true) == nil
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
    rows(near: open, where: isSequence)
      ?? below(section).reversed().lazy.flatMap(form.rowPlaces).first(where: isSequence)
  }

  /// Whether rows are entries in order of time.
  func isSequence(_ row: Int) -> Bool {
    form.list(of: row).map { Assembly.sequences.contains($0.joined(separator: ".")) } ?? false
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
      form.places[place].line.slots.contains(where: { slots[$0].has("words") }),
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

  /// Opens a place; what follows belongs to it.
  mutating func begin(_ place: Int, rest: String, line: Int, ticked: Bool?, whole: Bool = false) {
    close()
    if form.places[place].scope != nil, form.places[place].level == 0, !isInRow(place) {
      return beginRow(place, rest, line, ticked)
    }
    if !isInRow(place) { (row, horizon) = (nil, nil) }
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
