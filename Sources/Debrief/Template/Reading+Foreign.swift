// Fields that the form has no place for: a document may name them all the same, as another template would.

extension Catalogue {
  /// The fields that a label or a heading names by itself, wherever it stands.
  static let names: [String: [[String]]] = {
    var found: [String: [[String]]] = [:]
    func collect(_ shape: RecordShape, _ path: [String]) {
      for field in shape.fields where path.count > 0 || !own.contains(field.name) {
        for key in Set(([field.label] + field.aliases).map { Wording.key($0) }) where !key.isEmpty {
          found[key, default: []].append(path + [field.name])
        }
        if case .record(let inner) = field.lens, inner.name != StatedMeasure.noun {
          collect(inner, path + [field.name])
        }
      }
    }
    collect(Review.shape, [])
    return found.mapValues { paths in paths.filter { $0.count == paths.map(\.count).min() } }
  }()

  /// The names of the fields that elements of lists have.
  static let columns: Set<String> = {
    var found: Set<String> = []
    func collect(_ shape: RecordShape) {
      for field in shape.fields {
        switch field.lens {
        case .list(.record(let element)):
          for field in element.fields { found.formUnion(([field.label] + field.aliases).map { Wording.header($0) }) }
        case .record(let inner): collect(inner)
        default: break
        }
      }
    }
    collect(Review.shape)
    return found
  }()

  /// The one field of that name; of two, a list for a heading and a value for a label.
  static func named(_ name: some StringProtocol, isHeading: Bool) -> [String]? {
    guard let paths = names[Wording.key(name)] else { return nil }
    if paths.count == 1 { return paths[0] }
    let fitting = paths.filter { path in
      if case .list? = lens(path) { isHeading } else { !isHeading }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// What Debrief keeps for itself.
  private static let own: Set<String> = ["uid", "origin", "template", "custom", "extra", "conflicts", "createdBy"]
}

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
        slots.append(Slot(.value, [link], scope: scope, in: form.scopes))
        row.line = [.slot(slots.count - 1)]
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
      slots.append(Slot(.value, ["roles"], options: ["role=" + role], scope: nil, in: form.scopes))
      captures.append(Capture(slot: slots.count - 1, text: text, line: line))
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
        slots.append(Slot(.value, [Assembly.main(shape)], scope: scope, in: form.scopes))
        captures.append(Capture(slot: slots.count - 1, element: elements.count - 1, text: part, line: line))
      }
    case .some:
      captures.append(Capture(slot: add(path), text: text, line: line, zone: zone))
    case nil: return false
    }
    return true
  }

  private mutating func add(_ path: [String]) -> Int {
    let isMeasure = if case .record? = Catalogue.lens(path) { true } else { false }
    slots.append(Slot(.value, isMeasure ? path + ["stated"] : path, scope: nil, in: form.scopes))
    return slots.count - 1
  }

  private mutating func addScope(_ path: [String]) -> Int {
    form.scopes.append(Scope(.rows, path, keys: [], options: []))
    form.examples.append([])
    return form.scopes.count - 1
  }
}
