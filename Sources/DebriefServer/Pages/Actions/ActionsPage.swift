import Debrief
import DebriefStore

/// The action items of all reviews: views, filters, and a table or a board.
struct ActionsPage {
  enum Shown: Sendable {
    case table(ActionsTable, next: String?)
    case board(ActionsBoard)
  }

  var query: ActionsQuery
  var views: ActionsViews
  var filters: ActionsFilters
  var shown: Shown
  /// Why a view could not be kept.
  var problem: String?

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "Action items")
      html(.nav, .class("seg"), .label("Show as")) { html in
        html(.a, .href(query.path { $0.isBoard = false }), query.isBoard ? nil : .currentPage, text: "Table")
        html(
          .a, .href(query.path { ($0.isBoard, $0.state) = (true, nil) }), query.isBoard ? .currentPage : nil,
          text: "Board")
      }
    }
    html.problem(problem)
    views.tabs(&html)
    filters.write(into: &html)
    html(.div, .class("keeping")) { views.saving(&$0) }
    switch shown {
    case .table(let table, _) where table.rows.isEmpty && query.cursor == nil: nothing(&html)
    case .table(let table, let next):
      table.write(into: &html)
      pager(table.rows.count, next, &html)
    case .board(let board): board.write(into: &html)
    }
  }

  private func nothing(_ html: inout HTML) {
    html(.div, .class("empty")) { html in
      guard query.isFiltered else {
        html(.h2, text: "Nothing is to be done")
        return html(
          .p,
          text:
            "What follows from incidents stands here, with who sees to it and by when. Add it where a review is written."
        )
      }
      html(.h2, text: "No action item matches")
      html(.p, text: "Every filter has to fit, and each word has to stand somewhere in the review.")
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/actions"), text: "Clear filters") }
    }
  }

  private func pager(_ count: Int, _ next: String?, _ html: inout HTML) {
    guard next != nil || query.cursor != nil else { return }
    html(.div, .class("head pager")) { html in
      html(.span, .class("n"), text: "\(count) shown")
      html(.nav, .class("btns"), .label("Pages")) { html in
        if query.cursor != nil { html(.a, .class("btn"), .href(query.path { _ in }), text: "To the start") }
        if let next {
          html(.a, .class("btn"), .href(query.path { $0.cursor = next }), .rel("next"), text: "More")
        }
      }
    }
  }
}
