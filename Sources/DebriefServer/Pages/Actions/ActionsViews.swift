import Debrief
import DebriefStore

/// The views over the action items: those that everybody has, with their counts, and those that somebody saved.
struct ActionsViews {
  var query: ActionsQuery
  var counts: ActionCounts
  var own: [SavedView]

  private var usual: [(name: String, query: ActionsQuery, count: Int)] {
    func asking(_ change: (inout ActionsQuery) -> Void) -> ActionsQuery {
      var asked = ActionsQuery()
      asked.isBoard = query.isBoard
      change(&asked)
      return asked
    }
    return [
      ("Open", asking { _ in }, counts.open), ("Mine", asking { $0.owner = "me" }, counts.mine),
      ("Overdue", asking { $0.due = .overdue }, counts.overdue),
      ("Without a date", asking { $0.due = ActionsQuery.Due.none }, counts.undated),
      (
        "Done, last \(ActionsQuery.lately) days", asking { ($0.state, $0.isBoard) = (ActionsQuery.doneLately, false) },
        counts.doneLately
      ),
    ]
  }

  func tabs(_ html: inout HTML) {
    html(.nav, .class("tabs"), .label("Views")) { html in
      for view in usual {
        html(.a, .href(view.query.path), view.query.text == query.text ? .currentPage : nil) { html in
          html.text(view.name + " ")
          html(.span, .class("n"), text: Figure.grouped(String(view.count)))
        }
      }
      for view in own {
        html(
          .a, .href("/actions?" + view.query), view.query == query.text ? .currentPage : nil, text: view.name)
      }
    }
    html.line()
  }

  /// What can be done with the question that is shown: keep it, or let it go.
  func saving(_ html: inout HTML) {
    if let view = own.first(where: { $0.query == query.text }) {
      html(.form, .method("post"), .action("/actions/views/remove")) { html in
        html(.input, .type("hidden"), .name("name"), .value(view.name))
        html(.button, .class("btn plain small"), .type("submit"), text: "Remove the view “\(view.name)”")
      }
    } else if !usual.contains(where: { $0.query.text == query.text }) {
      html(.details, .class("menu keep")) { html in
        html(.summary, .class("words small"), text: "Save this view")
        html(.div) { html in
          html(.form, .class("fields"), .method("post"), .action("/actions/views")) { html in
            html(.input, .type("hidden"), .name("query"), .value(query.text))
            html.field(InputField(name: "name", id: "view-name", label: "Its name"))
            html(.button, .class("btn"), .type("submit"), text: "Save")
          }
        }
      }
    }
  }
}
