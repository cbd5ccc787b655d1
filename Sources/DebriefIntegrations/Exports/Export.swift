import Debrief

/// What one tool writes out of an incident or its review.
protocol Export: Sendable {
  /// As people call it.
  static var tool: String { get }
  /// Whether a value is one of its incidents, told by members that no other tool has.
  static func recognises(_ json: JSON) -> Bool
  /// By which one incident is told from the others of a file: its number, else its id.
  static func key(_ json: JSON) -> String?
  /// Takes what has a place in a review; what is left in the payload is kept beside it.
  static func read(_ payload: inout Payload, into draft: inout Draft)
}

/// A review that is being put together from an export.
struct Draft {
  var review = Review()
  /// Whole texts that are post-mortems themselves, with the name of where they stood.
  private(set) var documents: [(name: String, text: String)] = []
  /// Texts under headings of their own, such as a team's own fields.
  private(set) var sections: [(heading: String, body: String)] = []
  /// What a tool says of an incident in words of its own, a line each.
  private(set) var details: [String] = []
  var notes: [Note] = []

  /// A text that is read as a document of any layout.
  mutating func add(document: String?, from name: String) {
    guard let document, !document.trimmed.isEmpty else { return }
    if document.trimmed.hasPrefix("<") { return add(passage: name, document, why: "it is HTML") }
    documents.append((name, document))
  }

  /// A text whose heading says what it is about. The words for a review's fields are known, all others stay passages.
  mutating func add(section heading: String?, _ body: String?) {
    guard let heading, let body, !body.trimmed.isEmpty else { return }
    sections.append((heading.split(separator: "\n").joined(separator: " "), body))
  }

  /// A word of the tool's own about the incident, such as its type.
  mutating func add(detail name: String, _ value: String?) {
    if let value { details.append("- \(name): \(value)") }
  }

  /// A text that is kept as it is.
  mutating func add(passage heading: String, _ body: String, why: String? = nil) {
    var passage = Extra()
    passage.heading = heading
    passage.level = Quantity(2)
    passage.body = Prose(body)
    review.extra.append(passage)
    if let why { notes.append(Note(.unplaced, "\(heading.quotedName) is kept as it stands: \(why)", path: "extra")) }
  }
}

extension String {
  /// In quotation marks.
  var quotedName: String { "“" + self + "”" }
}
