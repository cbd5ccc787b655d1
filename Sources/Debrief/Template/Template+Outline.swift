/// The fields that a template asks for, under its headings and in its order: how a review in it is written.
package struct Outline: Sendable, Equatable {
  package struct Section: Sendable, Equatable {
    package let title: String
    /// Each leads to a value or to a list, never to a record.
    package var fields: [FieldPath]

    package init(title: String, fields: [FieldPath]) {
      self.title = title
      self.fields = fields
    }
  }

  package var sections: [Section]

  package init(sections: [Section]) { self.sections = sections }
}

extension Template {
  package var outline: Outline {
    var sections: [Outline.Section] = []
    var known: Set<FieldPath> = []
    for (slot, title) in form.sectionsOfSlots {
      for path in form.paths(of: slot) {
        guard let field = Catalogue.leaf(path), known.insert(field).inserted else { continue }
        if let place = sections.firstIndex(where: { $0.title == title }) {
          sections[place].fields.append(field)
        } else {
          sections.append(Outline.Section(title: title, fields: [field]))
        }
      }
    }
    return Outline(sections: sections)
  }
}

extension Catalogue {
  /// The field that a path leads to or into: the first on the way that is no record.
  static func leaf(_ path: [String]) -> FieldPath? {
    var shape = Review.shape
    for (depth, name) in path.enumerated() {
      guard let field = shape.field(name) else { return nil }
      guard case .record(let inner) = field.lens else {
        return FieldPath(path.prefix(depth + 1).map { .field($0) })
      }
      shape = inner
    }
    return nil
  }

  /// Every field of a review that is no record, in the order of the contract.
  package static let leaves: [FieldPath] = leaves(of: Review.shape, at: FieldPath())

  private static func leaves(of shape: RecordShape, at path: FieldPath) -> [FieldPath] {
    shape.fields.flatMap { field in
      if case .record(let inner) = field.lens {
        leaves(of: inner, at: path.field(field.name))
      } else {
        [path.field(field.name)]
      }
    }
  }
}

extension Form {
  /// The slots in the order of the text, each with the heading of its part.
  fileprivate var sectionsOfSlots: [(slot: Slot, title: String)] {
    // One heading over all of them makes no part.
    let level = (2...4).first { level in places.count { $0.level == level } > 2 } ?? 2
    var titles: [Int: String] = [:]
    func note(_ bits: [Bit], _ title: String) { for case .slot(let index) in bits { titles[index] = title } }
    for (index, place) in places.enumerated() {
      let title = section(of: index, level: level)
      note(place.line, title)
      for bits in place.bullets + place.columns.values { note(bits, title) }
      note([place.body, place.box].compactMap { $0.map(Bit.slot) }, title)
    }
    return slots.indices.compactMap { index in titles[index].map { (slots[index], $0) } }
  }

  /// The heading that a place stands under; what stands above all of them is about the whole.
  ///
  /// - Parameter level: that of the parts.
  private func section(of place: Int, level: Int) -> String {
    var at = place
    while at > 0 {
      if places[at].level == level { return places[at].name }
      at = places[at].parent
    }
    return "About"
  }

  fileprivate func paths(of slot: Slot) -> [[String]] {
    if slot.composite != nil, slot.scope == nil { return slot.composite?.paths ?? [] }
    return [absolute(slot).filter { $0 != "." }]
  }
}
