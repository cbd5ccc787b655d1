package import Debrief

extension Store {
  /// What happened to a review, the newest first; also of one that was removed.
  package func history(_ uid: String) async throws -> [HistoryEntry] {
    try await database.read { db in
      try db.rows("SELECT * FROM history WHERE uid = \(uid) ORDER BY version DESC").compactMap { try $0.historyEntry() }
    }
  }

  /// Takes a review out of everything but its history; `restore` brings it back.
  package func remove(_ uid: String, by author: Author, door: Door = .page, at now: Stamp) async throws {
    let event = Event(by: author, door: door, at: now)
    try await database.write { db in
      let row = try db.row("SELECT version FROM review WHERE uid = \(uid) AND deleted_at IS NULL")
      guard let version = row?.int("version") else { throw StoreError.noReview(uid) }
      try db.setDeleted(uid, now.iso, version: version + 1, event)
    }
  }

  package func restore(_ uid: String, by author: Author, door: Door = .page, at now: Stamp) async throws -> Stored {
    let event = Event(by: author, door: door, at: now)
    try await database.write { db in
      let row = try db.row("SELECT version FROM review WHERE uid = \(uid) AND deleted_at IS NOT NULL")
      guard let version = row?.int("version") else { throw StoreError.noReview(uid) }
      try db.setDeleted(uid, nil, version: version + 1, event)
    }
    return try await stored(uid, at: nil)
  }

  /// Puts a review back to what it was at that version, as a change like any other.
  package func restore(
    _ uid: String, to version: Int, by author: Author, door: Door, at now: Stamp
  ) async throws -> Saved {
    let old = try await review(uid, at: version)
    return try await edit(uid, by: author, door: door, at: now) { review in
      let conflicts = review.conflicts
      review = old
      review.conflicts = conflicts
    }
  }

  /// Removes the samples that come with Debrief.
  ///
  /// - Returns: how many there were.
  @discardableResult
  package func removeSamples(by author: Author, door: Door = .cli, at now: Stamp) async throws -> Int {
    let event = Event(by: author, door: door, at: now)
    return try await database.write { db in
      let samples = try db.rows("SELECT uid, version FROM review WHERE sample = 1 AND deleted_at IS NULL")
      for sample in samples {
        try db.setDeleted(sample.text("uid") ?? "", now.iso, version: (sample.int("version") ?? 0) + 1, event)
      }
      return samples.count
    }
  }
}

extension Connection {
  fileprivate func setDeleted(_ uid: String, _ at: String?, version: Int, _ event: Event) throws {
    try run("UPDATE review SET deleted_at = \(at), version = \(version) WHERE uid = \(uid)")
    try record(uid, version: version, at == nil ? .restored : .removed, [], event)
  }
}

extension Row {
  fileprivate func historyEntry() throws -> HistoryEntry? {
    guard let version = int("version"), let kind = text("kind").flatMap(HistoryEntry.Kind.init),
      let at = text("at").flatMap({ Stamp(iso: $0) })
    else { return nil }
    return HistoryEntry(
      version: version,
      kind: kind,
      by: Author(text("author") ?? ""),
      door: text("door").flatMap(Door.init) ?? .api,
      at: at,
      changes: try changes().withoutSystem
    )
  }
}
