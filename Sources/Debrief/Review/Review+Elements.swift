// One element of a list by itself. Problems point into the element, not into the review.

extension Review {
  /// The lists whose elements have ids that Debrief gives, and that others may change: `timeline`, `actions`, `cause.whys`, ….
  package static let lists: [FieldPath] = lists(of: shape, at: FieldPath())

  private static func lists(of shape: RecordShape, at path: FieldPath) -> [FieldPath] {
    shape.fields.filter { !kept.contains($0.name) }.flatMap { field -> [FieldPath] in
      if let record = field.lens.record { return lists(of: record, at: path.field(field.name)) }
      return field.lens.element?.record?.isNumbered == true ? [path.field(field.name)] : []
    }
  }

  /// The elements of a list, in its order.
  package func elements(of list: FieldPath) -> [JSON] {
    list.names.reduce(json(of: Set(list.names.prefix(1)))) { $0[$1] ?? .null }.elements ?? []
  }

  package func element(_ id: String, of list: FieldPath) -> JSON? {
    elements(of: list).first { $0.elementID == id }
  }

  /// With one element more, at the end or where its `after` says; `identified` gives it an id.
  package func inserting(
    _ element: JSON, into list: FieldPath, targets: Targets = .standard
  ) throws(Invalid) -> (review: Review, notes: [Note]) {
    let ids = Set(elements(of: list).compactMap(\.elementID))
    var number = 1
    while ids.contains("new-\(number)") { number += 1 }
    return try merging(element == .null ? [] : element, at: list.element("new-\(number)"), targets)
  }

  /// With that patch put upon one element; `after` moves it.
  package func merging(
    _ patch: JSON, into id: String, of list: FieldPath, targets: Targets = .standard
  ) throws(Invalid) -> (review: Review, notes: [Note]) {
    try merging(patch == .null ? [] : patch, at: list.element(id), targets)
  }

  package func removing(
    _ id: String, from list: FieldPath, targets: Targets = .standard
  ) throws(Invalid) -> (review: Review, notes: [Note]) {
    try merging(.null, at: list.element(id), targets)
  }

  private func merging(
    _ patch: JSON, at element: FieldPath, _ targets: Targets
  ) throws(Invalid) -> (review: Review, notes: [Note]) {
    let names = element.steps.map { step in
      switch step {
      case .field(let name), .element(let name): name
      }
    }
    let whole = names.reversed().reduce(patch) { .object([JSON.Member($1, $0)]) }
    do {
      return try merging(whole, targets: targets)
    } catch {
      throw error.below(names)
    }
  }
}
