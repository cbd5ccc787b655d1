import Debrief

// The five whys where they are written: the path step by step, the next question at its end, and all causes below it.
extension WritePage {
  /// More are no path to be walked: they are written like any other list.
  private static let mostWhys = 60

  func whys(_ place: Place, _ html: inout HTML) {
    guard review.cause.whys.count <= Self.mostWhys else { return elements(place, &html) }
    let causes = Causes(review.cause.whys)
    let path = causes.path
    html(.div, .class("elements"), .id(FieldControl.anchor(place.path))) { html in
      html(.div, .class("lab")) { html in
        html(.b, text: place.label)
        html(
          .span, .class("help small quiet"),
          text: "From what happened to what it rests on: each answer leads to the next question.")
      }
      html(.ol, .class("whys walked")) { html in
        for (number, why) in path.enumerated() { step(number + 1, why, causes, &html) }
        next(path.last, causes, &html)
      }
      html(.div, .id("causes")) { picture(causes, &$0) }
    }
    html.line()
  }

  static func path(of why: Why) -> FieldPath? { why.id.map { FieldPath("cause.whys").element($0) } }

  private func step(_ number: Int, _ place: Int, _ causes: Causes, _ html: inout HTML) {
    let why = causes.whys[place]
    guard let path = Self.path(of: why) else { return }
    let name = "step \(number)"
    html(.li, .id(FieldControl.anchor(path)), why.rootCause == true ? .class("root") : nil) { html in
      html(.div) { html in
        fields(of: why, at: path, " \(number)", &html)
        html(.div, .class("btns row")) { html in
          root(why, path, name, &html)
          if let effect = causes.parents[place], let id = causes.whys[effect].id {
            reason("Another reason", id, "Another reason beside \(name)", &html)
          }
          moves([.up, .down], of: place, causes, name, &html)
          html.comment(on: path, name, part(path, ""), isRow: true)
          removal(of: path, name, &html)
        }
        said(of: path, name, &html)
        if let effect = causes.parents[place] { branch(effect, causes, &html) }
      }
    }
    html.line()
  }

  /// Its question, its answer and what shows it.
  func fields(of why: Why, at path: FieldPath, _ number: String, _ html: inout HTML) {
    for name in ["question", "answer"] {
      guard let shape = Why.shape.field(name) else { continue }
      control(Place(path: path.field(name), shape: shape, label: shape.label + number), back: back, &html)
    }
    evidence(why.evidence, at: path, Why.shape, "Evidence" + number, &html)
    saving(FieldControl.anchor(path), &html)
  }

  func root(_ why: Why, _ path: FieldPath, _ name: String, _ html: inout HTML) {
    let isRoot = why.rootCause == true
    html(
      .button, .class("btn plain small"), .type("submit"), .form("roots"),
      .name(Edits.prefix + path.field("rootCause").description), .value(isRoot ? "" : "Yes"),
      .label((isRoot ? "Not the root cause: " : "The root cause: ") + name),
      text: isRoot ? "Not the root cause" : "Root cause")
  }

  func moves(_ moves: [Causes.Move], of place: Int, _ causes: Causes, _ name: String, _ html: inout HTML) {
    guard let id = causes.whys[place].id else { return }
    for move in moves where causes.allows(move, of: place) {
      html(
        .button, .class("btn plain small"), .type("submit"), .form("moves"), .name("move"),
        .value("\(move.rawValue) \(id)"), .label("\(move.label): \(name)"), text: move.label)
    }
  }

  func reason(_ words: String, _ effect: String, _ label: String, _ html: inout HTML) {
    html(
      .a, .class("btn plain small"),
      .href("/reviews/\(uid)/edit?below=\(Form.encode(effect))#\(FieldControl.anchor("cause.whys"))-between"),
      .label(label), text: words)
  }

  /// One more cause of an effect, where it is about to be written.
  func branch(_ effect: Int, _ causes: Causes, _ html: inout HTML) {
    guard let id = causes.whys[effect].id, id == below else { return }
    let question = causes.causes(of: effect).lazy.compactMap { causes.whys[$0].question }.first
    asking(
      question ?? Why.question(into: causes.whys[effect].answer), id, "Another reason", "-between", &html)
  }

  /// At the end of the path; folded where it has its root.
  private func next(_ last: Int?, _ causes: Causes, _ html: inout HTML) {
    let why = last.map { causes.whys[$0] }
    let begin = review.summaryLine.map { Prose($0) } ?? review.title.map { Prose($0) }
    let question = Why.question(into: why.map(\.answer) ?? begin)
    let form = { (html: inout HTML) in asking(question, why?.id, "Because", "-new", &html) }
    html(.li, .class("next")) { html in
      if why?.rootCause == true {
        html(.details) { html in
          html(.summary, text: "Ask further")
          form(&html)
        }
      } else {
        form(&html)
      }
    }
  }

  private func asking(
    _ question: String?, _ effect: String?, _ answer: String, _ end: String, _ html: inout HTML
  ) {
    let id = FieldControl.anchor("cause.whys") + end
    html(.form, .class("fields asking"), .method("post"), .action("/reviews/\(uid)/elements")) { html in
      html(.input, .type("hidden"), .name("list"), .value("cause.whys"))
      if let effect { html(.input, .type("hidden"), .name("because"), .value(effect)) }
      html(.div) { html in
        html(.label, .class("in"), .for(id + "-question"), text: "Question")
        html(
          .input, .id(id + "-question"), .name("question"), .type("text"), .autocomplete("off"),
          .value(question ?? "Why?"), .describedBy(id + "-help"))
        html(.p, .class("small quiet"), .id(id + "-help"), text: "A suggestion: write it as you would ask it.")
      }
      html(.div) { html in
        html(.label, .class("in"), .for(id), text: answer)
        html(.input, .id(id), .name("words"), .type("text"), .autocomplete("off"))
      }
      html(.button, .class("btn"), .type("submit"), text: "Add")
    }
  }
}

extension Causes.Move {
  var label: String {
    switch self {
    case .up: "Up"
    case .down: "Down"
    case .in: "In"
    case .out: "Out"
    }
  }
}
