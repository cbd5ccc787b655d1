import Markdown

extension Template {
  /// The template that a document most likely follows: the one whose headings and labels it shares most of.
  package static func detect(_ text: String, among templates: [Template]) -> Template {
    let own = templates.map { names(in: Document(plain($0.source))) }
    return templates[likeliest(text, own)]
  }

  /// One of those that Debrief brings; the others are not compiled for it.
  package static func detect(_ text: String) -> Template {
    named(builtInNames[likeliest(text, builtInKeys)]) ?? manager
  }

  private static let builtInKeys = builtInNames.map { names(in: Document(plain(source($0)))) }

  /// Which of the sets of names has most in common with the document's.
  private static func likeliest(_ text: String, _ names: [Set<String>]) -> Int {
    let keys = self.names(in: Document(text))
    let likeness = names.map { own in
      Double(2 * keys.intersection(own).count) / Double(max(1, own.count + keys.count))
    }
    return likeness.indices.max { likeness[$0] < likeness[$1] } ?? 0
  }

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
          if let label = Labels.candidates(text).first(where: \.marked) { keys.insert(Wording.key(label.name)) }
        }
      case .cell: keys.insert(Wording.header(document.cellText(index)))
      default: break
      }
    }
    return keys.filter { !$0.isEmpty && $0.utf8.count < 60 }
  }
}
