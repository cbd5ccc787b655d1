package import Debrief

/// What the store does by itself, and how often: once in all processes together.
package enum Job: String, Sendable, CaseIterable {
  /// Seals the history.
  case seal
  /// Erases what was removed long enough ago, and what has been kept as long as it may.
  case erase
  /// Removes the bytes of attachments that no review names any more.
  case sweep

  /// Seconds.
  var interval: Int { self == .seal ? 86_400 : 3600 }
}

/// For how long reviews are kept.
package struct Keeping: Sendable, Equatable {
  /// For so many days a removed review can be brought back.
  package var removedDays = 30
  /// After so many days of its incident a review of that rank is removed by itself; none is unless that is said.
  package var daysByRank: [Int: Int] = [:]

  package init() {}
}

extension Store {
  /// Does the jobs that are due.
  ///
  /// - Returns: those that this call did.
  @discardableResult
  package func tend(_ keeping: Keeping, at now: Stamp) async throws -> [Job] {
    var done: [Job] = []
    for job in Job.allCases where try await claim(job, at: now) {
      switch job {
      case .seal: try await seal(at: now)
      case .erase: try await expire(keeping, at: now)
      case .sweep: try await sweep(keeping, at: now)
      }
      done.append(job)
    }
    return done
  }

  /// Whether it is due and nobody else does it.
  private func claim(_ job: Job, at now: Stamp) async throws -> Bool {
    let next = Stamp(secondsSince1970: now.seconds + job.interval)
    return try await database.write { db in
      try db.row(
        """
        INSERT INTO job (name, due) VALUES (\(job.rawValue), \(next.seconds))
        ON CONFLICT (name) DO UPDATE SET due = excluded.due WHERE job.due <= \(now.seconds) RETURNING name
        """) != nil
    }
  }

  private func expire(_ keeping: Keeping, at now: Stamp) async throws {
    let debrief = Author("Debrief")
    for (rank, days) in keeping.daysByRank {
      let last = CivilDate(daysSinceEpoch: now.date.daysSinceEpoch - days).iso
      let uids = try await database.read { db in
        try db.rows(
          "SELECT uid FROM review WHERE deleted_at IS NULL AND severity_rank = \(rank) AND date < \(last)"
        ).compactMap { $0.text("uid") }
      }
      for uid in uids { try await remove(uid, by: debrief, door: .integration, at: now) }
    }
    let moment = Stamp(secondsSince1970: now.seconds - keeping.removedDays * 86_400)
    try await eraseRemoved(before: moment, by: debrief, door: .integration, at: now)
  }

  private func sweep(_ keeping: Keeping, at now: Stamp) async throws {
    let moment = now.seconds - keeping.removedDays * 86_400
    try await database.write { db in
      let rows = try db.rows(
        """
        SELECT attachment.uid, name, number FROM attachment JOIN review ON review.uid = attachment.uid
        WHERE removed_at < \(moment)
        """)
      for row in rows {
        let (uid, name) = (row.text("uid"), row.text("name") ?? "")
        try db.unindex(part: Passages.part(ofFile: name), number: row.int("number") ?? 0)
        try db.run("DELETE FROM attachment WHERE uid = \(uid) AND name = \(name)")
      }
    }
    try await sweepBlobs()
    let blobs = blobs
    try await database.write { try blobs.removeStrays(waitingSince: now.seconds - 86_400, $0) }
  }
}
