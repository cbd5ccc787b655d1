import Markdown

extension Template {
  /// The template that a document most likely follows: the one whose headings and labels it shares most of.
  package static func detect(_ text: String, among templates: [Template] = builtIn) -> Template {
    let keys = names(in: Document(text))
    let likeliest = templates.map { (template: $0, likeness: $0.likeness(to: keys)) }
    return likeliest.max { $0.likeness < $1.likeness }?.template ?? templates[0]
  }

  /// Names in common by all names: 1 when the document has just the template's.
  private func likeness(to keys: Set<String>) -> Double {
    let own = form.ownNames
    let common = keys.intersection(own).count
    return Double(2 * common) / Double(max(1, own.count + keys.count))
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

extension Form {
  /// The words of its headings, labels and columns, without other names for them.
  var ownNames: Set<String> {
    var names = Set(places.map { Wording.key($0.name) })
    for place in places { for table in place.tables { names.formUnion(table.headers) } }
    return names.filter { !$0.isEmpty }
  }
}
