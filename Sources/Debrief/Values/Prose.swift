/// Markdown of any length.
package struct Prose: Value, ExpressibleByStringLiteral {
  package var markdown: String

  package init(_ markdown: String) { self.markdown = markdown }
  package init(stringLiteral value: String) { markdown = value }

  package static var lens: Lens { .prose }

  package init?(_ json: JSON, _ reader: inout Reader) {
    guard case .string(let text) = json else { return nil }
    markdown = text
  }

  package var json: JSON? { markdown.isEmpty ? nil : .string(markdown) }
}
