import Markdown

// What an open place was told goes to its slots.

extension Reading {
  /// Gives what the open place was told to its slots.
  mutating func close() {
    defer { value = Value() }
    guard !value.lines.isEmpty || value.ticked != nil || !value.items.isEmpty else { return }
    let place = form.places[open]
    let text = value.lines.joined(separator: "\n").trimmed
    // "- Status page updated: 10:30" without a box says that it is done, too.
    if place.box != nil, value.ticked == nil {
      value.ticked = TimeReader.leading(text) != nil || ValueReader.answer(text)?.0 == true ? true : nil
    }
    if let box = place.box {
      let words = place.name
      let element = element(of: box)
      captures.append(Capture(slot: box, element: element, text: words, ticked: value.ticked ?? nil, line: value.line))
      if place.line.isEmpty, value.ticked == nil, let (answer, rest) = ValueReader.answer(text), !answer, rest.isEmpty,
        let element, slots[box].path.isEmpty, let scope = slots[box].scope,
        form.scopes[scope].shape?.field("done") != nil
      {
        // "- Status page updated: no"
        captures.append(
          Capture(slot: newSlot(["done"], scope: scope), element: element, text: text, line: value.line))
        return
      }
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
      if Blank.isBlank(text) { return }
      if place.box == nil { fixedRow(place, text, value.line) } else { unplaced("\(place.name): \(text)", value.line) }
    } else if !Blank.isBlank(text), !isGuidance(text) {
      let (line, items) = (value.line, value.items)
      value = Value()
      if boxes(in: text, line) { return }
      let inner = place.children.first { !form.places[$0].rows.isEmpty }.flatMap { form.places[$0].rows.first }
      if let rows = place.rows.first ?? inner { return rowText(rows, text, line) }
      if !place.bullets.isEmpty { return emit(place.bullets[0], text, items: items, line: line, ticked: nil) }
      unplaced(text, line)
    }
  }

  /// A fixed row of a table as a line: "38 min (target < 5 min, gap +33)".
  mutating func fixedRow(_ place: Form.Place, _ text: String, _ line: Int) {
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
  mutating func rowText(_ place: Int, _ text: String, _ line: Int) {
    let scope = form.places[place].scope ?? 0
    let plain = form.places[place].line.slots.contains { slots[$0].path == ["."] }
    let parts =
      isLinks(place)
      ? LinkText.split(text) : plain ? ListText.read(text, names: isNames(form.scopes[scope].list)) : [text]
    for part in parts {
      if form.places[place].line.isEmpty {
        freeRow(place, part, line, nil)
        continue
      }
      elements.append(scope)
      row = elements.count - 1
      let (name, more) = named(part, place) ?? (part, [])
      if !name.isEmpty { emit(form.places[place].line, name, items: [], line: line, ticked: nil) }
      for (field, text) in more { capture(field, text, place, line) }
    }
    row = nil
  }

  /// Whether a list on one line is one of names, which commas separate.
  private func isNames(_ list: [String]) -> Bool {
    if case .list(.person)? = Catalogue.lens(list) { return true }
    return ["services", "regions", "channels", "tags", "teams"].contains(list.last ?? "")
  }

  mutating func emit(_ bits: [Form.Bit], _ text: String, items: [String], line: Int, ticked: Bool?) {
    let pattern = Pattern(slots: slots)
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
    if form.scopes[scope].kind == .rows {
      // A part of a row that stands alone belongs to the last one.
      if let known = row ?? elements.lastIndex(of: scope) { return known }
      elements.append(scope)
      return elements.count - 1
    }
    if let known = single[scope] { return known }
    elements.append(scope)
    single[scope] = elements.count - 1
    return elements.count - 1
  }

  func lens(_ slot: Int) -> Lens? { slots[slot].lens }

  func line(of block: Int) -> Int { block < 0 ? 0 : document.blocks[block].firstLine + lineBase }
  mutating func startRow(_ place: Int) {
    close()
    elements.append(form.places[place].scope ?? 0)
    row = elements.count - 1
  }

  mutating func closeOpen() {
    close()
    open = section
  }

  func nearby(_ key: String) -> Int? {
    key.isEmpty ? nil : near(key, open) ?? form.labels[key].flatMap { $0.count == 1 ? $0[0] : nil }
  }

  func rowsHere() -> Int? { rows(near: open, where: { _ in true }) }

  mutating func openValue(_ place: Int, _ text: String, _ line: Int, _ ticked: Bool?) {
    begin(place, rest: text, line: line, ticked: ticked)
    close()
  }
}
