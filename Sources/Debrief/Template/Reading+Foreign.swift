// Fields that the form has no place for: a document may name them all the same, as another template would.

extension Reading {
  /// A place made for a heading that names a field of another template.
  mutating func foreign(_ heading: String, _ level: Int) -> Int? {
    guard let path = Catalogue.named(heading, isHeading: true), let lens = Catalogue.lens(path) else { return nil }
    var place = Form.Place(parent: holder(of: level), name: heading, level: level)
    switch lens {
    case .record(let shape) where shape.name != StatedMeasure.noun: break
    case .list(.record):
      let scope = addScope(path)
      var row = Form.Place(parent: form.places.count + 1, name: "", scope: scope)
      if let link = ["links": "link", "attachments": "attachment", "related": "related"][path[0]] {
        row.line = [.slot(newSlot([link], scope: scope))]
      }
      form.places.append(row)
      place.rows = [form.places.count - 1]
    default: place.body = add(path)
    }
    form.places.append(place)
    form.grow()
    return form.places.count - 1
  }

  /// Takes the lines that name fields of another template; gives those that are left.
  mutating func foreignLines(_ text: String, _ number: Int) -> String {
    var left: [Substring] = []
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let bare = ListText.unmarked(String(line))
      let label = Labels.candidates(bare, unmarked: false).first { Self.names($0.name) }
      if let label, !Blank.isBlank(label.rest), take(label.name, label.rest, number + i) { continue }
      left.append(line)
    }
    return left.joined(separator: "\n")
  }

  /// Whether words name a field of some template, or a role of the incident.
  static func names(_ label: Substring) -> Bool {
    Catalogue.named(label, isHeading: false) != nil || Form.role(label) != nil
  }

  private mutating func take(_ label: Substring, _ text: String, _ line: Int) -> Bool {
    if let role = Form.role(label) {
      captures.append(Capture(slot: newSlot(["roles"], options: ["role=" + role]), text: text, line: line))
      return true
    }
    guard let path = Catalogue.named(label, isHeading: false) else { return false }
    switch Catalogue.lens(path) {
    case .record(let shape)? where shape.name != StatedMeasure.noun: return false
    case .list(.record(let shape))?:
      guard path != ["timeline"], shape.field(Assembly.main(shape)) != nil else { return false }
      let scope = addScope(path)
      for part in ListText.read(text, names: path == ["impact", "features"]) {
        elements.append(scope)
        let slot = newSlot([Assembly.main(shape)], scope: scope)
        captures.append(Capture(slot: slot, element: elements.count - 1, text: part, line: line))
      }
    case .some:
      captures.append(Capture(slot: add(path), text: text, line: line, zone: zone))
    case nil: return false
    }
    return true
  }

  private mutating func add(_ path: [String]) -> Int {
    let isMeasure = if case .record? = Catalogue.lens(path) { true } else { false }
    return newSlot(isMeasure ? path + ["stated"] : path)
  }

  /// A slot that the form has nowhere.
  mutating func newSlot(_ path: [String], scope: Int? = nil, options: [String] = []) -> Int {
    slots.append(Slot(.value, path, options: options, scope: scope, in: form.scopes))
    return slots.count - 1
  }

  mutating func addScope(_ path: [String]) -> Int {
    form.scopes.append(Scope(.rows, path, keys: [], options: []))
    form.examples.append([])
    return form.scopes.count - 1
  }
}
