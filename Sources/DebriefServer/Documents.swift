package import Debrief

/// The ways between a review and a document, as the server uses them; one place wires them to the templates.
package struct Documents: Sendable {
  /// A template that a review can be read as.
  package struct Kind: Sendable, Equatable {
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
    /// Why it cannot be read at all, and what to do.
    package var refusal: String?

    package init(review: Review, notes: [Note], recognised: String? = nil) {
      self.review = review
      self.notes = notes
      self.recognised = recognised
    }

    /// Bytes that are no document.
    package init(refusal: String) {
      self.init(review: Review(), notes: [])
      self.refusal = refusal
    }
  }

  package var kinds: [Kind]
  /// In which order a template asks for what; nil when there is no template of that name.
  package var outline: @Sendable (_ template: String) -> Outline?

  /// By its part of an address.
  func kind(at part: String?) -> Kind? { kinds.first { Form.encode($0.name) == part } }

  /// The review as that document, which carries the whole review where that is asked for; nil when there is no
  /// template of that name.
  package var render: @Sendable (_ review: Review, _ template: String, _ embed: Bool) -> String?
  /// Reads any bytes; the name is the file's, where there is one. Without a template the nearest is taken. Targets that
  /// are the setting's are not taken for the document's own.
  package var read: @Sendable (_ bytes: [UInt8], _ name: String?, _ template: String?, _ targets: Targets) -> Reading

  package init(
    kinds: [Kind],
    outline: @escaping @Sendable (String) -> Outline?,
    render: @escaping @Sendable (Review, String, Bool) -> String?,
    read: @escaping @Sendable ([UInt8], String?, String?, Targets) -> Reading
  ) {
    self.kinds = kinds
    self.outline = outline
    self.render = render
    self.read = read
  }
}
