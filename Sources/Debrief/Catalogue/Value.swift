/// Something that has a place in a review's JSON.
///
/// Absent means unknown: `json` is nil when nothing was stated, and nothing stands in for it.
package protocol Value: Sendable, Equatable {
  /// How documents, forms and the schema show it.
  static var lens: Lens { get }
  /// nil when the JSON has another shape; what could be kept is in the reader's notes.
  init?(_ json: JSON, _ reader: inout Reader)
  var json: JSON? { get }
}

/// Collects what could not be read, with the place it stood at.
package struct Reader: Sendable {
  package private(set) var notes: [Note] = []
  private var path: [String] = []

  package init() {}

  package mutating func note(_ kind: Note.Kind, _ message: String) {
    notes.append(Note(kind, message, path: path.joined(separator: ".")))
  }

  mutating func at<T>(_ name: String, _ body: (inout Reader) -> T) -> T {
    path.append(name)
    defer { path.removeLast() }
    return body(&self)
  }
}

extension String: Value {
  package static var lens: Lens { .text }

  package init?(_ json: JSON, _ reader: inout Reader) {
    switch json {
    case .string(let text): self = text
    case .number(let text): self = text
    default: return nil
    }
  }

  package var json: JSON? { isEmpty ? nil : .string(self) }
}

extension Bool: Value {
  package static var lens: Lens { .yesno }

  package init?(_ json: JSON, _ reader: inout Reader) {
    guard case .bool(let flag) = json else { return nil }
    self = flag
  }

  package var json: JSON? { .bool(self) }
}

extension Optional: Value where Wrapped: Value {
  package static var lens: Lens { Wrapped.lens }

  package init?(_ json: JSON, _ reader: inout Reader) {
    guard let value = Wrapped(json, &reader) else { return nil }
    self = value
  }

  package var json: JSON? { self?.json }
}

extension Array: Value where Element: Value {
  package static var lens: Lens { .list(Element.lens) }

  package init?(_ json: JSON, _ reader: inout Reader) {
    guard case .array(let elements) = json else { return nil }
    self = []
    reserveCapacity(elements.count)
    for (i, element) in elements.enumerated() {
      reader.at(String(i)) { reader in
        if let value = Element(element, &reader) {
          append(value)
        } else {
          reader.note(.unreadable, "\(element.text()) is no \(Element.lens.noun)")
        }
      }
    }
  }

  package var json: JSON? {
    let elements = compactMap(\.json)
    return elements.isEmpty ? nil : .array(elements)
  }
}
