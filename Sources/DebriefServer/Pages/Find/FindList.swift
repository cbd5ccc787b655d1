import Debrief
import DebriefStore

/// What was found, or, where nothing is looked for, what was read lately; action items; and the pages.
struct FindList {
  /// Of reviews.
  static let most = 8
  static let mostActions = 4

  var words: String
  var pages: [(path: String, name: String)]
  var reviews: [ListRow] = []
  var actions: [ActionRow] = []
  /// Whether the key of an action item is looked for: Enter opens what comes first.
  var isKey = false

  private var key: String { words.key }

  func write(into html: inout HTML) {
    let pages = pages.filter { key.isEmpty || $0.name.key.contains(key) }
    if isKey { write(actions, &html) }
    if !reviews.isEmpty {
      html(.h2, text: key.isEmpty ? "Recent" : "Reviews")
      html(.ul, .class("plain read")) { html in
        for row in reviews { review(row, &html) }
      }
    }
    if !isKey { write(actions, &html) }
    if !pages.isEmpty {
      html(.h2, text: "Pages")
      html(.ul, .class("plain")) { html in
        for page in pages { html(.li) { $0(.a, .href(page.path), text: page.name) } }
      }
    }
    guard !key.isEmpty else { return }
    if reviews.isEmpty, actions.isEmpty, pages.isEmpty {
      html(.p, .class("quiet"), text: "Nothing is called so, and no review says it.")
    }
    html(.ul, .class("plain")) { html in
      html(.li) { $0(.a, .href("/reviews?q=\(Form.encode(words))"), text: "Search all reviews for “\(words)”") }
    }
  }

  private func write(_ actions: [ActionRow], _ html: inout HTML) {
    if actions.isEmpty { return }
    html(.h2, text: "Action items")
    html(.ul, .class("plain")) { html in
      for row in actions {
        html(.li) { html in
          html(.a, .href(row.path)) { html in
            html.state(of: row.status)
            html(.span, text: row.words)
            html(.span, .class("n"), text: row.place)
          }
        }
      }
    }
    html.line()
  }

  private func review(_ row: ListRow, _ html: inout HTML) {
    html(.li) { html in
      html(.a, .href("/reviews/\(row.uid)")) { html in
        if row.severity != nil { html.severity(row.severity) }
        html(.span, text: row.title ?? row.id ?? "A review without a title")
        html(.span, .class("n"), text: row.id ?? row.date.map { TimeWords.short($0) } ?? "")
      }
    }
    html.line()
  }

  static func pages(for context: Context) -> [(path: String, name: String)] {
    var pages = [
      ("/", "Home"), ("/reviews", "Reviews"), ("/actions", "Action items"), ("/actions?owner=me", "My action items"),
    ]
    if context.viewer.may(.capture) { pages.append(("/import", "Import")) }
    if context.viewer.may(.edit) { pages.append(("/reviews/removed", "Removed reviews")) }
    if context.viewer.may(.administer) {
      pages += AdministrationNav.Place.allCases.map { ($0.path, $0.rawValue) }
    }
    return pages + [("/account", "Your account"), ("/api", "API")]
  }
}
