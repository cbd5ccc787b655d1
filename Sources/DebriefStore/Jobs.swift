package import Debrief

/// What the store does by itself, and how often: once in all processes together.
package enum Job: String, Sendable, CaseIterable {
  /// Seals the history.
  case seal
  /// Erases what was removed long enough ago, and what has been kept as long as it may.
  case erase
  /// Removes the bytes of attachments that no review names any more, and what has long been delivered.
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
    var failure: (any Error)?
    for job in Job.allCases where try await claim(job, at: now) {
      do {
        try await run(job, keeping, at: now)
        done.append(job)
      } catch {
        // It stays due, and keeps no other one back.
        try await database.write { try $0.run("UPDATE job SET due = \(now.seconds) WHERE name = \(job.rawValue)") }
        failure = error
      }
    }
    if let failure { throw failure }
    return done
  }

  private func run(_ job: Job, _ keeping: Keeping, at now: Stamp) async throws {
    switch job {
    case .seal: try await seal(at: now)
    case .erase: try await expire(keeping, at: now)
    case .sweep: try await sweep(keeping, at: now)
    }
  }

  /// Whether it is due and nobody else does it.
  private func claim(_ job: Job, at now: Stamp) async throws -> Bool {
    let next = now.seconds + job.interval
    return try await database.write { db in
      try db.row(
        """
        INSERT INTO job (name, due) VALUES (\(job.rawValue), \(next))
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
      for uid in uids {
        do {
          try await remove(uid, by: debrief, door: .integration, at: now)
        } catch let error as StoreError where error.kind == .notFound {
          continue  // somebody else was faster
        }
      }
    }
    let moment = Stamp(secondsSince1970: now.seconds - keeping.removedDays * 86_400)
    try await eraseRemoved(before: moment, by: debrief, door: .integration, at: now)
  }

  private func sweep(_ keeping: Keeping, at now: Stamp) async throws {
    try await sweepOutbox(at: now)
    let moment = now.seconds - keeping.removedDays * 86_400
    try await database.write { db in
      let gone = try db.rows("DELETE FROM attachment WHERE removed_at < \(moment) RETURNING uid, name")
      for row in gone {
        let number = try db.row("SELECT number FROM review WHERE uid = \(row.text("uid"))")?.int("number")
        if let number { try db.unindex(part: Passages.part(ofFile: row.text("name") ?? ""), number: number) }
      }
    }
    try await sweepBlobs()
    let blobs = blobs
    try await database.write { try blobs.removeStrays(waitingSince: now.seconds - 86_400, $0) }
  }
}
