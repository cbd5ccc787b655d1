import Markdown

/// The keys that stand before a page, in YAML or TOML: those at the margin, with what follows them.
struct FrontMatter {
  struct Fact {
    let key: String
    var value: String
    let line: Int
  }

  private(set) var facts: [Fact] = []

  init(_ document: Document) {
    guard let block = document.children(0).first(where: { document.blocks[$0].kind == .frontMatter }) else { return }
    for line in document.lines(block) { read(document.string(line.bytes), line.number) }
  }

  var title: (text: String, line: Int)? {
    facts.first { $0.key == "title" && !$0.value.isEmpty }.map { ($0.value, $0.line) }
  }

  private mutating func read(_ text: String, _ line: Int) {
    let bare = text.trimmed
    if bare.isEmpty { return }
    if bare.hasPrefix("#") {
      facts.append(Fact(key: "#", value: String(bare.drop { $0 == "#" || $0 == " " }), line: line))
      return
    }
    let isInner = text.first == " " || text.first == "\t" || bare.hasPrefix("-") || bare.hasPrefix("]")
    if !isInner, let sign = bare.firstIndex(where: { $0 == ":" || $0 == "=" }) {
      let key = bare[..<sign].trimmed.lowercased()
      facts.append(Fact(key: key, value: Self.unquoted(bare[bare.index(after: sign)...].trimmed), line: line))
    } else if !facts.isEmpty {
      var item = bare.hasPrefix("- ") ? Self.unquoted(bare.dropFirst(2).trimmed) : String(bare)
      let last = facts.count - 1
      if let colon = item.range(of: ": "),
        item[..<colon.lowerBound].allSatisfy({ $0.isLetter || $0 == "_" || $0 == "-" })
      {
        // A person is an object of its own: of it the name is the value.
        let key = item[..<colon.lowerBound].lowercased()
        item = Self.unquoted(item[colon.upperBound...].trimmed)
        if key != "name" {
          facts.insert(Fact(key: "\(facts[last].key) \(key)", value: item, line: line), at: last)
          return
        }
      }
      facts[last].value += (facts[last].value.isEmpty ? "" : "; ") + item
    }
  }

  private static func unquoted(_ text: Substring) -> String {
    guard let first = text.first, first == "\"" || first == "'", text.count > 1, text.last == first else {
      return String(text)
    }
    return text.dropFirst().dropLast().replacing("\\\"", with: "\"").replacing("''", with: "'")
  }
}
