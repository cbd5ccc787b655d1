/// Something that a reader of a document should know: what could not be placed, read or agreed on.
package struct Note: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Text that no field holds; it is kept in `extra`.
    case unplaced
    /// A value that could not be read as what its place asks for; it is kept as written.
    case unreadable
    /// Two places that say different things; the first counts.
    case disagreement
    /// A value that can be read in more than one way.
    case ambiguous
    /// A value that the document does not state under its name: taken from its sentences or from its timeline.
    case inferred
    /// Characters that were damaged on the way and could not be put right.
    case repaired
    /// Something of the review that the asked-for template has no place for.
    case omitted
    /// Text beyond a limit.
    case limit

    /// Whether a person should look at it. What has no field is kept, what is repaired is whole, and what is taken from
    /// the text says no other thing than the text.
    package var isDoubt: Bool { ![.unplaced, .inferred, .repaired].contains(self) }
  }

  package var kind: Kind
  package var message: String
  /// The line of the document, from 1.
  package var line: Int?
  /// The path of the field, in the names of the contract.
  package var path: String?

  package init(_ kind: Kind, _ message: String, line: Int? = nil, path: String? = nil) {
    self.kind = kind
    self.message = message
    self.line = line
    self.path = path
  }
}
