import Markdown

// Lists: rows, boxes, labelled items and bullets by their position.

extension Reading {
  mutating func list(_ block: Int) {
    isHeadList = takesProse(open) && isOfHead([block])
    defer { isHeadList = false }
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
  mutating func item(_ item: Int, _ block: Int, _ group: Int) -> Int {
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

  func isText(_ block: Int) -> Bool { [.paragraph, .definition].contains(document.blocks[block].kind) }

  /// Whether a line at the margin below an item begins a place of its own.
  func isLabel(_ line: Line) -> Bool {
    let text = document.string(line.bytes).trimmed
    return text.hasPrefix("**") && labelled(text, in: section, anywhere: true) != nil
  }

  mutating func place(
    _ lines: [String], _ children: [Int], _ item: Int, _ block: Int, _ group: Int, _ ticked: Bool?, isCut: Bool
  ) {
    let number = line(of: item)
    let head = lines.first ?? ""
    if children.isEmpty, lines.count == 1, ticked == nil, head.contains("; ") || head.contains(" · ") {
      let parts = parts(head)
      if parts.count > 1 { return sideBySide(parts, item, group, number) }
    }
    if let label = labelled(head, in: group, anywhere: ticked != nil, inList: !isHead) {
      let place = label.place
      // A second line of the same words is a row of the list that the first stands for.
      let again =
        isSingle(place) && used.contains(place) ? rows(near: group, where: { form.places[$0].name.isEmpty }) : nil
      if let again { return rowItem(again, lines, children, number, ticked) }
      note(label, number)
      return labelledItem(place, label.rest, lines, children, number, ticked)
    }
    if children.isEmpty, let label = dated(head, in: group) {
      return labelledItem(label.place, label.rest, lines, children, number, ticked)
    }
    if form.constants.contains(Wording.full(head)), children.isEmpty, lines.count == 1, !takesProse(group) { return }
    if !form.places[group].bullets.isEmpty { return bulletItem(group, lines, children, number) }
    if let place = rows(near: group, where: { form.places[$0].name.isEmpty }) ?? timedRows(head, group) {
      return rowItem(place, lines, children, number, ticked)
    }
    if ticked != nil, let place = boxes(of: group) { return ownBox(place, head, ticked, number) }
    let whole = isCut ? "- " + lines.joined(separator: "\n  ") : document.source(of: item)
    if open == group, takes(block) || value.block == block {
      let bare = ([lines.joined(separator: "\n")] + children.map { document.source(of: $0) }).filter { !$0.isEmpty }
        .joined(separator: "\n")
      content(whole, block, number: number, items: [bare])
      return
    }
    content(whole, block, number: number)
  }

  /// An item that holds several labels: "Incident Commander: Ann; Technical Lead: Bo".
  private mutating func sideBySide(_ parts: [String], _ item: Int, _ group: Int, _ number: Int) {
    for part in parts {
      line(part, item, number)
      close()
      open = group
    }
  }

  /// Whether a line stands for one element of a list.
  func isSingle(_ place: Int) -> Bool {
    let line =
      form.places[place].line.slots
      + [form.places[place].box].compactMap { $0 }
    return line.contains {
      slots[$0].scope.map { form.scopes[$0].kind == .one && !form.scopes[$0].options.contains("peek") } ?? false
    }
  }

  func takesProse(_ place: Int) -> Bool {
    guard let slot = target, case .prose? = lens(slot) else { return false }
    return true
  }

  mutating func labelledItem(
    _ place: Int, _ rest: String, _ lines: [String], _ children: [Int], _ number: Int, _ ticked: Bool?
  ) {
    begin(place, rest: rest, line: number, ticked: ticked)
    below(lines.dropFirst(), children, number)
    close()
    if row == nil { open = form.places[place].parent }
  }

  /// The further lines and blocks of an item, read in the place that its first line opened.
  mutating func below(_ lines: ArraySlice<String>, _ children: [Int], _ number: Int) {
    value.block = -2
    for (i, text) in lines.enumerated() {
      if let label = labelled(text, in: open, anywhere: false) {
        note(label, number + i + 1)
        begin(label.place, rest: label.rest, line: number + i + 1, ticked: nil)
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
      case .rule: break
      default: content(document.source(of: child), child)
      }
    }
  }

  /// A list below an item: its labels lead to the item's own places, else it is the item's text.
  mutating func list(below block: Int, _ here: Int) {
    let items = Array(document.children(block))
    for item in items {
      let children = Array(document.children(item))
      let text = children.first.map { document.text($0) } ?? ""
      let lines = text.split(separator: "\n").map { String($0).trimmed }
      if let label = labelled(lines.first ?? "", in: here, anywhere: false), isBelow(label.place, here) {
        note(label, line(of: item))
        begin(label.place, rest: label.rest, line: line(of: item), ticked: nil)
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

  func isWhy(_ text: String) -> Bool {
    isWhys(rowPlace) && text.drop { $0 == "*" }.lowercased().hasPrefix("why ")
  }

  /// `Owner: Ann` below an item: a field of the row's element.
  mutating func fieldLabel(_ text: String) -> (slot: Int, rest: String)? {
    guard let shape = form.shape(of: rowPlace) else { return nil }
    for candidate in Labels.candidates(text, unmarked: false) where !candidate.rest.isEmpty {
      guard let field = shape.field(named: Wording.header(candidate.name)), field.name != "id" else { continue }
      return slot(for: field.name, rowPlace).map { ($0, candidate.rest) }
    }
    return nil
  }

  func isBelow(_ place: Int, _ here: Int, inRows: Bool = true) -> Bool {
    var above = place
    while above != 0 {
      above = form.places[above].parent
      if above == here || (inRows && row != nil && above == rowPlace) { return true }
    }
    return false
  }

  /// The bullets of an unlabelled group count by their position; one that begins with a time is an entry of its own.
  mutating func bulletItem(_ group: Int, _ lines: [String], _ children: [Int], _ number: Int) {
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
      bullet[group] = max(bullet[group, default: 0], labelled + 1)
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

  func isList(_ bits: [Form.Bit]) -> Bool {
    for case .slot(let index) in bits { if case .list? = lens(index) { return true } }
    return false
  }

  func labelledBullet(_ group: Int, _ text: String) -> (Int, String)? {
    let names = form.bulletNames[group] ?? [:]
    for candidate in Labels.candidates(text) where candidate.marked && !candidate.rest.isEmpty {
      let key = Wording.key(candidate.name)
      if let i = names[key] ?? Names(names).likeliest(Name(key)) { return (i, candidate.rest) }
    }
    return nil
  }

  /// The rows that a list or a table here would be: of the place, of those that hold it, else the section's only ones.
  func rows(near place: Int, where fits: (Int) -> Bool) -> Int? {
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
    if below.count == 1, form.places[section].bullets.isEmpty, form.places[section].body == nil { return below[0] }
    return place == section ? rowsOf(section) : nil
  }

  /// The entries below a section whose own headings were left out: for items that begin with a time.
  func timedRows(_ text: String, _ group: Int) -> Int? {
    guard group == section, TimeReader.leading(text) != nil else { return nil }
    return below(section).reversed().flatMap(form.rowPlaces).first(where: isSequence)
  }

  /// The rows of a section whose headings in between were left out: those of the list that it is about.
  func rowsOf(_ section: Int) -> Int? {
    guard section != 0, section != form.titlePlace else { return nil }
    var all: [Int] = []
    var rest = [section]
    while !rest.isEmpty {
      let place = rest.removeFirst()
      all += form.rowPlaces(place)
      rest += form.places[place].children
    }
    let lists = Set(all.compactMap(form.list))
    let key = Wording.key(form.places[section].name)
    let own = lists.filter { list in
      guard let field = Catalogue.field(list) else { return false }
      return field.names.contains { Wording.key($0) == key }
    }
    guard let list = own.first ?? (lists.count == 1 ? lists.first : nil) else { return nil }
    let rows = all.filter { form.list(of: $0) == list }
    func isOpen(_ place: Int) -> Bool {
      form.places[place].scope.map { form.scopes[$0].options.contains("rest") || form.scopes[$0].keys.isEmpty } ?? false
    }
    return rows.first(where: isOpen) ?? rows.first
  }
}
