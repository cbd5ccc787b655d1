import Markdown

// Lists of what helped, what hindered, what was learned, who was there: items, rows, or paragraphs.

extension FreeReading {
  mutating func elements(_ index: Int, of path: [String]) {
    let section = outline.sections[index]
    elements(section.content, of: path)
    for inner in section.sections {
      let title = outline.sections[inner].title
      if let own = Subject.of(title), own.path != path,
        own.isWhole || Self.standsAlone(own.path) || own.path[0] == "actions"
      {
        self.section(inner, below: nil)
      } else {
        named(inner, of: path)
      }
    }
  }

  /// A heading among elements: a group of them, or one with its name.
  private mutating func named(_ index: Int, of path: [String]) {
    let section = outline.sections[index]
    let isGroup = section.content.contains { isList($0) || isTable($0) } || !section.sections.isEmpty
    guard !isGroup, Catalogue.element(of: path)?.field("title") != nil else {
      keep(section.title, line: section.line)
      return elements(index, of: path)
    }
    let element = element(of: path)
    capture("title", section.title, of: element, line: section.line)
    let told = section.content.map { text(of: $0) }.joined(separator: "\n\n")
    guard let shape = Catalogue.element(of: path), !told.isEmpty else { return }
    capture(Self.teller(shape), told, of: element, line: section.line)
  }

  /// The field that says what an element is.
  private static func teller(_ shape: RecordShape) -> String {
    ["what", "lesson", "description"].first { shape.field($0) != nil } ?? Assembly.main(shape)
  }

  private mutating func elements(_ content: [Sections.Content], of path: [String]) {
    let isListed = content.contains { isList($0) || isTable($0) }
    for (index, part) in content.enumerated() {
      let line = line(of: part)
      guard case .block(let block) = part else {
        paragraph(text(of: part), of: path, line: line, isListed: isListed)
        continue
      }
      switch document.blocks[block].kind {
      case .list:
        if index > 0, path == ["lessons"], isAnnouncingWork(content[index - 1]) {
          actionItems(part)
        } else {
          for item in items(block) where !isPart(item, of: path) { one(item, of: path) }
        }
      case .table: table(block, of: path)
      case .paragraph: paragraph(document.text(block), of: path, line: line, isListed: isListed)
      default: keep(document.source(of: block), line: line)
      }
    }
  }

  /// Beside a list a paragraph is no element: it introduces the list, or closes it.
  private mutating func paragraph(_ text: String, of path: [String], line: Int, isListed: Bool) {
    if isListed || Wording.full(text).isEmpty { return keep(text, line: line) }
    if Self.isNothing(text) { return }
    switch Catalogue.lens(path)?.element {
    case .person?: people(path, text, line: line)
    case .record(let shape)?:
      let element = element(of: path)
      if path == ["links"] { capture("link", text, of: element, line: line) } else { row(text, shape, element, line) }
    default:
      let items = Self.isWords(path) ? text.split(separator: "\n").map { String($0.trimmed) } : [text]
      capture(path, text, line: line, items: items)
    }
  }

  /// Lists whose elements are a word or two.
  private static func isWords(_ path: [String]) -> Bool { ["services", "tags", "teams"].contains(path.last ?? "") }

  /// "What went well:" as an item, with what did below it.
  private mutating func isPart(_ item: Item, of path: [String]) -> Bool {
    let name = Sections.plain(item.text)
    guard item.rest.count == 1, case .list = document.blocks[item.rest[0]].kind, !item.text.contains("\n"),
      let own = Subject.named(name), own == ["actions"] || Catalogue.lens(own)?.element != nil
    else { return false }
    if !Subject.isName(name) { keep(item.text, line: item.line) }
    if own == ["actions"] { actionItems(.block(item.rest[0])) } else { elements([.block(item.rest[0])], of: own) }
    return true
  }

  private mutating func one(_ item: Item, of path: [String]) {
    let source = document.source(of: item.block)
    let text = Self.unlisted(source)
    if Self.isNothing(text) { return }
    switch Catalogue.lens(path)?.element {
    case .person?: people(path, item.text, line: item.line)
    case .record(let shape)?:
      if path == ["cause", "factors"], item.rest.isEmpty, fact(ValueReader.oneLine(item.text), line: item.line) {
        return
      }
      let element = element(of: path)
      if path == ["links"] { return capture("link", ValueReader.oneLine(item.text), of: element, line: item.line) }
      row(text, shape, element, item.line)
    default: capture(path, text, line: item.line, items: [text])
    }
  }

  /// `**Name**: what it was`, else the words alone.
  private mutating func row(_ text: String, _ shape: RecordShape, _ element: Int, _ line: Int) {
    let teller = Self.teller(shape)
    let name = ["title", "name"].first { shape.field($0) != nil && $0 != teller }
    if let name, text.hasPrefix("**"), let close = text.dropFirst(2).range(of: "**"),
      text[..<close.lowerBound].utf8.count < 120
    {
      let rest = text[close.upperBound...].drop { "-–—: ".contains($0) }
      if rest.contains(where: \.isLetter) {
        let title = Sections.plain(String(text[..<close.upperBound]))
        capture(name, title, of: element, line: line)
        return capture(teller, String(rest), of: element, line: line)
      }
    }
    let isName = name == "name" && !text.contains("\n")
    capture(isName ? "name" : teller, text, of: element, line: line)
  }

  private mutating func table(_ block: Int, of path: [String]) {
    let rows = rows(block)
    guard let shape = Catalogue.element(of: path), let header = rows.first(where: \.isHeader)?.cells else {
      if facts(table: block) { return }
      for (cells, line, isHeader) in rows where !isHeader {
        let text = cells.filter { !Blank.isBlank($0) }.joined(separator: " – ")
        if case .person? = Catalogue.lens(path)?.element {
          people(path, cells[0], line: line)
        } else {
          capture(path, text, line: line, items: [text])
        }
      }
      return
    }
    let fields = header.map { Columns.of($0, in: shape) }
    let teller = Self.teller(shape)
    for (cells, line, isHeader) in rows where !isHeader && cells.contains(where: { !Blank.isBlank($0) }) {
      let element = element(of: path)
      for (column, cell) in cells.enumerated() where !Blank.isBlank(cell) {
        if let field = column < fields.count ? fields[column] : nil {
          capture(field, cell.unbroken, of: element, line: line)
        } else if !fields.contains(teller), !cell.allSatisfy(\.isNumber) {
          capture(teller, cell.unbroken, of: element, line: line)
        } else if column < header.count, !cell.allSatisfy(\.isNumber) {
          keep("\(Sections.plain(header[column])): \(cell)", line: line)
        }
      }
    }
  }

  /// An item's text without its mark; what stands below it is dedented with it.
  static func unlisted(_ source: String) -> String {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first else { return source }
    let bare = ListText.unmarked(first.trimmed.description)
    let width = first.count - bare.count
    let rest = lines.dropFirst().map { line in String(line.dropFirst(min(width, line.prefix { $0 == " " }.count))) }
    return ([bare] + rest).joined(separator: "\n").trimmed.description
  }

  static func isNothing(_ text: String) -> Bool {
    Blank.isBlank(text) || ValueReader.isNone(text.trimmed.lowercased())
      || text.utf8.count < 12 && Self.nothing.contains(Wording.full(text))
  }

  private static let nothing: Set<String> = [
    "none", "n a", "na", "nothing", "tbd", "todo", "keine", "aucun", "aucune", "ninguno", "nenhum", "なし", "無", "无",
    "特になし",
  ]

  private func isAnnouncingWork(_ part: Sections.Content) -> Bool {
    isParagraph(part) && text(of: part).trimmed.hasSuffix(":") && commits(part)
  }

  // MARK: - Five whys

  mutating func whys(_ index: Int) {
    let section = outline.sections[index]
    for part in section.content {
      guard case .block(let block) = part else {
        why(text(of: part), line: line(of: part))
        continue
      }
      switch document.blocks[block].kind {
      case .list:
        for item in items(block) {
          let inner = item.rest.map { document.source(of: $0) }
          why(([item.text] + inner).joined(separator: "\n"), line: item.line)
        }
      case .table: table(block, of: ["cause", "whys"])
      case .paragraph: why(document.text(block), line: document.blocks[block].firstLine)
      default: keep(document.source(of: block), line: document.blocks[block].firstLine)
      }
    }
    for inner in section.sections {
      let own = outline.sections[inner]
      if own.title.contains("?") || own.title.contains("？") {
        why(([own.title] + own.content.map { text(of: $0) }).joined(separator: "\n"), line: own.line)
      } else {
        self.section(inner, below: nil)
      }
    }
  }

  /// A question with its answer; a statement explains the one before it.
  private mutating func why(_ text: String, line: Int) {
    let bare = text.trimmed
    guard !bare.isEmpty else { return }
    let end = bare.firstIndex { $0 == "?" || $0 == "？" }
    let element = element(of: ["cause", "whys"])
    guard let end else { return capture("answer", String(bare), of: element, line: line) }
    let question = Sections.plain(String(bare[...end]))
    capture("question", question, of: element, line: line)
    let answer = bare[bare.index(after: end)...].drop { "*→- \n:–—_>".contains($0) }
    if answer.contains(where: \.isLetter) { capture("answer", String(answer), of: element, line: line) }
  }
}
