/// Where a value stands in a review, in the names of the contract, with ids for elements: `timeline[t7].event`.
///
/// In an id, `]` and `\` are written with a `\` before them.
package struct FieldPath: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
  package enum Step: Sendable, Hashable {
    case field(String)
    case element(String)
  }

  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  /// A path that is known to be right.
  package init(stringLiteral value: String) { self = FieldPath(parsing: value) ?? FieldPath() }

  /// nil when the text is no path.
  package init?(parsing text: String) {
    steps = []
    var rest = Substring(text)
    while let first = rest.first {
      if first == "[" {
        guard !steps.isEmpty, let id = Self.bracketed(&rest) else { return nil }
        steps.append(.element(id))
      } else {
        if !steps.isEmpty {
          guard first == "." else { return nil }
          rest.removeFirst()
        }
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty else { return nil }
        steps.append(.field(String(name)))
        rest = rest[name.endIndex...]
      }
    }
    if steps.isEmpty { return nil }
  }

  private static func bracketed(_ rest: inout Substring) -> String? {
    var id = ""
    rest.removeFirst()
    while let character = rest.popFirst() {
      switch character {
      case "]": return id
      case "\\": if let escaped = rest.popFirst() { id.append(escaped) }
      default: id.append(character)
      }
    }
    return nil
  }

  /// The names of its fields, without the elements on its way.
  package var names: [String] { steps.compactMap { if case .field(let name) = $0 { name } else { nil } } }

  package func field(_ name: String) -> FieldPath { FieldPath(steps + [.field(name)]) }
  package func element(_ id: String) -> FieldPath { FieldPath(steps + [.element(id)]) }

  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .field(let name): text += text.isEmpty ? name : "." + name
      case .element(let id): text += "[" + id.flatMap { $0 == "]" || $0 == "\\" ? "\\\($0)" : String($0) } + "]"
      }
    }
    return text
  }
}
