import Debrief
import DebriefStore

/// Action items in columns, by where they stand.
struct ActionsBoard {
  struct Column: Sendable {
    var status: ActionStatus
    var rows: [ActionRow]
    /// Whether there are more than are shown.
    var goesOn: Bool
  }

  /// Cards in a column.
  static let most = 30

  var columns: [Column]
  var query: ActionsQuery
  var today: CivilDate
  var mayEdit: Bool

  /// The filter of a column: the table that its link leads to has the same.
  static func filter(_ status: String, of filter: ActionFilter) -> ActionFilter {
    var filter = filter
    filter.stand(at: status)
    if !ActionStatus(status).isOpen { filter.order = .done }
    return filter
  }

  func write(into html: inout HTML) {
    html(.div, .class("board")) { html in
      for column in columns { write(column, &html) }
    }
    html.line()
  }

  private func write(_ column: Column, _ html: inout HTML) {
    let title = "column-" + column.status.id
    html(.section, .class("col"), .labelledBy(title)) { html in
      html(.h2, .id(title)) { html in
        html.state(of: column.status)
        html(.span, .class("n"), text: column.goesOn ? "\(column.rows.count)+" : String(column.rows.count))
      }
      if column.rows.isEmpty { html(.p, .class("quiet small"), text: "None.") }
      html(.ul, .class("ul")) { html in
        for row in column.rows { card(row, &html) }
      }
      if column.goesOn {
        let path = query.path { query in
          query.isBoard = false
          query.state = column.status.id
        }
        html(.p, .class("small more-of")) { $0(.a, .href(path), text: "All of them, as a table") }
      }
    }
    html.line()
  }

  private func card(_ row: ActionRow, _ html: inout HTML) {
    html(.li, .class("card")) { html in
      html(.a, .href(row.path), text: row.words)
      html(.div, .class("sub")) { html in
        html(.span, text: row.place)
        if let priority = row.priority { html(.span, text: priority.label) }
      }
      html(.div, .class("sub")) { html in
        if let owner = row.owner {
          html.person(Person(owner))
        } else {
          html.quiet("nobody yet")
        }
        DueWords(due: row.due, doneAt: row.doneAt, isOpen: row.isOpen, today: today).write(into: &html)
      }
      if mayEdit, row.element != nil { ActionForm(item: row, today: today, back: query.path).write(into: &html) }
    }
    html.line()
  }
}
