import Markdown

extension Form {
  init(_ pieces: [Piece], slots: [Slot], scopes: [Scope]) {
    self.init(
      places: [Place(parent: 0, name: "")], slots: slots, scopes: scopes,
      examples: Array(repeating: [], count: scopes.count))
    let document = Document(Form.probe(pieces, slots))
    compile(document, document.children(0), at: 0)
    findBlankRows(pieces)
    nameByField()
    collectNames()
    bodies = findBodies()
  }

  /// Walks blocks in order; `start` is the place whose section they belong to.
  private mutating func compile(_ document: Document, _ blocks: some Sequence<Int>, at start: Int) {
    var section = start
    var current = start
    for block in blocks {
      switch document.blocks[block].kind {
      case .heading(let level):
        section = heading(document.text(block), level, below: section)
        current = section
      case .paragraph, .definition:
        for line in document.text(block).split(separator: "\n") { current = paragraph(String(line), section, current) }
      case .list:
        for item in document.children(block) { current = self.item(document, item, section, current) }
      case .table: table(document, block, current)
      case .fence: fence(document, block, current)
      case .quote:
        for inner in document.children(block) { constants.insert(Wording.full(document.text(inner))) }
      case .html: constants.insert(Wording.full(document.text(block)))
      default: break
      }
    }
  }

  private mutating func heading(_ text: String, _ level: Int, below: Int) -> Int {
    var parent = below
    while places[parent].level >= level || (places[parent].level == 0 && parent != 0) { parent = places[parent].parent }
    let bits = Form.bits(text)
    if case .slot? = bits.first {
      let place = add(Place(parent: parent, name: "", level: level, line: bits))
      if title == nil, case .slot(let slot)? = bits.first { (title, titlePlace) = (slot, place) }
      return place
    }
    let place = add(Place(parent: parent, name: Form.name(bits), level: level, line: Array(bits.dropFirst())))
    return place
  }

  /// One line of a paragraph; gives the place that what follows belongs to.
  private mutating func paragraph(_ line: String, _ section: Int, _ current: Int) -> Int {
    let bits = Form.bits(line)
    if bits.allSatisfy({ if case .slot = $0 { false } else { true } }) {
      let isLabel = line.contains("**") || line.trimmed.hasSuffix(":")
      guard isLabel else {
        constants.insert(Wording.full(line))
        return current
      }
      return add(Place(parent: section, name: Form.name(bits)))
    }
    if let words = timedWords(bits) {
      return add(Place(parent: section, name: words, line: bits))
    }
    if case .words(let words)? = bits.first, !Wording.full(words).isEmpty {
      let place = add(Place(parent: section, name: Form.name(bits), line: Array(bits.dropFirst())))
      addInner(bits.dropFirst(2), below: place)
      return place
    }
    if let scope = rowScope(bits) {
      places[current].rows.append(row(bits, scope, below: current))
    } else if let slot = firstSlot(bits) {
      places[current].body = slot
    }
    return current
  }

  /// A second label on the line of a first may stand alone, too: `**Date/Time**: … Duration: …`.
  private mutating func addInner(_ bits: ArraySlice<Bit>, below place: Int) {
    for (label, value) in zip(bits, bits.dropFirst()) {
      guard case .words(let words) = label, words.hasSuffix(": "), words.contains(where: \.isLetter),
        case .slot(let index) = value, slots[index].scope == nil
      else { continue }
      _ = add(Place(parent: place, name: Form.name([label]), line: [value]))
    }
  }

  /// `**{{at}}** - {{event words | Initial Detection}}`: the words beside the time name the place.
  private func timedWords(_ bits: [Bit]) -> String? {
    for case .slot(let index) in bits where slots[index].has("words") { return slots[index].blank }
    return nil
  }

  /// One item; gives the place that the next one belongs to, since a label may stand right below an item.
  private mutating func item(_ document: Document, _ item: Int, _ section: Int, _ group: Int) -> Int {
    var current = group
    var place: Int?
    for block in document.children(item) {
      switch document.blocks[block].kind {
      case .paragraph, .definition:
        for (i, line) in document.lines(block).enumerated() {
          let text = document.string(line.bytes).trimmed
          if i > 0, Form.isLazy(line, in: document) {
            current = paragraph(text, section, current)
            place = nil
          } else if let place {
            subline(text, place)
          } else {
            place = itemLine(text, current)
          }
        }
      case .list:
        for child in document.children(block) { _ = self.item(document, child, section, place ?? current) }
      case .fence: fence(document, block, place ?? current)
      default: break
      }
    }
    return current
  }

  private mutating func itemLine(_ line: String, _ current: Int) -> Int? {
    var bits = Form.bits(line)
    var box: Int?
    if case .slot(let index)? = bits.first, slots[index].kind == .box {
      box = index
      bits.removeFirst()
    }
    if let scope = rowScope(bits), scope != places[current].scope {
      let row = row(bits, scope, below: current)
      places[row].box = box
      places[current].rows.append(row)
      return row
    }
    if case .words(let words)? = bits.first, !Wording.full(words).isEmpty {
      if bits.count == 1, box == nil {
        constants.insert(Wording.full(line))
        return nil
      }
      let place = add(Place(parent: current, name: Form.name(bits), line: Array(bits.dropFirst())))
      places[place].box = box
      return place
    }
    if current != 0, places[current].level == 0, places[current].scope != nil {
      places[current].body = firstSlot(bits)
    } else {
      places[current].bullets.append(bits)
    }
    return nil
  }

  /// A further line of an item: `   Answer: {{answer}}`.
  private mutating func subline(_ line: String, _ place: Int) {
    let bits = Form.bits(line)
    if case .words(let words)? = bits.first, !Wording.full(words).isEmpty {
      _ = add(Place(parent: place, name: Form.name(bits), line: Array(bits.dropFirst())))
    } else if let slot = firstSlot(bits) {
      places[place].body = slot
    }
  }

  private mutating func row(_ bits: [Bit], _ scope: Int, below current: Int) -> Int {
    var place = Place(parent: current, name: "", line: bits)
    place.scope = scope
    if case .words(let words)? = bits.first, !Wording.full(words).isEmpty { place.name = Form.name(bits) }
    places.append(place)
    if !place.name.isEmpty { name(places.count - 1, below: current) }
    return places.count - 1
  }

  private mutating func table(_ document: Document, _ block: Int, _ current: Int) {
    var headers: [String] = []
    var table = Table(headers: [])
    for row in document.children(block) {
      let cells = document.children(row).map { document.cellText($0) }
      if case .row(header: true) = document.blocks[row].kind {
        headers = cells.map(Wording.header)
        table.headers = headers
        continue
      }
      let bits = cells.map(Form.bits)
      let columns = Dictionary(zip(headers, bits), uniquingKeysWith: { first, _ in first })
      if let scope = rowScope(bits.flatMap { $0 }) {
        var place = Place(parent: current, name: "")
        place.scope = scope
        place.columns = columns
        places.append(place)
        table.row = places.count - 1
        table.scope = scope
      } else {
        var place = Place(parent: current, name: Form.name(bits[0]))
        place.columns = columns
        if cells.count == 2 { place.line = bits[1] }
        _ = add(place)
      }
    }
    places[current].tables.append(table)
  }

  private mutating func fence(_ document: Document, _ block: Int, _ current: Int) {
    let text = document.text(block)
    guard text.contains(Form.open) else { return }
    let inner = Document(text)
    compile(inner, inner.children(0), at: current)
  }

  private func rowScope(_ bits: [Bit]) -> Int? {
    for case .slot(let index) in bits {
      if let scope = slots[index].scope, scopes[scope].kind == .rows { return scope }
    }
    return nil
  }

  private func firstSlot(_ bits: [Bit]) -> Int? {
    for case .slot(let index) in bits where slots[index].kind != .box { return index }
    return nil
  }

  private mutating func add(_ place: Place) -> Int {
    places.append(place)
    let index = places.count - 1
    places[place.parent].children.append(index)
    name(index, below: place.parent)
    return index
  }

  private mutating func name(_ index: Int, below parent: Int) {
    let place = places[index]
    var keys = Set([Wording.key(place.name), Wording.full(place.name)])
    // "Went well" for "What Went Well".
    if place.level > 0 { keys.formUnion(keys.filter { $0.hasPrefix("what ") }.map { String($0.dropFirst(5)) }) }
    if place.level > 0, let open = place.name.firstIndex(of: "(") { keys.insert(Wording.full(place.name[open...])) }
    for key in keys where !key.isEmpty {
      if places[parent].named[key] == nil { places[parent].named[key] = index }
      if place.level > 0 { headings[key, default: []].append(index) } else { labels[key, default: []].append(index) }
    }
  }

  /// The words that name a line: what stands before its first slot, without marks.
  static func name(_ bits: [Bit]) -> String {
    guard case .words(let words)? = bits.first else { return "" }
    var name = words.replacing("**", with: "").trimmed
    while let last = name.last, ":(-–".contains(last) { name = String(name.dropLast()).trimmed }
    return name
  }

  private mutating func findBlankRows(_ pieces: [Piece]) {
    for case .rows(let scope, _, let blank) in pieces {
      let text = Rendering.blank(blank, slots)
      if ["[", "__", "HH:MM", "YYYY", "@name", "Answer:"].contains(where: text.contains) { blankRows.insert(scope) }
    }
  }

  /// What the blank document says at its rows and lines: untouched, they say nothing.
  mutating func learnExamples(_ blank: String) {
    var reading = Reading(self, Document(blank))
    reading.read()
    var texts: [[String]] = Array(repeating: [], count: reading.elements.count)
    for capture in reading.captures {
      if let element = capture.element, capture.ticked == nil { texts[element].append(capture.text) }
    }
    for (element, scope) in reading.elements.enumerated() { examples[scope].append(Example(texts[element])) }
  }

  /// A field's label and its other names lead to the place that is about it alone.
  private mutating func nameByField() {
    for index in places.indices where index > 0 && !places[index].name.isEmpty && places[index].box == nil {
      guard !isPortion(index), let field = field(of: index) else { continue }
      let parent = places[index].parent
      for alias in field.names + roleNames(of: index) {
        let key = Wording.key(alias)
        if places[parent].named[key] == nil { places[parent].named[key] = index }
        if places[index].level > 0 {
          if headings[key] == nil { headings[key] = [index] }
        } else if labels[key] == nil {
          labels[key] = [index]
        }
      }
    }
  }

  /// How people call the role that a place asks for.
  private func roleNames(of place: Int) -> [String] {
    for case .slot(let index) in places[place].line {
      if let role = slots[index].option("role") { return Form.roles[role] ?? [] }
    }
    return []
  }

  /// Whether a place shows only some elements of its list: those of one kind, or those that are left.
  private func isPortion(_ place: Int) -> Bool {
    let portioned = scopes.filter { $0.kind == .rows && !$0.keys.isEmpty }.map(\.list)
    return rowPlaces(place).contains { row in
      places[row].scope.map { scope in
        portioned.count(where: { $0 == scopes[scope].list }) > 1
          && (!scopes[scope].keys.isEmpty || scopes[scope].options.contains("rest"))
      } ?? false
    }
  }

  /// The role that people call so.
  static func role(_ name: some StringProtocol) -> String? { roleKeys[Wording.key(name)] }

  private static let roleKeys = Dictionary(
    roles.sorted { $0.key < $1.key }.flatMap { role, names in ([role] + names).map { (Wording.key($0), role) } },
    uniquingKeysWith: { first, _ in first })

  private static let roles = [
    "incident commander": ["IC", "Commander", "Incident lead"], "technical lead": ["Tech lead", "TL"],
    "first responder": ["Responder", "First on call"],
    "response team": ["Team", "Responders", "People involved", "Response team"],
    "resources involved": ["People involved", "Resources", "People"],
  ]

  /// The names by which a document may mean a place, each split into its words once.
  private mutating func collectNames() {
    names = Set(headings.keys).union(labels.keys).union(places.flatMap(\.named.keys))
    for name in names { beginnings.add(name) }
    headingNames = headings.sorted { $0.key < $1.key }
      .map { (Name($0.key), Name($0.key, without: Form.fillers), $0.value) }
    for index in places.indices.dropFirst() {
      let parent = places[places[index].parent]
      places[index].isPart = parent.isPart || parent.scope.map { scopes[$0].kind == .rows } ?? false
    }
    labelNames = Array(repeating: Names(), count: places.count)
    (innerNames, groupNames) = (labelNames, labelNames)
    for (index, place) in places.enumerated() {
      for (key, found) in place.named.sorted(by: { $0.key < $1.key }) where places[found].level == 0 {
        labelNames[index].add(key, found)
      }
    }
    for (index, place) in places.enumerated().reversed() {
      for child in place.children {
        innerNames[index].add(labelNames[child])
        innerNames[index].add(innerNames[child])
      }
    }
    for (key, found) in headings.sorted(by: { $0.key < $1.key }) {
      for place in found where places[place].line.isEmpty { groupNames[places[place].parent].add(key, place) }
    }
    window = findWindow()
    for index in places.indices where !places[index].bullets.isEmpty { bulletNames[index] = bulletNames(of: index) }
  }

  /// Where the day and the time stand on one line, each may have a line of its own in a document.
  private func findWindow() -> Int? {
    func shows(_ place: Place, _ matches: (Slot) -> Bool) -> Bool {
      place.line.slots.contains { matches(slots[$0]) }
    }
    if places.contains(where: { shows($0) { $0.path == ["date"] && $0.scope == nil } }) { return nil }
    return places.firstIndex { shows($0) { $0.composite == .window } }
  }

  static let windowWords: Set<String> = ["date", "time", "day", "when", "date and time", "date time", "period"]

  /// The fields of the bullets at a place, and the roles of their people.
  private func bulletNames(of place: Int) -> [String: Int] {
    var names: [String: Int] = [:]
    for (i, bits) in places[place].bullets.enumerated() {
      for case .slot(let index) in bits {
        let field = Catalogue.field(absolute(slots[index]))
        let own =
          slots[index].option("role").map { [$0] + (Form.roles[$0] ?? []) } ?? field?.names
          ?? []
        for name in own where names[Wording.key(name)] == nil { names[Wording.key(name)] = i }
      }
    }
    return names
  }

  /// Words of headings that tell no section from another.
  static let fillers: Set<Substring> = [
    "and", "of", "the", "our", "a", "incident", "summary", "detail", "section", "report", "phase", "zone", "time",
    "all", "date", "number", "post", "list",
  ]
}
