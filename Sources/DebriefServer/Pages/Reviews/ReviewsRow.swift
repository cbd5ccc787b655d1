import Debrief
import DebriefStore

/// A review in the list: on a phone a few lines, the title first.
struct ReviewsRow {
  var row: ListRow
  var today: CivilDate

  func write(into html: inout HTML) {
    html(.tr) { html in
      html(.td) { $0.severity(row.severity) }
      html(.td) { title(&$0) }
      html(.td, .column("Status")) { html in
        if isGoingOn { html.state("live", .live, "Going on") } else { html.status(row.status) }
      }
      html(.td, .column("Actions")) { actions(&$0) }
      html(.td, .column("Duration")) { html in
        if let minutes = row.duration {
          html(.span, .class("nowrap"), text: Length.words(minutes: minutes))
        } else {
          html.quiet("not known")
        }
      }
      html(.td, .column("Changed")) { html in
        if let at = row.updatedAt {
          html(
            .time, .datetime(at.iso), .class("nowrap"),
            text: at.date == today ? "today" : TimeWords.short(at.date, beside: today))
        } else {
          html.quiet("not known")
        }
      }
    }
    html.line()
  }

  private func title(_ html: inout HTML) {
    html(.a, .class("t"), .href("/reviews/\(row.uid)"), text: row.title ?? row.id ?? "A review without a title")
    html(.div, .class("sub")) { html in
      if let id = row.id { html(.span, text: id) }
      if let date = row.date {
        html(.time, date.date.map { .datetime($0.iso) }, text: TimeWords.short(date))
      } else {
        html(.span, text: "day not known")
      }
      if !row.services.isEmpty { html(.span, text: services) }
      if row.isPrivate {
        html(.span, .class("private")) { html in
          html.mark(.locked)
          html.text("private")
        }
      }
      if row.sample { html(.span, .class("tag"), text: "sample") }
    }
    if let found = row.found { passage(found, &html) }
  }

  /// Where the words stand that were looked for, and which these are.
  private func passage(_ found: Found, _ html: inout HTML) {
    html(.p, .class("found")) { html in
      html(.span, .class("quiet"), text: found.place + ": ")
      for piece in found.snippet.pieces {
        if piece.isHit { html(.mark, text: piece.text) } else { html.text(piece.text) }
      }
    }
  }

  private var services: String {
    let shown = row.services.prefix(3).joined(separator: ", ")
    return row.services.count > 3 ? "\(shown) and \(row.services.count - 3) more" : shown
  }

  /// An incident that says it is not over, and of which no length is known.
  private var isGoingOn: Bool {
    ["investigating", "identified", "mitigated"].contains(row.incidentStatus?.id) && row.duration == nil
  }

  private func actions(_ html: inout HTML) {
    guard row.allActions > 0 else { return html.quiet("none yet") }
    let done = row.allActions - row.openActions
    html(.span, .class("nowrap")) { html in
      html.text("\(done) of \(row.allActions) ")
      guard row.allActions <= 12 else { return }
      html(.span, .class("prog"), .unseen) { html in
        for i in 0..<row.allActions { html(.i, i < done ? .class("d") : nil) }
      }
    }
  }
}

extension Found {
  /// The part of the review that it stands in.
  var place: String {
    if let file { return "In the file " + file }
    return Review.shape.field(part)?.label ?? "At a glance"
  }
}
