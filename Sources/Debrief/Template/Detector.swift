import Markdown

/// Finds the template that a document most likely follows: the one whose headings and labels it shares most of.
package struct Detector: Sendable {
  private let own: [Template]
  private let keys: [Set<String>]

  /// - Parameter own: a team's templates, beside those that Debrief brings.
  package init(own: [Template] = []) {
    self.own = own
    keys = own.map { Self.names(in: Document(Self.plain($0.source))) }
  }

  /// The template that a document follows; nil when it shares too little with each. Of Debrief's templates no other is
  /// compiled for it.
  package func template(of text: String) -> Template? {
    let document = Document(text)
    let said = Self.names(in: document)
    let templates = Self.builtIn + keys
    let likeness = templates.map { names in
      Double(2 * names.count(where: said.contains)) / Double(max(1, names.count + said.count))
    }
    guard let found = likeness.indices.max(by: { likeness[$0] < likeness[$1] }) else { return nil }
    guard likeness[found] >= Self.least || isPart(document, said, of: templates[found]) else { return nil }
    let known = Template.builtInNames
    return found < known.count ? Template.named(known[found]) ?? .manager : own[found - known.count]
  }

  private static let least = 0.4

  /// Whether a short document has nothing but the names of a template below its title.
  private func isPart(_ document: Document, _ said: Set<String>, of names: Set<String>) -> Bool {
    let title = document.blocks.indices.first { if case .heading = document.blocks[$0].kind { true } else { false } }
    let others = title.map { said.subtracting([Wording.key(document.text($0))]) } ?? said
    return others.count > 2 && others.isSubset(of: names)
  }

  private static let builtIn = Template.builtInNames.map { names(in: Document(plain(Template.source($0)))) }

  /// A template's text without its slots.
  private static func plain(_ source: String) -> String {
    var out = ""
    var rest = source[...]
    while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
      out += rest[..<open.lowerBound]
      rest = rest[close.upperBound...]
    }
    return out + rest
  }

  /// The words of headings, labels and columns.
  private static func names(in document: Document) -> Set<String> {
    var keys: Set<String> = []
    for (index, block) in document.blocks.enumerated() {
      switch block.kind {
      case .heading: keys.insert(Wording.key(document.text(index)))
      case .paragraph:
        for line in document.lines(index) {
          let text = document.string(line.bytes)
          if let label = Labels.candidates(text, unmarked: false).first { keys.insert(Wording.key(label.name)) }
        }
      case .cell: keys.insert(Wording.header(document.cellText(index)))
      default: break
      }
    }
    return keys.filter { !$0.isEmpty && $0.utf8.count < 60 }
  }
}
