import Debrief

extension ReviewPage {
  var learning: Section? {
    let count = review.wentWell.count + review.wentWrong.count + review.gotLucky.count
    return Section(
      id: "learning", title: "What went well, wrong, and by luck", short: "Well, wrong, lucky",
      count: count == 0 ? "–" : String(count)
    ) { html in
      html(.div, .class("cols")) { html in
        column("Went well", .well, review.wentWell.map(line), &html)
        column("Went wrong", .wrong, review.wentWrong.map(line), &html)
        column("Got lucky", .lucky, review.gotLucky.map { words in { $0.written(words) } }, &html)
      }
      html.facts(of: review, only: ["effectiveProcedures", "procedureGaps"], naming: false, times)
    }
  }

  private typealias Line = (inout HTML) -> Void

  private func column(_ title: String, _ mark: Mark, _ lines: [Line], _ html: inout HTML) {
    html(.div) { html in
      html.subheading(title, id: Self.anchor(title), mark: mark)
      if lines.isEmpty { return html(.p, .class("quiet small"), text: "Nobody said.") }
      html(.ul, .class("ul")) { html in
        for line in lines { html(.li, content: line) }
      }
    }
  }

  private func line(_ strength: Strength) -> Line {
    line(strength.title, strength.what, more: strength.why)
  }

  private func line(_ problem: Problem) -> Line {
    let first = line(problem.title, problem.what, more: problem.effect)
    return { html in
      first(&html)
      if let severity = problem.severity { html(.span, .class("tag"), text: severity.label) }
    }
  }

  private func line(_ title: String?, _ what: Prose?, more: Prose?) -> Line {
    { html in
      if let title { html(.b, .class("strong"), text: title + (what == nil ? "" : ". ")) }
      if let what { html.inline(what) }
      if let more { html(.div, .class("quiet small")) { $0.inline(more) } }
    }
  }

  var lessons: Section? {
    let (documents, training) = (review.documentationUpdates, review.trainingNeeds)
    return Section(
      id: "lessons", title: "Lessons", count: review.lessons.isEmpty ? "–" : String(review.lessons.count)
    ) { html in
      if review.lessons.isEmpty { html(.p, .class("quiet"), text: "None written yet.") }
      html(.dl, .class("facts")) { html in
        for lesson in review.lessons {
          html(.dt, text: lesson.kind?.label ?? "Lesson")
          html(
            .dd, lesson.id.map { .id("lesson-" + $0) },
            content: line(lesson.title, lesson.lesson, more: lesson.application))
        }
      }
      if !documents.isEmpty {
        html.subheading("Documentation updates", id: "documentation-updates")
        html.table(documents.compactMap(\.json), DocumentationUpdate.shape, times, anchor: "documentation")
      }
      if !training.isEmpty {
        html.subheading("Training needs", id: "training-needs")
        html.table(training.compactMap(\.json), TrainingNeed.shape, times, anchor: "training")
      }
    }
  }
}
