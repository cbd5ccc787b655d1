import Debrief
import DebriefStore

/// The doubts of an imported document, each with the field that it speaks of: what stands there when somebody accepts is
/// kept.
struct Settling {
  let uid: String
  let version: Int
  let document: ImportedDocument
  let places: Places
  private let written: Written
  private let values: FieldValues
  /// What was typed and cannot stand there, by paths.
  var problems: [FieldPath: (typed: String, words: String)] = [:]
  /// The doubt to begin with.
  var next: Int?

  init(_ stored: Stored, _ document: ImportedDocument, _ places: Places, zones: Zones) {
    (uid, version, self.document, self.places) = (stored.uid, stored.version, document, places)
    written = Written(stored.review, zones: zones)
    values = FieldValues(of: stored.review)
  }

  /// The first open doubt behind a place; the first of all where none follows.
  func doubt(after place: Int) -> Int? {
    let open = document.notes.indices.filter { document.notes[$0].isOpenDoubt }
    return open.first { $0 > place } ?? open.first
  }

  func write(_ note: ImportNote, _ place: Int, _ html: inout HTML) {
    let form = "settle-\(place)"
    let path = path(of: note.note)
    html(
      .form, .id(form), .class("settle"), .method("post"), .action("/reviews/\(uid)/document"), .comfort("change")
    ) { html in
      html(.input, .type("hidden"), .name("base"), .value(String(version)))
      html(.input, .type("hidden"), .name("edition"), .value(String(document.version)))
      html(.input, .type("hidden"), .name("note"), .value(String(place)))
      if !note.isSettled, let path { control(path, form, &html) }
      html(.div, .class("btns")) { html in note.isSettled ? settled(&html) : choices(note.note, path, place, &html) }
    }
  }

  private func control(_ path: FieldPath, _ form: String, _ html: inout HTML) {
    guard let shape = shape(of: path) else { return }
    let problem = problems[path]
    let text = problem?.typed ?? written.texts[path] ?? ""
    let control = FieldControl(
      path: path, shape: shape, label: shape.label, text: text, problem: problem?.words, address: "/reviews/\(uid)",
      form: form)
    html(.label, .class("hidden"), .for(FieldControl.anchor(path)), text: shape.label)
    control.control(&html)
    html(.p, .class("hidden"), .id(FieldControl.anchor(path) + "-help"), text: shape.meaning)
    if let problem { html(.p, .class("error"), .id(FieldControl.anchor(path) + "-error"), text: problem.words) }
  }

  private func choices(_ note: Note, _ path: FieldPath?, _ place: Int, _ html: inout HTML) {
    let about = note.path.map(Review.label) ?? note.kind.words
    html(
      .button, .class("btn small"), .type("submit"), .name("settle"), .value("yes"),
      place == next ? .autofocus : nil, .label("Accept: \(about)"), text: "Accept")
    guard path == nil else { return }
    let anchor = note.path.flatMap { $0.split(separator: ".").first }.map { FieldControl.anchor(of: String($0)) }
    html(
      .a, .class("btn plain small"), .href("/reviews/\(uid)/edit" + (anchor.map { "#" + $0 } ?? "")),
      .label("Change: \(about)"), text: "Change")
  }

  private func settled(_ html: inout HTML) {
    html(.span, .class("good small")) { html in
      html.mark(.met)
      html.text(" Accepted")
    }
    html(
      .button, .class("btn plain small"), .type("submit"), .name("settle"), .value("no"), text: "Look at it again")
  }

  /// The field that a note speaks of, where it is one.
  func path(of note: Note) -> FieldPath? {
    guard let named = note.path, let path = FieldPath(parsing: named) else { return nil }
    if shape(of: path) != nil { return path }
    return element(named, note.line).flatMap { shape(of: $0) == nil ? nil : $0 }
  }

  /// `timeline.at` of the line where an entry stands → `timeline[t3].at`.
  private func element(_ named: String, _ line: Int?) -> FieldPath? {
    guard let line,
      let list = places.elements.keys.filter({ named.hasPrefix($0 + ".") }).max(by: { $0.count < $1.count }),
      let place = places.element(of: list, at: line)
    else { return nil }
    var json = document.review.json
    for name in list.split(separator: ".") { json = json?[String(name)] }
    guard let elements = json?.elements, elements.indices.contains(place), let id = elements[place]["id"]?.string,
      let path = FieldPath(parsing: list)
    else { return nil }
    return named.dropFirst(list.count + 1).split(separator: ".").reduce(path.element(id)) { $0.field(String($1)) }
  }

  /// A field that is written as one text.
  private func shape(of path: FieldPath) -> FieldShape? {
    var values = values
    guard Edits.isOpen(path), case .field? = path.steps.last, values.value(at: path) != nil,
      let shape = Self.shape(of: path.names[...], in: Review.shape), shape.lens.record == nil,
      shape.lens.element?.record == nil
    else { return nil }
    return shape
  }

  private static func shape(of names: ArraySlice<String>, in record: RecordShape) -> FieldShape? {
    guard let field = names.first.flatMap(record.field) else { return nil }
    if names.count == 1 { return field }
    return (field.lens.element?.record ?? field.lens.record).flatMap { shape(of: names.dropFirst(), in: $0) }
  }
}
