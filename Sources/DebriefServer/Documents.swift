package import Debrief

/// The ways between a review and a document, as the server uses them; one place wires them to the templates.
package struct Documents: Sendable {
  /// A template that a review can be read as.
  package struct Kind: Sendable, Hashable {
    /// As in addresses: `incident-review`.
    package var name: String
    package var label: String

    /// - Parameter label: what people call it; from the name when left out.
    package init(name: String, label: String? = nil) {
      self.name = name
      self.label = label ?? (name == "post-mortem" ? "Post-mortem" : Word.label(of: name))
    }
  }

  /// A document that was read.
  package struct Reading: Sendable {
    package var review: Review
    package var notes: [Note]
    /// The label of the template it was recognised as.
    package var recognised: String?
    /// The document as it was read, by whose lines notes and places count; nil where it was data.
    package var text: String?
    /// Whether that is not what the document itself is written in.
    package var isConverted = false
    package var places = Places()
    /// Why it cannot be read at all, and what to do.
    package var refusal: String?

    package init(
      review: Review, notes: [Note], recognised: String? = nil, text: String? = nil, isConverted: Bool = false,
      places: Places = Places()
    ) {
      self.review = review
      self.notes = notes
      self.recognised = recognised
      self.text = text
      self.isConverted = isConverted
      self.places = places
    }

    /// Bytes that are no document.
    package init(refusal: String) {
      self.init(review: Review(), notes: [])
      self.refusal = refusal
    }
  }

  /// The documents in a file that is none itself: an archive, or a tool's export of several incidents.
  package struct Unpacked: Sendable {
    package struct Document: Sendable {
      /// With the file's own before it.
      package var name: String
      package var bytes: [UInt8]
      /// What it links and what comes along.
      package var files: [(name: String, bytes: [UInt8])] = []

      package init(name: String, bytes: [UInt8], files: [(name: String, bytes: [UInt8])] = []) {
        (self.name, self.bytes, self.files) = (name, bytes, files)
      }
    }

    package var documents: [Document] = []
    /// What is passed over.
    package var notes: [Note] = []
    /// Why it cannot be read at all, and what to do.
    package var refusal: String?

    package init() {}
  }

  package var kinds: [Kind]
  /// A template's text with its slots; nil when there is no template of that name.
  package var source: @Sendable (_ template: String) -> String?
  /// In which order a template asks for what; nil when there is no template of that name.
  package var outline: @Sendable (_ template: String) -> Outline?

  func source(of name: String?) -> String? { name.flatMap(source) }

  /// That of the template that it was written in; the incident review's where that is none or not there any more.
  func outline(of review: Review) -> Outline {
    review.template.flatMap(outline) ?? outline("incident-review") ?? Outline(sections: [])
  }

  /// By its part of an address.
  func kind(at part: String?) -> Kind? { kinds.first { Form.encode($0.name) == part } }

  /// The review as that document, which carries the whole review where that is asked for; nil when there is no
  /// template of that name.
  package var render: @Sendable (_ review: Review, _ template: String, _ embed: Bool) -> String?
  /// Reads any bytes; the name is the file's, where there is one. Without a template the nearest is taken. Targets that
  /// are the setting's are not taken for the document's own.
  package var read:
    @Sendable (_ bytes: [UInt8], _ name: String?, _ template: String?, _ targets: Targets) async -> Reading
  /// nil for a file that is one document itself. No more of it is read than `most` documents and one.
  package var unpack: @Sendable (_ bytes: [UInt8], _ name: String, _ most: Int) async -> Unpacked?

  /// The same with a team's own templates, those of which the names are known already left out.
  package var adding: @Sendable (_ own: [(kind: Kind, template: Template)]) -> Documents
  /// What a template is tried with.
  package var sample: @Sendable () -> Review

  package init(
    kinds: [Kind],
    source: @escaping @Sendable (String) -> String?,
    outline: @escaping @Sendable (String) -> Outline?,
    render: @escaping @Sendable (Review, String, Bool) -> String?,
    read: @escaping @Sendable ([UInt8], String?, String?, Targets) async -> Reading,
    unpack: @escaping @Sendable ([UInt8], String, Int) async -> Unpacked?,
    adding: @escaping @Sendable ([(kind: Kind, template: Template)]) -> Documents,
    sample: @escaping @Sendable () -> Review
  ) {
    self.kinds = kinds
    self.source = source
    self.outline = outline
    self.render = render
    self.read = read
    self.unpack = unpack
    self.adding = adding
    self.sample = sample
  }
}
