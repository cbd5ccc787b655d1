package import Debrief

/// Which action items a list shows.
package struct ActionFilter: Sendable, Equatable {
  /// Who asks: the list has only what stands in reviews that this one may see.
  package let viewer: Viewer
  /// Whether they are still to be done; nil for all.
  package var open: Bool? = true
  /// Names of one owner; empty for everybody's.
  package var owners: Set<String> = []
  /// Where they stand; `""` is for those that nobody said it of. Empty for all.
  package var statuses: Set<String> = []
  /// Where they do not stand.
  package var otherStatuses: Set<String> = []
  package var priorities: Set<String> = []
  package var categories: Set<String> = []
  /// One of them is among the services of the item's review.
  package var services: Set<String> = []
  /// Due on this day at the latest.
  package var dueUntil: CivilDate?
  /// Due before this day.
  package var overdueOn: CivilDate?
  /// Whether they have a due date; nil for all.
  package var isDated: Bool?
  /// Whether they have an owner; nil for all.
  package var isOwned: Bool?
  /// Done on this day at the earliest.
  package var doneSince: CivilDate?
  package var order = Order.due
  /// Every word of it stands in the item's review.
  package var text = ""

  package enum Order: Sendable {
    /// What is due first.
    case due
    /// What has the highest priority, and of that what is due first.
    case priority
    /// What was done last.
    case done
  }

  package init(for viewer: Viewer) { self.viewer = viewer }
}

/// An action item, and the review that it is in.
package struct ActionRow: Sendable, Equatable {
  package let uid: String
  package let reviewID: String?
  package let reviewTitle: String?
  /// Its place in the review's list, from 0.
  package let position: Int
  /// The element's id within the review.
  package let element: String?
  package let key: String?
  package let action: String?
  package let owner: String?
  /// `YYYY-MM-DD`, else as it was written.
  package let due: Day?
  package let status: ActionStatus?
  package let priority: Priority?
  package let category: ActionCategory?
  package let doneAt: Day?
  package let isOpen: Bool
  /// Of its review.
  package let version: Int
}

/// How many action items there are of each kind that one asks for daily.
package struct ActionCounts: Sendable, Equatable {
  package var open = 0
  package var mine = 0
  package var overdue = 0
  package var undated = 0
  package var doneLately = 0
}

extension Store {
  /// Action items of all reviews, what is due first, a part of them at a time.
  ///
  /// - Returns: the rows, and the cursor of the next part.
  package func actions(
    _ filter: ActionFilter, page: Page = Page()
  ) async throws -> (rows: [ActionRow], next: String?) {
    try await database.read { db in
      let rows = try db.rows(filter.query(page, db.dialect))
      let shown = rows.prefix(page.limit)
      return (shown.map(\.actionRow), rows.count > page.limit ? shown.last.flatMap(ActionFilter.cursor) : nil)
    }
  }
}

extension Store {
  /// - Parameters:
  ///   - owners: the names of whoever asks.
  ///   - doneSince: from which day on something was done lately.
  package func actionCounts(
    for viewer: Viewer, owners: Set<String>, today: CivilDate, doneSince: CivilDate
  ) async throws -> ActionCounts {
    // Neither engine takes an empty list.
    let own = owners.isEmpty ? ["?"] : owners.map(\.indexKey).sorted()
    let seen: SQL = """
      FROM action_item a JOIN review ON review.uid = a.uid
      WHERE review.deleted_at IS NULL AND \(viewer.reach(.read).condition)
      """
    return try await database.read { db in
      let open = try db.row(
        """
        SELECT COUNT(*) AS open, COUNT(CASE WHEN a.owner_key IN (\(own)) THEN 1 END) AS mine,
          COUNT(CASE WHEN \(ActionFilter.overdue(on: today)) THEN 1 END) AS overdue,
          COUNT(CASE WHEN a.due IS NULL THEN 1 END) AS undated \(seen) AND a.open = 1
        """)
      let done = try db.row(
        """
        SELECT COUNT(*) AS done \(seen) AND a.open = 0 AND a.status = 'done'
          AND COALESCE(a.done_at, '') >= \(doneSince.iso)
        """)
      return ActionCounts(
        open: open?.int("open") ?? 0, mine: open?.int("mine") ?? 0, overdue: open?.int("overdue") ?? 0,
        undated: open?.int("undated") ?? 0, doneLately: done?.int("done") ?? 0)
    }
  }

  /// Whose open action items a viewer sees, and of which services: what a filter offers, the most frequent first.
  package func actionChoices(for viewer: Viewer) async throws -> (owners: [String], services: [String]) {
    let seen: SQL = "a.open = 1 AND review.deleted_at IS NULL AND \(viewer.reach(.read).condition)"
    return try await database.read { db in
      let owners = try db.rows(
        """
        SELECT MIN(a.owner) AS name FROM action_item a JOIN review ON review.uid = a.uid
        WHERE COALESCE(a.owner_key, '') <> '' AND \(seen) GROUP BY a.owner_key ORDER BY COUNT(*) DESC, MIN(a.owner) LIMIT 100
        """)
      let services = try db.rows(
        """
        SELECT MIN(s.service) AS name FROM action_item a JOIN review ON review.uid = a.uid
          JOIN review_service s ON s.uid = a.uid
        WHERE \(seen) GROUP BY s.service_key ORDER BY COUNT(*) DESC, MIN(s.service) LIMIT 100
        """)
      return (owners.compactMap { $0.text("name") }, services.compactMap { $0.text("name") })
    }
  }
}

extension ActionFilter {
  /// One row more than the page holds: it tells whether there is a next one.
  func query(_ page: Page, _ dialect: Dialect) -> SQL {
    let (key, direction, comparison): (SQL, SQL, SQL) =
      switch order {
      case .due: ("COALESCE(a.due, '9999')", "ASC", ">")
      case .priority: ("(\(Self.rank) || ' ' || COALESCE(a.due, '9999'))", "ASC", ">")
      case .done: ("COALESCE(a.done_at, '')", "DESC", "<")
      }
    var rest: SQL = ""
    if let (value, uid, position) = page.cursor.flatMap(Self.position) {
      rest = " AND (\(key), a.uid, a.position) \(comparison) (\(value), \(uid), \(position))"
    }
    return """
      SELECT \(ActionRow.columns), \(key) AS sort_value
      FROM action_item a JOIN review ON review.uid = a.uid WHERE \(condition(dialect))\(rest)
      ORDER BY \(key) \(direction), a.uid \(direction), a.position \(direction) LIMIT \(page.limit + 1)
      """
  }

  /// A team's own words stand behind ours, and before none.
  private static let rank: SQL = """
    CASE WHEN a.priority IN (\(Priorities.words.all.map(\.id))) THEN a.priority
      WHEN a.priority IS NULL THEN 'P9' ELSE 'P8' END
    """

  func condition(_ dialect: Dialect) -> SQL {
    var terms: [SQL] = ["review.deleted_at IS NULL", viewer.reach(.read).condition]
    if let open { terms.append("a.open = \(open)") }
    if !owners.isEmpty { terms.append("a.owner_key IN (\(owners.map(\.indexKey).sorted()))") }
    if let isOwned { terms.append(isOwned ? "COALESCE(a.owner_key, '') <> ''" : "COALESCE(a.owner_key, '') = ''") }
    for (column, values) in [("status", statuses), ("priority", priorities), ("category", categories)]
      as [(SQL, Set<String>)]
    where !values.isEmpty {
      terms.append("COALESCE(a.\(column), '') IN (\(values.sorted()))")
    }
    if !otherStatuses.isEmpty { terms.append("COALESCE(a.status, '') NOT IN (\(otherStatuses.sorted()))") }
    if let dueUntil { terms.append("COALESCE(a.due, '9999') <= \(dueUntil.iso)") }
    if let overdueOn { terms.append(Self.overdue(on: overdueOn)) }
    if let isDated { terms.append(isDated ? "a.due IS NOT NULL" : "a.due IS NULL") }
    if let doneSince { terms.append("COALESCE(a.done_at, '') >= \(doneSince.iso)") }
    var reviews = Filter(for: viewer)
    reviews.text = text
    reviews.services = services
    return (terms + reviews.words(dialect) + reviews.anyServices).joined(" AND ")
  }

  /// What is no day cannot be late.
  fileprivate static func overdue(on day: CivilDate) -> SQL { "(a.due < \(day.iso) AND a.due LIKE '____-__-__')" }

  fileprivate static func cursor(_ row: Row) -> String? {
    guard let due = row.text("sort_value"), let uid = row.text("uid"), let position = row.int("position") else {
      return nil
    }
    return "\(uid).\(position).\(due)"
  }

  private static func position(_ cursor: String) -> (due: String, uid: String, position: Int)? {
    let parts = cursor.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let position = Int(parts[1]) else { return nil }
    return (parts[2], parts[0], position)
  }
}

extension ActionRow {
  static let columns: SQL = """
    a.uid, review.id, review.title, review.version, a.position, a.element, a.key, a.action, a.owner, a.due,
      a.status, a.priority, a.category, a.done_at, a.open
    """
}

extension Row {
  var actionRow: ActionRow {
    ActionRow(
      uid: text("uid") ?? "", reviewID: text("id"), reviewTitle: text("title"),
      position: int("position") ?? 0, element: text("element"),
      key: text("key"), action: text("action"), owner: text("owner"), due: text("due").map { Day($0) },
      status: text("status").map { ActionStatus($0) }, priority: text("priority").map { Priority($0) },
      category: text("category").map { ActionCategory($0) }, doneAt: text("done_at").map { Day($0) },
      isOpen: int("open") == 1, version: int("version") ?? 0)
  }
}
