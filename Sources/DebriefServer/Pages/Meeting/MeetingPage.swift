import Debrief

/// A review as it is gone through together: one part at a time, and beside it what is decided, asked and promised.
struct MeetingPage {
  var page: ReviewPage
  /// Which part is shown, from 1.
  var number: Int
  /// Whether whoever looks may write down what is said.
  var mayWrite: Bool
  /// What was typed and cannot be kept, with what was wrong.
  var problem: String?

  private static let order = [
    "summary", "impact", "timeline", "detection", "response", "cause", "measures", "learning", "lessons",
    "open-questions", "actions",
  ]

  struct Part {
    var title: String
    /// How many entries there are, in which zone their times are.
    var note: String?
    var body: (inout HTML) -> Void
  }

  var parts: [Part] {
    let sections = Dictionary(page.sections.map { ($0.id, $0) }) { first, _ in first }
    let told = Self.order.compactMap { sections[$0] }.map { Part(title: $0.title, note: $0.note, body: $0.body) }
    return [Part(title: "Agenda", body: agenda)] + told + [Part(title: "What was decided", body: outcome)]
  }

  func write(into html: inout HTML) {
    let parts = parts
    let number = min(max(number, 1), parts.count)
    let part = parts[number - 1]
    html.files = page.files
    defer { html.files = nil }
    html(.div, .class("meeting")) { html in
      html(.header) { html in
        html(.p, .class("meta")) { html in
          html.severity(page.review.severity)
          html(.a, .href("/reviews/\(page.uid)"), text: page.review.heading)
        }
        timer(&html)
      }
      html(.article, .class("slide")) { html in
        html(.h1, text: part.title)
        if let note = part.note { html(.p, .class("small quiet"), text: note) }
        html(.section, content: part.body)
      }
      steps(parts, at: number, &html)
      if mayWrite { noting(number, &html) }
    }
  }

  private func timer(_ html: inout HTML) {
    let planned = page.review.meeting.at.flatMap { at in at.latest.flatMap { Moment.seconds(from: at.at, to: $0) } }
    html(
      .p, .class("timer"), .comfort("timer"), .data(clock: page.uid), planned.map { .data(minutes: $0 / 60) }
    ) { html in
      if let planned { html.text("Planned for \(Length.words(minutes: Double(planned) / 60))") }
    }
  }

  private func steps(_ parts: [Part], at number: Int, _ html: inout HTML) {
    html(.nav, .class("walk"), .label("Parts of the meeting")) { html in
      html(.div, .class("btns")) { html in
        if number > 1 { step(number - 1, "prev", "Back: " + parts[number - 2].title, &html) }
        html(.span, .class("n"), text: "\(number) of \(parts.count)")
        if number < parts.count { step(number + 1, "next", "Next: " + parts[number].title, &html) }
      }
      html(.ol) { html in
        for (i, part) in parts.enumerated() {
          html(.li) { html in
            html(.a, .href(path(i + 1)), i + 1 == number ? .current : nil, text: part.title)
          }
        }
      }
    }
  }

  private func step(_ number: Int, _ rel: String, _ words: String, _ html: inout HTML) {
    html(.a, .class(rel == "next" ? "btn main" : "btn"), .href(path(number)), .rel(rel), text: words)
  }

  private func path(_ number: Int) -> String { "/reviews/\(page.uid)/meeting?part=\(number)" }

  private func noting(_ number: Int, _ html: inout HTML) {
    html(.section, .class("noting"), .labelledBy("noting")) { html in
      html(.h2, .id("noting"), text: "Write down")
      html.problem(problem)
      html(.div, .class("cols")) { html in
        for kind in MeetingNote.Kind.allCases {
          html(.form, .class("fields"), .method("post"), .action("/reviews/\(page.uid)/meeting")) { html in
            html(.input, .type("hidden"), .name("kind"), .value(kind.rawValue))
            html(.input, .type("hidden"), .name("part"), .value(String(number)))
            html(.div) { html in
              html(.label, .class("in"), .for("new-" + kind.rawValue), text: kind.label)
              html(
                .input, .id("new-" + kind.rawValue), .name("words"), .type("text"), .autocomplete("off"), .required)
            }
            html(.button, .class("btn"), .type("submit"), .label("Add the " + kind.noun), text: "Add")
            said(kind, &html)
          }
        }
      }
    }
  }

  /// What is there of that kind, the newest first.
  private func said(_ kind: MeetingNote.Kind, _ html: inout HTML) {
    let lines = kind.lines(of: page.review)
    guard !lines.isEmpty else { return html(.p, .class("small quiet"), text: "None yet.") }
    html(.ol, .class("lines small")) { html in
      for line in lines.reversed().prefix(3) { html(.li, text: line) }
    }
    if lines.count > 3 { html(.p, .class("small quiet"), text: "\(lines.count) in all.") }
  }

  private func agenda(_ html: inout HTML) {
    let meeting = page.review.meeting
    if meeting.json == nil { html(.p, .class("quiet"), text: "Nobody has written down when it is and who comes.") }
    html.facts(of: meeting, omit: ["decisions"], naming: false, page.times)
    if mayWrite {
      html(.p, .class("small")) {
        $0(.a, .href("/reviews/\(page.uid)/edit"), text: "Write when it is, who comes and what it is about")
      }
    }
  }

  private func outcome(_ html: inout HTML) {
    for kind in MeetingNote.Kind.allCases {
      html(.h2, text: kind.plural)
      let lines = kind.lines(of: page.review)
      if lines.isEmpty { html(.p, .class("quiet"), text: "None yet.") }
      html(.ul) { html in
        for line in lines { html(.li, text: line) }
      }
    }
  }
}
