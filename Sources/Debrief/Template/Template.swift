/// A document's own text with slots: it renders a review, and it reads one back.
package struct Template: Sendable {
  package let name: String
  /// The text with its slots.
  package let source: String
  /// What is wrong with it, each with its line.
  package let problems: [Note]
  let pieces: [Piece]
  let form: Form

  package init(name: String, source: String) {
    self.name = name
    self.source = source
    var reader = TemplateReader(source[...])
    pieces = reader.read()
    problems = reader.problems
    form = Form(pieces, slots: reader.slots, scopes: reader.scopes)
  }
}

extension Template {
  /// The five templates that Debrief brings, in their order.
  package static let builtIn: [Template] = ["manager", "incident-review", "post-mortem", "concise", "executive"]
    .compactMap { name in
      Embedded.files.first { $0.name == name + ".md" }.map { Template(name: name, source: String(describing: $0.text)) }
    }

  package static func named(_ name: String) -> Template? { builtIn.first { $0.name == name } }
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
