/// What a page's own style sheet says of its words: exports of word processors have their bold letters there.
struct HTMLStyles {
  private var classes: [Substring: Letters] = [:]

  /// How letters look; nil where nothing says so.
  struct Letters {
    var bold: Bool?
    var italic: Bool?
    var struck: Bool?

    init(_ declarations: some StringProtocol) {
      for declaration in declarations.lowercased().split(separator: ";") {
        guard let colon = declaration.firstIndex(of: ":") else { continue }
        let name = declaration[..<colon].filter { !$0.isWhitespace }
        let value = declaration[declaration.index(after: colon)...].filter { !$0.isWhitespace }
        switch name {
        case "font-weight": bold = ["bold", "bolder", "600", "700", "800", "900"].contains(value)
        case "font-style": italic = value == "italic" || value == "oblique"
        case "text-decoration", "text-decoration-line": struck = value.contains("line-through")
        default: break
        }
      }
    }

    mutating func add(_ other: Letters) {
      bold = other.bold ?? bold
      italic = other.italic ?? italic
      struck = other.struck ?? struck
    }
  }

  init(_ page: HTMLElement) {
    for style in page.all({ $0.name == "style" }) { read(style.text) }
  }

  /// Rules of one class each: `.c5{font-weight:700}`.
  private mutating func read(_ sheet: String) {
    for rule in sheet.split(separator: "}") where classes.count < 10_000 {
      guard let open = rule.lastIndex(of: "{") else { continue }
      let selector = rule[..<open].drop { $0.isWhitespace }
      guard selector.first == "." else { continue }
      let name = selector.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      guard selector.dropFirst(name.count + 1).allSatisfy(\.isWhitespace) else { continue }
      classes[name] = Letters(rule[rule.index(after: open)...])
    }
  }

  func letters(of element: HTMLElement) -> Letters {
    var letters = Letters("")
    for name in element.classes { if let own = classes[name] { letters.add(own) } }
    if let own = element["style"] { letters.add(Letters(own)) }
    return letters
  }
}
