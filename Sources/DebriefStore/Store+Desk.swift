package import Debrief

/// What somebody finds on the table in the morning.
package struct Desk: Sendable, Equatable {
  /// Their open action items, what is due first.
  package var items: [ActionRow] = []
  /// Reviews that wait for them: to write first, then to approve and to comment on; of each the newest first. One more
  /// than `most` where others follow.
  package var awaiting: [Waiting] = []
  /// Comments that speak to them and are not settled, the newest first.
  package var mentions: [Mention] = []
  /// Incidents that go on, whole.
  package var going: [Stored] = []
  /// Review meetings of that day, where each takes place, in their order.
  package var meetings: [Stored] = []
  /// Reviews that became final, the last one first.
  package var published: [Published] = []

  package struct Waiting: Sendable, Equatable {
    package let step: Step
    package let row: ListRow
  }

  package struct Mention: Sendable, Equatable {
    package let row: ListRow
    /// The comment's key.
    package let comment: String
    package let by: String
    package let at: Stamp?
  }

  package struct Published: Sendable, Equatable {
    package let row: ListRow
    package let since: Stamp
  }
}

extension Store {
  /// - Parameters:
  ///   - names: by which reviews know whoever asks.
  ///   - now: in any zone.
  ///   - passed: how many of the reviews that wait are left out, as they were shown before.
  package func desk(
    _ names: Set<String>, for viewer: Viewer, at now: Stamp, passed: Int = 0
  ) async throws -> Desk {
    let store = self
    let keys = names.map(\.indexKey).filter { !$0.isEmpty }.sorted()
    var mine = ActionFilter(for: viewer)
    mine.owners = names
    let items = try await keys.isEmpty ? [] : actions(mine, page: Page(limit: Desk.most)).rows
    return try await database.read { db in
      func whole(_ query: SQL) throws -> [Stored] {
        try db.rows(query).compactMap { try $0.text("uid").flatMap { try store.load($0, db) } }
      }
      var desk = Desk()
      desk.items = items
      if !keys.isEmpty { desk.awaiting = try db.awaiting(keys, viewer, passed: passed) }
      if let account = viewer.account { desk.mentions = try db.mentions(account, viewer) }
      desk.going = try whole(Desk.goingOn(viewer))
      desk.meetings = try whole(Desk.meetings(around: now.date, viewer)).filter { $0.review.meets(on: now) }
      desk.published = try db.published(viewer)
      return desk
    }
  }

  /// These reviews as lists show them, in this order, without those that the viewer may not see.
  package func rows(of uids: [String], for viewer: Viewer) async throws -> [ListRow] {
    guard !uids.isEmpty else { return [] }
    return try await database.read { db in
      let rows = try db.listRows(
        """
        SELECT \(unchecked: ListRow.columns) FROM review
        WHERE uid IN (\(uids)) AND deleted_at IS NULL AND \(viewer.reach(.read).condition)
        """)
      let found = Dictionary(rows.map { ($0.row.uid, $0.row) }) { $1 }
      return uids.compactMap { found[$0] }
    }
  }
}

extension Desk {
  /// Of each kind.
  package static let most = 20

  static func awaiting(_ keys: [String], _ viewer: Viewer, passed: Int = 0) -> SQL {
    """
    SELECT \(unchecked: ListRow.columns), step FROM review
      JOIN (SELECT DISTINCT uid AS waiting, step FROM review_awaits WHERE name_key IN (\(keys))) w
      ON w.waiting = review.uid
    WHERE deleted_at IS NULL AND \(viewer.reach(.read).condition)
    ORDER BY CASE step WHEN \(Step.write.rawValue) THEN 0 WHEN \(Step.approve.rawValue) THEN 1 ELSE 2 END,
      COALESCE(date, '') DESC, uid
    LIMIT \(most + 1) OFFSET \(passed)
    """
  }

  static func mentions(_ account: String, _ viewer: Viewer) -> SQL {
    """
    SELECT \(unchecked: ListRow.columns), spoken_comment, spoken_by, spoken_at
    FROM (
      SELECT comment.uid AS spoken_comment, comment.name AS spoken_by, comment.at AS spoken_at,
        comment.number AS spoken_number, comment.review AS spoken_in
      FROM mention JOIN comment ON comment.uid = mention.comment LEFT JOIN comment first ON first.uid = comment.parent
      WHERE mention.account = \(account) AND COALESCE(comment.account, '') <> \(account)
        AND comment.resolved_at IS NULL AND first.resolved_at IS NULL
      ) spoken
      JOIN review ON review.uid = spoken_in
    WHERE deleted_at IS NULL AND \(viewer.reach(.read).condition)
    ORDER BY spoken_number DESC LIMIT \(most)
    """
  }

  static func goingOn(_ viewer: Viewer) -> SQL {
    """
    SELECT uid FROM review WHERE going_on = 1 AND deleted_at IS NULL AND \(viewer.reach(.read).condition)
    ORDER BY COALESCE(severity_rank, 99), uid LIMIT \(most)
    """
  }

  /// From the day before to the day after: somewhere each of them is today.
  static func meetings(around day: CivilDate, _ viewer: Viewer) -> SQL {
    """
    SELECT uid FROM review
    WHERE meeting_at >= \(day.adding(days: -1).iso) AND meeting_at < \(day.adding(days: 2).iso)
      AND deleted_at IS NULL AND \(viewer.reach(.read).condition)
    ORDER BY meeting_at, uid LIMIT \(most)
    """
  }

  static func published(_ viewer: Viewer) -> SQL {
    """
    SELECT \(unchecked: ListRow.columns), final_since FROM review
    WHERE final_since IS NOT NULL AND deleted_at IS NULL AND \(viewer.reach(.read).condition)
    ORDER BY final_since DESC, uid DESC LIMIT 5
    """
  }
}

extension Review {
  /// Whether its meeting is on that day, on the clock of the meeting.
  fileprivate func meets(on now: Stamp) -> Bool {
    guard let at = meeting.at?.at else { return false }
    return at.date == (at.offset.map(now.shifted(to:)) ?? now).date
  }
}

extension Connection {
  fileprivate func awaiting(_ keys: [String], _ viewer: Viewer, passed: Int) throws -> [Desk.Waiting] {
    try listRows(Desk.awaiting(keys, viewer, passed: passed)).compactMap { more, row in
      more.text("step").flatMap(Step.init).map { Desk.Waiting(step: $0, row: row) }
    }
  }

  fileprivate func mentions(_ account: String, _ viewer: Viewer) throws -> [Desk.Mention] {
    try listRows(Desk.mentions(account, viewer)).map { more, row in
      Desk.Mention(
        row: row, comment: more.text("spoken_comment") ?? "", by: more.text("spoken_by") ?? "",
        at: more.text("spoken_at").flatMap { Stamp(iso: $0) })
    }
  }

  fileprivate func published(_ viewer: Viewer) throws -> [Desk.Published] {
    try listRows(Desk.published(viewer)).map { more, row in
      Desk.Published(row: row, since: Stamp(secondsSince1970: more.int("final_since") ?? 0))
    }
  }

  /// The rows of a list, and what else was asked for beside them.
  func listRows(_ query: SQL) throws -> [(more: Row, row: ListRow)] {
    let rows = try rows(query)
    let services = try services(of: rows.compactMap { $0.text("uid") })
    return rows.map { ($0, $0.listRow(services: services[$0.text("uid") ?? ""] ?? [], found: nil)) }
  }
}
