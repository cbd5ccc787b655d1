import Markdown

/// A template as addresses: which words of a document lead to which slot.
struct Form: Sendable {
  /// A stretch of a template's line: its own words, or a slot.
  enum Bit: Sendable, Equatable {
    case words(String)
    case slot(Int)
  }

  /// One address: a heading, a label, a row, with what stands behind its words and below them.
  struct Place: Sendable {
    var parent: Int
    /// Its own words; a heading's without numbering.
    var name: String
    /// 1 to 6 for a heading; 0 for a label or a row.
    var level = 0
    /// What follows its words on the line.
    var line: [Bit] = []
    /// Labels, headings and boxes below it, by their words.
    var named: [String: Int] = [:]
    var children: [Int] = []
    /// The slot that takes text, lists and fences which no address below it takes.
    var body: Int?
    /// The items of a list without labels, in order.
    var bullets: [[Bit]] = []
    /// Places of rows: one for each list that is repeated here.
    var rows: [Int] = []
    var tables: [Table] = []
    /// Of a fixed row of a table: the cells behind its first, by the words of their column.
    var columns: [String: [Bit]] = [:]
    /// The scope whose elements its rows are.
    var scope: Int?
    /// Whether the line has a box.
    var box: Int?
    /// Whether it is a part of a row: it means something only in one.
    var isPart = false
  }

  struct Table: Sendable {
    var headers: [String]
    /// The place whose `columns` a row fills.
    var row: Int?
    /// The scope of that row.
    var scope: Int?
  }

  /// A blank row: its texts, and what of them counts when others are compared with it.
  struct Example: Sendable {
    let texts: [String]
    let words: Set<String>

    init(_ texts: [String]) {
      self.texts = texts
      words = Set(texts.map(Assembly.comparable))
    }
  }

  var places: [Place]
  let slots: [Slot]
  var scopes: [Scope]
  /// The template's own lines that are no value: guidance, legends, standing lines.
  var constants: Set<String> = []
  /// The cells or texts of each scope's blank rows.
  var examples: [[Example]]
  /// The scopes whose blank rows hold a blank; the others are standing lines, which count once one of them is changed.
  var blankRows: Set<Int> = []
  /// The slots that take a section's own prose.
  var bodies: Set<Int> = []
  /// The place of each first heading that is a slot alone.
  var title: Int?
  /// The heading that is the title's place.
  var titlePlace: Int?
  /// Headings by their words, wherever they stand.
  var headings: [String: [Int]] = [:]
  /// Labels by their words, wherever they stand.
  var labels: [String: [Int]] = [:]
  /// The words of all of them: most lines of a document begin with none.
  var names: Set<String> = []
  var beginnings = Beginnings()
  /// Headings by their words, for those that a document misspells or words otherwise.
  var headingNames: [(name: Name, bare: Name, places: [Int])] = []
  /// Of each place the labels right below it, those anywhere below it, and the groups: headings without a value.
  var labelNames: [Names] = []
  var innerNames: [Names] = []
  var groupNames: [Names] = []
  /// The place of the incident's time, in a form that asks for its day there, too.
  var window: Int?
  /// The positions of bullets by the words that may label them.
  var bulletNames: [Int: [String: Int]] = [:]

  static let open: Character = "\u{E000}"
  static let close: Character = "\u{E001}"

  /// The text that is read to find the addresses: each slot a token, each repeated row once.
  static func probe(_ pieces: [Piece], _ slots: [Slot]) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let words): text += words
      case .slot(let index):
        switch slots[index].kind {
        case .number: text += "1"
        case .tick: text += "[ ]"
        case .box where !text.hasSuffix("|"): text += "[ ] \(open)\(index)\(close)"
        default: text += "\(open)\(index)\(close)"
        }
      case .rows(_, let row, _): text += probe(row, slots)
      case .optional(let inner): text += probe(inner, slots)
      case .further(_, let header, let row): text += probe(header, slots) + probe(row, slots)
      }
    }
    return text
  }

  /// Whether a further line of an item's paragraph stands at the left margin: it continues the item by courtesy
  /// alone, and a label there begins something new.
  static func isLazy(_ line: Line, in document: Document) -> Bool {
    let start = line.bytes.lowerBound
    return start == 0 || document.source[start - 1] == UInt8(ascii: "\n")
      || document.source[start - 1] == UInt8(ascii: "\r")
  }

  /// Splits a line of the probe at its tokens.
  static func bits(_ text: String) -> [Bit] {
    var bits: [Bit] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: open) {
      if start > rest.startIndex { bits.append(.words(String(rest[..<start]))) }
      guard let end = rest[start...].firstIndex(of: close) else { break }
      if let index = Int(rest[rest.index(after: start)..<end]) { bits.append(.slot(index)) }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { bits.append(.words(String(rest))) }
    return bits
  }

  /// Whether the rows of a scope hold a blank when nobody touched them: a time, a name, a day.
  func isForm(_ scope: Int) -> Bool { blankRows.contains(scope) }

  /// The slots that take a section's own prose.
  func findBodies() -> Set<Int> {
    Set(places.compactMap(\.body).filter { slots[$0].scope == nil && !slots[$0].has("fence") })
  }

  /// The places of the rows that stand right at a place, as lists or as tables.
  func rowPlaces(_ place: Int) -> [Int] { places[place].rows + places[place].tables.compactMap(\.row) }

  /// The list whose elements the rows of a place are.
  func list(of place: Int) -> [String]? { places[place].scope.map { scopes[$0].list } }

  /// The record that each of them is.
  func shape(of place: Int) -> RecordShape? { places[place].scope.flatMap { scopes[$0].shape } }

  /// Room in the tables of names for places that a document brings.
  mutating func grow() {
    for names in [\Form.labelNames, \Form.innerNames, \Form.groupNames] {
      self[keyPath: names] += Array(repeating: Names(), count: places.count - self[keyPath: names].count)
    }
  }

  /// Whether the rows of a place are those of one kind: the technical lessons.
  func isKind(_ place: Int) -> Bool {
    rowPlaces(place).contains { row in
      places[row].scope.map { scope in scopes[scope].keys.contains { $0.field == "kind" } } ?? false
    }
  }

  /// A label of the template with nothing to fill in below it.
  func isGuidance(_ place: Int) -> Bool {
    let place = places[place]
    return place.level == 0 && !place.name.isEmpty && place.line.isEmpty && place.body == nil && place.bullets.isEmpty
      && place.rows.isEmpty
      && place.tables.isEmpty && place.children.isEmpty && place.box == nil && place.columns.isEmpty
  }

  /// The field that a place is about: the longest path that all its slots share.
  func field(of place: Int) -> FieldShape? {
    var common: [String]?
    func add(_ bits: [Bit]) {
      for case .slot(let index) in bits where slots[index].kind != .also && slots[index].kind != .flag {
        let path = absolute(slots[index])
        common = common.map { zip($0, path).prefix { $0 == $1 }.map(\.0) } ?? path
      }
    }
    func visit(_ index: Int) {
      let place = places[index]
      add(place.line)
      if let body = place.body { add([.slot(body)]) }
      place.bullets.forEach(add)
      place.columns.values.forEach(add)
      for child in place.children + place.rows + place.tables.compactMap(\.row) { visit(child) }
    }
    visit(place)
    guard var common, !common.isEmpty else { return nil }
    if common.first == "measures" {
      guard common.last != "met" else { return nil }
      common = Array(common.prefix(2))
    }
    let path = common.prefix { $0 != "." }
    return Catalogue.field(path) ?? Catalogue.field(path.dropLast())
  }

  /// The path from the review, whatever scope the slot is in.
  func absolute(_ slot: Slot) -> [String] {
    if let composite = slot.composite {
      return slot.scope.map { scopes[$0].list } ?? composite.paths.first ?? []
    }
    if slot.kind == .mention { return slot.path }
    return (slot.scope.map { scopes[$0].list } ?? []) + slot.path
  }
}

extension Sequence<Form.Bit> {
  /// The slots among the words of a line.
  var slots: [Int] { compactMap { if case .slot(let index) = $0 { index } else { nil } } }
}
