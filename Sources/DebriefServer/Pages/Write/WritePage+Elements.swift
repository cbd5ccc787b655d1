import Debrief

// Lists whose elements have fields of their own: entries, action items, factors.
extension WritePage {
  func elements(_ place: Place, _ html: inout HTML) {
    let (list, shape) = (place.path, place.shape)
    guard let record = shape.lens.element?.record else { return }
    let anchor = FieldControl.anchor(list)
    html(.div, .class("elements"), .id(anchor)) { html in
      html(.div, .class("lab")) { html in
        html(.b, place.isTitled ? .class("hidden") : nil, text: place.label)
        html(.span, .class("help small quiet"), text: shape.meaning)
      }
      let elements = review.elements(of: list)
      if !elements.isEmpty {
        html(.ol, .class("list")) { html in
          for element in elements { row(element, record, list, &html) }
        }
      }
      if record.isNumbered { addition(list, shape, &html) }
    }
    html.line()
  }

  func row(_ element: JSON, _ record: RecordShape, _ list: FieldPath, _ html: inout HTML) {
    guard let id = element["id"]?.string else { return }
    let path = list.element(id)
    let isOpen = path == open
    html(.li, .id(FieldControl.anchor(path)), isOpen ? .class("opened") : nil) { html in
      html(.div, .class("grow")) { html in
        html(.p, .class("wrap")) { html in
          if let when = when(record, path) { html(.span, .class("quiet nowrap"), text: when + "  ") }
          html.text(
            record.main.flatMap { element[$0.name]?.string } ?? element.name(.record(record))
              // A related incident's id is its own.
              ?? (record.isNumbered ? record.name : id))
        }
        if isOpen {
          guess(path, &html)
          fields(of: record, at: path, &html)
        }
        said(of: path, element.name(.record(record)) ?? record.name, &html)
      }
      html(.div, .class("end")) { html in
        if isOpen {
          html(.a, .class("btn small"), .href("/reviews/\(uid)/edit#\(FieldControl.anchor(path))"), text: "Close")
        } else {
          let name = "Edit " + (element.name(.record(record)) ?? record.name)
          html(
            .a, .class("btn small"),
            .href("/reviews/\(uid)/edit?open=\(Form.encode(path.description))#\(FieldControl.anchor(path))"),
            .label(name), text: "Edit")
        }
        html.comment(
          on: path, element.name(.record(record)) ?? record.name, part(path, ""), isRow: true)
        removal(of: path, element.name(.record(record)) ?? record.name, &html)
      }
    }
    html.line()
  }

  /// A due date that an action item could have, for whoever writes to take or to leave.
  private func guess(_ path: FieldPath, _ html: inout HTML) {
    guard let today, case .element(let id)? = path.steps.last, path.names == ["actions"],
      let item = review.actions.first(where: { $0.id == id }), let guess = item.likelyDue(from: today)
    else { return }
    html(.form, .class("guess small"), .method("post"), .action("/reviews/\(uid)/fields")) { html in
      html(.input, .type("hidden"), .name("base"), .value(String(version)))
      html(.input, .type("hidden"), .name("open"), .value(path.description))
      html(.input, .type("hidden"), .name("back"), .value(FieldControl.anchor(path)))
      html(
        .span, .class("warn"),
        text: "No due date is set. A guess, by its \(item.horizon == nil ? "priority" : "horizon"): ")
      html(
        .button, .class("btn small"), .type("submit"), .name(Edits.prefix + path.field("due").description),
        .value(guess.iso), text: "Set \(TimeWords.short(guess, beside: today))")
    }
  }

  /// Its first time or day.
  private func when(_ record: RecordShape, _ path: FieldPath) -> String? {
    for field in record.fields {
      switch field.lens {
      case .moment, .date: if let text = written.texts[path.field(field.name)] { return text }
      default: continue
      }
    }
    return nil
  }

  /// Those of the element that is open.
  func fields(of record: RecordShape, at path: FieldPath, _ html: inout HTML) {
    let fields = record.fields.filter {
      $0.name != "id" && $0.name != "evidence" && $0.lens.element?.record == nil && $0.lens.record == nil
    }
    for field in fields {
      control(Place(path: path.field(field.name), shape: field, label: field.label), back: back, &html)
    }
    if let shape = record.field("evidence") {
      let lines = written.texts[path.field("evidence")]?.split(separator: "\n").map(String.init) ?? []
      evidence(lines, at: path, record, shape.label, &html)
    }
    saving(FieldControl.anchor(path), &html)
  }

  /// What is said about an element, and about its fields where they are not open.
  func said(of path: FieldPath, _ name: String, _ html: inout HTML) {
    part(path, name).write(into: &html)
    guard path != open else { return }
    for inner in talk.threads.keys.sorted() where inner.hasPrefix(path.description + ".") {
      TalkPart(talk: talk, path: inner, place: name, back: back).write(into: &html)
    }
  }

  func removal(of path: FieldPath, _ name: String, _ html: inout HTML) {
    html(
      .button, .class("btn plain small"), .type("submit"), .form("removal"), .name("path"), .value(path.description),
      .label("Remove " + name), text: "Remove")
  }

  /// - Parameter after: the element behind which another is added; nil where it goes by its time, or last.
  func addition(_ list: FieldPath, _ shape: FieldShape, after: String? = nil, _ html: inout HTML) {
    let id = FieldControl.anchor(list) + (after == nil ? "-new" : "-between")
    let about = Self.quickWays[list]
    html(.form, .class("fields adding"), .method("post"), .action("/reviews/\(uid)/elements")) { html in
      html(.input, .type("hidden"), .name("list"), .value(list.description))
      if let after { html(.input, .type("hidden"), .name("after"), .value(after)) }
      html(.div) { html in
        html(.label, .class("in"), .for(id), text: after == nil ? "Add to “\(shape.label)”" : "Add here")
        html(
          .input, .id(id), .class("quick"), .name("words"), .type("text"), .autocomplete("off"), .required,
          about == nil ? nil : .describedBy(id + "-help"))
        if let about { html(.p, .class("small quiet"), .id(id + "-help"), text: about) }
      }
      if about != nil { html(.div, .class("preview"), .role("status"), text: "") }
      html(.button, .class("btn"), .type("submit"), text: "Add")
    }
  }
}

extension WritePage {
  /// Lists whose lines are read for more than their words, and how.
  fileprivate static let quickWays: [FieldPath: String] = [
    "timeline": "As you would say it: “14:05 deploy rolled back”, “~14:02–14:10 PT first alert”.",
    "actions": "As you would say it: “Add cert expiry alert @marek p1 by 3 Dec #prevent”.",
  ]
}

extension RecordShape {
  /// The field that says what an element is: its first prose, else its first text.
  var main: FieldShape? {
    let own = fields.filter { $0.name != "id" }
    let prose = own.first { if case .prose = $0.lens { true } else { false } }
    let text = own.first { if case .text = $0.lens { true } else { false } }
    return prose ?? text ?? own.first { if case .person = $0.lens { true } else { false } }
  }
}
