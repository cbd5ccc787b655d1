package import Debrief

/// Which action items a list shows.
package struct ActionFilter: Sendable, Equatable {
  /// Who asks: the list has only what stands in reviews that this one may see.
  package let viewer: Viewer
  /// Whether they are still to be done; nil for all.
  package var open: Bool? = true
  /// Names of one owner; empty for everybody's.
  package var owners: Set<String> = []
  /// Due on this day at the latest.
  package var dueUntil: CivilDate?
  /// Every word of it stands in the item's review.
  package var text = ""

  package init(for viewer: Viewer) { self.viewer = viewer }
}

/// An action item, and the review that it is in.
package struct ActionRow: Sendable, Equatable {
  package let uid: String
  package let reviewID: String?
  package let reviewTitle: String?
  /// The element's id within the review.
  package let element: String?
  package let key: String?
  package let action: String?
  package let owner: String?
  /// `YYYY-MM-DD`, else as it was written.
  package let due: Day?
  package let status: ActionStatus?
  package let priority: Priority?
  package let isOpen: Bool
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

extension ActionFilter {
  /// One row more than the page holds: it tells whether there is a next one.
  func query(_ page: Page, _ dialect: Dialect) -> SQL {
    var terms: [SQL] = ["review.deleted_at IS NULL", viewer.reach(.read).condition]
    if let open { terms.append("a.open = \(open)") }
    if !owners.isEmpty { terms.append("a.owner_key IN (\(owners.map(\.indexKey).sorted()))") }
    if let dueUntil { terms.append("COALESCE(a.due, '9999') <= \(dueUntil.iso)") }
    if let (due, uid, position) = page.cursor.flatMap(Self.position) {
      terms.append("(COALESCE(a.due, '9999'), a.uid, a.position) > (\(due), \(uid), \(position))")
    }
    var words = Filter(for: viewer)
    words.text = text
    terms += words.words(dialect)
    return """
      SELECT a.uid, review.id, review.title, a.position, a.element, a.key, a.action, a.owner, a.due, a.status,
        a.priority, a.open, COALESCE(a.due, '9999') AS due_key
      FROM action_item a JOIN review ON review.uid = a.uid WHERE \(terms.joined(" AND "))
      ORDER BY COALESCE(a.due, '9999'), a.uid, a.position LIMIT \(page.limit + 1)
      """
  }

  fileprivate static func cursor(_ row: Row) -> String? {
    guard let due = row.text("due_key"), let uid = row.text("uid"), let position = row.int("position") else {
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

extension Row {
  fileprivate var actionRow: ActionRow {
    ActionRow(
      uid: text("uid") ?? "", reviewID: text("id"), reviewTitle: text("title"), element: text("element"),
      key: text("key"), action: text("action"), owner: text("owner"), due: text("due").map { Day($0) },
      status: text("status").map { ActionStatus($0) }, priority: text("priority").map { Priority($0) },
      isOpen: int("open") == 1)
  }
}
