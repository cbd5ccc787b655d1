import Debrief

/// What was read of a document: first what is doubtful, then what is clear, then what fits no field.
struct ImportReading {
  var reading: Documents.Reading

  /// This page is a preview: what is longer waits for the review itself.
  private static let mostBytes = 20_000
  private static let mostPassages = 100

  func write(into html: inout HTML) {
    let notes = Array(reading.notes.enumerated())
    let doubts = notes.filter(\.element.isDoubt)
    if !doubts.isEmpty {
      html(.section, .label("Doubtful places")) { html in
        heading("Doubtful", doubts.count, &html)
        for (i, note) in doubts { write(note, i, &html) }
      }
    }
    clear(&html)
    let others = notes.filter { $0.element.kind == .repaired }
    if !others.isEmpty {
      html(.section, .class("clear"), .label("Repaired")) { html in
        heading("Repaired", others.count, &html)
        for (i, note) in others { write(note, i, &html) }
      }
    }
    kept(&html)
  }

  /// What marks a line of the document, and where on this page it is spoken of.
  struct LineMark {
    let name: String
    let anchor: String
  }

  /// By lines, from 1. A doubt counts before a passage that fits no field.
  var marks: [Int: LineMark] {
    var marks: [Int: LineMark] = [:]
    for (i, note) in reading.notes.enumerated() where note.kind != .unplaced {
      if let line = note.line, marks[line] == nil { marks[line] = LineMark(name: "doubt", anchor: "note-\(i)") }
    }
    for (i, line) in passageLines.prefix(Self.mostPassages).enumerated() {
      if let line, marks[line] == nil { marks[line] = LineMark(name: "keep", anchor: "kept-\(i)") }
    }
    return marks
  }

  private func heading(_ words: String, _ count: Int, _ html: inout HTML) {
    html(.h3) { html in
      html.text(words + " ")
      html(.span, .class("n"), text: String(count))
    }
  }

  private func write(_ note: Note, _ place: Int, _ html: inout HTML) {
    html(.div, .id("note-\(place)"), .class(note.isDoubt ? "got doubt" : "got calm")) { html in
      html(.header) { html in
        html(.b, text: note.path.map(Review.label) ?? note.kind.words)
        if let line = note.line { html(.a, .class("n"), .href("#l\(line)"), text: "line \(line)") }
      }
      html(.p, .class("small"), text: note.message.sentence)
    }
  }

  /// Every field that was read, by its label, whole lists by their length first.
  private func clear(_ html: inout HTML) {
    let json = reading.review.json ?? [:]
    let elsewhere = ["uid", "origin", "template", "extra"]
    let fields = Review.shape.fields.filter { !elsewhere.contains($0.name) && json[$0.name] != nil }
    let times = TimeWords(offset: nil, day: nil)
    html(.section, .class("clear"), .label("What was read, by field")) { html in
      heading("Clear", reading.clearCount, &html)
      for field in fields {
        guard let value = json[field.name] else { continue }
        html(.div, .class("got calm")) { html in
          html(.header) { html in
            html(.b, text: field.label)
            if let elements = value.elements { html(.span, .class("n"), text: String(elements.count)) }
          }
          if value.bytes().count > Self.mostBytes {
            html.quiet("Too long to show here; it will stand on the review’s page.")
          } else if Self.isLong(value) {
            html(.details) { html in
              html(.summary, text: "Show")
              html(.div) { $0.value(value, field.lens, times) }
            }
          } else {
            html(.div) { $0.value(value, field.lens, times) }
          }
        }
        html.line()
      }
      if fields.isEmpty { html(.p, .class("quiet"), text: "No field was found in this document.") }
    }
  }

  private func kept(_ html: inout HTML) {
    let extra = reading.review.extra
    guard !extra.isEmpty else { return }
    html(.section, .class("clear"), .label("Also said")) { html in
      heading("Kept under “Also said”", extra.count, &html)
      if extra.count > Self.mostPassages {
        html(.p, .class("quiet"), text: "The first \(Self.mostPassages); all will stand on the review’s page.")
      }
      let lines = passageLines
      for (i, passage) in extra.prefix(Self.mostPassages).enumerated() {
        html(.div, .id("kept-\(i)"), .class("got calm")) { html in
          html(.header) { html in
            html(.b, text: passage.heading ?? passage.under.last ?? "Text")
            if let line = lines[i] { html(.a, .class("n"), .href("#l\(line)"), text: "line \(line)") }
          }
          if let body = passage.body { html(.p) { $0.inline(Prose(body.markdown[...].cut(to: 2000))) } }
        }
      }
    }
  }

  /// Where each passage that fits no field stands. It has a note of its own, in the same order; where their numbers
  /// differ, as with passages that a document carries out of sight, nobody knows which note is whose.
  private var passageLines: [Int?] {
    let lines = reading.notes.filter { $0.kind == .unplaced && $0.path == "extra" }.map(\.line)
    return lines.count == reading.review.extra.count ? lines : reading.review.extra.map { _ in nil }
  }

  private static func isLong(_ json: JSON) -> Bool {
    (json.elements?.count ?? 0) > 6 || json.members.map { $0.count > 3 } == true || (json.string?.utf8.count ?? 0) > 400
  }
}

extension Documents.Reading {
  /// What a person should look at.
  var doubts: [Note] { notes.filter(\.isDoubt) }

  /// How many single values were read.
  var clearCount: Int { Self.leaves(review.json ?? [:]) }

  private static func leaves(_ json: JSON) -> Int {
    switch json {
    case .object(let members): members.map { $0.name == "id" ? 0 : leaves($0.value) }.reduce(0, +)
    case .array(let elements): elements.map(leaves).reduce(0, +)
    default: 1
    }
  }
}

extension Review {
  /// `impact.users.count` → `Users affected`, `links[l2].title` → `Links, title`; the path itself where the catalogue
  /// has no such field.
  static func label(of path: String) -> String {
    var lens = Review.lens
    var labels: [String] = []
    for part in path.split(separator: ".") {
      let name = part.prefix { $0 != "[" }
      let isElement = if case .list = lens { true } else { false }
      while case .list(let element) = lens { lens = element }
      guard case .record(let shape) = lens else { break }
      guard let field = shape.field(String(name)) else { continue }
      labels = isElement ? labels + [field.label.lowercasedStart] : [field.label]
      lens = field.lens
    }
    return labels.isEmpty ? path : labels.joined(separator: ", ")
  }
}

extension Note {
  /// A passage without a field is no doubt, nor is what was put right.
  var isDoubt: Bool { ![.unplaced, .repaired].contains(kind) }
}

extension Note.Kind {
  var words: String {
    switch self {
    case .unplaced: "No field for it"
    case .unreadable: "Not readable as what its place asks for"
    case .disagreement: "Two places differ"
    case .ambiguous: "Can be read in two ways"
    case .repaired: "Damaged characters"
    case .omitted: "Left out"
    case .limit: "Beyond a limit"
    }
  }
}

extension String {
  /// With a capital at its beginning and a full stop at its end.
  var sentence: String {
    guard let last else { return self }
    return prefix(1).uppercased() + dropFirst() + (".?!”".contains(last) ? "" : ".")
  }
}

extension Substring {
  /// The first characters, and how many are left out.
  func cut(to most: Int) -> String {
    guard utf8.count > most, count > most else { return String(self) }
    return "\(prefix(most)) … \(Figure.count(count - most, "more character"))"
  }
}
