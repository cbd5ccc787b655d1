// Items as rows of a list, whatever shape the form gives them.

extension Reading {
  mutating func rowItem(_ place: Int, _ lines: [String], _ children: [Int], _ number: Int, _ ticked: Bool?) {
    let head = lines.first ?? ""
    let links = isLinks(place) ? LinkText.split(head) : []
    if links.count > 1 {
      for link in links {
        beginRow(place, link, number, ticked)
        close()
      }
      return endRow(place)
    }
    if let (name, more) = named(head, place) {
      beginRow(place, name, number, ticked)
      for (field, text) in more { capture(field, text, place, number) }
    } else if let label = labelled(head, in: place, anywhere: false),
      form.places[label.place].parent == place
    {
      beginRow(place, "", number, ticked)
      begin(label.place, rest: label.rest, line: number, ticked: nil)
    } else if form.places[place].line.isEmpty || isFree(head, place) {
      freeRow(place, head, number, ticked)
    } else {
      beginRow(place, head, number, ticked)
    }
    if let horizon, form.list(of: place) == ["actions"] {
      capture("horizon", horizon, place, number)
    }
    below(lines.dropFirst(), children, number)
    close()
    endRow(place)
  }

  mutating func endRow(_ place: Int) {
    row = nil
    open = form.places[place].parent
    value = Value()
  }

  /// A field of the row's element.
  mutating func capture(_ field: String, _ text: String, _ place: Int, _ number: Int) {
    guard let slot = slot(for: field, place) else { return }
    captures.append(Capture(slot: slot, element: row, text: text, line: number, zone: zone))
  }

  /// `**Name** – what it was. Effect: what it did`, where the form's line is the name alone; `Process: a lesson`.
  func named(_ text: String, _ place: Int) -> (name: String, more: [(field: String, text: String)])? {
    let own = form.places[place].line.slots.map { slots[$0] }
    guard let slot = own.first, own.count == 1, let scope = form.places[place].scope, slot.kind == .value,
      let shape = form.scopes[scope].shape, slot.path != ["."]
    else { return nil }
    let main = ["description", "what", "lesson"].first { shape.field($0) != nil && [$0] != slot.path }
    guard let main else { return nil }
    if let kind = shape.field("kind"), case .choice(let words) = kind.lens, let colon = text.range(of: ": "),
      let word = words.word(text[..<colon.lowerBound].replacing("*", with: ""))
    {
      let rest = String(text[colon.upperBound...].drop { "* ".contains($0) })
      return ("", [("kind", word.id)] + Self.parts(of: rest, main, shape))
    }
    guard text.hasPrefix("**"), let close = text.dropFirst(2).range(of: "**") else {
      if let (name, rest) = Self.dashed(text), shape.field("effect") != nil, slot.path == ["name"] {
        return (name, Self.parts(of: rest, main, shape))
      }
      // Only bold words are a name; a sentence is what is said.
      guard slot.path == ["title"], text.contains(" "), !Blank.isBlank(text), !text.contains("**") else { return nil }
      return ("", Self.parts(of: text, main, shape))
    }
    let rest = text[close.upperBound...].drop { "-–—: ".contains($0) }
    guard rest.contains(where: \.isLetter) else { return nil }
    return (String(text[..<close.upperBound]), Self.parts(of: String(rest), main, shape))
  }

  /// "Old hardware - nobody keeps a list": a few words, and what they are.
  private static func dashed(_ text: String) -> (name: String, rest: String)? {
    guard !text.hasPrefix("*"), let dash = FreeRow.dash(in: text) else {
      return nil
    }
    let name = text[..<dash.lowerBound]
    guard name.split(separator: " ").count < 6, !name.contains(where: { ".?!".contains($0) }) else { return nil }
    return (String(name), String(text[dash.upperBound...]))
  }

  /// A main text with labelled parts behind it; an arrow leads to what follows from it.
  private static func parts(of text: String, _ main: String, _ shape: RecordShape) -> [(field: String, text: String)] {
    var rest = text
    var more: [(field: String, text: String)] = []
    if let kind = shape.field("severity"), case .choice(let words) = kind.lens {
      // "(High) no banner", "no banner (high)"
      if rest.hasPrefix("("), let close = rest.firstIndex(of: ")"), let word = words.word(rest[..<close]) {
        more.append(("severity", word.id))
        rest = String(rest[rest.index(after: close)...].drop { "-–—: ".contains($0) })
      } else if rest.hasSuffix(")"), let open = rest.lastIndex(of: "("), let word = words.word(rest[open...]) {
        more.append(("severity", word.id))
        rest = String(rest[..<open]).trimmed
      }
    }
    let marks = marks(in: rest, of: shape.fields.filter { $0.name != main && inner.contains($0.name) })
    for (i, mark) in marks.enumerated() {
      let end = i + 1 < marks.count ? marks[i + 1].range.lowerBound : rest.endIndex
      guard mark.range.upperBound <= end else { continue }
      let text = String(rest[mark.range.upperBound..<end]).trimmed
      more.append((mark.field, mark.field == "severity" && text.hasSuffix(".") ? String(text.dropLast()) : text))
    }
    if let first = marks.first { rest = String(rest[..<first.range.lowerBound]).trimmed }
    return [(main, rest)] + more
  }

  /// The fields that may stand behind a main text with their labels.
  private static let inner: Set<String> = ["effect", "application", "why", "severity"]

  private static func marks(in text: String, of fields: [FieldShape]) -> [(field: String, range: Range<String.Index>)] {
    fields.compactMap { field in
      let arrow = ["effect", "application"].contains(field.name) ? ["→"] : []
      let marks = field.names.map { $0 + ":" } + arrow
      let range = marks.lazy.compactMap { text.range(ofIgnoringCase: $0) }.first { $0.lowerBound > text.startIndex }
      return range.map { (field.name, $0) }
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whether a row that the form writes with labels has none of them, but a day, a name or a status at its end.
  private func isFree(_ text: String, _ place: Int) -> Bool {
    guard let shape = form.shape(of: place),
      ["due", "threshold"].contains(where: { shape.field($0) != nil })
    else {
      return false
    }
    let labels = form.places[place].line.compactMap { bit -> String? in
      guard case .words(let words) = bit, words.contains(where: \.isLetter) else { return nil }
      return words
    }
    guard labels.allSatisfy({ Pattern.find($0, in: text, last: true) == nil }) else { return false }
    return FreeRow(text, shape).values.count > 1
  }

  /// A line where a table is expected.
  mutating func freeRow(_ place: Int, _ text: String, _ number: Int, _ ticked: Bool?) {
    beginRow(place, "", number, nil)
    value = Value()
    guard let shape = form.shape(of: place) else { return }
    for (field, text) in FreeRow(text, shape).values { capture(field, text, place, number) }
    if ticked == true, shape.field("status") != nil { capture("status", "Done", place, number) }
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
    guard let scope = form.places[place].scope, form.shape(of: place)?.field(field) != nil else { return nil }
    return newSlot([field], scope: scope)
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
      let shape = form.scopes[scope].shape
    else { return }
    close()
    elements.append(scope)
    let element = elements.count - 1
    func capture(_ field: String, _ text: String) {
      let slot = newSlot([field], scope: scope)
      captures.append(Capture(slot: slot, element: element, text: text, line: number, zone: zone))
    }
    var (item, rest) = (text, "")
    let label = Labels.candidates(text).first { $0.marked && TimeReader.read($0.rest)?.rest.isEmpty == true }
    if let label, shape.field("at") != nil { (item, rest) = (String(label.name), label.rest) }
    capture("item", item)
    if !rest.isEmpty { capture("at", rest) }
    if ticked == true, shape.field("done") != nil { capture("done", "yes") }
  }
}
