package import Debrief

/// What an import did.
package enum Imported: Sendable, Equatable {
  /// A review that was not there.
  case created(Saved)
  /// These very bytes were imported before, or say nothing new.
  case unchanged(uid: String, version: Int)
  /// A new edition of a document that was imported before: its differences were applied.
  case updated(Saved, changes: Int)

  package var uid: String {
    switch self {
    case .created(let saved), .updated(let saved, _): saved.uid
    case .unchanged(let uid, _): uid
    }
  }

  package var conflicts: [Conflict] {
    switch self {
    case .created(let saved), .updated(let saved, _): saved.conflicts
    case .unchanged: []
    }
  }
}

extension Store {
  /// Of a document's bytes, as `importDocument` wants it.
  package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    Digest.sha256(bytes)
  }

  /// The review that was made of these very bytes, which need not be read again; nil where there is none.
  package func imported(_ sha256: String, for viewer: Viewer) async throws -> Imported? {
    try await database.read { try $0.imported(sha256, viewer.reach(.edit).condition) }
  }

  /// Keeps what a document says. The same bytes again change nothing; the same name or the same incident id is a new
  /// edition, and the difference of the two editions is applied, so that what was added in Debrief stays.
  ///
  /// A document of the same name that states another incident id, or both another day and another title, is another
  /// review.
  /// - Parameters:
  ///   - name: the file's, with its folder as far as that tells two documents apart.
  ///   - notes: what its reader should know; kept with the edition.
  ///   - run: what was imported together has the same; nil for what nobody takes back as a whole.
  ///   - source: its text as it was read, to which the lines of the notes lead; nil for data.
  ///   - viewer: only reviews that this one may change are known; another one is as if it were not there.
  ///   - visibility: who may see a review that it creates.
  ///   - trial: whether to say what it would do, and keep nothing.
  package func importDocument(
    _ review: Review, name: String, sha256: String, notes: [Note] = [], source: String? = nil, run: String? = nil,
    sample: Bool = false,
    for viewer: Viewer, visibility: Visibility = .everyone, trial: Bool = false, by author: Author,
    door: Door = .import, at now: Stamp
  ) async throws -> Imported {
    var review = review
    review.origin = Origin()
    review.origin?.name = name
    review.origin?.sha256 = sha256
    let document = Edition(
      review: review.identified(), name: name, sha256: sha256, notes: notes, source: source, run: run)
    let event = Event(by: author, door: door, at: now)
    let store = self
    let known = viewer.reach(.edit).condition
    do {
      return try await database.write { db in
        try db.lock("import")
        if let same = try db.imported(sha256, known) { return same }
        if let uid = try db.edition(of: document, known) {
          try db.lock(uid)
          if let known = try store.load(uid, db) {
            let imported = try db.update(known, with: document, event)
            if trial { throw Trial(imported: imported) }
            if case .updated(let saved, _) = imported { _ = try store.remembered(saved, instead: known, db) }
            return imported
          }
        }
        let saved = try db.create(document.review, event, sample: sample, for: visibility)
        if trial { throw Trial(imported: .created(saved)) }
        try db.keep(document, document.review, uid: saved.uid, version: saved.version, event)
        return .created(store.remembered(saved))
      }
    } catch let trial as Trial {
      return trial.imported
    }
  }

  /// Thrown to take back what was tried.
  private struct Trial: Error {
    let imported: Imported
  }
}

/// A document as it was read.
private struct Edition: Sendable {
  let review: Review
  let name: String
  let sha256: String
  let notes: [Note]
  let source: String?
  let run: String?
}

extension Connection {
  /// The review whose last edition has these bytes.
  fileprivate func imported(_ sha256: String, _ isKnown: SQL) throws -> Imported? {
    let row = try row(
      """
      SELECT review.uid, review.version FROM edition JOIN review ON review.uid = edition.uid
      WHERE edition.sha256 = \(sha256) AND review.deleted_at IS NULL AND \(isKnown) ORDER BY review.uid LIMIT 1
      """)
    guard let row, let uid = row.text("uid"), let version = row.int("version") else { return nil }
    return .unchanged(uid: uid, version: version)
  }

  /// The uid of the review that this document is a new edition of.
  fileprivate func edition(of document: Edition, _ isKnown: SQL) throws -> String? {
    let key = document.review.idKey
    let rows = try rows(
      """
      SELECT uid, id, title, date FROM review WHERE deleted_at IS NULL AND \(isKnown)
        AND (uid IN (SELECT uid FROM edition WHERE name = \(document.name)) OR id_key = \(key))
      ORDER BY CASE WHEN id_key = \(key) THEN 0 ELSE 1 END, updated_seconds DESC, uid
      """)
    return rows.first { document.continues($0) }?.text("uid")
  }

  fileprivate func update(_ known: Stored, with document: Edition, _ event: Event) throws -> Imported {
    let last = try row(
      """
      SELECT body FROM edition WHERE uid = \(known.uid)
      ORDER BY CASE WHEN name = \(document.name) THEN 0 ELSE 1 END, number DESC LIMIT 1
      """)
    let base: Review
    let fresh: Review
    if let last {
      base = Review.read(try last.json("body", of: known.uid)).review
      fresh = document.review.aligned(to: base, avoiding: known.review)
    } else {
      fresh = document.review.aligned(to: known.review)
      base = known.review.common(with: fresh)
    }
    let changes = Review.diff(base, fresh).withoutSystem
    let saved = try apply(changes, to: known, event, origin: document.review.origin)
    try keep(
      document, fresh, uid: known.uid, version: saved.version, event, isNews: !saved.changes.isEmpty,
      settled: try importNotes(known.uid, document.name).filter(\.isSettled).map(\.note))
    return saved.changes.isEmpty
      ? .unchanged(uid: known.uid, version: known.version) : .updated(saved, changes: saved.changes.count)
  }

  /// - Parameters:
  ///   - isNews: whether it changed the review: an edition that says nothing new belongs to no other import than the one
  ///     before.
  ///   - settled: what a person settled in the edition before.
  fileprivate func keep(
    _ document: Edition, _ review: Review, uid: String, version: Int, _ event: Event, isNews: Bool = true,
    settled: [Note] = []
  ) throws {
    let notes = document.notes.map { note in
      ImportNote(note, isSettled: settled.contains { $0.message == note.message && $0.path == note.path })
    }
    let (news, run) = (isNews ? 1 : 0, isNews ? document.run : nil)
    try self.run(
      """
      INSERT INTO edition (uid, name, sha256, at, number, notes, run, doubts, source, body)
      VALUES (\(uid), \(document.name), \(document.sha256), \(event.at.iso), \(version), \(notes.json),
        \(run), \(notes.doubts), \(document.source), \(review.json ?? [:]))
      ON CONFLICT (uid, name) DO UPDATE SET sha256 = excluded.sha256, at = excluded.at,
        number = CASE WHEN \(news) = 1 THEN excluded.number ELSE edition.number END, notes = excluded.notes,
        run = CASE WHEN \(news) = 1 THEN excluded.run ELSE edition.run END, doubts = excluded.doubts,
        source = excluded.source, body = excluded.body
      """)
  }
}

extension Edition {
  /// Whether that row of `review` can be the same incident.
  fileprivate func continues(_ row: Row) -> Bool {
    if let id = review.id?.key, let known = row.text("id")?.key, id != known { return false }
    guard let day = review.listDate?.iso, let knownDay = row.text("date"), day != knownDay,
      let title = review.listTitle, let knownTitle = row.text("title")
    else { return true }
    let words = Set(title.lowercased().split(separator: " "))
    return !words.isDisjoint(with: knownTitle.lowercased().split(separator: " "))
  }
}
