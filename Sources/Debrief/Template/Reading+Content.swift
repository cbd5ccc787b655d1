import Markdown

// Text without a label.

extension Reading {
  /// Text without a label: it belongs to the open place when that takes it.
  mutating func content(_ text: String, _ block: Int, number: Int? = nil, items: [String] = []) {
    let number = number ?? line(of: block)
    if items.isEmpty, takeZone(text) { return }
    if isGuidance(text) || Blank.isBlank(text) && !(takes(block) && !value.lines.isEmpty) { return }
    if items.isEmpty, block >= 0, announces(text), !takesProse(open) {
      // The section's own words once more say nothing new.
      let isOwn = form.headings[Wording.key(text)]?.contains(section) ?? false
      return isOwn ? () : unplaced(text, number)
    }
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
    if !form.places[open].bullets.isEmpty, row == nil, items.isEmpty {
      return bulletItem(open, [text], [], number)
    }
    if open == section, let place = guided(section) {
      begin(place, rest: "", line: number, ticked: nil)
      value.lines = []
      return content(text, block, number: number, items: items)
    }
    let isTimed = TimeReader.leading(text) != nil
    if boxes(in: text, number) || meeting(text, number) { return }
    if open == section || form.places[open].line.isEmpty, target == nil, !text.hasPrefix(">"),
      let place = rows(
        near: open, where: { form.places[$0].name.isEmpty && (!form.places[$0].line.isEmpty || isTimed) })
    {
      return textRows(place, text, number)
    }
    if open == section, items.isEmpty, let place = firstCause {
      begin(place, rest: "", line: number, ticked: nil)
      value.lines = []
      return content(text, block, number: number)
    }
    let left = foreignLines(text, number)
    if !left.trimmed.isEmpty { unplaced(left, number) }
  }

  /// A short line that announces what follows is no value: "Could have been seen earlier with:".
  private func announces(_ text: String) -> Bool {
    guard text.utf8.count < 60, !text.contains("\n"), text.contains(where: \.isLetter) else { return false }
    return text.hasSuffix(":") || text.hasSuffix(":**")
  }

  /// Of a section about the cause its first place for prose, for text that stands right below the heading.
  private var firstCause: Int? {
    below(section).reversed().first { place in
      guard !used.contains(place), form.places[place].box == nil, !form.places[place].isPart else { return false }
      guard let slot = form.places[place].body ?? form.places[place].line.slots.first,
        slots[slot].path.first == "cause", slots[slot].scope == nil, case .prose? = lens(slot)
      else { return false }
      return true
    }
  }

  /// The prose place behind a section's guiding label, for text that stands right below the heading.
  func guided(_ section: Int) -> Int? {
    guard section != 0, section != form.titlePlace, form.places[section].rows.isEmpty,
      form.places[section].tables.isEmpty, form.places[section].bullets.isEmpty
    else { return nil }
    return form.places[section].children.first {
      let place = form.places[$0]
      let takes = place.body != nil || !place.bullets.isEmpty
      return place.level == 0 && takes && place.line.isEmpty && place.box == nil && !used.contains($0)
    }
  }

  /// "All times in CET" as a line of its own: for its section, or before the first one for all.
  mutating func takeZone(_ text: String) -> Bool {
    guard ["time", "zeit", "heure", "hora"].contains(where: text.lowercased().contains), let name = Self.namedZone(text)
    else { return false }
    if section == 0 || section == form.titlePlace { documentZone = name } else { (zone, zoneLevel) = (name, 0) }
    return true
  }

  private static func namedZone(_ text: String) -> String? {
    let bare = text.drop { $0 == ">" }
    if let name = ZoneNames.said(in: bare) { return name }
    // The form's own words with another zone in them.
    return bare.split(whereSeparator: { " .,*".contains($0) }).map { String($0) }.first { word in
      ZoneNames.known[word] != nil && word != "UTC" && Guidance.knows(bare.replacing(word, with: "UTC"))
    }
  }

  /// Boxes that somebody wrote as a sentence or a list on one line.
  mutating func boxes(in text: String, _ number: Int) -> Bool {
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
  mutating func textRows(_ place: Int, _ text: String, _ number: Int) {
    let group = open
    let parts =
      isLinks(place)
      ? text.split(separator: "\n").map(String.init) : isWhys(place) ? Self.whys(text) : Self.signed(text) ?? [text]
    for (i, part) in parts.enumerated() {
      for link in isLinks(place) ? LinkText.split(part) : [part] {
        beginRow(place, link.trimmed, number + i, nil)
        close()
      }
    }
    row = nil
    open = group
  }

  /// Lines that begin with a sign each, as if it was a list's: "✅ The flag existed".
  private static func signed(_ text: String) -> [String]? {
    let lines = text.split(separator: "\n")
    guard lines.count > 1, lines.allSatisfy({ $0.first?.isEmoji == true && $0.dropFirst().first == " " }) else {
      return nil
    }
    return lines.map { String($0.dropFirst().trimmed) }
  }

  /// Questions that stand on one line each.
  private static func whys(_ text: String) -> [String] {
    var parts: [[Substring]] = []
    var isAsked = true
    for line in text.split(separator: "\n") {
      let bare = line.drop { $0 == "*" }.prefix(8).lowercased()
      let isQuestion = bare.hasPrefix("why ") || bare.first == "q" && bare.dropFirst().first?.isNumber == true
      if isAsked && (isQuestion || parts.isEmpty) {
        parts.append([line])
        isAsked = false
      } else {
        parts[parts.count - 1].append(line)
      }
      isAsked = isAsked || line.contains("?")
    }
    return parts.map { $0.joined(separator: "\n") }
  }

  func isWhys(_ place: Int) -> Bool {
    form.list(of: place) == ["cause", "whys"]
  }

  func isLinks(_ place: Int) -> Bool {
    form.places[place].line.slots.contains { slots[$0].composite != nil }
  }

  func isGuidance(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let words = Wording.full(Substring(line))
      return form.constants.contains(words) || Guidance.knows(words: words)
    }
  }

  /// Whether the open place takes more text: its slot is prose, or nothing was said there yet.
  func takes(_ block: Int) -> Bool {
    guard let slot = target else { return false }
    if value.block == block || (row != nil && open == rowPlace) { return true }
    // Boxes that nobody ticked are no blank that text below them fills in.
    let isBoxes = slots[slot].has("radio") && value.lines.contains { !$0.isEmpty }
    if !isBoxes, value.lines.allSatisfy({ Blank.isBlank($0, like: slots[slot].blank) }), !form.places[open].line.isEmpty
    {
      return true
    }
    switch lens(slot) {
    case .prose?: return true
    case .list?: return value.items.isEmpty || !form.places[open].line.isEmpty
    default: return form.places[open].body != nil
    }
  }

  /// The slot that free text at the open place goes to.
  var target: Int? {
    let place = form.places[open]
    if let body = place.body { return body }
    if open == form.titlePlace { return nil }
    for case .slot(let index) in place.line where slots[index].kind != .box && slots[index].kind != .also {
      return index
    }
    return nil
  }

  mutating func unplaced(_ text: String, _ number: Int) {
    let under = path.map(\.text)
    if let last = passages.last, last.heading == nil, last.under == under {
      passages[passages.count - 1].body.append(text)
    } else {
      passages.append(Passage(heading: nil, level: nil, under: under, body: [text], line: number))
    }
  }

  mutating func keep(_ text: String, _ block: Int) {
    guard !passages.isEmpty else { return }
    passages[passages.count - 1].body.append(text)
  }

  mutating func frontMatter(_ block: Int) {
    for line in document.lines(block) {
      let text = document.string(line.bytes)
      if let label = labelled(text, in: 0, anywhere: true) {
        begin(label.place, rest: label.rest, line: line.number, ticked: nil)
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

  mutating func quote(_ block: Int) {
    let lines = document.children(block).map { document.text($0) }
    if lines.allSatisfy(isGuidance) { return }
    content(document.source(of: block), block)
  }

  mutating func fence(_ block: Int) {
    let text = document.text(block)
    if Blank.isBlank(text) { return }
    if let place = rows(near: open, where: { _ in true }), !text.trimmed.isEmpty, target == nil {
      return inside(text, block, place)
    }
    if let slot = target, slots[slot].has("fence"), isPlain(block) { return content(text, block) }
    content(document.source(of: block), block)
  }

  func isPlain(_ block: Int) -> Bool {
    if case .fence(let info) = document.blocks[block].kind { return info.isEmpty }
    return false
  }

  /// The text of a fence, read as a document of its own at the same place.
  mutating func inside(_ text: String, _ block: Int, _ place: Int) {
    let outer = (document, lineBase, open, section)
    lineBase += document.blocks[block].firstLine
    document = Document(text)
    blocks(document.children(0))
    close()
    (document, lineBase, open, section) = outer
    value = Value()
    row = nil
  }
}
