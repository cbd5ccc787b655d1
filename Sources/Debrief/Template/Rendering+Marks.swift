// Boxes, flags and mentions.

extension Rendering {
  mutating func box(_ index: Int, _ slot: Slot) {
    let ticked = isTicked(index, slot)
    text += "[\(ticked ? "x" : " ")]"
    guard ticked else { return }
    let words = form.places.first { $0.box == index }?.name ?? ""
    captures.append(Capture(slot: index, element: element(slot), text: words, ticked: true, line: captures.count))
  }

  func isTicked(_ index: Int, _ slot: Slot) -> Bool {
    if slot.path.isEmpty {
      guard let scope = slot.scope, let value = elementValue(slot),
        let shape = form.scopes[scope].shape
      else { return false }
      if form.scopes[scope].options.contains("needed") { return value["needed"]?.bool != false }
      for flag in ["done", "approved"] where shape.field(flag) != nil { return value[flag]?.bool == true }
      return true
    }
    let holder = slot.scope == nil ? root : elementValue(slot)
    guard let json = holder?.get(slot.path[...]) else { return false }
    switch json {
    case .bool(let flag): return flag
    case .string(let text): return text == "done"
    case .array(let all):
      let words = form.places.first { $0.box == index }?.name ?? ""
      return all.contains { isBox($0.string ?? $0["choice"]?.string ?? "", words, slot) }
    default: return false
    }
  }

  /// A box before a line that has a value is ticked.
  func tickSays(_ index: Int) -> Bool {
    if row != nil { return true }
    let line = form.slots[index].line
    return form.slots.indices.contains { form.slots[$0].line == line && $0 != index && value($0) != nil }
  }

  mutating func flag(_ index: Int, _ slot: Slot) {
    guard elementValue(slot)?.get(slot.path[...])?.bool == true else { return }
    text += slot.blank
    captures.append(Capture(slot: index, element: element(slot), text: "yes", line: captures.count))
  }

  /// `(P2, in progress)`: choices without a column, unless the words beside them say the same.
  mutating func also(_ index: Int, _ slot: Slot) {
    let parts = known(slot)
    guard !parts.isEmpty else { return }
    let inside = parts.joined(separator: ", ")
    text += " (\(inside))"
    captures.append(Capture(slot: index, element: element(slot), text: inside, line: captures.count))
  }

  func known(_ slot: Slot) -> [String] {
    guard let value = elementValue(slot), let scope = slot.scope,
      let shape = form.scopes[scope].shape
    else { return [] }
    let event = value["event"]?.string ?? ""
    return slot.options.compactMap { name -> String? in
      guard case .choice(let words)? = shape.field(name)?.lens, let id = value[name]?.string,
        let word = words[id: id]
      else { return nil }
      if name == "milestone", event.isEmpty || MilestoneWords.milestone(of: event) == id { return nil }
      if name == "status", id == "open" || id == "done", slot.options.count > 1 { return nil }
      let isOwn = form.scopes[scope].keys.contains { $0.field == name }
      if isOwn, form.scopes[scope].kind == .rows || MilestoneWords.milestone(of: event) == id { return nil }
      return word.label
    }
  }

  func mention(_ slot: Slot) -> String? {
    let parts = mentioned(slot)
    return parts.isEmpty ? nil : ListText.write(parts, names: Self.areNames(slot))
  }

  static func areNames(_ slot: Slot) -> Bool { slot.path == ["impact", "features"] || slot.path == ["related"] }

  /// The elements that a place mentions, each in its own words.
  func mentioned(_ slot: Slot) -> [String] {
    guard let shape = Catalogue.element(of: slot.path), var all = root.get(slot.path[...])?.elements else { return [] }
    let key = slot.options.first { $0.contains("=") }.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    all = all.filter { element in key.map { element[$0[0]]?.string == $0[1] } ?? true }
    if let numbering { all = all.map { Numbered.write($0, .record(shape), numbering) } }
    let main = Assembly.main(shape)
    let detail = ["cause.factors": "description", "impact.features": "effect"][slot.path.joined(separator: ".")]
    return all.compactMap { element -> String? in
      if slot.path == ["related"] { return Compositor.related(element) }
      let words = element[main]?.string ?? detail.flatMap { element[$0]?.string }
      guard let words else { return nil }
      let name = ValueReader.oneLine(words)
      guard let detail, !slot.has("late"), !hasRows(slot.path), element[main] != nil, let more = element[detail]?.string
      else {
        return detail == nil ? name : name.replacing(": ", with: "\\: ")
      }
      return name.replacing(": ", with: "\\: ") + ": " + ValueReader.oneLine(more)
    }
  }

  /// Whether the template shows the list's elements one by one as well.
  func hasRows(_ list: [String]) -> Bool { form.scopes.contains { $0.kind == .rows && $0.list == list } }

  mutating func optional(_ inner: [Piece]) {
    if inner.contains(where: says) { render(inner) }
  }
}
