/// Writes a review along a template's pieces, and notes down what each place was given.
///
/// The captures it leaves are those that a perfect reading of its text gives: `seen(through:)` is made of them.
struct Rendering {
  let template: Template
  let root: JSON
  var writer: ValueWriter
  private(set) var text = ""
  private(set) var captures: [Capture] = []
  private(set) var elements: [Int] = []

  /// Which elements of a list stood at a place already.
  private var consumed: [[String]: Set<Int>] = [:]
  private var single: [Int: Int] = [:]
  private var previous: [String: Stamp] = [:]
  private let separators: [Int: [String]]
  /// Where we are: the element of the rows around us.
  private var row: (scope: Int, value: JSON, element: Int, number: Int)?
  private var total = 0
  private var lineStart = ""
  private var shown = 0

  init(_ template: Template, _ root: JSON, zones: Zones) {
    self.template = template
    self.root = root
    var stage = Stage(zones: zones)
    stage.date = root["date"]?.string.flatMap { CivilDate(iso: $0) }
    if let start = root["startedAt"]?["at"]?.string.flatMap({ Stamp(iso: $0) }), start.clock != nil {
      stage.start = start
      stage.date = stage.date ?? start.date
    }
    writer = ValueWriter(stage: stage)
    separators = Rendering.separators(template.pieces, template.form.slots)
    reserveSingles()
  }

  /// Elements that have a line of their own stand there, not in the rows before it.
  private mutating func reserveSingles() {
    for (index, scope) in form.scopes.enumerated() where scope.kind == .one && !scope.options.contains("peek") {
      if let found = one(index) { consumed[scope.list, default: []].insert(found.index) }
    }
  }

  mutating func render() {
    render(template.pieces)
    text = Extras.write(root["extra"]?.elements ?? [], into: text)
  }

  private var form: Form { template.form }

  private mutating func render(_ pieces: [Piece]) {
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

  private mutating func rows(_ scope: Int, _ row: [Piece], _ blank: [Piece]) {
    let picked = pick(scope)
    if picked.isEmpty { return render(blank) }
    each(picked, scope, row)
  }

  private mutating func further(_ scope: Int, _ header: [Piece], _ row: [Piece]) {
    let picked = pick(scope)
    guard !picked.isEmpty else { return }
    render(header)
    each(picked, scope, row)
  }

  private mutating func each(_ picked: [(index: Int, value: JSON)], _ scope: Int, _ pieces: [Piece]) {
    let outer = row
    let lines = Rendering.lines(pieces)
    for (number, element) in picked.enumerated() {
      elements.append(scope)
      total += form.scopes[scope].list == ["actions"] ? 1 : 0
      row = (scope, element.value, elements.count - 1, number + 1)
      for (i, line) in lines.enumerated() {
        if i > 0, hasSlots(line), !line.contains(where: says) { continue }
        render(line)
      }
    }
    row = outer
  }

  /// The pieces of each line of a row; a line ends with its newline.
  private static func lines(_ pieces: [Piece]) -> [[Piece]] {
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

  private func hasSlots(_ line: [Piece]) -> Bool {
    line.contains { if case .slot(let index) = $0 { form.slots[index].kind == .value } else { false } }
  }

  private func says(_ piece: Piece) -> Bool {
    switch piece {
    case .slot(let index): value(index) != nil
    case .optional(let inner): inner.contains(where: says)
    default: false
    }
  }

  /// The elements that a scope shows, and marks them as shown.
  private mutating func pick(_ scope: Int) -> [(index: Int, value: JSON)] {
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

  private func matches(_ value: JSON, _ scope: Scope) -> Bool {
    scope.keys.allSatisfy { key in
      (value[key.field]?.string ?? (value[key.field] == nil ? nil : ""))?.key == key.value.key
    }
  }

  /// Whether a text or a choice of a list is shown by a box of this template.
  private func hasBox(_ value: JSON, _ list: [String]) -> Bool {
    guard let text = value.string ?? value["choice"]?.string else { return false }
    return form.places.contains { place in
      guard let box = place.box, form.slots[box].path == list, form.slots[box].scope == nil else { return false }
      return isBox(text, place.name, form.slots[box])
    }
  }

  private func isBox(_ text: String, _ words: String, _ slot: Slot) -> Bool {
    if case .list(.choice(let vocabulary))? = slot.lens(form.scopes) {
      return text.key == (vocabulary.word(words)?.id ?? Wording.slug(words)).key
    }
    return text.key == words.key
  }

  // MARK: - One slot

  private mutating func slot(_ index: Int) {
    let slot = form.slots[index]
    switch slot.kind {
    case .number: text += String(slot.has("all") ? total : row?.number ?? 1)
    case .tick: text += "[\(tickSays(index) ? "x" : " ")]"
    case .box: box(index, slot)
    case .flag: flag(index, slot)
    case .also: also(index, slot)
    case .mention: write(mention(slot), index, slot)
    case .value: write(value(index), index, slot)
    }
  }

  private mutating func write(_ value: String?, _ index: Int, _ slot: Slot) {
    guard let value, !value.isEmpty else {
      standing(index, slot)
      text +=
        row == nil || slot.kind == .mention
        ? Self.blank(slot) : isCell ? "" : slot.blank.hasPrefix("[") || slot.blank.hasPrefix("_") ? slot.blank : ""
      return
    }
    captures.append(Capture(slot: index, element: element(slot), text: value, line: captures.count))
    place(value, slot, index)
  }

  /// Standing words, which count once what they stand with is filled in.
  private mutating func standing(_ index: Int, _ slot: Slot) {
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

  private static func blank(_ slot: Slot) -> String {
    guard slot.has("fence") || slot.has("blank-fence") else { return slot.blank }
    let lines = slot.option("lines").flatMap(Int.init) ?? 1
    return "```\n" + Array(repeating: slot.blank, count: lines).joined(separator: "\n") + "\n```"
  }

  /// The text of a slot's value; nil when nothing is stated.
  private func value(_ index: Int) -> String? {
    let slot = form.slots[index]
    guard slot.kind == .value else { return slot.kind == .mention ? mention(slot) : nil }
    if let composite = slot.composite(form.scopes) {
      return Compositor(root: root, element: elementValue(slot), writer: writer, slot: slot).write(composite)
    }
    guard let lens = slot.lens(form.scopes) else { return nil }
    let holder = slot.scope == nil ? root : elementValue(slot)
    let json = slot.path == ["."] ? holder : holder?.get(slot.path[...])
    guard let json, !json.isEmpty else { return standIn(slot, holder) }
    if slot.scope != nil, case .moment = lens {
      return writer.write(json, lens, slot, after: previous[form.scopes[slot.scope ?? 0].list.joined(separator: ".")])
    }
    let text = writer.write(json, lens, slot)
    if text.isEmpty { return nil }
    if slot.has("prefix") { return text + ": " }
    if slot.path == ["status"], json == "wont-do", let reason = holder?["reason"]?.string {
      return text + ": " + ValueReader.oneLine(reason)
    }
    return text
  }

  /// An entry without words of its own is shown by its milestone's, else its phase's.
  private func standIn(_ slot: Slot, _ holder: JSON?) -> String? {
    guard slot.path == ["event"], let holder, let scope = slot.scope, form.scopes[scope].list == ["timeline"],
      holder["at"] != nil
    else { return nil }
    if slot.has("words") { return slot.blank }
    if form.scopes[scope].options.contains("peek") { return nil }
    if let milestone = holder["milestone"]?.string.map({ Milestone($0).label }) { return milestone }
    return holder["phase"]?.string.map { Phase($0).label }
  }

  private func elementValue(_ slot: Slot) -> JSON? {
    guard let scope = slot.scope else { return nil }
    if let row, row.scope == scope { return row.value }
    return one(scope)?.value
  }

  /// The element of a scope that stands once: the first that its keys fit.
  private func one(_ scope: Int) -> (index: Int, value: JSON)? {
    let scope = form.scopes[scope]
    guard scope.kind == .one, let all = root.get(scope.list[...])?.elements else { return nil }
    let index = all.firstIndex { value in
      scope.keys.allSatisfy {
        $0.field == "phase" && scope.keys.count > 1 && value["phase"] == nil
          || ($0.field == "item"
            ? Wording.key(value["item"]?.string ?? "") == Wording.key($0.value)
            : value[$0.field]?.string?.key == $0.value.key)
      }
    }
    return index.map { ($0, all[$0]) }
  }

  private mutating func element(_ slot: Slot) -> Int? {
    guard let scope = slot.scope else { return nil }
    if let row, row.scope == scope { return row.element }
    if let known = single[scope] { return known }
    elements.append(scope)
    single[scope] = elements.count - 1
    return elements.count - 1
  }

  // MARK: - Boxes, flags, mentions

  private mutating func box(_ index: Int, _ slot: Slot) {
    let ticked = isTicked(index, slot)
    text += "[\(ticked ? "x" : " ")]"
    guard ticked else { return }
    let words = form.places.first { $0.box == index }?.name ?? ""
    captures.append(Capture(slot: index, element: element(slot), text: words, ticked: true, line: captures.count))
  }

  private func isTicked(_ index: Int, _ slot: Slot) -> Bool {
    if slot.path.isEmpty {
      guard let scope = slot.scope, let value = elementValue(slot),
        let shape = Catalogue.element(of: form.scopes[scope].list)
      else { return false }
      if form.scopes[scope].options.contains("needed") { return value["needed"]?.bool != false }
      for flag in ["done", "approved"] where shape.field(flag) != nil { return value[flag]?.bool == true }
      return true
    }
    let holder = slot.scope == nil ? root : elementValue(slot)
    guard let json = holder?.get(slot.path[...]) else { return false }
    switch json {
    case .bool(let flag): return flag
    case .string(let text): return text == "done"
    case .array(let all):
      let words = form.places.first { $0.box == index }?.name ?? ""
      return all.contains { isBox($0.string ?? $0["choice"]?.string ?? "", words, slot) }
    default: return false
    }
  }

  /// A box before a line that has a value is ticked.
  private func tickSays(_ index: Int) -> Bool {
    if row != nil { return true }
    let line = form.slots[index].line
    return form.slots.indices.contains { form.slots[$0].line == line && $0 != index && value($0) != nil }
  }

  private mutating func flag(_ index: Int, _ slot: Slot) {
    guard elementValue(slot)?.get(slot.path[...])?.bool == true else { return }
    text += slot.blank
    captures.append(Capture(slot: index, element: element(slot), text: "yes", line: captures.count))
  }

  /// `(P2, in progress)`: choices without a column, unless the words beside them say the same.
  private mutating func also(_ index: Int, _ slot: Slot) {
    guard let value = elementValue(slot), let scope = slot.scope,
      let shape = Catalogue.element(of: form.scopes[scope].list)
    else { return }
    let event = value["event"]?.string ?? ""
    let parts = slot.options.compactMap { name -> String? in
      guard case .choice(let words)? = shape.field(name)?.lens, let id = value[name]?.string,
        let word = words.words.first(where: { $0.id == id })
      else { return nil }
      if name == "milestone", event.isEmpty || MilestoneWords.milestone(of: event) == id { return nil }
      if name == "status", id == "open" || id == "done", slot.options.count > 1 { return nil }
      let isOwn = form.scopes[scope].keys.contains { $0.field == name }
      if isOwn, form.scopes[scope].kind == .rows || MilestoneWords.milestone(of: event) == id { return nil }
      return word.label
    }
    guard !parts.isEmpty else { return }
    let inside = parts.joined(separator: ", ")
    text += " (\(inside))"
    captures.append(Capture(slot: index, element: element(slot), text: inside, line: captures.count))
  }

  private func mention(_ slot: Slot) -> String? {
    guard let shape = Catalogue.element(of: slot.path), let all = root.get(slot.path[...])?.elements else { return nil }
    let key = slot.options.first { $0.contains("=") }.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    let main = Assembly.main(shape)
    let detail = ["cause.factors": "description", "impact.features": "effect"][slot.path.joined(separator: ".")]
    let parts = all.filter { element in key.map { element[$0[0]]?.string == $0[1] } ?? true }.compactMap {
      element -> String? in
      if slot.path == ["related"] { return Compositor.related(element) }
      let words = element[main]?.string ?? detail.flatMap { element[$0]?.string }
      guard let words else { return nil }
      let name = ValueReader.oneLine(words)
      guard let detail, !slot.has("late"), !hasRows(slot.path), element[main] != nil, let more = element[detail]?.string
      else {
        return detail == nil ? name : name.replacing(": ", with: "\\: ")
      }
      return name.replacing(": ", with: "\\: ") + ": " + ValueReader.oneLine(more)
    }
    return parts.isEmpty
      ? nil : ListText.write(parts, names: slot.path == ["impact", "features"] || slot.path == ["related"])
  }

  /// Whether the template shows the list's elements one by one as well.
  private func hasRows(_ list: [String]) -> Bool { form.scopes.contains { $0.kind == .rows && $0.list == list } }

  private mutating func optional(_ inner: [Piece]) {
    if inner.contains(where: says) { render(inner) }
  }

  // MARK: - On the page

  private var currentLine: Substring {
    text.lastIndex(of: "\n").map { text[text.index(after: $0)...] } ?? text[...]
  }

  private var isCell: Bool { currentLine.hasPrefix("|") }

  private mutating func place(_ value: String, _ slot: Slot, _ index: Int) {
    if let scope = slot.scope, case .moment? = slot.lens(form.scopes),
      let at = elementValue(slot)?.get(slot.path[...])?["at"]?.string.flatMap({ Stamp(iso: $0) }), at.clock != nil
    {
      previous[form.scopes[scope].list.joined(separator: ".")] = at
      if writer.stage.start == nil, form.scopes[scope].list == ["timeline"] { writer.stage.start = at }
    }
    let line = currentLine
    if isEvidence(slot) {
      text += line.hasPrefix("|") ? Escape.cell(value) : value
      return
    }
    let isMark = slot.has("words") && value == slot.blank || slot.has("mark") || slot.has("emoji") || slot.has("radio")
    var value = isMark ? value : Blank.escape(value)
    value = Escape.labels(value, form)
    if let separators = separators[index] { value = Pattern.escape(value, separators) }
    if line.hasPrefix("|") {
      text += Escape.cell(value)
      return
    }
    if slot.has("fence") { return fence(value, indent: line.prefix { $0 == " " }.count) }
    let lead = Rendering.lead(line)
    if line.allSatisfy({ $0 == " " }) || lead.isStart {
      value =
        line.hasPrefix("#")
        ? ValueReader.oneLine(value) : isBody(slot) ? Escape.body(value, level(index)) : Escape.start(value)
    } else if value.contains("\n"), Escape.startsBlock(value) {
      value = "\n\n" + value
      text = String(text.trimmingSpaces)
    }
    let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
    text += lines.enumerated().map {
      $0.offset == 0 || $0.element.isEmpty
        ? String($0.element) : String(repeating: " ", count: lead.indent) + $0.element
    }.joined(separator: "\n")
  }

  /// A link is Markdown of its own.
  private func isEvidence(_ slot: Slot) -> Bool {
    guard let composite = slot.composite(form.scopes), !slot.has("fence") else { return false }
    return [.link, .attachment, .related, .alert].contains(composite)
  }

  private func isBody(_ slot: Slot) -> Bool { slot.scope == nil && !slot.has("blank-none") }

  private func level(_ index: Int) -> Int {
    var level = 1
    for (i, place) in form.places.enumerated() where place.body == index {
      var above = i
      while above != 0, form.places[above].level == 0 { above = form.places[above].parent }
      level = max(1, form.places[above].level)
    }
    return level
  }

  private mutating func fence(_ value: String, indent: Int) {
    var longest = 2
    for line in value.split(separator: "\n") {
      let ticks = line.drop { $0 == " " }.prefix { $0 == "`" }.count
      longest = max(longest, ticks)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let pad = String(repeating: " ", count: indent)
    text += ([fence] + value.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [fence])
      .enumerated()
      .map { $0.offset == 0 || $0.element.isEmpty ? $0.element : pad + $0.element }.joined(separator: "\n")
  }

  /// How far the further lines of a value are indented, and whether it stands at the start of its item.
  static func lead(_ line: Substring) -> (indent: Int, isStart: Bool) {
    let spaces = line.prefix { $0 == " " }.count
    var rest = line.dropFirst(spaces)
    var indent = spaces
    if rest.hasPrefix("- ") {
      indent += 2
      rest = rest.dropFirst(2)
    } else {
      let digits = rest.prefix { $0.isNumber }.count
      if digits > 0, rest.dropFirst(digits).hasPrefix(". ") {
        indent += digits + 2
        rest = rest.dropFirst(digits + 2)
      } else {
        return (spaces, rest.isEmpty)
      }
    }
    for box in ["[ ] ", "[x] "] where rest.hasPrefix(box) { rest = rest.dropFirst(4) }
    for sign in ["✅ ", "⚠️ ", "🍀 "] where rest.hasPrefix(sign) { rest = rest.dropFirst(sign.count) }
    return (indent, rest.isEmpty || rest == "**")
  }

  /// For each slot that shares its line with others: the words between them.
  static func separators(_ pieces: [Piece], _ slots: [Slot]) -> [Int: [String]] {
    var all: [Int: [String]] = [:]
    var line: [Form.Bit] = []
    func end() {
      var between: [String] = []
      var words = ""
      var main: [Int] = []
      for bit in line {
        switch bit {
        case .words(let text): words += text
        case .slot(let index) where slots[index].kind == .value || slots[index].kind == .mention:
          if slots[index].has("prefix") { continue }
          if !main.isEmpty { between.append(words) }
          main.append(index)
          words = ""
        case .slot: break
        }
      }
      if main.count > 1 { for index in main { all[index] = between.filter { !$0.contains("|") && !$0.isEmpty } } }
      line = []
    }
    func walk(_ pieces: [Piece]) {
      for piece in pieces {
        switch piece {
        case .text(let words):
          let parts = words.split(separator: "\n", omittingEmptySubsequences: false)
          for (i, part) in parts.enumerated() {
            if i > 0 { end() }
            if !part.isEmpty { line.append(.words(String(part))) }
          }
        case .slot(let index): line.append(.slot(index))
        case .rows(_, let row, _):
          walk(row)
          end()
        case .optional(let inner): walk(inner)
        case .further(_, let header, let row):
          walk(header)
          end()
          walk(row)
          end()
        }
      }
    }
    walk(pieces)
    end()
    return all
  }
}

extension String {
  var trimmingSpaces: Substring {
    var view = self[...]
    while view.last == " " { view.removeLast() }
    return view
  }
}
