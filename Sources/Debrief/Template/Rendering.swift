/// Writes a review along a template's pieces, and notes down what each place was given.
///
/// The captures it leaves are those that a perfect reading of its text gives: `seen(through:)` is made of them.
struct Rendering {
  let template: Template
  let root: JSON
  var writer: ValueWriter
  var text = ""
  var captures: [Capture] = []
  var elements: [Int] = []

  /// Which elements of a list stood at a place already.
  var consumed: [[String]: Set<Int>] = [:]
  var single: [Int: Int] = [:]
  var previous: [String: Stamp] = [:]
  let separators: [Int: [String]]
  /// Where we are: the element of the rows around us.
  var row: (scope: Int, value: JSON, element: Int, number: Int)?
  var total = 0
  /// Which of the captures are written by number, and how.
  let numbered: [Int: Numbered.Way]
  let passages: Extras.Way
  /// How the value that is being written is numbered.
  var numbering: Numbered.Way?
  /// Whether the row is one that the blank form has, too.
  var isExample = false

  init(
    _ template: Template, _ root: JSON, zones: Zones, numbered: [Int: Numbered.Way] = [:],
    passages: Extras.Way = .whereItStood
  ) {
    self.template = template
    self.root = Numbered.protect(root.mapTexts(Escape.normal))
    self.numbered = numbered
    self.passages = passages
    writer = ValueWriter(stage: Rendering.stage(root, template.form, zones))
    separators = Rendering.separators(template.pieces, template.form.slots)
    reserveSingles()
  }

  /// What a reader of the document knows of its times.
  static func stage(_ root: JSON, _ form: Form, _ zones: Zones) -> Stage {
    var stage = Stage(zones: zones)
    stage.date = root["date"]?.string.flatMap { CivilDate(iso: $0) }
    let isShown = form.slots.contains { $0.path == ["window"] || $0.path == ["startedAt"] }
    if isShown, let start = root["startedAt"]?["at"]?.string.flatMap({ Stamp(iso: $0) }), start.clock != nil {
      stage.start = start
      stage.date = stage.date ?? start.date
    }
    return stage
  }

  /// Elements that have a line of their own stand there, not in the rows before it.
  mutating func reserveSingles() {
    for (index, scope) in form.scopes.enumerated() where scope.kind == .one && !scope.options.contains("peek") {
      if let found = one(index) { consumed[scope.list, default: []].insert(found.index) }
    }
  }

  mutating func render() {
    render(template.pieces)
    text = Extras.write(root["extra"]?.elements ?? [], passages, into: text)
  }

  var form: Form { template.form }

  mutating func render(_ pieces: [Piece]) {
    for piece in pieces {
      switch piece {
      case .text(let words): text += words
      case .slot(let index): slot(index)
      case .rows(let scope, let row, let blank): rows(scope, row, blank)
      case .optional(let inner): optional(inner)
      case .further(let scope, let header, let row): further(scope, header, row)
      }
    }
  }

  // MARK: - Rows

  mutating func rows(_ scope: Int, _ row: [Piece], _ blank: [Piece]) {
    let picked = pick(scope).filter { isShown($0.value, scope, row) }
    if picked.isEmpty { return render(blank) }
    each(picked, scope, row)
  }

  /// Whether a row would say anything of its element.
  mutating func isShown(_ value: JSON, _ scope: Int, _ pieces: [Piece]) -> Bool {
    let outer = row
    defer { row = outer }
    row = (scope, value, -1, 0)
    return pieces.contains(where: says)
  }

  mutating func further(_ scope: Int, _ header: [Piece], _ row: [Piece]) {
    let picked = pick(scope).filter { isShown($0.value, scope, row) }
    guard !picked.isEmpty else { return }
    render(header)
    each(picked, scope, row)
  }

  mutating func each(_ picked: [(index: Int, value: JSON)], _ scope: Int, _ pieces: [Piece]) {
    let outer = row
    let lines = Rendering.lines(pieces)
    for (number, element) in picked.enumerated() {
      elements.append(scope)
      total += form.scopes[scope].list == ["actions"] ? 1 : 0
      row = (scope, element.value, elements.count - 1, number + 1)
      // A copy of the text would make the next line copy all of it.
      let (start, first) = (text.utf8.count, captures.count)
      self.lines(lines)
      guard Assembly.isExample(captures[first...].map(\.text), scope, form) else { continue }
      text = String(Substring(text.utf8.prefix(start)))
      captures.removeSubrange(first...)
      isExample = true
      self.lines(lines)
      isExample = false
    }
    row = outer
  }

  private mutating func lines(_ lines: [[Piece]]) {
    let pad = padding(lines[0])
    for (i, line) in lines.enumerated() {
      if i > 0, hasSlots(line), !line.contains(where: says) { continue }
      if i > 0, case .text(let words)? = line.first, words.hasPrefix("  ") { text += pad }
      render(line)
    }
  }

  /// How much further the lines below "10." stand than those below "1.", to belong to it.
  private func padding(_ line: [Piece]) -> String {
    for case .slot(let index) in line where form.slots[index].kind == .number {
      let number = form.slots[index].has("all") ? total : row?.number ?? 1
      return String(repeating: " ", count: String(number).count - 1)
    }
    return ""
  }

  /// The pieces of each line of a row; a line ends with its newline.
  static func lines(_ pieces: [Piece]) -> [[Piece]] {
    var lines: [[Piece]] = [[]]
    for piece in pieces {
      guard case .text(let words) = piece else {
        lines[lines.count - 1].append(piece)
        continue
      }
      var rest = words[...]
      while let end = rest.firstIndex(of: "\n") {
        lines[lines.count - 1].append(.text(String(rest[...end])))
        lines.append([])
        rest = rest[rest.index(after: end)...]
      }
      if !rest.isEmpty { lines[lines.count - 1].append(.text(String(rest))) }
    }
    return lines.filter { !$0.isEmpty }
  }

  func hasSlots(_ line: [Piece]) -> Bool {
    line.contains { if case .slot(let index) = $0 { form.slots[index].kind == .value } else { false } }
  }

  func says(_ piece: Piece) -> Bool {
    switch piece {
    case .slot(let index): says(form.slots[index], index)
    case .optional(let inner): inner.contains(where: says)
    default: false
    }
  }

  func says(_ slot: Slot, _ index: Int) -> Bool {
    switch slot.kind {
    case .value, .mention: value(index) != nil
    case .box: isTicked(index, slot)
    case .also: !known(slot).isEmpty
    case .flag: elementValue(slot)?.get(slot.path[...])?.bool == true
    case .tick, .number: false
    }
  }

  /// The elements that a scope shows, and marks them as shown.
  mutating func pick(_ scope: Int) -> [(index: Int, value: JSON)] {
    let scope = form.scopes[scope]
    let all = root.get(scope.list[...])?.elements ?? []
    let rest = scope.options.contains("rest")
    let taken = consumed[scope.list] ?? []
    var picked = all.enumerated().filter { index, value in
      matches(value, scope) && !(rest && (taken.contains(index) || hasBox(value, scope.list)))
    }.map { (index: $0.offset, value: $0.element) }
    consumed[scope.list, default: []].formUnion(picked.map(\.index))
    let isHeading =
      scope.options.contains("tail") || scope.options.contains("told") && picked.first?.value["event"] == nil
    if isHeading { picked = Array(picked.dropFirst()) }
    return picked
  }

  func matches(_ value: JSON, _ scope: Scope) -> Bool {
    scope.keys.allSatisfy { key in
      (value[key.field]?.string ?? (value[key.field] == nil ? nil : ""))?.key == key.value.key
    }
  }

  /// Whether a text or a choice of a list is shown by a box of this template.
  func hasBox(_ value: JSON, _ list: [String]) -> Bool {
    guard let text = value.string ?? value["choice"]?.string else { return false }
    return form.places.contains { place in
      guard let box = place.box, form.slots[box].path == list, form.slots[box].scope == nil else { return false }
      return isBox(text, place.name, form.slots[box])
    }
  }

  func isBox(_ text: String, _ words: String, _ slot: Slot) -> Bool {
    if case .list(.choice(let vocabulary))? = slot.lens {
      return text.key == (vocabulary.word(words)?.id ?? Wording.slug(words)).key
    }
    return text.key == words.key
  }

  // MARK: - One slot

  mutating func slot(_ index: Int) {
    let slot = form.slots[index]
    switch slot.kind {
    case .number: text += String(slot.has("all") ? total : row?.number ?? 1)
    case .tick: text += "[\(tickSays(index) ? "x" : " ")]"
    case .box: box(index, slot)
    case .flag: flag(index, slot)
    case .also: also(index, slot)
    case .mention, .value: write(said(index), index, slot)
    }
  }

  mutating func write(_ value: String?, _ index: Int, _ slot: Slot) {
    guard let value, !value.isEmpty else {
      standing(index, slot)
      text +=
        row == nil || slot.kind == .mention
        ? Self.blank(slot) : isCell ? "" : slot.blank.hasPrefix("[") || slot.blank.hasPrefix("_") ? slot.blank : ""
      return
    }
    let said = isMark(slot, value) ? value : shown(Escape.normal(value), index, slot)
    captures.append(Capture(slot: index, element: element(slot), text: said, line: captures.count, isPlain: true))
    place(said, slot, index)
  }

  /// Standing words, which count once what they stand with is filled in.
  mutating func standing(_ index: Int, _ slot: Slot) {
    guard let with = slot.option("with"), root.get((slot.path.dropLast() + [with])[...]) != nil else { return }
    captures.append(Capture(slot: index, text: slot.blank, line: captures.count))
  }

  /// The text of pieces when nothing is stated.
  static func blank(_ pieces: [Piece], _ slots: [Slot]) -> String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .text(let words): text += words
      case .slot(let index):
        text +=
          [.box, .tick].contains(slots[index].kind) ? "[ ]" : slots[index].kind == .flag ? "" : blank(slots[index])
      case .rows(_, _, let blank): text += self.blank(blank, slots)
      case .optional, .further: break
      }
    }
  }

  static func blank(_ slot: Slot) -> String {
    guard slot.has("fence") || slot.has("blank-fence") else { return slot.blank }
    let lines = slot.option("lines").flatMap(Int.init) ?? 1
    return "```\n" + Array(repeating: slot.blank, count: lines).joined(separator: "\n") + "\n```"
  }

  /// The text of a slot's value; nil when nothing is stated.
  func value(_ index: Int) -> String? {
    let slot = form.slots[index]
    guard slot.kind == .value else { return slot.kind == .mention ? mention(slot) : nil }
    if let composite = slot.composite {
      return compositor(slot, composite).write(composite)
    }
    guard let lens = slot.lens else { return nil }
    let holder = slot.scope == nil ? root : elementValue(slot)
    guard var json = stated(slot) else { return standIn(slot, holder) }
    if let numbering { json = Numbered.write(json, lens, numbering) }
    if slot.scope != nil, case .moment = lens {
      return writer.write(json, lens, slot, after: previous[form.scopes[slot.scope ?? 0].list.joined(separator: ".")])
    }
    let text = writer.write(json, lens, slot)
    if text.isEmpty { return nil }
    if slot.has("prefix") {
      guard case .choice(let words) = lens, words.word(text) != nil else { return nil }
      return text + ": "
    }
    if slot.path == ["status"], json == "wont-do", let reason = holder?["reason"]?.string {
      return text + ": " + ValueReader.oneLine(reason)
    }
    return text
  }

  /// An entry without words of its own is shown by its milestone's, else its phase's.
  func standIn(_ slot: Slot, _ holder: JSON?) -> String? {
    guard slot.path == ["event"], let holder, let scope = slot.scope, form.scopes[scope].list == ["timeline"],
      holder["at"] != nil
    else { return nil }
    if slot.has("words") { return slot.blank }
    if form.scopes[scope].options.contains("peek") { return nil }
    if let milestone = holder["milestone"]?.string.map({ Milestone($0).label }) { return milestone }
    return holder["phase"]?.string.map { Phase($0).label }
  }

  /// Whether an entry belongs to a phase that forms know.
  static func hasPhase(_ entry: JSON) -> Bool {
    entry["phase"]?.string.map { id in Phases.words[id: id] != nil } ?? false
  }

  mutating func element(_ slot: Slot) -> Int? {
    guard let scope = slot.scope else { return nil }
    if let row, row.scope == scope { return row.element }
    if let known = single[scope] { return known }
    elements.append(scope)
    single[scope] = elements.count - 1
    return elements.count - 1
  }
}

extension String {
  var trimmingSpaces: Substring {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return view
  }
}
