import Markdown

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
    var form = Form(pieces, slots: reader.slots, scopes: reader.scopes)
    form.learnExamples(Rendering.blank(pieces, reader.slots))
    self.form = form
  }
}

extension Template {
  /// The five templates that Debrief brings, in their order.
  package static let builtIn: [Template] = [manager, incidentReview, postMortem, concise, executive]

  package static let builtInNames = ["manager", "incident-review", "post-mortem", "concise", "executive"]

  // Each is compiled when it is first asked for.
  package static let manager = embedded("manager")
  package static let incidentReview = embedded("incident-review")
  package static let postMortem = embedded("post-mortem")
  package static let concise = embedded("concise")
  package static let executive = embedded("executive")

  package static func named(_ name: String) -> Template? {
    switch name {
    case "manager": manager
    case "incident-review": incidentReview
    case "post-mortem": postMortem
    case "concise": concise
    case "executive": executive
    default: nil
    }
  }

  private static func embedded(_ name: String) -> Template { Template(name: name, source: source(name)) }

  static func source(_ name: String) -> String { Embedded.files.first { $0.name == name + ".md" }?.text ?? "" }
}

/// What a document says, and what a reader of it should know.
package struct Parsed: Sendable {
  package var review: Review
  package var notes: [Note]
  /// Empty where the document's own words are not what was read, as in an export of another tool.
  package var places: Places

  package init(review: Review, notes: [Note], places: Places = Places()) {
    self.review = review
    self.notes = notes
    self.places = places
  }
}

extension Template {
  /// A document as a review; any text parses, and what could not be placed or read is in the notes.
  ///
  /// A review that the document carries is what its visible text is an edit of.
  package func parse(_ text: String, zones: Zones = .utc) -> Parsed {
    guard let hidden = HiddenBlocks(text) else { return read(text, zones: zones) }
    return parse(hidden, zones: zones)
  }

  /// The visible text alone.
  func read(_ text: String, zones: Zones) -> Parsed {
    var reading = Reading(form, Document(text))
    reading.read()
    var assembly = Assembly(reading, zones: zones)
    return assembly.review()
  }

  /// A review as this document.
  ///
  /// - Parameter embed: whether the document carries the whole review, so that a trip through it loses nothing.
  package func render(
    _ review: Review, embed: Bool = false, targets: Targets = .standard, zones: Zones = .utc
  ) -> String {
    let text = HiddenBlocks.disarmed(write(review, targets: targets, zones: zones))
    return embed ? embedding(review, in: text) : text
  }

  /// The visible text alone.
  func write(_ review: Review, targets: Targets = .standard, zones: Zones) -> String {
    var proof = Proof(self, Standins.fill(review, for: form, targets: targets), zones)
    return proof.text()
  }

  /// The review as this document shows it: with what stands in for absent fields, and without the fields that the
  /// document has no place for. It is idempotent, and round trips are judged against it.
  package func seen(_ review: Review, targets: Targets = .standard, zones: Zones = .utc) -> Review {
    var rendering = Rendering(self, Standins.fill(review, for: form, targets: targets), zones: zones)
    rendering.render()
    var assembly = Assembly(rendering, zones: zones)
    var seen = assembly.review().review
    seen.extra = Review.read(["extra": Numbered.read(rendering.root["extra"] ?? [])]).review.extra
    return seen
  }
}
