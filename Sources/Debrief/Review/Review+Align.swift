extension Review {
  /// A freshly read document with the ids of an earlier edition: elements that are alike keep theirs, the others get new
  /// ones, so that the difference of the two is small.
  ///
  /// - Parameter other: a further state of the same review, whose ids are not given to new elements.
  package func aligned(to base: Review, avoiding other: Review? = nil) -> Review {
    let whole = base.json ?? [:]
    let also = other?.json
    var renamed: [FieldPath: [String: String]] = [:]
    let aligned = Self.mapLists(json ?? [:], whole, shape: Self.shape, path: FieldPath()) { path, list, old in
      let partners = Alignment(old: old, new: list).partners()
      let kept = zip(list, partners).map { element, partner in element.with(id: partner.flatMap { old[$0].elementID }) }
      let taken = Set((old + (also?.list(path) ?? [])).compactMap(\.elementID))
      guard case .field(let name)? = path.steps.last else { return list }
      var numbering = Numbering(list: name, taken: taken)
      let numbered = kept.map { $0.elementID == nil ? $0.with(id: numbering.next()) : $0 }
      renamed[path] = Self.names(from: list, to: numbered)
      return numbered.map { $0.pointing(renamed[path] ?? [:]) }
    }
    return Review.read(aligned).review
  }

  /// The part of this review that another one speaks of: where it has a value and the elements it has.
  ///
  /// It stands for the edition that a document was made from, when nobody kept that: what the document does not say is no
  /// deletion.
  package func common(with other: Review) -> Review {
    guard let json, let otherJSON = other.json else { return Review() }
    return Review.read(json.common(with: otherJSON, .record(Self.shape)) ?? [:]).review
  }

  private static func names(from old: [JSON], to new: [JSON]) -> [String: String] {
    let pairs = zip(old, new).compactMap { a, b in a.elementID.flatMap { id in b.elementID.map { (id, $0) } } }
    return Dictionary(pairs) { first, _ in first }
  }
}

extension JSON {
  fileprivate func list(_ path: FieldPath) -> [JSON] {
    var json: JSON? = self
    for case .field(let name) in path.steps { json = json?[name] }
    return json?.elements ?? []
  }

  fileprivate func common(with other: JSON, _ lens: Lens) -> JSON? {
    switch lens {
    case .record(let shape):
      let members = shape.fields.compactMap { field -> Member? in
        guard let mine = self[field.name], let theirs = other[field.name] else { return nil }
        return mine.common(with: theirs, field.lens).map { Member(field.name, $0) }
      }
      return members.isEmpty ? nil : .object(members)
    case .list(let element):
      let theirs = other.elements ?? []
      let known = Dictionary(uniqueKeysWithValues: zip(theirs.identities(element), theirs))
      let mine = elements ?? []
      let kept = zip(mine.identities(element), mine).compactMap { id, value in
        known[id].flatMap { value.common(with: $0, element) }
      }
      return kept.isEmpty ? nil : .array(kept)
    default: return self
    }
  }
}
