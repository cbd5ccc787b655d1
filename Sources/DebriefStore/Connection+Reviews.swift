import Debrief

/// Who did something, by which door, and when.
struct Event: Sendable {
  let by: Author
  let door: Door
  let at: Stamp
}

extension Connection {
  func create(_ review: Review, _ event: Event, numberedIn year: Int?, sample: Bool) throws -> Saved {
    var review = review
    let uid = UID.random()
    review.uid = uid
    if review.id == nil, let year { review.id = try nextID(year) }
    review.createdAt = review.createdAt ?? Moment(event.at)
    review.createdBy = review.createdBy ?? Person(event.by.name)
    review.updatedAt = review.updatedAt ?? Moment(event.at)
    review.updatedBy = review.updatedBy ?? Person(event.by.name)
    review = review.identified()
    try run(
      """
      INSERT INTO review
        (uid, version, sample, title_key, actions_open, actions_all, updated_at, updated_seconds, body)
      VALUES (\(uid), 1, \(sample), '', 0, 0, \(event.at.iso), \(event.at.seconds), \(review.json ?? [:]))
      """)
    try project(review, uid: uid)
    try record(uid, version: 1, .created, [], event)
    return Saved(uid: uid, version: 1, review: review, clashes: try clashes(review))
  }

  /// The next version, unless the changes change nothing.
  ///
  /// - Parameter origin: of the document that the changes come from.
  func apply(_ changes: [Change], to newest: Stored, _ event: Event, origin: Origin? = nil) throws -> Saved {
    var (review, conflicts) = Review.apply(changes, to: newest.review)
    conflicts = review.keep(conflicts, by: Person(event.by.name), at: Moment(event.at))
    guard !Review.diff(newest.review, review).isEmpty else {
      return Saved(uid: newest.uid, version: newest.version, review: newest.review, conflicts: conflicts)
    }
    review.updatedAt = Moment(event.at)
    review.updatedBy = Person(event.by.name)
    review.origin = origin ?? review.origin
    let difference = Review.diff(newest.review, review)
    let version = newest.version + 1
    try run(
      """
      UPDATE review SET version = \(version), updated_at = \(event.at.iso), updated_seconds = \(event.at.seconds),
        body = \(review.json ?? [:]) WHERE uid = \(newest.uid)
      """)
    try project(review, uid: newest.uid)
    try record(newest.uid, version: version, .edited, difference, event)
    return Saved(
      uid: newest.uid, version: version, review: review, conflicts: conflicts, changes: difference.withoutSystem,
      clashes: review.id == newest.review.id ? [] : try clashes(review))
  }

  func record(_ uid: String, version: Int, _ kind: HistoryEntry.Kind, _ changes: [Change], _ event: Event) throws {
    let list = JSON.object([JSON.Member("changes", .array(changes.map(\.json)))])
    try run(
      """
      INSERT INTO history (uid, version, kind, author, door, at, changes)
      VALUES (\(uid), \(version), \(kind.rawValue), \(event.by.name), \(event.door.rawValue), \(event.at.iso), \(list))
      """)
    for case .remove(let list, let id, _, let was) in changes where was["id"]?.string == id {
      let path = list.element(id).description
      try run("INSERT INTO spent_id (uid, path) VALUES (\(uid), \(path)) ON CONFLICT DO NOTHING")
    }
  }

  /// Other reviews with the same incident id.
  func clashes(_ review: Review) throws -> [String] {
    guard let key = review.idKey else { return [] }
    return try rows(
      "SELECT uid FROM review WHERE id_key = \(key) AND deleted_at IS NULL AND uid <> \(review.uid) ORDER BY uid"
    ).compactMap { $0.text("uid") }
  }

  func nextID(_ year: Int) throws -> String {
    let prefix = "INC-\(year.padded(4))-"
    let used = try rows("SELECT id FROM review WHERE id LIKE \(prefix + "%")").compactMap { row in
      row.text("id").flatMap { Int(digits: $0.utf8.dropFirst(prefix.utf8.count)) }
    }
    return prefix + ((used.max() ?? 0) + 1).padded(4)
  }

  /// The version before, and the one before that, as far back as asked.
  func earlier(_ newest: Stored, _ version: Int) throws -> Stored {
    guard version >= 1, version < newest.version else { throw StoreError.noVersion(version, of: newest.uid) }
    var review = newest.review
    let steps = try rows(
      "SELECT changes FROM history WHERE uid = \(newest.uid) AND version > \(version) ORDER BY version DESC")
    for step in steps {
      review = Review.apply(Review.inverse(of: try step.changes()), to: review).review
    }
    return Stored(uid: newest.uid, version: version, review: review, sample: newest.sample)
  }
}

extension Row {
  func stored(_ uid: String) throws -> Stored {
    let body = try json("body", of: uid)
    return Stored(
      uid: uid, version: int("version") ?? 0, review: Review.read(body).review, sample: int("sample") == 1)
  }

  func changes() throws -> [Change] {
    (try json("changes", of: text("uid") ?? "")["changes"]?.elements ?? []).compactMap { Change($0) }
  }

  func json(_ column: String, of uid: String) throws -> JSON {
    do {
      return try JSON(parsing: text(column) ?? "")
    } catch {
      throw StoreError(
        .damaged, "The stored \(column) is no JSON: \(error.message)", at: uid,
        advice: "Put the newest backup in its place.")
    }
  }
}

extension Stamp {
  /// Seconds since 1970; a time without a zone counts as UTC.
  var seconds: Int { instant ?? local }
}

extension [Change] {
  /// Without what Debrief keeps by itself: nobody edits that.
  var withoutSystem: [Change] {
    filter { change in
      guard case .set(let path, _, _) = change else { return true }
      return !["uid", "updatedAt", "updatedBy", "origin.name", "origin.sha256"].contains(path.description)
    }
  }
}
