import Debrief

extension ReviewPage {
  var actions: Section? {
    let actions = review.actions
    let done = actions.count { $0.status?.id == "done" }
    let count = actions.isEmpty ? "–" : "\(done) of \(actions.count)"
    let look = (review.followUp.actionReview ?? review.nextReview).map {
      " · next review " + TimeWords.short($0, beside: review.day)
    }
    return Section(
      id: "actions", title: "Action items", count: count,
      note: actions.isEmpty ? nil : "\(count) done\(look ?? "")"
    ) { html in
      guard !actions.isEmpty else { return html(.p, .class("quiet"), text: "None yet.") }
      html(.table, .class("stackt inline")) { html in
        html(.caption, .class("hidden"), text: "Action items of this review")
        html(.thead) { html in
          html(.tr) { html in
            for title in ["Key", "Action", "Owner", "Due", "Status"] { html(.th, .scope("col"), text: title) }
          }
        }
        html(.tbody) { html in
          for (key, action) in zip(review.actionKeys, actions) { row(action, key, &html) }
        }
      }
    }
  }

  private func row(_ action: ActionItem, _ key: String, _ html: inout HTML) {
    html(.tr, .id(key)) { html in
      html(.th, .scope("row"), .class("nowrap")) { $0(.a, .href("#" + key), text: key) }
      html(.td) { html in
        if let words = action.action { html.inline(words) } else { html.quiet("nobody said what") }
        more(action, &html)
      }
      html(.td, .column("Owner")) { html in
        if let owner = action.owner { html.text(owner.words(role: true)) } else { html.quiet("nobody yet") }
      }
      html(.td, .column("Due"), .class("nowrap")) { due(action, &$0) }
      html(.td, .column("Status")) { html in
        html.status(of: action)
        if let day = action.doneAt { html(.div, .class("quiet small"), text: TimeWords.short(day, beside: today)) }
      }
    }
    html.line()
  }

  /// What is known beside the columns: category, priority, horizon, the ticket, and why it won't be done.
  private func more(_ action: ActionItem, _ html: inout HTML) {
    let words = [action.category?.label, action.priority?.label, action.horizon?.label].compactMap { $0 }
    if !words.isEmpty { html(.span, .class("quiet small"), text: " " + words.joined(separator: " · ")) }
    if let link = action.link {
      html(.span, .class("small")) {
        $0.text(" ")
        $0.link(to: link, link)
      }
    }
    if let reason = action.reason {
      html(.div, .class("quiet small")) {
        $0.text("Reason: ")
        $0.inline(reason)
      }
    }
  }

  private func due(_ action: ActionItem, _ html: inout HTML) {
    guard let due = action.due else { return html.quiet("none set") }
    html.text(TimeWords.short(due, beside: review.day))
    guard let date = due.date, let today, !["done", "wont-do"].contains(action.status?.id) else { return }
    let late = today.daysSinceEpoch - date.daysSinceEpoch
    html.text(" ")
    if late == 0 { html(.span, .class("warn"), text: "today") }
    if late > 0 {
      html(.span, .class("bad")) {
        $0.mark(.over, toned: false)
        $0.text(" \(late == 1 ? "1 day" : "\(late) days") late")
      }
    }
  }

  var prevention: Section? {
    guard review.prevention.json != nil else { return nil }
    return Section(id: "prevention", title: "Prevention") { html in
      html.facts(of: review.prevention, times)
    }
  }
}
