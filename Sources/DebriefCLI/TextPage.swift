import Debrief

/// Lines for a terminal: headings, and what stands under them set in and broken at a readable width.
struct TextPage {
  private(set) var text = ""
  private var indent = 0

  static let width = 100

  /// A paragraph for each line of it.
  mutating func line(_ line: String) {
    for part in line.split(separator: "\n", omittingEmptySubsequences: false) { wrap(part, first: "", next: "") }
  }

  mutating func item(_ item: String) {
    for (i, part) in item.split(separator: "\n", omittingEmptySubsequences: true).enumerated() {
      wrap(part, first: i == 0 ? "- " : "  ", next: "  ")
    }
  }

  mutating func section(_ heading: String, _ body: (inout TextPage) -> Void) {
    if indent == 0 { text += "\n" }
    line(heading)
    indent += 2
    body(&self)
    indent -= 2
  }

  mutating func list(_ heading: String, _ items: [String]) {
    if items.isEmpty { return }
    section(heading) { page in for item in items { page.item(item) } }
  }

  /// A field with its label; records and lists set in below it.
  mutating func field(_ field: FieldShape, _ value: JSON) {
    let lens = field.lens
    if let short = Self.short(lens, value), indent > 0 || short.utf8.count < 60, !short.contains("\n") {
      if indent == 0 { text += "\n" }
      return line(field.label + ": " + short)
    }
    section(field.label) { page in page.value(lens, value) }
  }

  private mutating func value(_ lens: Lens, _ value: JSON) {
    switch (lens, value) {
    case (.record(let shape), _):
      for field in shape.fields where field.name != "id" {
        if let inner = value[field.name] { self.field(field, inner) }
      }
    case (.list(.record(let shape)), .array(let elements)):
      for element in elements { item(Self.element(shape, element)) }
    case (.list(let lens), .array(let elements)):
      for element in elements { item(Self.short(lens, element) ?? element.text()) }
    default:
      line(Self.short(lens, value) ?? value.text())
    }
  }

  /// An element of a list: its words first, then what else is known of it.
  private static func element(_ shape: RecordShape, _ json: JSON) -> String {
    var head: [String] = []
    var rest: [String] = []
    for field in shape.fields where field.name != "id" {
      guard let value = json[field.name] else { continue }
      let words = short(field.lens, value) ?? value.text()
      switch field.lens {
      case .text, .prose: head.append(words)
      case .yesno: rest.append(value == true ? field.label.lowercased() : "not " + field.label.lowercased())
      default: rest.append("\(field.label.lowercased()): \(words)")
      }
    }
    return head.joined(separator: " – ") + (rest.isEmpty ? "" : " (" + rest.joined(separator: ", ") + ")")
  }

  /// A value that fits on a line; nil for records and for lists of them.
  private static func short(_ lens: Lens, _ json: JSON) -> String? {
    switch lens {
    case .record, .list(.record): nil
    case .list(let element):
      (json.elements ?? []).map { short(element, $0) ?? $0.text() }.joined(separator: ", ")
    case .yesno: json == true ? "yes" : "no"
    case .moment:
      json["at"]?.string.flatMap { Stamp(iso: $0) }.map { at in
        moment(Moment(at, latest: json["latest"]?.string.flatMap { Stamp(iso: $0) }))
      }
    case .choice(let words): json.string.map(words.label)
    default: json.string ?? json.numeral ?? parts(json)
    }
  }

  /// The members of a small value, in the author's words where they are kept.
  private static func parts(_ json: JSON) -> String {
    if let written = json["written"]?.string { return written }
    let members = (json.members ?? []).map { $0.value }
    return members.map { value in
      switch value {
      case .bool(let flag): flag ? "yes" : "no"
      case .string(let text): text
      default: value.numeral ?? value.text()
      }
    }.joined(separator: ", ")
  }

  /// `2026-03-17 14:02 UTC`.
  static func moment(_ moment: Moment) -> String {
    let ends = [moment.at, moment.latest].compactMap { $0?.iso.replacing("T", with: " ").replacing("Z", with: " UTC") }
    return ends.joined(separator: " to ")
  }

  private mutating func wrap(_ line: Substring, first: String, next: String) {
    let margin = String(repeating: " ", count: indent)
    var row = margin + first
    var isEmpty = true
    for word in line.split(separator: " ") {
      if !isEmpty, row.count + word.count + 1 > Self.width {
        text += row + "\n"
        row = margin + next
        isEmpty = true
      }
      row += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    text += (isEmpty ? "" : row) + "\n"
  }
}
