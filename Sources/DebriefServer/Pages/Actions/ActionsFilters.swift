import Debrief
import DebriefStore

/// The search and the filters over the action items.
struct ActionsFilters {
  var query: ActionsQuery
  /// Whose open items there are, and of which services.
  var owners: [String]
  var services: [String]

  func write(into html: inout HTML) {
    html(
      .form, .class("filters many"), .method("get"), .action("/actions"), .role("search"), .label("Action items"),
      .comfort("submit")
    ) { html in
      html(.label, .class("hidden"), .for("q"), text: "Search action items")
      html(
        .input, .class("search"), .id("q"), .name("q"), .type("search"), .value(query.words ?? ""),
        .placeholder("Search their reviews…"))
      if query.isBoard { html(.input, .type("hidden"), .name("as"), .value("board")) }
      html(.details, .class("more"), query.count > 0 ? .open : nil) { html in
        html(.summary, text: query.count == 0 ? "Filters" : "Filters, \(query.count) on")
        html(.div) { html in
          select(
            "owner", "Any owner", [("me", "Me"), ("nobody", "Nobody yet")] + Self.same(owners), query.owner, &html)
          if !query.isBoard {
            select(
              "state", "To be done",
              ActionStatuses.words.all.map { ($0.id, ActionStatus($0.id).words) } + [
                (ActionsQuery.doneLately, "Done lately"), ("all", "All"),
              ], query.state,
              &html)
          }
          select("priority", "Any priority", Self.words(Priorities.words), query.priority, &html)
          select("category", "Any category", Self.words(ActionCategories.words), query.category, &html)
          if !services.isEmpty || query.service != nil {
            select("service", "Any service", Self.same(services), query.service, &html)
          }
          if !query.isDoneLately {
            select(
              "due", "Any due date", ActionsQuery.Due.allCases.map { ($0.rawValue, $0.label) }, query.due?.rawValue,
              &html)
          }
          sorting(&html)
          html(.button, .class("btn plain nojs"), .type("submit"), text: "Apply")
          if query.isFiltered { html(.a, .class("btn plain end"), .href("/actions"), text: "Clear filters") }
        }
      }
    }
    html.line()
  }

  /// On a phone, where the table has no headings; elsewhere it keeps the order while one filters.
  private func sorting(_ html: inout HTML) {
    if query.isDoneLately { return }
    html(.span, .class("narrow-only")) { html in
      html(.label, .class("hidden"), .for("sort"), text: "order")
      html(.select, .id("sort"), .name("sort")) { html in
        html(.option, .value(""), text: "Soonest first")
        html(
          .option, .value(ActionsQuery.priority), query.isByPriority ? .selected : nil, text: "Highest priority first")
      }
    }
  }

  private typealias Choice = (value: String, label: String)

  private static func same(_ names: [String]) -> [Choice] { names.map { ($0, $0) } }
  private static func words(_ words: Words) -> [Choice] { words.all.map { ($0.id, $0.label) } }

  private func select(_ name: String, _ any: String, _ choices: [Choice], _ chosen: String?, _ html: inout HTML) {
    html(.label, .class("hidden"), .for(name), text: name == "due" ? "due date" : name)
    html(.select, .id(name), .name(name)) { html in
      html(.option, .value(""), text: any)
      for choice in choices {
        html(.option, .value(choice.value), choice.value == chosen ? .selected : nil, text: choice.label)
      }
      if let chosen, !choices.contains(where: { $0.value == chosen }) {
        html(.option, .value(chosen), .selected, text: chosen)
      }
    }
  }
}
