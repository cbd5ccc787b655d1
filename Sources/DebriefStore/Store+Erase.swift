package import Debrief

extension Store {
  /// Erases the reviews that were removed before that moment: every word of theirs and of their history. That they were
  /// there, and that they were erased, stays provable.
  ///
  /// - Returns: their uids.
  @discardableResult
  package func eraseRemoved(before moment: Stamp, by author: Author, door: Door, at now: Stamp) async throws -> [String]
  {
    let event = Event(by: author, door: door, at: now)
    let erased = try await database.write { db in
      let rows = try db.rows("SELECT uid, deleted_at FROM review WHERE deleted_at IS NOT NULL ORDER BY uid")
      let uids = rows.compactMap { row in
        let at = row.text("deleted_at").flatMap { Stamp(iso: $0) }
        return at.map { $0.seconds < moment.seconds } == true ? row.text("uid") : nil
      }
      try db.takeTime()
      // All of them before the outbox is told of the first: `post` says why.
      for uid in uids { try db.lock(uid) }
      if !uids.isEmpty { try db.run("DELETE FROM tally WHERE count = 0") }
      return try uids.filter { try db.erase($0, event) }
    }
    if !erased.isEmpty { _ = await overwrite() }
    return erased
  }
}

extension Connection {
  /// False where somebody brought it back meanwhile.
  fileprivate func erase(_ uid: String, _ event: Event) throws -> Bool {
    guard let newest = try stored(uid), newest.isRemoved else { return false }
    var rows: [(version: Int, digest: String)] = []
    for row in try self.rows("SELECT record FROM history WHERE uid = \(uid) ORDER BY version") {
      var record = try row.record(of: uid)
      record.rewrite { json in
        .object((json.members ?? []).filter { ["uid", "version", "kind", "at", "rewritten"].contains($0.name) })
      }
      rows.append((record.version, try replace(record)))
    }
    let record = HistoryRecord(
      uid, version: newest.version + 1, .erased, event, [HistoryRecord.rewritten(rows)])
    _ = try append(record, to: newest.head)
    try unindex(number: newest.number)
    try run("DELETE FROM spent_id WHERE uid = \(uid)")
    try withdrawAnswers()
    for table in [
      "review_service", "review_author", "review_factor", "review_awaits", "action_item", "edition", "attachment",
    ] {
      try run("DELETE FROM \(unchecked: table) WHERE uid = \(uid)")
    }
    // What was to be told of it leads nowhere any more, but for its end.
    try run("DELETE FROM delivery WHERE review = \(uid)")
    try run("DELETE FROM review WHERE uid = \(uid)")
    try announce(Notice(uid: uid, version: record.version))
    try post(Happening.all(.erased, [], of: uid, version: record.version, event), seenBy: newest.visibility)
    return true
  }
}
