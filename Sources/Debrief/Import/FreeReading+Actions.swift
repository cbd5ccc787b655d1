import Markdown

// Work that follows: items, rows, headings, and paragraphs that say they are one.

extension FreeReading {
  mutating func actions(_ index: Int) {
    let section = outline.sections[index]
    let outer = group
    group = outer.joined(with: section.title)
    defer { group = outer }
    let isListed = section.content.contains { isList($0) || isTable($0) }
    let isOne =
      section.level >= Sections.standIn && section.content.count == 1 && !isListed
      && ["action item", "action", "ai", "todo", "to do"].contains(Wording.key(section.title))
    let isTold = !isListed && section.sections.isEmpty && arePlans(section.content)
    for (place, part) in section.content.enumerated() {
      // What a template gives as examples is nobody's work.
      if place > 0, isList(part), Self.announcesExamples(text(of: section.content[place - 1])) {
        keep(text(of: part), line: line(of: part))
      } else {
        action(part, isAlone: isOne || isTold)
      }
    }
    let isHeaded = section.sections.count > 1 && !isListed && section.sections.allSatisfy(isLeaf)
    for inner in section.sections {
      if let own = Subject.of(outline.sections[inner].title), own.isWhole, Self.standsAlone(own.path) {
        self.section(inner, below: nil)
      } else if isHeaded, !isGroup(inner) {
        headed(inner)
      } else {
        keepBeyondName(outline.sections[inner])
        actions(inner)
      }
    }
  }

  /// A short paragraph that says what is to be done, or was; several of which most do.
  private func arePlans(_ content: [Sections.Content]) -> Bool {
    guard content.allSatisfy(isParagraph) else { return false }
    let texts = content.map { text(of: $0).lowercased() }
    if texts.count == 1 {
      return texts[0].utf8.count < 300
        && (Self.promises.contains(where: texts[0].contains) || texts[0].contains(/\bwe(?:'ve| have) \w+ed\b/))
    }
    return texts.count { text in text.utf8.count < 700 && Self.plans.contains(where: text.contains) } * 2 >= texts.count
  }

  private static func announcesExamples(_ text: String) -> Bool {
    ["examples:", "example:", "for example:", "e.g.:", "beispiele:", "exemples :", "ejemplos:"].contains {
      text.trimmed.lowercased().hasSuffix($0)
    }
  }

  private static let promises = [
    "we will ", "we'll ", "we plan ", "we still plan ", "we are going to ", "we're going to ",
  ]

  private static let plans =
    promises + [
      "we have ", "we've ", " should ", " could ", " will ", " must ", " need to ", " needs to ", " plan to ",
      "fixed by", "filed ",
    ]

  private func isLeaf(_ index: Int) -> Bool {
    let section = outline.sections[index]
    return section.sections.isEmpty && !section.content.contains { isTable($0) }
  }

  /// A heading that only says what kind of actions follow.
  private func isGroup(_ index: Int) -> Bool {
    let section = outline.sections[index]
    return section.content.contains { isList($0) && !isDescription($0) }
      && section.content.first.map(isParagraph) != true
      || Subject.named(section.title) != nil || Horizons.words.word(section.title) != nil
  }

  /// "**Description:** …", "**Owner:** …": the fields of the action above.
  private func isDescription(_ part: Sections.Content) -> Bool {
    guard case .block(let block) = part, let first = items(block).first else { return false }
    return Labels.candidates(first.text, unmarked: false).contains {
      !$0.rest.isEmpty && $0.name.utf8.count < 24 && Columns.of(String($0.name), in: ActionItem.shape) != nil
    }
  }

  /// `### 2) Better alerting @dma [detect]`: the heading is the action, what stands below describes it.
  private mutating func headed(_ index: Int) {
    let section = outline.sections[index]
    let action = element(of: ["actions"])
    item(section.title, [], of: action, line: section.line, ticked: nil)
    let told = section.content.map { text(of: $0) }.joined(separator: "\n\n")
    if !told.isEmpty { _ = add(told, to: "action", of: action, behind: "\n") }
  }

  private mutating func action(_ part: Sections.Content, isAlone: Bool) {
    let line = line(of: part)
    guard case .block(let block) = part else { return sentence(text(of: part), line: line, isAlone: isAlone) }
    switch document.blocks[block].kind {
    case .list: actionItems(part)
    case .table: table(block)
    case .paragraph: sentence(document.text(block), line: line, isAlone: isAlone)
    default: keep(document.source(of: block), line: line)
    }
  }

  mutating func actionItems(_ part: Sections.Content) {
    guard case .block(let block) = part else { return }
    let all = items(block)
    let known = reading.elements.count { reading.form.scopes[$0].list == ["actions"] }
    if known > 2, all.count == known, all.allSatisfy({ $0.ticked != nil }) {
      // A second list of as many boxes only says how far the first one is.
      return keep(document.source(of: block), line: document.blocks[block].firstLine)
    }
    for item in all {
      if FreeReading.isNothing(item.text) && item.rest.isEmpty || zoneLine(item.text, item.line) { continue }
      if !LinkText.plain(item.text).contains(where: \.isLetter), item.rest.isEmpty {
        keep(document.source(of: item.block), line: item.line)
        continue
      }
      if let inner = groups(item) {
        let outer = group
        group = outer.joined(with: Sections.plain(item.text))
        actionItems(.block(inner))
        group = outer
        continue
      }
      let action = element(of: ["actions"])
      self.item(
        item.text, item.rest.map { document.source(of: $0) }, of: action, line: item.line, ticked: item.ticked)
    }
  }

  /// An item that only names the kind of those below it: "**Process**", "Short term:".
  private func groups(_ item: Item) -> Int? {
    guard let inner = item.rest.first, item.rest.count == 1, case .list = document.blocks[inner].kind,
      item.ticked == nil, !item.text.contains("\n")
    else { return nil }
    let bare = Sections.plain(item.text)
    let isName =
      Horizons.words.word(bare) != nil || Subject.named(bare) != nil || ActionCategories.words.word(bare) != nil
    return isName ? inner : nil
  }

  /// A paragraph among the actions: one of them when it says so, or when it stands for the list.
  private mutating func sentence(_ text: String, line: Int, isAlone: Bool) {
    for label in Labels.candidates(text, unmarked: false)
    where Subject.named(label.name) == ["actions"] && !label.rest.isEmpty {
      let action = element(of: ["actions"])
      return item(label.rest, [], of: action, line: line, ticked: nil)
    }
    // "**Done:** the alarm reaches two people."
    for label in Labels.candidates(text, unmarked: false)
    where label.marked && ActionStatuses.words.word(String(label.name)) != nil && label.rest.contains(" ") {
      let action = element(of: ["actions"])
      item(label.rest, [], of: action, line: line, ticked: nil)
      return capture("status", String(label.name), of: action, line: line)
    }
    let isBox = Labels.tick(text) != nil
    let bare = text.trimmed
    guard isAlone || isBox, !bare.hasSuffix(":"), !FreeReading.isNothing(text) else {
      if !FreeReading.isNothing(text) { told(text, line: line) }
      return
    }
    let parts = isBox ? text.split(separator: "\n").map(String.init) : [text]
    for (offset, one) in parts.enumerated() {
      let tick = Labels.tick(one)
      let action = element(of: ["actions"])
      item(tick?.rest ?? one, [], of: action, line: line + offset, ticked: tick?.ticked)
    }
  }

  /// A paragraph that begins with the word for work that is done, or is to be done.
  mutating func marksWork(_ text: String, line: Int) -> Bool {
    let bare = text.trimmed.drop { $0 == "*" || $0 == "_" }
    let word = bare.prefix(4)
    guard word == word.uppercased(), ["done", "todo"].contains(word.lowercased()), let next = bare.dropFirst(4).first,
      "*_: ".contains(next)
    else { return false }
    let rest = bare.dropFirst(4).drop { "*_:- ".contains($0) }
    guard rest.contains(" ") else { return false }
    let action = element(of: ["actions"])
    item(String(rest), [], of: action, line: line, ticked: word == "DONE")
    return true
  }

  private mutating func told(_ text: String, line: Int) {
    story.append(Story(text: text, line: line, path: ["actions"]))
    keep(text, line: line)
  }

  /// The words of an action, with what they say of its owner, day, state and ticket.
  private mutating func item(_ said: String, _ rest: [String], of action: Int, line: Int, ticked: Bool?) {
    var text = said.trimmed.description
    var isTicked = ticked
    if let tick = Labels.tick(text) { (isTicked, text) = (tick.ticked, tick.rest) }
    for label in Labels.candidates(text, unmarked: false)
    where Subject.named(label.name) == ["actions"] && !label.rest.isEmpty && Wording.key(label.name) != "prevention" {
      text = label.rest
      break
    }
    let phrase = ActionPhrase(text)
    let values = FreeRow(phrase.text, ActionItem.shape).values
    let link =
      LinkText.first(in: text) ?? reference(in: text) ?? rest.lazy.compactMap(LinkText.first).first ?? phrase.ticket
    let words = values.first { $0.field == "action" }.map { ([$0.text] + rest).joined(separator: "\n") }
    let found: [(field: String, text: String?)] =
      [("action", words), ("owner", phrase.owner), ("link", link)]
      + values.filter { $0.field != "action" }.map { ($0.field, $0.text) }
      + [
        ("status", phrase.status ?? (isTicked == true ? "done" : nil) ?? group.status), ("horizon", group.horizon),
        ("priority", phrase.priority), ("category", phrase.category ?? group.category),
      ] + Self.nested(rest)
    // What is said first of a field counts.
    var fields: Set<String> = []
    for case (let field, let text?) in found where !text.isEmpty && fields.insert(field).inserted {
      capture(field, text, of: action, line: line)
    }
  }

  /// The address of "[#2226]", which a definition of the document gives.
  private func reference(in text: String) -> String? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let label = rest[rest.index(after: open)..<close]
      if let address = definitions[label.lowercased()] { return address }
      rest = rest[rest.index(after: close)...]
    }
    return nil
  }

  /// "Owner: Ann" on a line below an action.
  private static func nested(_ rest: [String]) -> [(field: String, text: String?)] {
    rest.flatMap { $0.split(separator: "\n") }.compactMap { line in
      let labels = Labels.candidates(ListText.unmarked(String(line.trimmed)), unmarked: false)
      return labels.lazy.filter { !$0.rest.trimmed.isEmpty }.compactMap { label in
        Columns.of(String(label.name), in: ActionItem.shape).flatMap { field in
          ["owner", "due", "status", "priority", "link"].contains(field) ? (field, Sections.plain(label.rest)) : nil
        }
      }.first
    }
  }

  private mutating func table(_ block: Int) {
    let rows = rows(block)
    guard let header = rows.first(where: \.isHeader)?.cells else { return }
    var fields = header.map { Columns.of($0, in: ActionItem.shape) }
    for field in Set(fields.compactMap { $0 }) {
      // Of two columns of one meaning the first counts; the other is kept with its name.
      for again in fields.indices.filter({ fields[$0] == field }).dropFirst() { fields[again] = nil }
    }
    let widest =
      fields.firstIndex(of: "action")
      ?? wordy(rows, header.indices.filter { fields[$0] == nil || fields[$0] == "link" })
    for (cells, line, isHeader) in rows where !isHeader {
      guard let widest, widest < cells.count, !Blank.isBlank(cells[widest]), !cells[widest].hasPrefix("...") else {
        keep(cells.filter { !Blank.isBlank($0) }.joined(separator: " | "), line: line)
        continue
      }
      let action = element(of: ["actions"])
      if let horizon = group.horizon, !fields.contains("horizon") {
        capture("horizon", horizon, of: action, line: line)
      }
      for (column, cell) in cells.enumerated() where !Blank.isBlank(cell) {
        let field = column == widest ? "action" : column < fields.count ? fields[column] : nil
        switch field {
        case "link"?: ticket(cell, of: action, line: line)
        case let field?:
          capture(field, field == "action" ? cell.unbroken : Sections.plain(cell), of: action, line: line)
        case nil: keep("\(column < header.count ? Sections.plain(header[column]) : ""): \(cell)", line: line)
        }
      }
      if !fields.contains("link"), let link = cells.lazy.compactMap(LinkText.first).first {
        capture("link", link, of: action, line: line)
      }
    }
  }

  /// Of columns the first that holds more than a word or two, else the widest.
  private func wordy(_ rows: [(cells: [String], line: Int, isHeader: Bool)], _ columns: [Int]) -> Int? {
    let count = max(1, rows.count(where: { !$0.isHeader }))
    return columns.first { width(rows, $0) / count > 24 } ?? columns.max { width(rows, $0) < width(rows, $1) }
  }

  /// An address or a ticket's key; other words say something else.
  private mutating func ticket(_ cell: String, of action: Int, line: Int) {
    let plain = Sections.plain(cell)
    if let link = LinkText.first(in: cell) {
      capture("link", link, of: action, line: line)
    } else if plain.contains(where: \.isNumber), plain.utf8.count < 40 {
      capture("link", plain, of: action, line: line)
    } else {
      keep("link: \(plain)", line: line)
    }
  }

  private func width(_ rows: [(cells: [String], line: Int, isHeader: Bool)], _ column: Int) -> Int {
    rows.reduce(0) { $0 + ($1.cells.count > column ? $1.cells[column].utf8.count : 0) }
  }
}
