import Markdown

/// A document as sections: what its headings hold, and the lines that stand in for headings.
struct Sections {
  struct Section {
    /// Without marks.
    var title = ""
    /// As it stands in the document.
    var written = ""
    /// 0 for the document, 1 to 6 for headings, above for lines that stand in for one.
    var level = 0
    /// From 1.
    var line = 1
    var parent = 0
    var content: [Content] = []
    var sections: [Int] = []
  }

  /// What stands right below a section's title.
  enum Content {
    case block(Int)
    /// A part of a block: the words behind a title on its line, a line of a paragraph.
    case text(String, line: Int)
  }

  private(set) var sections = [Section()]
  private let document: Document
  /// The section that what follows belongs to.
  private var current = 0

  init(_ document: Document) {
    self.document = document
    for block in document.children(0) { read(block) }
  }

  /// Lines that stand in for headings are below every heading.
  static let standIn = 7

  private mutating func read(_ block: Int) {
    switch document.blocks[block].kind {
    case .heading(let level):
      let text = Self.plain(document.text(block))
      if text.isEmpty { return }
      if level > 1, isFact(text) {
        sections[current].content.append(.text(text, line: document.blocks[block].firstLine))
        return
      }
      open(text, level, line: document.blocks[block].firstLine, written: document.text(block))
    case .paragraph: paragraph(block)
    case .list where takesLabels: list(block)
    case .html where isHidden(block): break
    case .frontMatter, .rule: break
    default: sections[current].content.append(.block(block))
    }
  }

  private mutating func open(_ title: String, _ level: Int, line: Int, written: String? = nil) {
    var parent = current
    while sections[parent].level >= level { parent = sections[parent].parent }
    sections.append(Section(title: title, written: written ?? title, level: level, line: line, parent: parent))
    current = sections.count - 1
    sections[parent].sections.append(current)
  }

  /// "## Date: December 15, 2022": a heading that is a label with its value.
  private func isFact(_ text: String) -> Bool {
    guard let label = Labels.candidates(text, unmarked: false).first, !label.rest.isEmpty, label.name.utf8.count < 24,
      let path = Subject.labels[Wording.key(label.name)]
    else { return false }
    let isTime = path == ["window"] || path == ["date"] || Catalogue.lens(path)?.isMoment == true
    return isTime
      ? TimeReader.read(FreeReading.bare(label.rest)) != nil
      : ["severity", "status", "durationStated", "id"].contains(path[0])
  }

  /// Back among what the last heading holds.
  private mutating func closeStandIn() {
    while sections[current].level >= Self.standIn { current = sections[current].parent }
  }

  // MARK: - Lines that stand in for headings

  private mutating func paragraph(_ block: Int) {
    let lines = document.lines(block)
    let texts = lines.map { document.string($0.bytes).trimmed }
    let parts = zip(lines, texts).flatMap { line, text in
      text.description.unbroken.split(separator: "\n").flatMap { Self.parted(String($0.trimmed)) }
        .map { (text: $0, line: line.number) }
    }
    let isParted = parts.count > lines.count
    guard parts.contains(where: { title(in: $0.text, isParted: isParted) != nil }) else {
      sections[current].content.append(.block(block))
      return
    }
    for part in parts {
      guard let (title, rest) = title(in: part.text, isParted: isParted) else {
        sections[current].content.append(.text(part.text, line: part.line))
        continue
      }
      open(title, Self.standIn, line: part.line)
      if !rest.isEmpty { sections[current].content.append(.text(rest, line: part.line)) }
    }
  }

  /// A line with several parts of a review on it: "**Impact:** … **Root cause:** …", "SUMMARY OF IMPACT: … MITIGATION: …".
  private static func parted(_ line: String) -> [String] {
    var parts: [String] = []
    var start = line.startIndex
    var at = line.startIndex
    while let colon = line[at...].firstIndex(where: { $0 == ":" || $0 == "：" }) {
      at = line.index(after: colon)
      // A name is short: what stands further back is not looked at.
      let before = line[start..<colon].suffix(80)
      guard let name = labelBefore(before), name.startIndex > start else { continue }
      parts.append(String(line[start..<name.startIndex].trimmed))
      start = name.startIndex
    }
    guard !parts.isEmpty else { return [line] }
    return parts + [String(line[start...])]
  }

  /// The name of a part at the end of a text, behind the end of a sentence: in bold letters, in capitals, or short.
  private static func labelBefore(_ text: Substring) -> Substring? {
    guard let end = text.lastIndex(where: { ".!?。；;".contains($0) }) else { return nil }
    let name = text[text.index(after: end)...].trimmed
    guard name.utf8.count < 60,
      name.first == "*" || name.first?.isUppercase == true || name.utf8.first.map({ $0 >= 0xE3 }) == true,
      let subject = Subject.of(String(name)), subject.isWhole || name.uppercased() == name,
      Catalogue.lens(subject.path).map({ Subject.isPart(subject.path, $0) }) ?? false
    else { return nil }
    return name
  }

  /// A comment says nothing to readers.
  private func isHidden(_ block: Int) -> Bool {
    let text = document.source(of: block).trimmed
    return text.hasPrefix("<!--") && text.hasSuffix("-->") && Blank.isBlank(text.dropFirst(4).dropLast(3))
  }

  /// `**Timeline**`, `Action items:`, `**Summary**: what happened`: a line that names a part of a review.
  private func title(in line: String, isParted: Bool) -> (title: String, rest: String)? {
    guard line.utf8.count < 4096, let label = Labels.candidates(line, unmarked: false).first else {
      return isBare(line) ? (Self.plain(line), "") : nil
    }
    let name = String(label.name)
    guard let path = Subject.named(name) ?? (name.uppercased() == name ? Subject.of(name)?.path : nil),
      let lens = Catalogue.lens(path), Subject.isPart(path, lens)
    else { return nil }
    let rest = label.rest.trimmed
    // A label with a few words behind it is a fact of the head: "Impact: 3,000 users".
    if !isParted, !rest.isEmpty, rest.utf8.count < 120, current == 0 || sections[current].level == 1,
      Subject.value(name) != nil
    {
      return nil
    }
    let isLoud =
      isParted || line.hasPrefix("*") || line.hasPrefix("_") || name.uppercased() == name || rest.utf8.count > 120
    if !rest.isEmpty, !isLoud { return nil }
    return (Self.plain(name), String(rest))
  }

  /// A line with nothing but the name of a part.
  private func isBare(_ line: String) -> Bool {
    guard line.utf8.count < 60, line.first != "[", let last = line.last, !".,;!".contains(last),
      let path = Subject.named(line)
    else {
      return false
    }
    return Catalogue.lens(path).map { Subject.isPart(path, $0) } ?? false
  }

  /// Whether lists here may hold parts of the review: not where a list is what the section is about.
  private var takesLabels: Bool {
    var above = current
    while above != 0 {
      if let subject = Subject.of(sections[above].title) { return Self.isStory(subject.path) }
      above = sections[above].parent
    }
    return true
  }

  private static func isStory(_ path: [String]) -> Bool { path == ["summary"] || path == ["cause", "whatHappened"] }

  /// A list whose items are parts: "- **Key events**" with a list below, "- **Impact**: nobody could sign in".
  private mutating func list(_ block: Int) {
    let items = Array(document.children(block))
    let titles = items.map { item -> (title: String, rest: String)? in
      guard let first = document.children(item).first(where: { _ in true }), document.blocks[first].kind == .paragraph
      else { return nil }
      let text = document.text(first)
      guard let line = text.split(separator: "\n").first.map(String.init) else { return nil }
      guard let label = Labels.candidates(line, unmarked: false).first, let path = Subject.named(label.name),
        let lens = Catalogue.lens(path), Subject.isPart(path, lens)
      else { return nil }
      let more = text.dropFirst(line.count).trimmed
      return (
        Self.plain(String(label.name)), ([label.rest.trimmed, more].filter { !$0.isEmpty }).joined(separator: "\n")
      )
    }
    guard titles.count(where: { $0 != nil }) > 1 else {
      sections[current].content.append(.block(block))
      return
    }
    for (item, title) in zip(items, titles) {
      guard let (title, rest) = title else {
        closeStandIn()
        sections[current].content += document.children(item).map { .block($0) }
        continue
      }
      open(title, Self.standIn, line: document.blocks[item].firstLine)
      if !rest.isEmpty { sections[current].content.append(.text(rest, line: document.blocks[item].firstLine)) }
      for child in document.children(item).dropFirst() { sections[current].content.append(.block(child)) }
    }
    closeStandIn()
  }

  /// A title without emphasis, links, anchors and the marks that close it.
  static func plain(_ text: String) -> String {
    var plain = LinkText.plain(text).replacing("**", with: "").replacing("__", with: "")[...].trimmed
    if let anchor = plain.range(of: "{#"), plain.hasSuffix("}") { plain = plain[..<anchor.lowerBound].trimmed }
    while let last = plain.last, ":#".contains(last) { plain = plain.dropLast().trimmed }
    return String(plain)
  }
}
