/// All that alters a review. A form, a re-import, an undo and the words of the history are these same changes.
///
/// Elements of a list are named by their `id`; those without one, and plain texts, persons and choices, by their own
/// JSON text, the second of its kind with `#2` behind it.
package enum Change: Sendable, Equatable {
  /// Absent is nil.
  case set(FieldPath, from: JSON?, to: JSON?)
  /// Puts an element behind another; behind nil it is the first.
  case insert(FieldPath, id: String, after: String?, element: JSON)
  /// Takes an element out that stood behind `after`.
  case remove(FieldPath, id: String, after: String?, was: JSON)
  /// Puts an element that stood behind `from` behind another.
  case move(FieldPath, id: String, from: String?, after: String?)

  /// The field, or the list.
  package var path: FieldPath {
    switch self {
    case .set(let path, _, _), .insert(let path, _, _, _), .remove(let path, _, _, _), .move(let path, _, _, _): path
    }
  }

  /// What takes it back.
  package var inverse: Change {
    switch self {
    case .set(let path, let from, let to): .set(path, from: to, to: from)
    case .insert(let list, let id, let after, let element): .remove(list, id: id, after: after, was: element)
    case .remove(let list, let id, let after, let was): .insert(list, id: id, after: after, element: was)
    case .move(let list, let id, let from, let after): .move(list, id: id, from: after, after: from)
    }
  }
}

extension Change {
  package var json: JSON {
    switch self {
    case .set(let path, let from, let to):
      .object(["op": "set", "path": .string(path.description), "from": from, "to": to])
    case .insert(let list, let id, let after, let element):
      .object([
        "op": "insert", "list": .string(list.description), "id": .string(id), "after": after.map(JSON.string),
        "element": element,
      ])
    case .remove(let list, let id, let after, let was):
      .object([
        "op": "remove", "list": .string(list.description), "id": .string(id), "after": after.map(JSON.string),
        "was": was,
      ])
    case .move(let list, let id, let from, let after):
      .object([
        "op": "move", "list": .string(list.description), "id": .string(id), "from": from.map(JSON.string),
        "after": after.map(JSON.string),
      ])
    }
  }

  /// nil when the JSON is no change.
  package init?(_ json: JSON) {
    let place = json["path"] ?? json["list"]
    guard let op = json["op"]?.string, let path = place?.string.flatMap({ FieldPath(parsing: $0) }) else { return nil }
    let id = json["id"]?.string
    let after = json["after"]?.string
    switch (op, id) {
    case ("set", _): self = .set(path, from: json["from"], to: json["to"])
    case ("insert", let id?):
      guard let element = json["element"] else { return nil }
      self = .insert(path, id: id, after: after, element: element)
    case ("remove", let id?):
      guard let was = json["was"] else { return nil }
      self = .remove(path, id: id, after: after, was: was)
    case ("move", let id?): self = .move(path, id: id, from: json["from"]?.string, after: after)
    default: return nil
    }
  }
}
