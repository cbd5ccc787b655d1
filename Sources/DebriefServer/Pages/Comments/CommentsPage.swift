import Debrief
import DebriefStore

/// Everything that is said about a review, by the places that it is about.
struct CommentsPage {
  let review: Review
  let talk: Talk
  /// Whether whoever looks may write in the review, too.
  let mayEdit: Bool
  /// Where something is about to be said.
  var asked: String?

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.div) { html in
        html(.h1, text: "Comments")
        html(.a, .href("/reviews/\(talk.uid)"), text: review.heading)
      }
      let count = talk.openCount
      html(.span, .class("n"), text: count == 0 ? "Nothing waits for an answer" : "\(count) open")
    }
    html(.div, .class("talks"), .comfort("talk"), .data(review: talk.uid)) { html in
      if talk.threads.isEmpty, asked == nil {
        html(
          .p, .class("quiet"),
          text:
            "Nobody has said anything yet. Comments stand beside the fields, entries and action items they are about.")
      }
      let json = review.json ?? [:]
      for path in Set(talk.threads.keys).union(asked.map { [$0] } ?? []).filter({ !$0.isEmpty }).sorted() {
        section(path, json, &html)
      }
      html(.section, .class("part")) { html in
        html(.h2, text: "On the review as a whole")
        TalkPart(
          talk: talk, path: "", place: "the review as a whole", back: back, isAsked: true, isTitled: true
        ).write(into: &html)
      }
    }
  }

  private var back: String { "/reviews/\(talk.uid)/comments" }

  private func section(_ path: String, _ json: JSON, _ html: inout HTML) {
    let place = FieldPath(parsing: path).map { ChangedPlace($0, in: json) }
    html(.section, .class("part")) { html in
      html(.h2) { html in
        let words = place?.words ?? path
        if mayEdit, place?.exists == true {
          html(
            .a, .href("/reviews/\(talk.uid)/edit?at=\(Form.encode(path))#\(FieldControl.anchor(of: path))"), text: words
          )
        } else {
          html.text(words)
        }
        if place?.exists != true { html(.span, .class("n"), text: "it was taken out") }
      }
      TalkPart(talk: talk, path: path, place: place?.words ?? path, back: back, isAsked: path == asked).write(
        into: &html)
    }
    html.line()
  }
}
