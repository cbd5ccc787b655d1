/// Where a path of the contract leads.
package enum Catalogue {
  /// The lens of a path through records: `impact.users.count`; nil when there is no such field.
  package static func lens(_ path: some Collection<String>, in shape: RecordShape = Review.shape) -> Lens? {
    guard let name = path.first, let field = shape.field(name) else { return nil }
    let rest = path.dropFirst()
    return rest.isEmpty ? field.lens : part(rest, of: field.lens)
  }

  /// The record that the elements of the list at that path are.
  package static func element(of list: some Collection<String>) -> RecordShape? {
    guard case .list(.record(let shape)) = lens(list) else { return nil }
    return shape
  }

  /// The field at a path, which knows its label and its other names.
  package static func field(_ path: some Collection<String>, in shape: RecordShape = Review.shape) -> FieldShape? {
    guard let name = path.first, let field = shape.field(name) else { return nil }
    let rest = path.dropFirst()
    if rest.isEmpty { return field }
    guard case .record(let inner) = field.lens else { return nil }
    return self.field(rest, in: inner)
  }

  private static func part(_ path: some Collection<String>, of lens: Lens) -> Lens? {
    switch lens {
    case .record(let shape): self.lens(path, in: shape)
    case .answer: ["answer": .yesno, "text": .text][path.joined(separator: ".")]
    case .choiceText(let words): ["choice": .choice(words), "text": .text][path.joined(separator: ".")]
    case .person: ["name": .text, "role": .text, "handle": .text][path.joined(separator: ".")]
    default: nil
    }
  }
}
