import Debrief

/// One change in words: where, from what, to what.
struct ChangeLine {
  var change: Change
  /// The review as it is now: it knows the names of elements.
  var review: JSON?

  /// Longer ones than that, in bytes, wait behind a fold.
  private static let long = 1500
  private static let times = TimeWords(offset: nil, day: nil)

  func write(into html: inout HTML) {
    let place = ChangedPlace(change.path, in: review)
    html(.li) { html in
      if change.path == "conflicts" { return conflict(&html) }
      html(.b, .class("strong"), text: place.words)
      switch change {
      case .set(_, let from, let to): set(from, to, place, &html)
      case .insert(_, _, _, let element): self.element("added", element, place, &html)
      case .remove(_, _, _, let was): element("taken out", was, place, &html)
      case .move(let list, let id, _, _):
        let name = ChangedPlace(list.element(id), in: review).words
        html.text(": " + (name == place.words ? "moved" : "\(name) moved"))
      }
    }
    html.line()
  }

  private func set(_ from: JSON?, _ to: JSON?, _ place: ChangedPlace, _ html: inout HTML) {
    if let lens = place.lens, lens.isWords, from?.string != nil || to?.string != nil {
      let marks = WordMarks(from?.string ?? "", to?.string ?? "")
      return html(.p, .class("diff")) { marks.write(into: &$0) }
    }
    html(.div, .class("diff")) { html in
      if let from { html(.del) { value(from, place.lens, &$0) } } else { html.quiet("not known") }
      html.text(" → ")
      if let to { html(.ins) { value(to, place.lens, &$0) } } else { html.quiet("not known") }
    }
  }

  private func element(_ verb: String, _ json: JSON, _ place: ChangedPlace, _ html: inout HTML) {
    html.text(": \(verb)")
    let lens = place.lens?.elementLens
    if json.bytes().count > Self.long {
      html(.details) { html in
        html(.summary, text: lens.flatMap { json.name($0) } ?? "Show")
        value(json, lens, &html)
      }
    } else {
      html(.div, .class("diff")) { value(json, lens, &$0) }
    }
  }

  private func value(_ json: JSON, _ lens: Lens?, _ html: inout HTML) {
    switch lens {
    case nil: html.text(json.string ?? json.text())
    case .record(let shape)?:
      var content = json
      if shape.name != RelatedIncident.noun { content["id"] = nil }
      html.facts(content, shape, Self.times)
    case let lens?: html.value(json, lens, Self.times)
    }
  }

  /// What waits to be settled is told in the section of its own.
  private func conflict(_ html: inout HTML) {
    func name(_ json: JSON) -> String {
      json["path"]?.string.flatMap { FieldPath(parsing: $0) }.map { ChangedPlace($0, in: review).words } ?? "a field"
    }
    switch change {
    case .insert(_, _, _, let element): html.text("Two versions of \(name(element)) wait to be settled.")
    case .remove(_, _, _, let was): html.text("Two versions of \(name(was)) were settled.")
    case .set, .move: html.text("Two versions that wait to be settled were changed.")
    }
  }
}

extension Lens {
  /// Whether it is text whose words can be compared.
  var isWords: Bool {
    switch self {
    case .text, .prose: true
    default: false
    }
  }

  var elementLens: Lens? { if case .list(let element) = self { element } else { nil } }
}
