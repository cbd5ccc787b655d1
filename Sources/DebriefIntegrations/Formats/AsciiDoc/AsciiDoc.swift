import Debrief

/// AsciiDoc as Markdown, line by line: what reviews are written with, not the whole language.
struct AsciiDoc {
  private(set) var notes: [Note] = []
  /// The document's attributes, which `{name}` stands for.
  var attributes: [String: String] = [:]
  var lines: [Substring]
  var at = 0
  var blocks: [String] = []
  /// What stands in brackets or behind a dot above a block.
  var above = Above()
  let depth: Int

  struct Above {
    /// `source,ruby`, `cols="1,2",options="header"`.
    var attributes = ""
    var title: String?
  }

  static func markdown(_ text: String) -> (text: String, notes: [Note]) {
    let front = FrontPart.end(of: text)
    var document = AsciiDoc(
      text[front...].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline), depth: 0)
    document.header()
    document.body()
    return (text[..<front] + document.blocks.joined(separator: "\n\n") + "\n", document.notes)
  }

  private let budget: AsciiDocWords.Budget

  init(
    _ lines: [Substring], depth: Int, attributes: [String: String] = [:],
    budget: AsciiDocWords.Budget = AsciiDocWords.Budget()
  ) {
    (self.lines, self.depth, self.attributes, self.budget) = (lines, depth, attributes, budget)
  }

  /// A part of the document as blocks of its own.
  mutating func inner(_ lines: [Substring]) -> [String] {
    guard depth < 10 else { return [lines.map(words).joined(separator: "\n")].filter { !$0.isEmpty } }
    var inner = AsciiDoc(lines, depth: depth + 1, attributes: attributes, budget: budget)
    inner.body()
    notes += inner.notes
    return inner.blocks
  }

  func words(_ text: some StringProtocol) -> String { AsciiDocWords(attributes, budget).markdown(String(text)) }

  var line: Substring? { at < lines.count ? lines[at] : nil }

  // MARK: - The header

  /// Title, authors, revision, attributes, up to a blank line.
  private mutating func header() {
    while let line, line.trimmed.isEmpty || line.hasPrefix("//") || isAttribute(line) { headerLine(line) }
    guard let line, line.hasPrefix("= ") else { return facts() }
    blocks.append(MarkdownText.heading(1, words(line.dropFirst(2).trimmed)))
    at += 1
    var plain = 0
    while let line = self.line, !line.trimmed.isEmpty {
      if !isAttribute(line), !line.hasPrefix("//") {
        plain += 1
        if plain == 1, line.first?.isLetter == true { attributes["author"] = String(line.trimmed) }
        if plain == 2 { revision(line) }
        if plain > 2 || line.hasPrefix("=") { break }
      }
      headerLine(line)
    }
    facts()
  }

  private mutating func headerLine(_ line: Substring) {
    if line.hasPrefix("////") { return skipComment() }
    if isAttribute(line) { attribute(line) }
    at += 1
  }

  private func isAttribute(_ line: Substring) -> Bool {
    guard line.first == ":", let end = line.dropFirst().firstIndex(of: ":") else { return false }
    return line[..<end].dropFirst().allSatisfy { $0.isLetter || $0.isNumber || "-_!".contains($0) } && line.count > 2
  }

  mutating func attribute(_ line: Substring) {
    guard let end = line.dropFirst().firstIndex(of: ":") else { return }
    attributes[line[..<end].dropFirst().lowercased()] = String(line[line.index(after: end)...].trimmed)
  }

  /// `v1.2, 2026-02-16: first edition`
  private mutating func revision(_ line: Substring) {
    let part = line.split(separator: ",", maxSplits: 1).last ?? line
    attributes["revdate"] = String((part.range(of: ": ").map { part[..<$0.lowerBound] } ?? part).trimmed)
  }

  /// What the header says of the document, but for what it tells the program that lays it out.
  private mutating func facts() {
    let own = ["author": "Author", "authors": "Authors", "revdate": "Prepared on", "date": "Date"]
    let known: Set<String> = [
      "severity", "status", "owner", "service", "services", "incident", "id", "priority", "duration", "start", "end",
      "detected", "resolved", "reviewers", "tags", "keywords", "impact", "summary",
    ]
    let lines = attributes.sorted { $0.key < $1.key }.compactMap { name, value -> String? in
      guard !value.isEmpty else { return nil }
      let label =
        own[name]
        ?? (known.contains(name) || name.hasPrefix("incident") ? name.prefix(1).uppercased() + name.dropFirst() : nil)
      // Their addresses are links.
      let said = name.hasPrefix("author") ? value : MarkdownText.escaped(value)
      return label.map { "- **\($0.replacing("-", with: " "))**: \(said)" }
    }
    if !lines.isEmpty { blocks.append(lines.joined(separator: "\n")) }
  }

  // MARK: - Blocks

  mutating func body() {
    while let line {
      let bare = line.trimmed
      if bare.isEmpty { at += 1 } else { block(line, bare) }
    }
  }

  private mutating func block(_ line: Substring, _ bare: Substring) {
    if bare.hasPrefix("////") { return skipComment() }
    if bare.hasPrefix("//") {
      at += 1
    } else if isAttribute(line) {
      attribute(line)
      at += 1
    } else if let level = headingLevel(line) {
      take(MarkdownText.heading(level, words(line.drop { $0 == "=" || $0 == "#" }.trimmed)))
    } else if bare.hasPrefix("["), bare.hasSuffix("]"), !bare.hasPrefix("[ ]"), !bare.hasPrefix("[x]") {
      above.attributes = String(bare.dropFirst().dropLast())
      at += 1
    } else if bare.hasPrefix("."), bare.count > 1, let next = bare.dropFirst().first, next != "." && next != " " {
      above.title = String(bare.dropFirst())
      at += 1
    } else if AsciiDoc.isFence(bare) {
      fenced(bare)
    } else if bare == "|===" || bare == "!===" {
      tableBlock()
    } else if macroLine(bare) {
      at += 1
    } else if ["'''", "---", "- - -", "* * *", "***"].contains(bare) {
      take("---")
    } else if bare == "<<<" || bare == "+" {
      at += 1
    } else if Item(line) != nil {
      title()
      list()
      above = Above()
    } else {
      paragraph()
    }
  }

  mutating func take(_ block: String) {
    title()
    if !block.isEmpty { blocks.append(block) }
    above = Above()
    at += 1
  }

  /// `.Timeline` above a block.
  mutating func title() {
    if let title = above.title { blocks.append("**\(words(title))**") }
    above.title = nil
  }

  private func headingLevel(_ line: Substring) -> Int? {
    for mark: Character in ["=", "#"] {
      let marks = line.prefix { $0 == mark }
      if (1...6).contains(marks.count), line.dropFirst(marks.count).first == " " { return marks.count }
    }
    return nil
  }

  private mutating func skipComment() {
    let fence = line?.trimmed
    at += 1
    while let line, line.trimmed != fence { at += 1 }
    at += 1
  }

  /// `image::a.png[]`, `include::b.adoc[]`: a line that is no text.
  private mutating func macroLine(_ line: Substring) -> Bool {
    guard let sign = line.range(of: "::"), line.hasSuffix("]"), let open = line[sign.upperBound...].firstIndex(of: "["),
      !line[..<sign.lowerBound].contains(" ")
    else { return false }
    let target = line[sign.upperBound..<open]
    switch line[..<sign.lowerBound] {
    case "image":
      let words = line[line.index(after: open)...].dropLast().prefix { $0 != "," && $0 != "=" }
      title()
      blocks.append(MarkdownText.image(MarkdownText.escaped(String(words)), at: String(target)))
    case "include": note("the file “\(target.prefix(100))”, which this document includes, is not read")
    case "video", "audio": note("“\(target.prefix(100))” is left out; attach it to the review if it matters")
    case "toc", "ifdef", "ifndef", "ifeval", "endif": break
    default: return false
    }
    return true
  }

  mutating func note(_ words: String) {
    if notes.count < 100 { notes.append(Note(.omitted, words)) }
  }

  static func isFence(_ line: Substring) -> Bool {
    if line.hasPrefix("```") || line == "--" { return true }
    guard let mark = line.first, "-.=*_+".contains(mark), line.utf8.count > 3 else { return false }
    return line.allSatisfy { $0 == mark }
  }

  /// What stands between two lines of the same signs.
  private mutating func fenced(_ open: Substring) {
    at += 1
    let close = open.hasPrefix("```") ? open.prefix { $0 == "`" } : open
    var inside: [Substring] = []
    while let line, line.trimmed != close {
      inside.append(line)
      at += 1
    }
    let attributes = above.attributes
    title()
    above = Above()
    at += 1
    switch open.first {
    case "-" where open.count > 2, ".", "`":
      let named = attributes.hasPrefix("source") ? attributes.split(separator: ",").dropFirst().first : nil
      let language = open.first == "`" ? open.dropFirst(3) : named?.trimmed ?? ""
      blocks.append(MarkdownText.fence(inside.joined(separator: "\n"), String(language)))
    case "_":
      let quoted = inner(inside)
      if !quoted.isEmpty { blocks.append(MarkdownText.quote(quoted)) }
    case "+":
      let (text, more) = HTMLMarkdown.read(inside.joined(separator: "\n"))
      notes += more
      if !text.trimmed.isEmpty { blocks.append(text.trimmed) }
    default: blocks += inner(inside)
    }
  }

  private mutating func paragraph() {
    var text: [String] = []
    let isCode = line?.first == " " && above.attributes.isEmpty
    while let line, !line.trimmed.isEmpty, text.isEmpty || !endsParagraph(line) {
      let isComment = line.hasPrefix("//")
      if !isComment {
        text.append(isCode ? String(line) : line.hasSuffix(" +") ? words(line.dropLast(2)) + "  " : words(line))
      }
      at += 1
    }
    title()
    above = Above()
    let block =
      isCode ? MarkdownText.fence(text.joined(separator: "\n")) : MarkdownText.lines(text.joined(separator: "\n"))
    if !block.isEmpty { blocks.append(block) }
  }

  func endsParagraph(_ line: Substring) -> Bool {
    let bare = line.trimmed
    if ["image::", "include::", "video::", "audio::", "endif::", "ifdef::"].contains(where: bare.hasPrefix) {
      return true
    }
    return AsciiDoc.isFence(bare) || bare == "|===" || bare.hasPrefix("[") && bare.hasSuffix("]") || bare == "+"
  }
}
