package import Debrief

extension Store {
  /// What happened to a review, the newest first; also of one that was removed.
  package func history(_ uid: String) async throws -> [HistoryEntry] {
    try await database.read { db in
      try db.rows("SELECT record FROM history WHERE uid = \(uid) ORDER BY version DESC")
        .compactMap { try $0.record(of: uid).entry }
    }
  }

  /// Takes a review out of everything but its history; `restore` brings it back, until it is erased.
  ///
  /// - Parameter expected: the version that has to be the newest one still.
  /// - Throws: a `StoreError`: `outdated` where there is a newer version than has to be.
  package func remove(
    _ uid: String, expecting expected: Int? = nil, by author: Author, door: Door = .page, at now: Stamp
  ) async throws {
    let event = Event(by: author, door: door, at: now)
    try await database.write { try $0.remove(uid, expecting: expected, event) }
  }

  package func restore(_ uid: String, by author: Author, door: Door = .page, at now: Stamp) async throws -> Stored {
    let event = Event(by: author, door: door, at: now)
    return try await database.write { db in
      try db.lock(uid)
      let row = try db.row("SELECT uid FROM review WHERE uid = \(uid) AND deleted_at IS NOT NULL")
      guard row != nil, let newest = try db.stored(uid) else { throw StoreError.noReview(uid) }
      // Before the outbox is told of it: `post` says why.
      if !newest.visibility.isPrivate { try db.count(newest.review.tallies, instead: []) }
      let stored = try db.advance(newest, to: newest.draft, .restored, event, [])
      try db.run("UPDATE review SET deleted_at = NULL WHERE uid = \(uid)")
      return stored
    }
  }

  /// Puts a review back to what it was at that version, as a change like any other.
  ///
  /// - Parameter expected: the version that it is put back from; nil for whatever is the newest.
  package func restore(
    _ uid: String, to version: Int, expecting expected: Int? = nil, by author: Author, door: Door, at now: Stamp
  ) async throws -> Saved {
    let old = try await review(uid, at: version)
    return try await edit(uid, expecting: expected, by: author, door: door, at: now) { review in
      let conflicts = review.conflicts
      review = old
      review.conflicts = conflicts
    }
  }

  /// Whether it was removed and the viewer can bring it back.
  package func isRemoved(_ uid: String, for viewer: Viewer) async throws -> Bool {
    let reach = viewer.reach(.read)
    return try await database.read {
      try $0.row(
        "SELECT uid FROM review WHERE uid = \(uid) AND deleted_at IS NOT NULL AND \(reach.condition)") != nil
    }
  }

  /// The reviews that were removed and that the viewer can bring back, the latest first.
  package func removed(for viewer: Viewer) async throws -> [(stored: Stored, at: Stamp)] {
    let reach = viewer.reach(.read)
    return try await database.read { db in
      let rows = try db.rows(
        """
        SELECT uid, deleted_at FROM review WHERE deleted_at IS NOT NULL AND \(reach.condition)
        ORDER BY deleted_at DESC, uid
        """)
      return try rows.compactMap { row in
        guard let uid = row.text("uid"), let stored = try db.stored(uid) else { return nil }
        return (stored, row.text("deleted_at").flatMap { Stamp(iso: $0) } ?? Stamp(secondsSince1970: 0))
      }
    }
  }

  /// Removes the samples that come with Debrief.
  ///
  /// - Returns: how many there were.
  @discardableResult
  package func removeSamples(by author: Author, door: Door = .cli, at now: Stamp) async throws -> Int {
    let event = Event(by: author, door: door, at: now)
    return try await database.write { db in
      let samples = try db.rows("SELECT uid FROM review WHERE sample = 1 AND deleted_at IS NULL ORDER BY uid")
      let uids = samples.compactMap { $0.text("uid") }
      // All of them before the outbox is told of the first: `post` says why.
      for uid in uids { try db.lock(uid) }
      let kept = try uids.compactMap { try db.stored($0) }.filter { !$0.isRemoved }
      try db.remove(kept, event)
      return kept.count
    }
  }
}

extension Connection {
  fileprivate func remove(_ uid: String, expecting expected: Int?, _ event: Event) throws {
    try lock(uid)
    let row = try row("SELECT uid FROM review WHERE uid = \(uid) AND deleted_at IS NULL")
    guard row != nil, let newest = try stored(uid) else { throw StoreError.noReview(uid) }
    if let expected, newest.version != expected { throw StoreError.outdated(uid, newest: newest.version) }
    try remove([newest], event)
  }

  fileprivate func remove(_ reviews: [Stored], _ event: Event) throws {
    try uncount(reviews)
    for newest in reviews {
      _ = try advance(newest, to: newest.draft, .removed, event, [])
      try run("UPDATE review SET deleted_at = \(event.at.iso) WHERE uid = \(newest.uid)")
    }
  }
}
