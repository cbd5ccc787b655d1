import Debrief

/// One field where its value is written: its name, its state, the control that its lens asks for, and what belongs there.
struct FieldControl {
  let path: FieldPath
  let shape: FieldShape
  /// What it is called, where its own name would be said twice on a page.
  var label: String
  /// What stands there, or what was typed.
  let text: String
  /// Why that cannot be kept.
  var problem: String?
  /// Where its comments are.
  var talk: TalkPart?
  /// Words that it may take.
  var offers: Offers?
  /// The page that it stands on: `/reviews/UID`.
  let address: String
  /// The form that sends it.
  var form = FieldControl.form

  /// The form of all fields of a page.
  static let form = "fields"

  private var name: String { Edits.prefix + path.description }
  private var id: String { Self.anchor(path) }

  /// `timeline[t7].event` → `field-timeline-t7-event`.
  static func anchor(_ path: FieldPath) -> String { anchor(of: path.description) }

  static func anchor(of path: String) -> String {
    "field-" + path.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
  }

  func write(into html: inout HTML) {
    html(.div, .class("field"), .data(field: path.description)) { html in
      html(.div, .class("lab")) { html in
        isGroup ? html(.b, text: label) : html(.label, .for(id), text: label)
        html(.span, .class("end")) { html in
          html(
            .a, .class("aside"), .href("\(address)/history?field=\(Form.encode(path.description))"),
            .label("History of \(label)"), text: "History")
          if let talk { html.comment(on: path, label, talk) }
          html(.span, .class("is"), content: state)
        }
      }
      html(.div, .class("val")) { html in
        control(&html)
        offers?.write(id: id, label: label, into: &html)
        if let problem { html(.p, .class("error"), .id(id + "-error"), text: problem) }
        talk?.write(into: &html)
      }
      html(.div, .class("help")) { $0(.p, .id(id + "-help"), text: help) }
    }
    html.line()
  }

  private func state(_ html: inout HTML) {
    if problem != nil {
      html.mark(.warning, toned: false)
      html.text(" Not saved")
    } else if let count = talk?.talk.openCount(at: path), count > 0 {
      html.mark(.question)
      html.text(" Questioned")
    } else if text.isEmpty {
      html.mark(.dashedRing)
      html.text(" Missing")
    } else {
      html.mark(.met)
      html(.span, .class("hidden"), text: " Done")
    }
  }

  private var help: String {
    switch shape.lens {
    case .moment: shape.meaning + " Write “14:05”, “2026-02-14 14:05 UTC” or “~14:02–14:10 PT”."
    case .list: shape.meaning + " One on each line."
    case .answer: shape.meaning + " Yes or no, and why."
    default: shape.meaning
    }
  }

  private var isGroup: Bool {
    if case .yesno = shape.lens { true } else { false }
  }

  private var isProse: Bool {
    if case .prose = shape.lens { true } else { false }
  }

  /// What the value is written in, without what stands around it.
  func control(_ html: inout HTML) {
    switch shape.lens {
    case .prose: area(rows: max(3, min(12, text.count / 70 + text.count { $0 == "\n" } + 2)), &html)
    case .answer, .choiceText: area(rows: max(1, min(6, text.count / 70 + text.count { $0 == "\n" } + 1)), &html)
    case .list: area(rows: max(2, min(12, text.count { $0 == "\n" } + 2)), &html)
    case .yesno: radios(&html)
    case .choice(let words): select(words, &html)
    default:
      html(
        .input, .id(id), .form(form), .ownDirection, .type("text"), .name(name), .value(text),
        .autocomplete("off"),
        .describedBy(described), offers.map { _ in .list(Offers.list(id)) },
        problem == nil ? nil : .invalid)
    }
  }

  private var described: String { (problem == nil ? "" : id + "-error ") + id + "-help" }

  private func area(rows: Int, _ html: inout HTML) {
    html(
      .textarea, .id(id), .form(form), .ownDirection, .name(name), .rows(rows), .describedBy(described),
      isProse ? .comfort("prose") : nil, problem == nil ? nil : .invalid, text: text
    )
  }

  private func radios(_ html: inout HTML) {
    html(.fieldset, .class("seg"), .describedBy(described)) { html in
      html(.legend, .class("hidden"), text: label)
      for (value, words) in [("Yes", "Yes"), ("No", "No"), ("", "Nobody said")] {
        html(.label) { html in
          html(.input, .form(form), .type("radio"), .name(name), .value(value), value == text ? .checked : nil)
          html.text(words)
        }
      }
    }
  }

  private func select(_ words: Words, _ html: inout HTML) {
    let labels = words.all.map(\.label)
    let own = text.isEmpty || labels.contains(text) ? [] : [text]
    html(.select, .id(id), .form(form), .name(name), .describedBy(described)) { html in
      html(.option, .value(""), text.isEmpty ? .selected : nil, text: "Nobody said")
      for label in labels + own {
        html(.option, .value(label), label == text ? .selected : nil, text: label)
      }
    }
  }
}

extension HTML {
  /// The way to say something about a place.
  ///
  /// - Parameter isRow: whether it stands among other buttons.
  mutating func comment(on path: FieldPath, _ place: String, _ part: TalkPart, isRow: Bool = false) {
    guard part.talk.mayComment else { return }
    let words = path.description
    self(
      .a, .class(isRow ? "btn plain small" : "aside"),
      .href("\(part.back)&at=\(Form.encode(words))#\(TalkPart.anchor(words))"),
      .label("Comment on \(place)"), .data(talk: words), text: "Comment")
  }
}
