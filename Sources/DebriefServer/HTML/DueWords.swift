import Debrief

/// By when an action item is to be done, beside today: `12 Feb, 4 days late`, `16 Feb, today`, `6 Mar`.
struct DueWords {
  var due: Day?
  var doneAt: Day?
  var isOpen: Bool
  var today: CivilDate
  /// Whether days that are still to come are counted.
  var counts = false

  func write(into html: inout HTML) {
    if !isOpen, let doneAt {
      return html(.span, .class("good nowrap")) { html in
        html.mark(.met)
        html.text(" " + TimeWords.short(doneAt, beside: today))
      }
    }
    guard let due else { return isOpen ? html(.span, .class("warn"), text: "No due date") : html.quiet("none set") }
    let words = TimeWords.short(due, beside: today)
    guard isOpen, let late = due.date.map({ today.daysSinceEpoch - $0.daysSinceEpoch }) else {
      return html(.span, .class("nowrap"), text: words)
    }
    switch late {
    case 1...:
      html(.span, .class("bad nowrap")) { html in
        html.mark(.over, toned: false)
        html.text(" \(words), \(Figure.count(late, "day")) late")
      }
    case 0: html(.span, .class("warn nowrap"), text: "\(words), today")
    default:
      let ahead = counts ? ", in " + Figure.count(-late, "day") : ""
      html(.span, .class("nowrap"), text: words + ahead)
    }
  }
}
