import Debrief
import DebriefStore

/// Which action items were asked for, as it stands in the page's address.
struct ActionsQuery: Sendable, Equatable {
  var words: String?
  /// A name; "me" for whoever asks, "nobody" for items without an owner.
  var owner: String?
  /// A status; "all" for every one, "lately" for what was done in the last days. Without it, what is still to be done.
  var state: String?
  var priority: String?
  var category: String?
  var service: String?
  var due: Due?
  var isBoard = false
  /// Whether the highest priority comes first, instead of what is due first.
  var isByPriority = false
  /// Where the part before this one ended.
  var cursor: String?

  enum Due: String, Sendable, CaseIterable {
    case overdue, week, none

    var label: String {
      switch self {
      case .overdue: "Overdue"
      case .week: "Due within a week"
      case .none: "Without a date"
      }
    }
  }

  /// How far “lately” goes back.
  static let lately = 30

  init(_ form: Form = Form(values: [])) {
    words = form["q"]
    owner = form["owner"]
    state = form["state"]
    priority = form["priority"]
    category = form["category"]
    service = form["service"]
    due = form["due"].flatMap(Due.init)
    isBoard = form["as"] == "board"
    isByPriority = form["sort"] == Self.priority
    cursor = form["after"]
  }

  /// - Parameter names: of whoever asks.
  func filter(for viewer: Viewer, names: Set<String>, today: CivilDate) -> ActionFilter {
    var filter = ActionFilter(for: viewer)
    filter.text = words ?? ""
    switch owner {
    case "me": filter.owners = names
    case "nobody": filter.isOwned = false
    case let name?: filter.owners = [name]
    case nil: break
    }
    if let priority { filter.priorities = [priority] }
    if let category { filter.categories = [category] }
    if let service { filter.services = [service] }
    switch due {
    case .overdue: filter.overdueOn = today
    case .week: filter.dueUntil = today.adding(days: 7)
    case .none?: filter.isDated = false
    case nil: break
    }
    if isByPriority { filter.order = .priority }
    switch state {
    case Self.doneLately:
      filter.open = false
      filter.statuses = ["done"]
      filter.doneSince = today.adding(days: -Self.lately)
      filter.order = .done
    case "all": filter.open = nil
    case let state?: filter.stand(at: state)
    case nil: break
    }
    return filter
  }

  static let priority = "priority"

  static let doneLately = "lately"

  var isDoneLately: Bool { state == Self.doneLately }

  /// How many filters are on, besides the words.
  var count: Int { [owner, state, priority, category, service, due?.rawValue].count { $0 != nil } }

  var isFiltered: Bool { words != nil || count > 0 }

  /// What a saved view keeps: the question, not how far one has read.
  var text: String {
    let parts: [(String, String?)] = [
      ("q", words), ("owner", owner), ("state", state), ("priority", priority), ("category", category),
      ("service", service), ("due", due?.rawValue), ("as", isBoard ? "board" : nil),
      ("sort", isByPriority ? Self.priority : nil),
    ]
    return parts.compactMap { name, value in value.map { "\(name)=\(Form.encode($0))" } }.joined(separator: "&")
  }

  var path: String { text.isEmpty ? "/actions" : "/actions?" + text }

  /// The page's address with another question; the part shown is the first again.
  func path(_ change: (inout ActionsQuery) -> Void) -> String {
    var query = self
    query.cursor = nil
    change(&query)
    guard let cursor = query.cursor else { return query.path }
    return query.path + (query.text.isEmpty ? "?" : "&") + "after=" + Form.encode(cursor)
  }
}

extension ActionFilter {
  /// Only what has that status. What has none, or one that is none of ours, is still to be done, so it stands under “Open”.
  mutating func stand(at status: String) {
    if status == "open" {
      (open, otherStatuses) = (true, ["in-progress"])
    } else {
      (open, statuses) = (ActionStatus(status).isOpen, [status])
    }
  }
}
