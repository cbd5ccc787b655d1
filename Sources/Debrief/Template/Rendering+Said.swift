// What a value's own text says, and how it is numbered where that is something else.

extension Rendering {
  /// The text of a value, by number where it would not be read as what it is.
  mutating func said(_ index: Int) -> String? {
    numbering = isExample ? .all : numbered[captures.count]
    guard let text = value(index), numbering == nil, !isRead(text, index) else { return value(index) }
    for way in [Numbered.Way.signs, .all] {
      numbering = way
      if let other = value(index), isRead(other, index) { return other }
    }
    numbering = nil
    return text
  }

  /// Whether the text of a value gives that value.
  func isRead(_ text: String, _ index: Int) -> Bool {
    let slot = form.slots[index]
    if slot.kind == .mention { return ListText.read(text, names: Self.areNames(slot)) == mentioned(slot) }
    guard !isMark(slot, text), !isStanding(text, slot), let lens = slot.lens, let json = stated(slot) else {
      return true
    }
    switch lens {
    case .text, .prose: return isReadAsText(numbering.map { Numbered.write(text, $0) } ?? Blank.escape(text), slot)
    case .moment, .yesno, .record: return true
    default:
      if ValueReader.saysNothing(text, lens) { return false }
      let read = ValueReader(stage: writer.stage).read(Blank.escape(text), lens, slot).json
      return read.map(Numbered.read) == Numbered.read(ValueWriter.share(of: json, slot))
    }
  }

  private func isReadAsText(_ text: String, _ slot: Slot) -> Bool {
    if ValueReader.saysNothing(text, .text, isElement: slot.isElement) { return false }
    if slot.path == ["question"] {
      let list = slot.scope.map { form.scopes[$0].list } ?? []
      if Assembly.question(text) != nil || Assembly.labelledQuestion(text, list) != nil { return false }
    }
    return !Blank.isBlank(text, like: slot.blank)
  }

  /// Whether the form says the same there, and what it stands with is filled in.
  func isStanding(_ text: String, _ slot: Slot) -> Bool {
    guard let with = slot.option("with"), text.key == slot.blank.key else { return false }
    return root.get((slot.path.dropLast() + [with])[...]) != nil
  }

  /// What its field holds.
  func stated(_ slot: Slot) -> JSON? {
    let holder = slot.scope == nil ? root : elementValue(slot)
    let json = slot.path == ["."] ? holder : holder?.get(slot.path[...])
    return json.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A value as it stands on the page.
  func shown(_ text: String, _ index: Int, _ slot: Slot) -> String {
    let isBody = form.bodies.contains(index)
    let text = isBody ? Escape.lowered(text, below: level(index)) : text
    guard let numbering else { return Blank.escape(text) }
    switch slot.lens {
    case .prose?: return Numbered.write(text, numbering, lines: isBody)
    case .text?: return Numbered.write(ValueReader.oneLine(text), numbering)
    default: return text
    }
  }

  func compositor(_ slot: Slot, _ composite: Composite) -> Compositor {
    var (root, element) = (root, elementValue(slot))
    if let numbering {
      for path in composite.paths {
        guard let json = root.get(path[...]), let lens = Catalogue.lens(path) else { continue }
        root.set(Numbered.within(json, lens, numbering), at: path[...])
      }
      let lens = slot.scope.flatMap { Catalogue.lens(form.scopes[$0].list)?.element }
      element = element.map { value in lens.map { Numbered.write(value, $0, numbering) } ?? value }
    }
    return Compositor(root: root, element: element, writer: writer, slot: slot)
  }

  func elementValue(_ slot: Slot) -> JSON? {
    guard let scope = slot.scope else { return nil }
    if let row, row.scope == scope { return row.value }
    return one(scope)?.value
  }

  /// The element of a scope that stands once: the first that its keys fit.
  func one(_ scope: Int) -> (index: Int, value: JSON)? {
    let scope = form.scopes[scope]
    guard scope.kind == .one, let all = root.get(scope.list[...])?.elements else { return nil }
    let index = all.firstIndex { value in
      scope.keys.allSatisfy {
        $0.field == "phase" && scope.keys.count > 1 && !Self.hasPhase(value)
          || ($0.field == "item"
            ? Wording.key(value["item"]?.string ?? "") == Wording.key($0.value)
            : value[$0.field]?.string?.key == $0.value.key)
      }
    }
    return index.map { ($0, all[$0]) }
  }
}
