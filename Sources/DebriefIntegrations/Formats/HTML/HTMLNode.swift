/// A part of a page: words, or an element with what it holds.
enum HTMLNode {
  case text(String)
  case element(HTMLElement)

  var element: HTMLElement? { if case .element(let element) = self { element } else { nil } }

  /// Its words, with the space between them as it stands.
  var text: String {
    switch self {
    case .text(let text): text
    case .element(let element): element.text
    }
  }
}

/// An element of a page. It is made once, by the parser, which bounds how deep elements nest: whoever walks through them
/// may do so recursively.
final class HTMLElement {
  /// In small letters: `h1`, `ac:task`.
  let name: String
  /// By their names in small letters.
  let attributes: [String: String]
  var children: [HTMLNode] = []
  /// Whether it is, or holds, more than a part of a line.
  var holdsBlocks = false

  init(_ name: String, _ attributes: [String: String] = [:]) {
    (self.name, self.attributes) = (name, attributes)
    // A box to tick is drawn with an element of its own.
    holdsBlocks = Self.blocks.contains(name) && !hasClass("checkbox")
  }

  subscript(_ attribute: String) -> String? { attributes[attribute] }

  var classes: [Substring] { attributes["class"]?.split(whereSeparator: \.isWhitespace) ?? [] }

  func hasClass(_ name: String) -> Bool { classes.contains { $0 == name } }

  var elements: [HTMLElement] { children.compactMap(\.element) }

  var text: String {
    var out = ""
    each { node in
      if case .text(let text) = node { out += text }
      if case .element(let element) = node, element.isBreak { out += " " }
      return true
    }
    return out
  }

  /// Whether anybody would see words in it.
  var isEmpty: Bool { !text.contains { !$0.isWhitespace } }

  /// All below it, in their order; `visit` says whether what is inside an element counts, too.
  func each(_ visit: (HTMLNode) -> Bool) {
    for child in children where visit(child) {
      if case .element(let element) = child { element.each(visit) }
    }
  }

  /// Those below it that are meant; none inside of another.
  func all(_ isMeant: (HTMLElement) -> Bool) -> [HTMLElement] {
    var found: [HTMLElement] = []
    each { node in
      guard case .element(let element) = node else { return false }
      guard isMeant(element) else { return true }
      found.append(element)
      return false
    }
    return found
  }

  func first(_ name: String) -> HTMLElement? { first { $0.name == name } }

  func first(_ isMeant: (HTMLElement) -> Bool) -> HTMLElement? {
    for element in elements {
      if isMeant(element) { return element }
      if let found = element.first(isMeant) { return found }
    }
    return nil
  }

  /// Whether it is a document's title as word processors mark it.
  var isTitle: Bool { name == "p" && (hasClass("title") || hasClass("MsoTitle")) && !isEmpty }

  private var isBreak: Bool { name == "br" || Self.blocks.contains(name) }

  /// Elements that stand on lines of their own.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", "ac:task-list", "ac:task", "ac:task-body", "ac:rich-text-body", "ac:layout",
    "ac:layout-section", "ac:layout-cell", "ac:adf-content", "ac:adf-extension",
  ]
}
