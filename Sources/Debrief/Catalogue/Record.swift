/// A value made of named fields, each declared once in a table.
package protocol Record: Value {
  /// What a person calls one of these.
  static var noun: String { get }
  static var fields: [Field<Self>] { get }
  static var shape: RecordShape { get }
  init()
}

extension Record {
  package static var lens: Lens { .record(shape) }

  /// Reads the fields that are there. A member that no field knows, or with another shape, becomes a note.
  package init?(_ json: JSON, _ reader: inout Reader) {
    guard case .object(let members) = json else { return nil }
    self.init()
    for member in members where member.value != .null {
      reader.at(member.name) { reader in
        guard let field = Self.fields.first(where: { $0.shape.name == member.name }) else {
          return reader.note(.unplaced, "no field has the name “\(member.name)”: \(member.value.text())")
        }
        if !field.read(member.value, &self, &reader) {
          reader.note(.unreadable, "\(member.value.text()) is no \(field.shape.lens.noun)")
        }
      }
    }
  }

  package var json: JSON? {
    let members = Self.fields.compactMap { field in field.write(self).map { JSON.Member(field.shape.name, $0) } }
    return members.isEmpty ? nil : .object(members)
  }

  /// The JSON of some of its fields.
  func json(of names: Set<String>) -> JSON {
    let fields = Self.fields.lazy.filter { names.contains($0.shape.name) }
    return .object(fields.compactMap { field in field.write(self).map { JSON.Member(field.shape.name, $0) } })
  }

  static func erased(_ fields: [Field<Self>]) -> RecordShape {
    RecordShape(name: noun, fields: fields.map(\.shape))
  }
}

/// A record that lives in a list: its id stays the same while it is edited, moved and merged.
package protocol Element: Record {
  var id: String? { get set }
}
