/// One field of a record: the single line that the JSON, the templates, the schema and the docs draw from.
package struct Field<Root>: Sendable {
  package let shape: FieldShape
  let read: @Sendable (JSON, inout Root, inout Reader) -> Bool
  let write: @Sendable (Root) -> JSON?

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
  }
}

/// A field without its type.
package struct FieldShape: Sendable {
  package let name: String
  package let label: String
  package let meaning: String
  package let aliases: [String]
  package let lens: Lens
}

/// The fields of a record without their types, in the order of the contract.
package struct RecordShape: Sendable {
  package let name: String
  package let fields: [FieldShape]

  package func field(_ name: some StringProtocol) -> FieldShape? {
    fields.first { $0.name == name }
  }
}
