import Debrief

// All causes, where there is more than the path: as they are drawn, and as an outline in which they change places.
extension WritePage {
  func picture(_ causes: Causes, _ html: inout HTML) {
    let path = causes.path
    guard path.count < causes.whys.count else { return }
    html(.div, .id("causes-drawn")) { html in
      CauseGraph(causes, asksForEvidence: review.cause.hasEvidence)?.write(into: &html)
    }
    html(.div, .class("outlined"), .id("causes-outline")) { html in
      html(.p) { html in
        html(.b, text: "All causes as an outline")
        html(.span, .class("small quiet"), text: " Each stands below what it explains.")
      }
      list(causes.outline, path, causes, &html)
    }
  }

  /// Whys of growing depth, each list within the line of its effect.
  private func list(
    _ lines: [(why: Int, depth: Int)], _ path: [Int], _ causes: Causes, _ html: inout HTML
  ) {
    guard let depth = lines.first?.depth else { return }
    html(.ul) { html in
      var rest = lines[...]
      while let line = rest.popFirst() {
        let inner = rest.prefix { $0.depth > depth }
        rest = rest.dropFirst(inner.count)
        html(.li) { html in
          row(line.why, path, causes, &html)
          list(Array(inner), path, causes, &html)
        }
        html.line()
      }
    }
  }

  private func row(_ place: Int, _ path: [Int], _ causes: Causes, _ html: inout HTML) {
    let why = causes.whys[place]
    guard let id = why.id, let element = Self.path(of: why) else { return }
    let step = path.firstIndex(of: place)
    let words = (why.answer?.firstSentence).flatMap { $0.isEmpty ? nil : $0 } ?? why.question ?? "not known"
    html(.div, .id("outline-" + id), element == open ? .class("opened") : nil) { html in
      html(.p, .class("wrap")) { html in
        if let step { html(.b, text: "\(step + 1) ") }
        if let question = why.question { html(.span, .class("quiet"), text: question + " ") }
        if let answer = why.answer { html.inline(answer) } else { html.quiet("not known") }
        if why.rootCause == true { html.text(" (root cause)") }
      }
      html(.div, .class("btns row")) { html in
        edit(element, isStep: step != nil, id, words, &html)
        moves(Causes.Move.allCases, of: place, causes, words, &html)
        if step == nil { root(why, element, words, &html) }
        reason("Reason…", id, "Add a reason for \(words)", &html)
        removal(of: element, words, &html)
      }
      if step == nil {
        if element == open { fields(of: why, at: element, "", &html) }
        said(of: element, words, &html)
      }
      // On the path it stands below the step.
      if !path.contains(where: { causes.parents[$0] == place }) { branch(place, causes, &html) }
    }
  }

  private func edit(_ path: FieldPath, isStep: Bool, _ id: String, _ name: String, _ html: inout HTML) {
    let (words, address) =
      isStep
      ? ("Edit", "#" + FieldControl.anchor(path))
      : path == open
        ? ("Close", "/reviews/\(uid)/edit#outline-\(id)")
        : ("Edit", "/reviews/\(uid)/edit?open=\(Form.encode(path.description))#outline-\(id)")
    html(.a, .class("btn plain small"), .href(address), .label("\(words) \(name)"), text: words)
  }
}
