/// A day as `YYYY-MM-DD`, else as it was written ("end of Q4").
package struct Day: Value, ExpressibleByStringLiteral, Hashable {
  package var text: String

  package init(_ text: String) { self.text = text }
  package init(stringLiteral value: String) { text = value }

  /// The calendar day, where it is one.
  package var date: CivilDate? { CivilDate(iso: text) }

  package static var lens: Lens { .date }

  package init?(_ json: JSON, _ reader: inout Reader) {
    guard case .string(let text) = json else { return nil }
    self.text = text
  }

  package var json: JSON? { text.isEmpty ? nil : .string(text) }
}
