/// One field of a record: the single line that the JSON, the templates, the schema and the docs draw from.
package struct Field<Root>: Sendable {
  package let shape: FieldShape
  let read: @Sendable (JSON, inout Root, inout Reader) -> Bool
  let write: @Sendable (Root) -> JSON?
  /// Puts the value of the first into the second, also where there is none.
  let copy: @Sendable (Root, inout Root) -> Void

  /// - Parameters:
  ///   - name: the public name, in JSON and in templates.
  ///   - label: what a form or a page calls it.
  ///   - meaning: one sentence on what belongs there.
  ///   - aliases: other words by which documents ask for it.
  package init<V: Value>(
    _ name: String,
    _ path: any WritableKeyPath<Root, V> & Sendable,
    _ label: String,
    _ meaning: String,
    aliases: [String] = []
  ) {
    shape = FieldShape(name: name, label: label, meaning: meaning, aliases: aliases, lens: V.lens)
    read = { json, root, reader in
      guard let value = V(json, &reader) else { return false }
      root[keyPath: path] = value
      return true
    }
    write = { $0[keyPath: path].json }
    copy = { $1[keyPath: path] = $0[keyPath: path] }
  }
}

/// A field without its type.
package final class FieldShape: Sendable {
  package let name: String
  package let label: String
  package let meaning: String
  package let aliases: [String]
  package let lens: Lens

  /// What documents call it: its label, and its other names.
  var names: [String] { [label] + aliases }

  init(name: String, label: String, meaning: String, aliases: [String], lens: Lens) {
    self.name = name
    self.label = label
    self.meaning = meaning
    self.aliases = aliases
    self.lens = lens
  }
}

/// The fields of a record without their types, in the order of the contract.
package final class RecordShape: Sendable {
  package let name: String
  package let fields: [FieldShape]
  private let places: [String: FieldShape]
  private let named: [String: FieldShape]

  init(name: String, fields: [FieldShape]) {
    self.name = name
    self.fields = fields
    places = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0) })
    let keys = fields.flatMap { field in field.names.map { (Wording.header($0), field) } }
    named = Dictionary(keys, uniquingKeysWith: { first, _ in first })
  }

  /// The names of all fields, as `Wording.header` gives them.
  var columns: some Collection<String> { named.keys }

  /// The field that a column or a label names.
  ///
  /// - Parameter key: words as `Wording.header` gives them.
  func field(named key: String) -> FieldShape? { named[key] }

  package func field(_ name: String) -> FieldShape? { places[name] }
}
