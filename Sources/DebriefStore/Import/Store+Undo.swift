package import Debrief

/// What became of a review whose import was undone.
package struct Undone: Sendable, Equatable {
  package enum Outcome: String, Sendable {
    /// The import had made it: it is removed, and can be brought back as any other.
    case removed
    /// The import had changed it: it says what it said before.
    case putBack = "put-back"
    /// Somebody changed it since, or it was removed: it stays as it is.
    case left
  }

  package let uid: String
  /// The document's name.
  package let name: String
  package let outcome: Outcome

  package init(uid: String, name: String, outcome: Outcome) {
    (self.uid, self.name, self.outcome) = (uid, name, outcome)
  }
}

extension Store {
  /// Takes back what one import did: all documents of its run. What was changed since is left alone.
  ///
  /// The same documents can be imported again afterwards.
  /// - Parameters:
  ///   - viewer: only reviews that this one may change are known.
  ///   - account: whose import it was; nil for anybody's.
  package func undoImport(
    _ run: String, for viewer: Viewer, of account: String? = nil, by author: Author, now: Stamp
  ) async throws -> [Undone] {
    let editions = try await database.read { db in
      try db.rows(
        """
        SELECT edition.uid AS uid, edition.name AS name, edition.number AS number
        FROM edition JOIN review ON review.uid = edition.uid
        WHERE edition.run = \(run) AND \(viewer.reach(.edit).condition) ORDER BY edition.name, edition.uid
        """)
    }
    var undone: [Undone] = []
    var done: Set<String> = []
    for uid in editions.compactMap({ $0.text("uid") }) where done.insert(uid).inserted {
      let rows = editions.filter { $0.text("uid") == uid }
      let (names, versions) = (rows.compactMap { $0.text("name") }, Set(rows.compactMap { $0.int("number") }))
      let entries = try await history(uid)
      guard let first = versions.min(), let event = entries.first(where: { $0.version == first }),
        event.door == .import, account == nil || event.by.account == account
      else { continue }
      // Files that came along with a document are no change of somebody's.
      let isUntouched = entries.prefix { $0.version > first }.allSatisfy { entry in
        versions.contains(entry.version)
          || entry.by == event.by && entry.kind == .edited
            && entry.changes.allSatisfy { $0.path.names.first == "attachments" }
      }
      let newest = entries.first?.version ?? first
      let outcome = isUntouched ? try await undo(uid, names, event, newest, by: author, now: now) : .left
      undone += names.map { Undone(uid: uid, name: $0, outcome: outcome) }
    }
    return undone.sorted { ($0.name, $0.uid) < ($1.name, $1.uid) }
  }

  private func undo(
    _ uid: String, _ names: [String], _ event: HistoryEntry, _ newest: Int, by author: Author, now: Stamp
  ) async throws -> Undone.Outcome {
    let version = event.version
    do {
      switch event.kind {
      case .created:
        try await remove(uid, expecting: newest, by: author, door: .import, at: now)
        for name in names { try await forget(uid, name, as: nil) }
        return .removed
      case .edited:
        let before = try await review(uid, at: version - 1)
        _ = try await restore(uid, to: version - 1, expecting: newest, by: author, door: .import, at: now)
        for name in names { try await forget(uid, name, as: before) }
        return .putBack
      default: return .left
      }
    } catch let error as StoreError where error.kind == .outdated || error.kind == .notFound {
      // Somebody was faster.
      return .left
    }
  }

  /// The document is not known by its bytes any more; its next import starts from what the review says.
  private func forget(_ uid: String, _ name: String, as review: Review?) async throws {
    try await database.write { db in
      try db.run("UPDATE edition SET sha256 = '', run = NULL WHERE uid = \(uid) AND name = \(name)")
      if let review {
        let none: [ImportNote] = []
        try db.run(
          """
          UPDATE edition SET body = \(review.json ?? [:]), notes = \(none.json), doubts = 0, source = NULL
          WHERE uid = \(uid) AND name = \(name)
          """)
      }
    }
  }
}
