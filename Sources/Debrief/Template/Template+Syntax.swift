/// Reads a template's text: `{{path | blank}}`, `{{#list}}row{{^}}blank rows{{/}}`, `{{?}}optional{{/}}`,
/// `{{@list key=value}}` and `{{box list}}` for the element of a line, `{{+list rest}}heading{{row}}row{{/}}` for what
/// no other place shows. docs/templates.md describes them all.
struct TemplateReader {
  private(set) var slots: [Slot] = []
  private(set) var scopes: [Scope] = []
  private(set) var problems: [Note] = []

  private let source: Substring.UTF8View
  private var at: Substring.UTF8View.Index
  private var line = 1
  /// The scope of the rows we are in, and the one that holds until the end of the line.
  private var rows: [Int] = []
  private var lineScope: Int?

  init(_ source: Substring) {
    self.source = source.utf8
    at = source.startIndex
  }

  mutating func read() -> [Piece] {
    var all: [Piece] = []
    while true {
      let (pieces, end) = pieces()
      all += pieces
      guard let end else {
        problems = problems.enumerated().sorted {
          ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
        }
        .map(\.element)
        return all
      }
      problem("{{\(end)}} closes nothing")
    }
  }

  /// Pieces up to the end of the section, whose mark is the second value.
  private mutating func pieces() -> ([Piece], end: String?) {
    var pieces: [Piece] = []
    while let text = textBeforeTag() {
      if !text.isEmpty { pieces.append(.text(text)) }
      guard let tag = tag() else { return (pieces, nil) }
      if tag == "^" || tag == "/" || tag == "row" { return (pieces, tag) }
      if let piece = piece(of: tag) { pieces.append(piece) }
    }
    return (pieces, nil)
  }

  private mutating func piece(of tag: String) -> Piece? {
    switch tag.first {
    case "#": return section(tag.dropFirst(), further: false)
    case "+": return section(tag.dropFirst(), further: true)
    case "?":
      let start = line
      let (body, end) = pieces()
      if end != "/" { problem("{{?}} is not closed with {{/}}", at: start) }
      return .optional(body)
    case "@":
      lineScope = scope(.one, tag.dropFirst())
      return nil
    case "!": return nil
    default: return slot(tag).map { .slot($0) }
    }
  }

  private mutating func section(_ tag: Substring, further: Bool) -> Piece {
    let start = line
    let mark = "{{\(further ? "+" : "#")\(tag)}}"
    if !rows.isEmpty { problem("\(mark) stands within other rows; is their {{/}} missing?") }
    let scope = scope(.rows, tag)
    rows.append(scope)
    var (row, end) = pieces()
    var header: [Piece] = []
    if further, end == "row" {
      header = row
      (row, end) = pieces()
    }
    rows.removeLast()
    var blank: [Piece] = []
    var last = end
    if end == "^" { (blank, last) = pieces() }
    if last != "/" { problem("the section \(mark) is not closed with {{/}}", at: start) }
    return further ? .further(scope: scope, header: header, row: row) : .rows(scope: scope, row: row, blank: blank)
  }

  private mutating func scope(_ kind: Scope.Kind, _ text: Substring, words given: [String]? = nil) -> Int {
    let words = given ?? Self.words(text)
    let list = Self.path(words.first ?? "")
    if !isList(list) { problem(Options.noList(words.first ?? "")) }
    var keys: [Scope.Key] = []
    var options: [String] = []
    for word in words.dropFirst() {
      if let sign = word.firstIndex(of: "="), !word.hasPrefix("last=") {
        keys.append(Scope.Key(field: String(word[..<sign]), value: String(word[word.index(after: sign)...])))
      } else {
        options.append(word)
      }
    }
    let scope = Scope(kind, list, keys: keys, options: options)
    for message in isList(list) ? Options.problems(of: scope) : [] { problem(message) }
    return add(scope)
  }

  /// One element has one scope, wherever its slots stand.
  private mutating func add(_ scope: Scope) -> Int {
    let known = scopes.firstIndex {
      ($0.kind, $0.list, $0.keys, $0.options) == (scope.kind, scope.list, scope.keys, scope.options)
    }
    if scope.kind == .one, let known { return known }
    scopes.append(scope)
    return scopes.count - 1
  }

  private mutating func slot(_ tag: String) -> Int? {
    let (head, blank) = Self.split(tag)
    var words = Self.words(head[...])
    guard let first = words.first else { return report("an empty slot {{}}") }
    if first == "custom", words.count == 2 { return custom(words[1], blank) }
    var kind = Slot.Kind.value
    if let named = Self.kinds[first] {
      kind = named
      words.removeFirst()
    }
    if kind == .box, let list = words.first, Catalogue.element(of: Self.path(list)) != nil {
      if words.allSatisfy({ !$0.contains("=") }), let key = wordsKey(of: Self.path(list)) { words.append(key) }
      lineScope = scope(.one, "", words: words)
      words = []
    }
    var scope = lineScope ?? rows.last
    var path: [String] = []
    if kind != .also, kind != .tick, kind != .number, !words.isEmpty {
      path = Self.path(words.removeFirst())
      if path.first == "^" {
        path.removeFirst()
        scope = nil
      }
    }
    let slot = Slot(kind, path, options: words, blank: blank, scope: scope, line: line, in: scopes)
    guard isKnown(slot) else { return report(missing(slot)) }
    for message in Options.problems(of: slot, in: slot.shape) { problem(message) }
    slots.append(slot)
    return slots.count - 1
  }

  /// `{{custom "Customer tier" | [tier]}}`: a team's own place.
  private mutating func custom(_ name: String, _ blank: String) -> Int {
    let scope = scope(.one, "", words: ["custom", "name=" + name])
    slots.append(Slot(.value, ["value"], blank: blank, scope: scope, line: line, in: scopes))
    return slots.count - 1
  }

  /// The words behind a box name its element: its item, or its name.
  private func wordsKey(of list: [String]) -> String? {
    guard let shape = Catalogue.element(of: list),
      let field = ["item", "name"].first(where: { shape.field($0) != nil })
    else {
      return nil
    }
    let words = source[at...].prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "\n") }
    return field + "=" + String(Substring(words)).trimmed
  }

  private func isKnown(_ slot: Slot) -> Bool {
    if slot.path.isEmpty || slot.path == ["."] { return true }
    if slot.composite != nil { return true }
    if slot.kind == .mention { return isList(slot.path) }
    guard let scope = slot.scope else { return Catalogue.lens(slot.path) != nil }
    // What is wrong with the list is said already, and of its elements nothing is known.
    guard isList(scopes[scope].list) else { return true }
    return slot.shape.flatMap { Catalogue.lens(slot.path, in: $0) } != nil
  }

  private func isList(_ path: [String]) -> Bool {
    if case .list? = Catalogue.lens(path) { true } else { false }
  }

  private func missing(_ slot: Slot) -> String {
    let path = slot.path.joined(separator: ".")
    return slot.kind == .mention ? Options.noList(path) : Options.noField(path, in: slot.shape ?? Review.shape)
  }

  private mutating func report(_ message: String) -> Int? {
    problem(message)
    return nil
  }

  private mutating func problem(_ message: String, at start: Int? = nil) {
    problems.append(Note(.unreadable, message, line: start ?? line))
  }

  private static let kinds: [String: Slot.Kind] = [
    "box": .box, "tick": .tick, "mention": .mention, "flag": .flag, "also": .also, "n": .number,
  ]

  private static func path(_ text: String) -> [String] {
    text == "." ? ["."] : text.split(separator: ".").map(String.init)
  }

  /// Words, of which those in quotes are one: `role="Team Lead"`.
  private static func words(_ text: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var quoted = false
    for character in text {
      if character == "\"" {
        quoted.toggle()
      } else if character == " ", !quoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// What stands before the first ` | ` names the place, what stands behind it is its blank.
  private static func split(_ tag: String) -> (head: String, blank: String) {
    guard let bar = tag.firstIndex(of: "|") else { return (tag, "") }
    var blank = tag[tag.index(after: bar)...]
    if blank.first == " " { blank = blank.dropFirst() }
    return (String(tag[..<bar]), String(blank))
  }

  /// The text up to the next tag; nil at the end. The scope of a line ends with it.
  private mutating func textBeforeTag() -> String? {
    guard at < source.endIndex else { return nil }
    let start = at
    while at < source.endIndex {
      let byte = source[at]
      if byte == UInt8(ascii: "{"), source[at...].starts(with: "{{".utf8) { break }
      if byte == UInt8(ascii: "\n") {
        line += 1
        lineScope = nil
      }
      at = source.index(after: at)
    }
    return String(Substring(source[start..<at]))
  }

  private mutating func tag() -> String? {
    guard at < source.endIndex else { return nil }
    let start = source.index(at, offsetBy: 2)
    var end = start
    while end < source.endIndex, !source[end...].starts(with: "}}".utf8), source[end] != UInt8(ascii: "\n") {
      end = source.index(after: end)
    }
    guard end < source.endIndex, source[end] == UInt8(ascii: "}") else {
      problem("{{ is not closed with }} on its line")
      at = end
      return "!"
    }
    at = source.index(end, offsetBy: 2)
    return String(Substring(source[start..<end]))
  }
}
