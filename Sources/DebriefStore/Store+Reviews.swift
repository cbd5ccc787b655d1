package import Debrief

extension Store {
  /// Keeps a new review, with a uid of its own, whatever uid it had.
  ///
  /// - Parameters:
  ///   - year: when given and the review has no incident id, it gets the next one of that year.
  ///   - visibility: who may see it.
  package func create(
    _ review: Review, by author: Author, door: Door, at now: Stamp, numberedIn year: Int? = nil, sample: Bool = false,
    for visibility: Visibility = .everyone
  ) async throws -> Saved {
    let event = Event(by: author, door: door, at: now)
    return remembered(
      try await database.write {
        try $0.create(review, event, numberedIn: year, sample: sample, for: visibility)
      })
  }

  /// Changes a review: the closure works on the version that the caller saw, what it changed is applied to the newest.
  /// When that changes nothing, nothing is written.
  ///
  /// - Parameters:
  ///   - base: the version that the caller saw; nil for the newest.
  ///   - newest: the version that has to be the newest one still.
  /// - Throws: what the closure throws, or a `StoreError`: `outdated` where there is a newer version than has to be.
  package nonisolated(nonsending) func edit(
    _ uid: String, base: Int? = nil, expecting expected: Int? = nil, by author: Author, door: Door, at now: Stamp,
    _ body: (inout Review) throws -> Void
  ) async throws -> Saved {
    let store = self
    let event = Event(by: author, door: door, at: now)
    let (newest, seen) = try await database.read { db in
      guard let newest = try store.load(uid, db) else { throw StoreError.noReview(uid) }
      if let expected, newest.version != expected { throw StoreError.outdated(uid, newest: newest.version) }
      return (newest, try base.map { try store.review(newest, at: $0, db) } ?? newest.draft)
    }
    var mine = seen.review
    try body(&mine)
    let (identified, json) = mine.identified(avoiding: seen.json, spent: newest.spent)
    let changes = Review.diff(seen.json, json).withoutSystem
    guard !changes.isEmpty else { return Saved(newest) }
    // Made while others write: it holds when nobody came between, and it is of the newest version.
    let isOfNewest = seen.json == newest.json && ["uid", "origin"].allSatisfy { json[$0] == newest.json[$0] }
    let next =
      isOfNewest
      ? NextVersion(edited: Draft(identified, json: json), changes, over: newest, event, database.dialect) : nil
    return try await database.write { db in
      try db.lock(uid)
      if let next, try db.head(uid) == newest.head {
        return try store.remembered(try db.save(next, over: newest), instead: newest, db)
      }
      guard let now = try store.load(uid, db) else { throw StoreError.noReview(uid) }
      if expected != nil, now.head != newest.head { throw StoreError.outdated(uid, newest: now.version) }
      return try store.remembered(try db.apply(changes, to: now, event), instead: now, db)
    }
  }

  /// The review of that uid, else the one of that incident id, changed last; nil when there is none with which the viewer
  /// may do that.
  package func find(_ idOrUid: String, for viewer: Viewer, _ act: Act = .read) async throws -> Stored? {
    let store = self
    let reach = viewer.reach(act)
    return try await database.read { db in
      let row = try db.row(
        """
        SELECT uid FROM review
        WHERE deleted_at IS NULL AND (uid = \(idOrUid) OR id_key = \(idOrUid.indexKey)) AND \(reach.condition)
        ORDER BY CASE WHEN uid = \(idOrUid) THEN 0 ELSE 1 END, updated_seconds DESC, uid LIMIT 1
        """)
      guard let uid = row?.text("uid") else { return nil }
      return try store.load(uid, db)
    }
  }

  /// The review as it was at that version.
  package func review(_ uid: String, at version: Int) async throws -> Review {
    let store = self
    return try await database.read { db in
      guard let newest = try store.load(uid, db) else { throw StoreError.noReview(uid) }
      return try store.review(newest, at: version, db).review
    }
  }

}

extension Store {
  private func review(_ newest: Stored, at version: Int, _ db: any Connection) throws -> Draft {
    version == newest.version ? newest.draft : Draft(try db.earlier(newest, version))
  }

  /// The newest version, decoded at most once.
  func load(_ uid: String, _ db: any Connection) throws -> Stored? {
    guard let head = try db.head(uid) else { return nil }
    if let stored = newest.find(uid, head: head) { return stored }
    let stored = try db.stored(uid)
    if let stored { newest.keep(stored) }
    return stored
  }

  /// With the words of the files that it names again.
  func remembered(_ saved: Saved, instead newest: Stored, _ db: any Connection) throws -> Saved {
    if saved.review.attachments != newest.review.attachments { try indexFiles(of: saved.stored, db) }
    return remembered(saved)
  }

  func remembered(_ saved: Saved) -> Saved {
    newest.keep(saved.stored)
    return saved
  }
}

extension Connection {
  /// What stands for the newest state of a review; nil when there is none.
  fileprivate func head(_ uid: String) throws -> String? {
    try row("SELECT head FROM review WHERE uid = \(uid) AND deleted_at IS NULL")?.text("head")
  }
}
