// Fields by the words that documents call them.

extension Catalogue {
  /// The fields that a label or a heading names by itself, wherever it stands.
  static let names: [String: [[String]]] = {
    var found: [String: [[String]]] = [:]
    func collect(_ shape: RecordShape, _ path: [String]) {
      for field in shape.fields where path.count > 0 || !own.contains(field.name) {
        for key in Set(field.names.map { Wording.key($0) }) where !key.isEmpty {
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
        case .list(.record(let element)): found.formUnion(element.columns)
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
