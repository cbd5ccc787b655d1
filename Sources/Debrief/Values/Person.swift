/// Somebody who is named in a review. "System" is a name too.
package struct Person: Value, Hashable {
  package var name: String?
  package var role: String?
  /// Without the "@".
  package var handle: String?

  package init(_ name: String? = nil, role: String? = nil, handle: String? = nil) {
    self.name = name
    self.role = role
    self.handle = handle
  }

  package static var lens: Lens { .person }

  package init?(_ json: JSON, _ reader: inout Reader) {
    switch json {
    case .string(let text): name = text
    case .object:
      name = json["name"]?.string
      role = json["role"]?.string
      handle = json["handle"]?.string
    default: return nil
    }
  }

  package var json: JSON? {
    let object = JSON.object(["name": name?.json, "role": role?.json, "handle": handle?.json])
    return object.isEmpty ? nil : object
  }

  /// The name as people see it: the handle where no name was stated.
  package var shown: String { name ?? handle.map { "@" + $0 } ?? "" }
}
