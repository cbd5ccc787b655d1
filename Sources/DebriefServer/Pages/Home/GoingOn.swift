import Debrief
import DebriefStore

/// An incident that is not over.
struct GoingOn {
  var stored: Stored
  var now: Stamp

  private var review: Review { stored.review }

  func write(into html: inout HTML) {
    html(.div, .class("going")) { html in
      html.mark(.live, words: "Going on")
      html(.div, .class("grow")) { html in
        html(.span, .class("small")) { html in
          if review.severity != nil {
            html.severity(review.severity)
            html.text(" ")
          }
          html(.span, .class("quiet"), text: HomePage.joined(review.id, began))
        }
        html(.h2) { $0(.a, .href("/reviews/\(stored.uid)"), text: review.heading) }
        html(.span, .class("small"), text: HomePage.joined(review.incidentStatus?.label, commander))
      }
      html(.a, .class("btn"), .href("/reviews/\(stored.uid)"), .label("Open: " + review.heading), text: "Open")
    }
    html.line()
  }

  /// `started 16 Feb, 14:02 UTC, 23 min ago`.
  private var began: String? {
    guard let start = review.moment(.startedAt) ?? review.moment(.detectedAt) else { return nil }
    let words = (review.moment(.startedAt) == nil ? "detected " : "started ") + TimeWords.full(start)
    guard let then = start.at.instant, let present = now.instant, present >= then else { return words }
    let minutes = (present - then) / 60
    // Of days nobody counts the hours.
    let ago = minutes < 2 * 1440 ? Length.words(minutes: Double(minutes)) : Figure.count(Int(minutes / 1440), "day")
    return "\(words), \(ago) ago"
  }

  private var commander: String? {
    review.roles.first { $0.role?.lowercased().contains("command") == true }.map { $0.shown + " commands" }
  }
}
