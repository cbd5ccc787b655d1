import Debrief

// Lists whose elements have fields of their own: entries, action items, factors.
extension WritePage {
  func elements(_ place: Place, _ html: inout HTML) {
    let (list, shape) = (place.path, place.shape)
    guard let record = shape.lens.element?.record else { return }
    let anchor = FieldControl.anchor(list)
    html(.div, .class("elements"), .id(anchor)) { html in
      html(.div, .class("lab")) { html in
        html(.b, text: place.label)
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

  private func row(_ element: JSON, _ record: RecordShape, _ list: FieldPath, _ html: inout HTML) {
    guard let id = element["id"]?.string else { return }
    let path = list.element(id)
    let isOpen = path == open
    html(.li, .id(FieldControl.anchor(path)), isOpen ? .class("opened") : nil) { html in
      html(.div, .class("grow")) { html in
        html(.p, .class("wrap")) { html in
          if let when = when(record, path) { html(.span, .class("quiet nowrap"), text: when + "  ") }
          html.text(record.main.flatMap { element[$0.name]?.string } ?? element.name(.record(record)) ?? record.name)
        }
        if isOpen {
          let fields = record.fields.filter {
            $0.name != "id" && $0.lens.element?.record == nil && $0.lens.record == nil
          }
          for field in fields {
            control(Place(path: path.field(field.name), shape: field, label: field.label), back: back, &html)
          }
          saving(FieldControl.anchor(path), &html)
        }
        let name = element.name(.record(record)) ?? record.name
        part(path, name).write(into: &html)
        // What is said about fields that are not open.
        if !isOpen {
          for inner in talk.threads.keys.sorted() where inner.hasPrefix(path.description + ".") {
            TalkPart(talk: talk, path: inner, place: name, back: back).write(into: &html)
          }
        }
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
          on: path, element.name(.record(record)) ?? record.name, part(path, ""), "/reviews/\(uid)")
        html(.form, .method("post"), .action("/reviews/\(uid)/elements/remove")) { html in
          html(.input, .type("hidden"), .name("path"), .value(path.description))
          html(
            .button, .class("btn plain small"), .type("submit"),
            .label("Remove " + (element.name(.record(record)) ?? record.name)), text: "Remove")
        }
      }
    }
    html.line()
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

  private func addition(_ list: FieldPath, _ shape: FieldShape, _ html: inout HTML) {
    let id = FieldControl.anchor(list) + "-new"
    let isTimeline = list == "timeline"
    html(.form, .class("fields adding"), .method("post"), .action("/reviews/\(uid)/elements")) { html in
      html(.input, .type("hidden"), .name("list"), .value(list.description))
      html(.div) { html in
        html(.label, .class("in"), .for(id), text: "Add to “\(shape.label)”")
        html(
          .input, .id(id), .name("words"), .type("text"), .autocomplete("off"), .required,
          isTimeline ? .describedBy(id + "-help") : nil)
        if isTimeline {
          html(
            .p, .class("small quiet"), .id(id + "-help"),
            text: "As you would say it: “14:05 deploy rolled back”, “~14:02–14:10 PT first alert”.")
        }
      }
      html(.button, .class("btn"), .type("submit"), text: "Add")
    }
  }
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
