// How a value stands on its line.

extension Rendering {
  var currentLine: Substring {
    text.lastIndex(of: "\n").map { text[text.index(after: $0)...] } ?? text[...]
  }

  var isCell: Bool { currentLine.hasPrefix("|") }

  mutating func place(_ value: String, _ slot: Slot, _ index: Int) {
    if let scope = slot.scope, case .moment? = slot.lens,
      let at = elementValue(slot)?.get(slot.path[...])?["at"]?.string.flatMap({ Stamp(iso: $0) }), at.clock != nil
    {
      previous[form.scopes[scope].list.joined(separator: ".")] = at
      if writer.stage.start == nil, form.scopes[scope].list == ["timeline"] { writer.stage.start = at }
    }
    let line = currentLine
    var value = Escape.breaks(value)
    if isEvidence(slot) {
      text += line.hasPrefix("|") ? Escape.cell(value) : value.replacing("\n", with: "<br>")
      return
    }
    if row != nil, !slot.has("fence") { value = value.replacing("\n", with: "<br>") }
    value = Escape.labels(value, form)
    if let separators = separators[index] { value = Pattern.escape(value, separators) }
    if line.hasPrefix("|") {
      text += Escape.cell(value)
      return
    }
    if slot.has("fence") { return fence(value, indent: line.prefix { $0 == " " }.count) }
    let lead = Rendering.lead(line)
    if line.hasPrefix("#") {
      value = ValueReader.oneLine(value)
    } else if form.bodies.contains(index) {
      value = Escape.rules(value)
    } else if isWords(slot), !lead.isStart, row == nil, Escape.isList(value) {
      value = "\n" + value
    } else if isWords(slot) {
      value = Escape.furtherLines(Escape.start(value))
    }
    let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
    text += lines.enumerated().map {
      $0.offset == 0 || $0.element.isEmpty
        ? String($0.element) : String(repeating: " ", count: lead.indent) + $0.element
    }.joined(separator: "\n")
  }

  /// Signs and boxes that stand for a value are no blanks.
  func isMark(_ slot: Slot, _ value: String) -> Bool {
    slot.has("words") && value == slot.blank || slot.has("mark") || slot.has("emoji") || slot.has("radio")
      || isEvidence(slot)
  }

  /// A link is Markdown of its own.
  func isEvidence(_ slot: Slot) -> Bool {
    guard let composite = slot.composite, !slot.has("fence") else { return false }
    return [.link, .attachment, .related, .alert].contains(composite)
  }

  /// Whether the value is an author's words, which may look like anything.
  func isWords(_ slot: Slot) -> Bool { slot.isWords }

  func level(_ index: Int) -> Int {
    var level = 1
    for (i, place) in form.places.enumerated() where place.body == index {
      var above = i
      while above != 0, form.places[above].level == 0 { above = form.places[above].parent }
      level = max(1, form.places[above].level)
    }
    return level
  }

  mutating func fence(_ value: String, indent: Int) {
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
