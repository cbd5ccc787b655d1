import Markdown

// What is told in sentences, and the labels among them.

extension FreeReading {
  /// Paragraphs and lists as the text of a field; nil: of none, so that only labels are read and the rest is kept.
  mutating func prose(_ content: [Sections.Content], of path: [String]?) {
    for (index, part) in content.enumerated() {
      if isList(part), index > 0 && commits(content[index - 1]) || isWork(part, of: path) {
        actionItems(part)
      } else {
        prose(part, of: path)
      }
    }
  }

  private mutating func prose(_ part: Sections.Content, of path: [String]?) {
    if case .block(let block) = part {
      switch document.blocks[block].kind {
      case .table:
        if facts(table: block) || timed(table: block) { return }
      case .list:
        if timed(list: block) { return }
        return list(block, of: path)
      case .item: return item(block, of: path)
      case .paragraph: return paragraph(part, of: path)
      default: break
      }
    } else {
      return paragraph(part, of: path)
    }
    place(text(of: part), of: path, line: line(of: part))
  }

  /// Lines that are facts go to their fields; what is left is told.
  private mutating func paragraph(_ part: Sections.Content, of path: [String]?) {
    let text = text(of: part).unbroken
    if marksWork(text, line: line(of: part)) { return }
    var left: [Substring] = []
    var label: Substring?
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let number = self.line(of: part) + offset
      if let before = label {
        // The value stands on the line below its label.
        label = nil
        if fact(Sections.plain(String(before)), String(line), line: number) {
          left.removeLast()
          continue
        }
      }
      if fact(String(line.trimmed), line: number) { continue }
      left.append(line)
      if line.trimmed.hasSuffix(":**") || line.trimmed.hasSuffix(":"), line.utf8.count < 60 { label = line }
    }
    place(left.joined(separator: "\n"), of: path, line: line(of: part))
  }

  /// An item among the parts of a review: a fact, or a list of its own.
  private mutating func item(_ block: Int, of path: [String]?) {
    for child in document.children(block) { prose(.block(child), of: path) }
  }

  /// Items that are facts go to their fields; the others stay a list.
  private mutating func list(_ block: Int, of path: [String]?) {
    var left: [String] = []
    for item in document.children(block) {
      let children = Array(document.children(item))
      let line = document.blocks[item].firstLine
      if children.count == 1, document.blocks[children[0]].kind == .paragraph,
        fact(ValueReader.oneLine(document.text(children[0])), line: line)
      {
        continue
      }
      left.append(document.source(of: item))
    }
    place(left.joined(separator: "\n"), of: path, line: document.blocks[block].firstLine)
  }

  private mutating func place(_ text: String, of path: [String]?, line: Int) {
    guard !text.trimmed.isEmpty else { return }
    if zoneLine(text, line) { return }
    guard let path else { return tell(text, line) }
    self.text(text, of: path, line: line)
  }

  /// "All times in CET": for all of the document, or for the section that says so.
  mutating func zoneLine(_ text: String, _ line: Int) -> Bool {
    let words = text.lowercased()
    guard text.utf8.count < 160, Self.zoneWords.contains(where: words.contains) else { return false }
    if reading.takeZone(text) { return true }
    let parts = text.split { " ,;()!*`\n（）".contains($0) }.map {
      $0.hasSuffix(".") ? String($0.dropLast()) : String($0)
    }
    guard
      let name = parts.last(where: { $0.contains(where: \.isNumber) && ZoneNames.read($0) != nil })
        ?? parts.first(where: { $0.count > 1 && ZoneNames.read($0) != nil })
    else { return false }
    reading.documentZone = reading.documentZone ?? name
    keep(text, line: line)
    return true
  }

  private static let zoneWords = [
    "all times", "times are", "times in", "times listed", "times given", "timestamps", "timezone", "time zone",
    "zeiten in", "alle zeiten", "alle uhrzeiten", "toutes les heures", "heures en", "todas las horas", "horas en",
    "todos os horários", "horários em", "時刻は", "時間は", "时间均", "时间为", "hours are",
  ]

  /// Sentences that no field takes are kept, and looked through for times at the end.
  private mutating func tell(_ text: String, _ line: Int) {
    story.append(Story(text: text, line: line, path: []))
    keep(text, line: line)
  }

  /// A text of a field that tells, or of the part of it that does.
  mutating func text(_ text: String, of path: [String], line: Int) {
    story.append(Story(text: text, line: line, path: path))
    let target = Self.teller(path)
    guard let lens = Catalogue.lens(target) else { return keep(text, line: line) }
    switch lens {
    case .prose:
      guard let known = reading.captures.lastIndex(where: { reading.slots[$0.slot].path == target }) else {
        return capture(target, text, line: line)
      }
      reading.captures[known].text += "\n\n" + text
    case .list: capture(target, text, line: line, items: [text])
    default: capture(target, ValueReader.oneLine(text), line: line)
    }
  }

  /// Where the sentences about a part of the review go.
  static func teller(_ path: [String]) -> [String] {
    switch path {
    case ["impact"]: ["impact", "business", "description"]
    case ["cause"]: ["cause", "statement"]
    case ["detection"]: ["detection", "symptoms"]
    case ["response"]: ["response", "resolutionMethod"]
    default: path
    }
  }

  /// Whether at least half of a list's items say what people are going to do.
  private func isWork(_ part: Sections.Content, of path: [String]?) -> Bool {
    guard path == nil || path == ["response", "resolutionMethod"] || path == ["lessons"], case .block(let block) = part
    else {
      return false
    }
    let items = items(block).map { $0.text.lowercased() }
    let promised = items.count { item in Self.promises.contains { item.hasPrefix($0) } }
    return promised > 0 && promised * 2 >= items.count
  }

  private static let promises = [
    "we will ", "we'll ", "we’ll ", "we are going to ", "we're going to ", "we’re going to ", "we plan to ",
    "wir werden ",
    "nous allons ", "vamos a ", "iremos ",
  ]

  /// Whether a paragraph announces work: "Going forward, we will do the following:".
  func commits(_ part: Sections.Content) -> Bool {
    guard isParagraph(part) else { return false }
    let text = text(of: part).trimmed
    guard text.hasSuffix(":") || text.hasSuffix(":**"), text.utf8.count < 2000 else { return false }
    let last = text.dropLast().split(whereSeparator: { ".!?".contains($0) }).last.map { $0.lowercased() } ?? ""
    return Self.commitments.contains { last.contains($0) }
  }

  private static let commitments = [
    "we will", "we'll", "we’ll", "we are going to", "we're going to", "we’re going to", "we plan to", "will be taking",
    "following actions", "following steps", "following measures", "following improvements", "following changes",
    "action items", "we are taking", "we're taking", "we’re taking", "we have taken", "we've taken", "we’ve taken",
    "to prevent this", "prevent similar", "prevent a recurrence", "are committing", "next steps",
  ]
}
