package import Debrief

extension Store {
  /// Keeps a new review, with a uid of its own, whatever uid it had.
  ///
  /// - Parameter year: when given and the review has no incident id, it gets the next one of that year.
  package func create(
    _ review: Review, by author: Author, door: Door, at now: Stamp, numberedIn year: Int? = nil, sample: Bool = false
  ) async throws -> Saved {
    let event = Event(by: author, door: door, at: now)
    return remembered(
      try await database.write { db in
        try db.create(review, event, numberedIn: year, sample: sample)
      }, sample: sample)
  }

  /// Changes a review: the closure works on the version that the caller saw, what it changed is applied to the newest.
  /// When that changes nothing, nothing is written.
  ///
  /// - Parameter base: the version that the caller saw; nil for the newest.
  /// - Throws: what the closure throws, or a `StoreError`.
  package nonisolated(nonsending) func edit(
    _ uid: String, base: Int? = nil, by author: Author, door: Door, at now: Stamp,
    _ body: (inout Review) throws -> Void
  ) async throws -> Saved {
    let seen = try await stored(uid, at: base)
    var mine = seen.review
    try body(&mine)
    let spent = try await spentIDs(uid)
    let changes = Review.diff(seen.review, mine.identified(avoiding: seen.review, spent: spent)).withoutSystem
    return try await change(uid, Event(by: author, door: door, at: now)) { _ in changes }
  }

  /// The review of that uid, else the one of that incident id, changed last; nil when there is none.
  package func find(_ idOrUid: String) async throws -> Stored? {
    let store = self
    return try await database.read { db in
      let row = try db.row(
        """
        SELECT uid, version FROM review WHERE deleted_at IS NULL AND (uid = \(idOrUid) OR id_key = \(idOrUid.key))
        ORDER BY CASE WHEN uid = \(idOrUid) THEN 0 ELSE 1 END, updated_seconds DESC, uid LIMIT 1
        """)
      guard let uid = row?.text("uid") else { return nil }
      return try store.load(uid, db)
    }
  }

  /// The review as it was at that version.
  package func review(_ uid: String, at version: Int) async throws -> Review {
    try await stored(uid, at: version).review
  }

  /// The next incident id of that year: `INC-YYYY-NNNN`. An id that was used once is not given again.
  package func nextID(_ year: Int) async throws -> String {
    try await database.read { try $0.nextID(year) }
  }

  /// Writes what lists and searches need anew, from the reviews themselves.
  ///
  /// - Returns: how many reviews there are.
  @discardableResult
  package func rebuild() async throws -> Int {
    newest.forget()
    return try await database.write { db in
      let uids = try db.rows("SELECT uid FROM review ORDER BY uid").compactMap { $0.text("uid") }
      for uid in uids {
        guard let row = try db.row("SELECT version, sample, body FROM review WHERE uid = \(uid)") else { continue }
        let stored = try row.stored(uid)
        try db.project(stored.review, uid: uid)
      }
      return uids.count
    }
  }
}

extension Store {
  /// That version, or the newest.
  func stored(_ uid: String, at version: Int?) async throws -> Stored {
    let store = self
    return try await database.read { db in
      guard let newest = try store.load(uid, db) else { throw StoreError.noReview(uid) }
      guard let version, version != newest.version else { return newest }
      return try db.earlier(newest, version)
    }
  }

  /// The newest version, decoded at most once.
  func load(_ uid: String, _ db: any Connection) throws -> Stored? {
    let known = try db.row("SELECT version FROM review WHERE uid = \(uid) AND deleted_at IS NULL")?.int("version")
    guard let known else { return nil }
    if let stored = newest.find(uid, version: known) { return stored }
    let stored = try db.row("SELECT version, sample, body FROM review WHERE uid = \(uid)")?.stored(uid)
    if let stored { newest.keep(stored) }
    return stored
  }

  /// Applies changes to the newest version, in one transaction.
  ///
  /// - Parameter changes: made from the newest version, inside the transaction; it may write beside it.
  func change(
    _ uid: String, _ event: Event, _ changes: @escaping @Sendable (any Connection) throws -> [Change]
  ) async throws -> Saved {
    let store = self
    let (saved, sample) = try await database.write { db in
      guard let newest = try store.load(uid, db) else { throw StoreError.noReview(uid) }
      return (try db.apply(try changes(db), to: newest, event), newest.sample)
    }
    return remembered(saved, sample: sample)
  }

  func remembered(_ saved: Saved, sample: Bool) -> Saved {
    let stored = Stored(uid: saved.uid, version: saved.version, review: saved.review, sample: sample)
    newest.keep(stored)
    return saved
  }

  func spentIDs(_ uid: String) async throws -> Set<String> {
    try await database.read { db in
      Set(try db.rows("SELECT path FROM spent_id WHERE uid = \(uid)").compactMap { $0.text("path") })
    }
  }
}
