/// A document's own text with slots: it renders a review, and it reads one back.
package struct Template: Sendable {
  package let name: String
  /// The text with its slots.
  package let source: String
  /// What is wrong with it, each with its line.
  package let problems: [Note]

  package init(name: String, source: String) {
    self.name = name
    self.source = source
    problems = []
  }

  /// A review as this document.
  package func render(_ review: Review) -> String { source }

  /// A document as a review.
  package func parse(_ text: String) -> Parsed { Parsed(review: Review(), notes: []) }
}

/// What a document says, and what a reader of it should know.
package struct Parsed: Sendable {
  package var review: Review
  package var notes: [Note]

  package init(review: Review, notes: [Note]) {
    self.review = review
    self.notes = notes
  }
}
