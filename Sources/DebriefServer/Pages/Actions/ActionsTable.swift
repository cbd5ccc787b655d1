import Debrief
import DebriefStore

/// Action items in rows, and what is done with those that are chosen.
struct ActionsTable {
  var rows: [ActionRow]
  var query: ActionsQuery
  var today: CivilDate
  /// Whether whoever looks may change them.
  var mayEdit: Bool

  func write(into html: inout HTML) {
    html(.table, .class(mayEdit ? "rows todos" : "rows todos read-only")) { html in
      html(.caption, .class("hidden"), text: "Action items, " + order)
      html(.thead) { html in
        html(.tr) { html in
          if mayEdit { html(.th, .scope("col")) { $0(.span, .class("hidden"), text: "Choose") } }
          for title in ["Action", "Priority", "Owner"] { html(.th, .scope("col"), text: title) }
          let due = query.isDoneLately ? "Done, the last first ↓" : "Due, soonest first ↑"
          html(.th, .scope("col"), .sort(query.isDoneLately ? "descending" : "ascending"), text: due)
          html(.th, .scope("col"), text: "Status")
          if mayEdit { html(.th, .scope("col")) { $0(.span, .class("hidden"), text: "Change") } }
        }
      }
      html(.tbody) { html in
        for row in rows { write(row, &html) }
      }
    }
    html.line()
    if mayEdit { bulk(&html) }
  }

  private var order: String { query.isDoneLately ? "what was done last first" : "what is due first" }

  private func write(_ row: ActionRow, _ html: inout HTML) {
    html(.tr) { html in
      if mayEdit {
        html(.td) {
          $0(
            .input, .type("checkbox"), .form("bulk"), .name("item"), .value(row.reference),
            .label("Choose \(row.reviewName) \(row.shownKey)"))
        }
      }
      html(.td) { html in
        html(.a, .class("t"), .href(row.path), text: row.words)
        html(.div, .class("sub")) { html in
          html(.span, text: "\(row.reviewName) \(row.shownKey)")
          if let category = row.category { html(.span, text: category.label) }
          if let priority = row.priority { html(.span, .class("narrow-only"), text: priority.label) }
        }
      }
      html(.td, .column("Priority")) { html in
        if let priority = row.priority { html.text(priority.label) } else { html.quiet("none") }
      }
      html(.td, .column("Owner")) { html in
        if let owner = row.owner { html.person(Person(owner)) } else { html.quiet("nobody yet") }
      }
      html(.td, .column("Due")) {
        DueWords(due: row.due, doneAt: row.doneAt, isOpen: row.isOpen, today: today).write(into: &$0)
      }
      html(.td, .column("Status")) { $0.state(of: row.status) }
      if mayEdit {
        html(.td, .column("Change")) { html in
          guard row.element != nil else { return }
          ActionForm(item: row, today: today, back: query.path).write(into: &html)
        }
      }
    }
    html.line()
  }

  /// With scripts it shows when something is chosen.
  private func bulk(_ html: inout HTML) {
    html(
      .form, .class("bulk"), .id("bulk"), .method("post"), .action("/actions"), .label("Change the chosen items"),
      .comfort("change")
    ) { html in
      html(.input, .type("hidden"), .name("back"), .value(query.path))
      html.saveByEnter()
      html(.span, .class("strong"), .polite, text: "The chosen")
      for (status, words) in [("done", "Mark done"), ("in-progress", "In progress"), ("wont-do", "Won’t do")] {
        html(.button, .class("btn small"), .type("submit"), .name("status"), .value(status), text: words)
      }
      html(.span, .class("pair")) { html in
        html(.label, .for("bulk-owner"), .class("small"), text: "Owner")
        html(.input, .id("bulk-owner"), .name("owner"), .type("text"), .autocomplete("off"))
        html(.label, .for("bulk-due"), .class("small"), text: "Due")
        html(.input, .id("bulk-due"), .name("due"), .type("date"))
        html(.button, .class("btn small"), .type("submit"), text: "Set these")
      }
      html(.button, .class("btn plain small"), .type("reset"), text: "Clear")
    }
    html.line()
  }
}
