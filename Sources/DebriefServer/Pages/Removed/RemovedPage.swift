import Debrief
import DebriefStore

/// The question before a review is removed.
struct RemovalPage {
  var heading: String
  var uid: String
  /// For how long it can be brought back, and the last day of it.
  var days: Int
  var last: CivilDate

  func write(into html: inout HTML) {
    html(.div, .class("sorry")) { html in
      html(.h1, text: "Remove this review?")
      html(.p, text: heading)
      html(
        .p,
        text: "It leaves the list, search and measures. For \(Figure.count(days, "day")), until "
          + "\(TimeWords.long(last)), it can be brought back with everything it holds; then every word of it and of "
          + "its history is erased.")
      html(.div, .class("btns")) { html in
        html(.form, .method("post"), .action("/reviews/\(uid)/remove")) { html in
          html(.button, .class("btn main"), .type("submit"), text: "Remove the review")
        }
        html(.a, .class("btn"), .href("/reviews/\(uid)"), text: "Keep it")
      }
    }
  }
}

/// The reviews that were removed and can be brought back.
struct RemovedPage {
  var reviews: [(stored: Stored, at: Stamp)]
  var days: Int

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "Removed reviews")
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/reviews"), text: "All reviews") }
    }
    guard !reviews.isEmpty else {
      return html(.div, .class("empty")) { html in
        html(.h2, text: "Nothing was removed")
        html(.p, text: "A review that is removed stands here for \(Figure.count(days, "day")) and can be brought back.")
      }
    }
    html(.ul, .class("list")) { html in
      for (stored, at) in reviews { row(stored, at, &html) }
    }
  }

  private func row(_ stored: Stored, _ at: Stamp, _ html: inout HTML) {
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.b, .class("strong"), text: stored.review.heading)
        html(.span, .class("sub")) { html in
          if let id = stored.review.id { html.text(id + " · ") }
          html.text("removed \(TimeWords.noted(at)) · erased on ")
          let day = at.date.adding(days: days)
          html(.time, .datetime(day.iso), text: TimeWords.long(day))
        }
      }
      html(.div, .class("end")) { html in
        html(.form, .method("post"), .action("/reviews/\(stored.uid)/restore")) { html in
          let label = Attribute.label("Bring back " + stored.review.heading)
          html(.button, .class("btn small"), .type("submit"), label, text: "Bring back")
        }
      }
    }
    html.line()
  }
}
