package import Debrief

/// Documents that were imported together.
package struct ImportedRun: Sendable, Equatable {
  package let run: String
  /// When the last of them was kept.
  package let at: Stamp
  package let documents: Int
  /// Those with places that a person should look at.
  package let doubtful: Int
}

/// One document of a run.
package struct ImportedRow: Sendable, Equatable {
  package let row: ListRow
  /// The document's name.
  package let name: String
  /// How many places a person should still look at.
  package let doubts: Int
  /// Whether its text is here, to look at them beside it.
  package let hasSource: Bool
}

/// The document that a review was last imported from.
package struct ImportedDocument: Sendable {
  package let name: String
  /// nil for one that came alone or was taken back.
  package let run: String?
  /// The version of the review that it made.
  package let version: Int
  package let notes: [ImportNote]
  /// Its text as it was read; nil where it was data, or was imported by an earlier Debrief.
  package let source: String?
  /// What was read of it, with the keys that the review knows.
  package let review: Review
}

extension Store {
  /// What a person should still look at in the document that a review was last imported from, and whether its text is here.
  package func importDoubts(_ uid: String) async throws -> (notes: [Note], hasSource: Bool) {
    try await database.read { db in
      let row = try db.row(
        """
        SELECT notes, CASE WHEN source IS NULL THEN 0 ELSE 1 END AS known FROM edition WHERE uid = \(uid)
        ORDER BY number DESC, name LIMIT 1
        """)
      return (try row?.importNotes(uid).filter(\.isOpenDoubt).map(\.note) ?? [], row?.int("known") == 1)
    }
  }

  package func importedDocument(_ uid: String) async throws -> ImportedDocument? {
    try await database.read { db in
      let row = try db.row(
        "SELECT name, run, number, notes, source, body FROM edition WHERE uid = \(uid) ORDER BY number DESC, name LIMIT 1"
      )
      guard let row, let name = row.text("name"), let version = row.int("number") else { return nil }
      return ImportedDocument(
        name: name, run: row.text("run"), version: version,
        notes: try row.importNotes(uid), source: row.text("source"),
        review: Review.read(try row.json("body", of: uid)).review)
    }
  }

  /// Says that a person has looked at a place, or that it is to be looked at again.
  ///
  /// - Parameters:
  ///   - place: of the note among those of the document.
  ///   - version: that of the document; another edition since has other notes, and nothing happens.
  package func settleDoubt(
    _ uid: String, version: Int, place: Int, isSettled: Bool
  ) async throws {
    try await database.write { db in
      try db.lock(uid)
      let row = try db.row(
        "SELECT name, notes FROM edition WHERE uid = \(uid) AND number = \(version) ORDER BY name LIMIT 1")
      guard let row, let name = row.text("name"), var notes = try? row.importNotes(uid), notes.indices.contains(place)
      else { return }
      notes[place].isSettled = isSettled
      try db.run(
        """
        UPDATE edition SET notes = \(notes.json), doubts = \(notes.doubts) WHERE uid = \(uid) AND name = \(name)
        """)
    }
  }

  /// A name for what is imported together.
  package static func newRun() -> String { String(UID.random().prefix(8)) }

  /// The last runs whose reviews the viewer may see, the newest first.
  ///
  /// - Parameter since: runs that ended before it are left out.
  package func imports(for viewer: Viewer, since: Stamp, most: Int) async throws -> [ImportedRun] {
    try await database.read { try $0.runs("edition.at >= \(since.iso) AND run IS NOT NULL", viewer, most: most) }
  }

  /// nil where the viewer sees none of its reviews.
  package func importedRun(_ run: String, for viewer: Viewer) async throws -> ImportedRun? {
    try await database.read { try $0.runs("run = \(run)", viewer, most: 1).first }
  }

  /// The documents of a run whose reviews the viewer may see, the most doubtful first, then by name.
  ///
  /// - Parameters:
  ///   - passed: how many are left out at the beginning.
  ///   - onlyDoubtful: whether those without an open doubt are left out.
  package func importedDocuments(
    of run: String, for viewer: Viewer, onlyDoubtful: Bool = false, passed: Int = 0, most: Int
  ) async throws -> [ImportedRow] {
    try await database.read { db in
      let least = onlyDoubtful ? 1 : 0
      let rows = try db.listRows(
        """
        SELECT \(unchecked: ListRow.columns), document, document_doubts, document_known
        FROM (
          SELECT uid AS document_of, name AS document, doubts AS document_doubts,
            CASE WHEN source IS NULL THEN 0 ELSE 1 END AS document_known FROM edition
          WHERE run = \(run) AND doubts >= \(least)
          ) documents
          JOIN review ON review.uid = document_of
        WHERE deleted_at IS NULL AND \(viewer.reach(.read).condition)
        ORDER BY document_doubts DESC, document, uid LIMIT \(most) OFFSET \(passed)
        """)
      return rows.map { more, row in
        ImportedRow(
          row: row, name: more.text("document") ?? "", doubts: more.int("document_doubts") ?? 0,
          hasSource: more.int("document_known") == 1)
      }
    }
  }
}

extension Connection {
  fileprivate func runs(_ condition: SQL, _ viewer: Viewer, most: Int) throws -> [ImportedRun] {
    let rows = try rows(
      """
      SELECT run, MAX(edition.at) AS last, COUNT(*) AS documents,
        SUM(CASE WHEN doubts > 0 THEN 1 ELSE 0 END) AS doubtful
      FROM edition JOIN review ON review.uid = edition.uid
      WHERE \(condition) AND review.deleted_at IS NULL AND \(viewer.reach(.read).condition)
      GROUP BY run ORDER BY last DESC, run LIMIT \(most)
      """)
    return rows.compactMap { row in
      guard let run = row.text("run"), let at = row.text("last").flatMap({ Stamp(iso: $0) }) else { return nil }
      return ImportedRun(run: run, at: at, documents: row.int("documents") ?? 0, doubtful: row.int("doubtful") ?? 0)
    }
  }
}
