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
          html(.th, .scope("col"), text: "Action")
          heading("Priority", "highest first", isByPriority: true, &html)
          html(.th, .scope("col"), text: "Owner")
          if query.isDoneLately {
            html(.th, .scope("col"), .sort("descending"), text: "Done, the last first ↓")
          } else {
            heading("Due", "soonest first", isByPriority: false, &html)
          }
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

  private var order: String {
    if query.isDoneLately { return "what was done last first" }
    return query.isByPriority ? "the highest priority first" : "what is due first"
  }

  /// The sorted column says how in words; the other one leads to its own order.
  private func heading(_ name: String, _ order: String, isByPriority: Bool, _ html: inout HTML) {
    if query.isDoneLately { return html(.th, .scope("col"), text: name) }
    if query.isByPriority == isByPriority {
      return html(.th, .scope("col"), .sort("ascending"), text: "\(name), \(order) ↑")
    }
    let path = query.path { $0.isByPriority = isByPriority }
    html(.th, .scope("col")) { $0(.a, .href(path), text: name) }
  }

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
          html(.span, text: row.place)
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
      for (status, words) in [("done", "Mark done"), ("in-progress", "In progress")] {
        html(.button, .class("btn small"), .type("submit"), .name("status"), .value(status), text: words)
      }
      dropping(&html)
      html(.span, .class("pair")) { html in
        html(.label, .for("bulk-owner"), .class("small"), text: "Owner")
        html(.input, .id("bulk-owner"), .name("owner"), .type("text"), .autocomplete("off"))
      }
      html(.span, .class("pair")) { html in
        html(.label, .for("bulk-due"), .class("small"), text: "Due")
        html(.input, .id("bulk-due"), .name("due"), .type("date"))
        html(.button, .class("btn small"), .type("submit"), text: "Set these")
      }
      html(.button, .class("btn plain small"), .type("reset"), text: "Clear")
    }
    html.line()
  }

  /// What will not be done: the one state of which others ask why.
  private func dropping(_ html: inout HTML) {
    html(.details, .class("menu")) { html in
      html(.summary, .class("btn small"), text: "Won’t do…")
      html(.div) { html in
        html(.div, .class("fields")) { html in
          html.field(.reason(id: "bulk-reason"))
          html(
            .button, .class("btn main"), .type("submit"), .name("status"), .value(ActionStatus.wontDo.id),
            text: "Set to “Won’t do”")
        }
      }
    }
  }
}

extension InputField {
  /// Why something will not be done: it is asked for, and never demanded.
  static func reason(id: String) -> InputField {
    InputField(
      name: "reason", id: id, label: "Why it won’t be done", hint: "One line for whoever asks later.", isRequired: false
    )
  }
}
