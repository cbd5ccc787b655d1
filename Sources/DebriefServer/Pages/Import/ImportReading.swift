import Debrief
import DebriefStore

/// What was read of a document: first what is doubtful, then what is clear, then what fits no field.
struct ImportReading {
  var review: Review
  var notes: [ImportNote]
  var places: Places
  /// How a doubt is settled; nil where nothing is kept yet.
  var settling: Settling?

  /// This page is a preview: what is longer waits for the review itself.
  private static let mostBytes = 20_000
  private static let mostPassages = 100

  func write(into html: inout HTML) {
    let notes = Array(notes.enumerated())
    section("Doubtful", label: "Doubtful places", notes.filter(\.element.note.kind.isDoubt), &html)
    section("Taken from the text", notes.filter { $0.element.note.kind == .inferred }, &html)
    clear(&html)
    section("Repaired", notes.filter { $0.element.note.kind == .repaired }, &html)
    kept(&html)
  }

  /// By lines, from 1. A doubt counts before a passage that fits no field, and that before what is clear.
  var marks: [Int: DocumentLines.Mark] {
    var marks: [Int: DocumentLines.Mark] = [:]
    func mark(_ line: Int?, _ name: String, _ anchor: String) {
      if let line, marks[line] == nil { marks[line] = DocumentLines.Mark(name: name, anchor: anchor) }
    }
    for (i, note) in notes.enumerated() where note.note.kind != .unplaced {
      mark(note.note.line, note.isOpenDoubt ? "doubt" : "took", "note-\(i)")
    }
    for (i, line) in passageLines.prefix(Self.mostPassages).enumerated() { mark(line, "keep", "kept-\(i)") }
    for (field, lines) in places.lines.sorted(by: { $0.key < $1.key }) where isShown(field) {
      for line in lines { mark(line, "took", "read-" + field) }
    }
    return marks
  }

  private func section(
    _ title: String, label: String? = nil, _ notes: [(offset: Int, element: ImportNote)], _ html: inout HTML
  ) {
    guard !notes.isEmpty else { return }
    html(.section, .class(title == "Doubtful" ? "" : "clear"), .label(label ?? title)) { html in
      let open = notes.count(where: \.element.isOpenDoubt)
      let isPartly = title == "Doubtful" && open < notes.count
      heading(title, isPartly ? "\(open) of \(notes.count) left" : String(notes.count), &html)
      for (i, note) in notes { write(note, i, &html) }
    }
  }

  private func heading(_ words: String, _ count: String, _ html: inout HTML) {
    html(.h3) { html in
      html.text(words + " ")
      html(.span, .class("n"), text: count)
    }
  }

  private func write(_ imported: ImportNote, _ place: Int, _ html: inout HTML) {
    let note = imported.note
    html(.div, .id("note-\(place)"), .class(imported.isOpenDoubt ? "got doubt" : "got calm")) { html in
      html(.header) { html in
        html(.b, text: note.path.map(Review.label) ?? note.kind.words)
        if let line = note.line { html(.a, .class("n"), .href("#l\(line)"), text: "line \(line)") }
      }
      html(.p, .class("small"), text: note.message.sentence)
      if note.kind.isDoubt { settling?.write(imported, place, &html) }
    }
  }

  /// Every field that was read, by its label, whole lists by their length first.
  private func clear(_ html: inout HTML) {
    let json = review.json ?? [:]
    let fields = Review.shape.fields.filter { isShown($0.name) && json[$0.name] != nil }
    let times = TimeWords(offset: nil, day: nil)
    html(.section, .class("clear"), .label("What was read, by field")) { html in
      heading("Clear", String(review.valueCount), &html)
      for field in fields {
        guard let value = json[field.name] else { continue }
        html(.div, .id("read-" + field.name), .class("got calm")) { html in
          html(.header) { html in
            html(.b, text: field.label)
            if let elements = value.elements { html(.span, .class("quiet small"), text: String(elements.count)) }
            lines(of: field, &html)
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

  private func isShown(_ field: String) -> Bool {
    let elsewhere: Set = ["uid", "origin", "template", "extra", "conflicts"]
    let ownOfDebrief = settling == nil ? [] : Review.kept.union(["createdBy", "createdAt"])
    return !elsewhere.contains(field) && !ownOfDebrief.contains(field)
  }

  /// Where the document says it.
  private func lines(of field: FieldShape, _ html: inout HTML) {
    guard let lines = places.lines[field.name]?.filter({ $0 > 0 }), let first = lines.min(), let last = lines.max()
    else { return }
    let words = first == last ? "line \(first)" : "lines \(first)–\(last)"
    html(.a, .class("n"), .href("#l\(first)"), .label("\(field.label): \(words)"), text: words)
  }

  private func kept(_ html: inout HTML) {
    let extra = review.extra
    guard !extra.isEmpty else { return }
    html(.section, .class("clear"), .label("Also said")) { html in
      heading("Kept under “Also said”", String(extra.count), &html)
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
    let lines = notes.map(\.note).filter { $0.kind == .unplaced && $0.path == "extra" }.map(\.line)
    return lines.count == review.extra.count ? lines : review.extra.map { _ in nil }
  }

  private static func isLong(_ json: JSON) -> Bool {
    (json.elements?.count ?? 0) > 6 || json.members.map { $0.count > 3 } == true || (json.string?.utf8.count ?? 0) > 400
  }
}

extension ImportReading {
  /// What a document says that nothing is kept of yet.
  init(_ reading: Documents.Reading) {
    self.init(review: reading.review, notes: reading.notes.map { ImportNote($0) }, places: reading.places)
  }
}

extension Review {
  /// How many single values it says.
  var valueCount: Int { Self.leaves(json ?? [:]) }

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

extension Note.Kind {
  var words: String {
    switch self {
    case .unplaced: "No field for it"
    case .unreadable: "Not readable as what its place asks for"
    case .disagreement: "Two places differ"
    case .ambiguous: "Can be read in two ways"
    case .inferred: "Taken from the text"
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
