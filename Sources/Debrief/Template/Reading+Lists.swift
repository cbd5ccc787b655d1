import Markdown

// Lists: rows, boxes, labelled items and bullets by their position.

extension Reading {
  mutating func list(_ block: Int) {
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
    if let (place, rest) = labelled(head, in: group, anywhere: ticked != nil, inList: true) {
      // A second line of the same words is a row of the list that the first stands for.
      let again =
        isSingle(place) && used.contains(place) ? rows(near: group, where: { form.places[$0].name.isEmpty }) : nil
      if let again { return rowItem(again, lines, children, number, ticked) }
      noteLabel(head, rest, place, number)
      return labelledItem(place, rest, lines, children, number, ticked)
    }
    if form.constants.contains(Wording.full(head)), children.isEmpty, lines.count == 1, !takesProse(group) { return }
    if !form.places[group].bullets.isEmpty { return bulletItem(group, lines, children, number) }
    if let place = rows(near: group, where: { form.places[$0].name.isEmpty }) {
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

  /// A place of the boxes that stand here, when each is an element of one list.
  func boxes(of group: Int) -> Int? {
    let all = form.places[group].children.filter { form.places[$0].box != nil }
    let lists = Set(
      all.map { place in form.places[place].box.flatMap { slots[$0].scope }.map { form.scopes[$0].list } })
    guard lists.count == 1, let list = lists.first ?? nil, Catalogue.element(of: list)?.field("item") != nil else {
      return nil
    }
    return all.first
  }

  /// A box that the form lacks: `- [x] Branch managers phoned: 11:20`.
  mutating func ownBox(_ sibling: Int, _ text: String, _ ticked: Bool?, _ number: Int) {
    guard let scope = form.places[sibling].box.flatMap({ slots[$0].scope }),
      let shape = Catalogue.element(of: form.scopes[scope].list)
    else { return }
    close()
    elements.append(scope)
    let element = elements.count - 1
    func capture(_ field: String, _ text: String) {
      slots.append(Slot(.value, [field], scope: scope, in: form.scopes))
      captures.append(Capture(slot: slots.count - 1, element: element, text: text, line: number, zone: zone))
    }
    var (item, rest) = (text, "")
    let label = Labels.candidates(text).first { $0.marked && TimeReader.read($0.rest)?.rest.isEmpty == true }
    if let label, shape.field("at") != nil { (item, rest) = (label.name, label.rest) }
    capture("item", item)
    if !rest.isEmpty { capture("at", rest) }
    if ticked == true, shape.field("done") != nil { capture("done", "yes") }
  }

  /// Whether a line stands for one element of a list.
  func isSingle(_ place: Int) -> Bool {
    let line =
      form.places[place].line.compactMap { if case .slot(let index) = $0 { index } else { nil } }
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

  mutating func rowItem(_ place: Int, _ lines: [String], _ children: [Int], _ number: Int, _ ticked: Bool?) {
    if let split = named(lines.first ?? "", place) {
      beginRow(place, split.name, number, ticked)
      for (field, text) in split.more {
        guard let slot = slot(for: field, place) else { continue }
        captures.append(Capture(slot: slot, element: row, text: text, line: number, zone: zone))
      }
      below(lines.dropFirst(), children, number)
      close()
      row = nil
      open = form.places[place].parent
      value = Value()
      return
    }
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

  /// `**Name** – what it was. Effect: what it did`, where the form's line is the name alone; `Process: a lesson`.
  func named(_ text: String, _ place: Int) -> (name: String, more: [(field: String, text: String)])? {
    let own = form.places[place].line.compactMap { if case .slot(let index) = $0 { slots[index] } else { nil } }
    guard let slot = own.first, own.count == 1, let scope = form.places[place].scope, slot.kind == .value,
      let shape = Catalogue.element(of: form.scopes[scope].list), slot.path != ["."]
    else { return nil }
    let main = ["description", "what", "lesson"].first { shape.field($0) != nil && [$0] != slot.path }
    guard let main else { return nil }
    if let kind = shape.field("kind"), case .choice(let words) = kind.lens, let colon = text.range(of: ": "),
      let word = words.word(text[..<colon.lowerBound].replacing("*", with: ""))
    {
      let rest = String(text[colon.upperBound...].drop { "* ".contains($0) })
      return ("", [("kind", word.id)] + Self.parts(of: rest, main, shape))
    }
    guard text.hasPrefix("**"), let close = text.dropFirst(2).range(of: "**") else { return nil }
    let rest = text[close.upperBound...].drop { "-–—: ".contains($0) }
    guard rest.contains(where: \.isLetter) else { return nil }
    return (String(text[..<close.upperBound]), Self.parts(of: String(rest), main, shape))
  }

  /// A main text with labelled parts behind it; an arrow leads to what follows from it.
  private static func parts(of text: String, _ main: String, _ shape: RecordShape) -> [(field: String, text: String)] {
    var rest = text
    var more: [(field: String, text: String)] = []
    if let kind = shape.field("severity"), case .choice(let words) = kind.lens, rest.hasPrefix("("),
      let close = rest.firstIndex(of: ")"), let word = words.word(rest[..<close])
    {
      more.append(("severity", word.id))
      rest = String(rest[rest.index(after: close)...].drop { "-–—: ".contains($0) })
    }
    for field in shape.fields where field.name != main && ["effect", "application"].contains(field.name) {
      for mark in [field.label + ":"] + field.aliases.map({ $0 + ":" }) + ["→"] {
        guard let at = rest.range(ofIgnoringCase: mark), at.lowerBound > rest.startIndex else { continue }
        more.append((field.name, String(rest[at.upperBound...]).trimmed))
        rest = String(rest[..<at.lowerBound]).trimmed
        break
      }
    }
    return [(main, rest)] + more
  }

  /// A line where a table is expected.
  mutating func freeRow(_ place: Int, _ text: String, _ number: Int, _ ticked: Bool?) {
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
        // The column that says UTC is not on this line.
        guard slots[index].has("utc") else { return index }
        slots.append(slots[index].zoned(nil))
        return slots.count - 1
      }
    }
    guard let scope = form.places[place].scope, let shape = Catalogue.element(of: form.scopes[scope].list),
      shape.field(field) != nil
    else { return nil }
    slots.append(Slot(.value, [field], scope: scope, in: form.scopes))
    return slots.count - 1
  }

  /// The further lines and blocks of an item, read in the place that its first line opened.
  mutating func below(_ lines: ArraySlice<String>, _ children: [Int], _ number: Int) {
    value.block = -2
    for (i, text) in lines.enumerated() {
      if let (place, rest) = labelled(text, in: open, anywhere: false) {
        noteLabel(text, rest, place, number + i + 1)
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
  mutating func list(below block: Int, _ here: Int) {
    let items = Array(document.children(block))
    for item in items {
      let children = Array(document.children(item))
      let text = children.first.map { document.text($0) } ?? ""
      let lines = text.split(separator: "\n").map { String($0).trimmed }
      if let (place, rest) = labelled(lines.first ?? "", in: here, anywhere: false), isBelow(place, here) {
        noteLabel(lines.first ?? "", rest, place, line(of: item))
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

  func isWhy(_ text: String) -> Bool {
    guard let scope = form.places[rowPlace].scope, form.scopes[scope].list == ["cause", "whys"] else { return false }
    return text.drop { $0 == "*" }.lowercased().hasPrefix("why ")
  }

  /// `Owner: Ann` below an item: a field of the row's element.
  mutating func fieldLabel(_ text: String) -> (slot: Int, rest: String)? {
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
    var names: [String: Int] = [:]
    for (i, bits) in form.places[group].bullets.enumerated() {
      for case .slot(let index) in bits {
        let field = Catalogue.field(form.absolute(slots[index]))
        let own = slots[index].option("role").map { [$0] } ?? field.map { [$0.label] + $0.aliases } ?? []
        for name in own where names[Wording.key(name)] == nil { names[Wording.key(name)] = i }
      }
    }
    for candidate in Labels.candidates(text) where candidate.marked && !candidate.rest.isEmpty {
      let key = Wording.key(candidate.name)
      if let i = names[key] ?? Wording.likeliest(key, names) { return (i, candidate.rest) }
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
    let lists = Set(all.compactMap { form.places[$0].scope.map { form.scopes[$0].list } })
    let key = Wording.key(form.places[section].name)
    let own = lists.filter { list in
      guard let field = Catalogue.field(list) else { return false }
      return ([field.label] + field.aliases).contains { Wording.key($0) == key }
    }
    guard let list = own.first ?? (lists.count == 1 ? lists.first : nil) else { return nil }
    let rows = all.filter { form.places[$0].scope.map { form.scopes[$0].list } == list }
    func isOpen(_ place: Int) -> Bool {
      form.places[place].scope.map { form.scopes[$0].options.contains("rest") || form.scopes[$0].keys.isEmpty } ?? false
    }
    return rows.first(where: isOpen) ?? rows.first
  }
}
