// Fields that the form has no place for: a document may name them all the same, as another template would.

extension Catalogue {
  /// The fields that a label or a heading names by itself, wherever it stands; what could mean several means none.
  static let names: [String: [String]] = {
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
    return found.compactMapValues { paths in
      let least = paths.map(\.count).min() ?? 0
      let nearest = paths.filter { $0.count == least }
      return nearest.count == 1 ? nearest[0] : nil
    }
  }()

  /// What Debrief keeps for itself.
  private static let own: Set<String> = ["uid", "origin", "template", "custom", "extra", "conflicts", "createdBy"]
}

extension Reading {
  /// A place made for a heading that names a field of another template.
  mutating func foreign(_ heading: String, _ level: Int) -> Int? {
    guard let path = Catalogue.names[Wording.key(heading)], let lens = Catalogue.lens(path) else { return nil }
    var place = Form.Place(parent: holder(of: level), name: heading, level: level)
    switch lens {
    case .record(let shape) where shape.name != StatedMeasure.noun: break
    case .list(.record):
      let scope = addScope(path)
      form.places.append(Form.Place(parent: form.places.count + 1, name: "", scope: scope))
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
      let label = Labels.candidates(bare, unmarked: false).first { Catalogue.names[Wording.key($0.name)] != nil }
      guard let label, !Blank.isBlank(label.rest), let path = Catalogue.names[Wording.key(label.name)],
        take(path, label.rest, number + i)
      else {
        left.append(line)
        continue
      }
    }
    return left.joined(separator: "\n")
  }

  private mutating func take(_ path: [String], _ text: String, _ line: Int) -> Bool {
    switch Catalogue.lens(path) {
    case .record(let shape)? where shape.name != StatedMeasure.noun: return false
    case .list(.record(let shape))?:
      guard path != ["timeline"], shape.field(Assembly.main(shape)) != nil else { return false }
      let scope = addScope(path)
      for part in ListText.read(text, names: false) {
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
