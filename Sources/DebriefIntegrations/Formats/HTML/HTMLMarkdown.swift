import Debrief

/// A page as Markdown: its document, without what only the site around it says.
struct HTMLMarkdown {
  /// How deep lists and quotes nest; deeper ones stand side by side.
  static let mostNested = 12

  private(set) var notes: [Note] = []
  let styles: HTMLStyles
  let content: HTMLContent
  /// Within how many lists and quotes.
  var nested = 0
  /// What cells that reach over several columns or rows may add to a page, in bytes.
  var spare = 8 << 20
  /// Whether headings are no headings, as within an item or a cell.
  var isInside = false
  /// Whether letters are bold without marks, as in headings.
  var isBold = false

  /// Whether headings are a level smaller than on the page.
  private var isBelowTitle = false

  /// - Parameter isBelowTitle: whether the page's own title stands elsewhere, above all of its headings.
  static func read(_ text: String, isBelowTitle: Bool = false) -> (text: String, notes: [Note]) {
    let (page, isCut) = HTMLParser.read(CharacterData.opened(text))
    var markdown = HTMLMarkdown(page)
    markdown.isBelowTitle = isBelowTitle
    var blocks: [String] = []
    if let title = markdown.content.title { blocks.append(MarkdownText.heading(1, MarkdownText.escaped(title))) }
    if let author = markdown.content.author { blocks.append("**Author**: " + MarkdownText.escaped(author)) }
    blocks += markdown.blocks(markdown.content.root.children)
    if isCut {
      markdown.note(.limit, "the page nests too deep or has too many elements; what follows is not read")
    }
    return (blocks.joined(separator: "\n\n") + "\n", markdown.notes)
  }

  private init(_ page: HTMLElement) {
    styles = HTMLStyles(page)
    content = HTMLContent(page)
  }

  /// The same words are noted once.
  mutating func note(_ kind: Note.Kind, _ message: String) {
    let note = Note(kind, message)
    if notes.count < 100, !notes.contains(note) { notes.append(note) }
  }

  // MARK: - Blocks

  mutating func blocks(_ nodes: [HTMLNode]) -> [String] {
    var blocks: [String] = []
    var line: [HTMLNode] = []
    var wasList = false
    for node in nodes {
      guard let element = node.element else {
        line.append(node)
        continue
      }
      if isLeftOut(element) { continue }
      guard element.holdsBlocks || isMacro(element) else {
        line.append(node)
        continue
      }
      let before = paragraph(line)
      blocks += before
      wasList = wasList && before.isEmpty
      line = []
      if let level = wordList(element), let last = blocks.indices.last, MarkdownText.isList(blocks[last]) {
        blocks[last] += list(element).map { "\n" + MarkdownText.indented($0, by: 4 * level) }.joined()
      } else {
        let made = block(element)
        // Some write a list for each of its items.
        if element.name == "ul", made.count == 1, wasList, let last = blocks.indices.last,
          MarkdownText.areBullets(blocks[last], made[0])
        {
          blocks[last] += "\n" + made[0]
        } else {
          blocks += made
        }
      }
      wasList = element.name == "ul"
    }
    return blocks + paragraph(line)
  }

  private mutating func paragraph(_ nodes: [HTMLNode]) -> [String] {
    let text = MarkdownText.paragraph(words(nodes))
    return text.isEmpty ? [] : [text]
  }

  private mutating func block(_ element: HTMLElement) -> [String] {
    switch element.name {
    case "h1", "h2", "h3", "h4", "h5", "h6": return heading(element, Int(element.name.dropFirst()) ?? 1)
    case "p" where element.isTitle && !isInside: return heading(element, 1)
    case "ul" where element.hasClass("toggle"): return element.elements.flatMap { blocks($0.children) }
    case "ul", "ol", "menu", "ac:task-list": return list(element)
    case "dl": return definitions(element)
    case "table": return table(element)
    case "pre": return code(element)
    case "blockquote": return quote(element)
    case "hr": return ["---"]
    case "details": return details(element)
    case "header" where !content.isAlone: return header(element)
    case "ac:structured-macro", "ac:macro": return macro(element)
    default: return blocks(element.children)
    }
  }

  private mutating func heading(_ element: HTMLElement, _ level: Int) -> [String] {
    guard !isInside else {
      let text = words(element.children, bold: true)
      return text.isEmpty ? [] : ["**\(text)**"]
    }
    let text = words(element.children.filter { !isAnchor($0) }, bold: true)
    return text.isEmpty ? [] : [MarkdownText.heading(isBelowTitle ? level + 1 : level, text)]
  }

  /// The sign beside a heading that leads to it.
  private func isAnchor(_ node: HTMLNode) -> Bool {
    guard let element = node.element, element.name == "a" else { return false }
    return ["", "#", "¶", "§", "🔗"].contains(element.text.oneLine)
  }

  /// What stands above a page is the site's, but for the only heading of the page.
  private mutating func header(_ element: HTMLElement) -> [String] {
    if element["id"] == "title-block-header" { return blocks(element.children) }
    let own = element.all { $0.name == "h1" }
    guard own.count == 1, content.titles == 1 else { return [] }
    return heading(own[0], 1)
  }

  private mutating func quote(_ element: HTMLElement) -> [String] {
    guard nested < Self.mostNested else { return blocks(element.children) }
    nested += 1
    defer { nested -= 1 }
    let inner = inside { $0.blocks(element.children) }
    return inner.isEmpty ? [] : [MarkdownText.quote(inner)]
  }

  private mutating func details(_ element: HTMLElement) -> [String] {
    var title: [String] = []
    if let summary = element.elements.first(where: { $0.name == "summary" }) {
      let text = words(summary.children, bold: true)
      if summary.elements.contains(where: { $0.name.count == 2 && $0.name.hasPrefix("h") }), !isInside {
        title = blocks(summary.children)
      } else if !text.isEmpty {
        title = ["**\(text)**"]
      }
    }
    return title + blocks(element.children.filter { $0.element?.name != "summary" })
  }

  private func code(_ element: HTMLElement) -> [String] {
    let inner = element.first("code")
    let classes = element.classes + (inner?.classes ?? [])
    let language = classes.first { $0.hasPrefix("language-") }.map { String($0.dropFirst(9)) } ?? ""
    var text = ""
    element.each { node in
      if case .text(let words) = node { text += words }
      if node.element?.name == "br" { text += "\n" }
      return true
    }
    text = text.replacing("\r\n", with: "\n").replacing("\u{A0}", with: " ")
    return text.contains { !$0.isWhitespace } ? [MarkdownText.fence(text, language)] : []
  }

  /// What is done by `read` happens where headings are no headings.
  mutating func inside<Result>(_ read: (inout HTMLMarkdown) -> Result) -> Result {
    let outer = isInside
    isInside = true
    defer { isInside = outer }
    return read(&self)
  }
}
