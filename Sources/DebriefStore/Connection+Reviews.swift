import Debrief

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
    let record = HistoryRecord(uid, version: 1, .created, event, [JSON.Member("review", review.json ?? [:])])
    let sealed = record.sealed(after: uid)
    let stored = Stored(
      uid: uid, version: 1, review: review, sample: sample, number: try next("review"), head: sealed.head)
    try keep(stored, instead: nil, at: event.at)
    try append(sealed)
    try announce(Notice(uid: uid, version: 1))
    return Saved(stored, clashes: try clashes(review))
  }

  /// The next version, unless the changes change nothing.
  ///
  /// - Parameter origin: of the document that the changes come from.
  func apply(_ changes: [Change], to newest: Stored, _ event: Event, origin: Origin? = nil) throws -> Saved {
    var (review, conflicts) = Review.apply(changes, to: newest.review)
    conflicts = review.keep(conflicts, by: Person(event.by.name), at: Moment(event.at))
    let difference = Review.diff(newest.review, review)
    guard !difference.isEmpty else { return Saved(newest, conflicts: conflicts) }
    review.updatedAt = Moment(event.at)
    review.updatedBy = Person(event.by.name)
    review.origin = origin ?? review.origin
    let stored = try advance(newest, to: review, .edited, event, difference + newest.review.systemChanges(to: review))
    return Saved(
      stored, conflicts: conflicts, changes: difference.withoutSystem,
      clashes: review.id == newest.review.id ? [] : try clashes(review))
  }

  /// Keeps a review's next version and the record of what led to it.
  func advance(
    _ newest: Stored, to review: Review, _ kind: HistoryEntry.Kind, _ event: Event, _ changes: [Change],
    _ details: [JSON.Member] = []
  ) throws -> Stored {
    let story = details + [HistoryRecord.changes(changes)]
    let record = HistoryRecord(newest.uid, version: newest.version + 1, kind, event, story)
    let sealed = record.sealed(after: newest.head)
    let stored = newest.next(review, head: sealed.head)
    try keep(stored, instead: newest.review, at: event.at)
    try append(sealed)
    try spend(changes, of: newest.uid)
    if newest.review.attachments != review.attachments { try keepFiles(review, uid: newest.uid, at: event.at) }
    try announce(Notice(uid: stored.uid, version: stored.version))
    return stored
  }

  /// The ids of removed elements are not given again, since comments and links may still name them.
  private func spend(_ changes: [Change], of uid: String) throws {
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

  /// The next number of that kind, from 1; none is given twice.
  func next(_ name: String) throws -> Int {
    let row = try row(
      """
      INSERT INTO counter (name, last) VALUES (\(name), 1)
      ON CONFLICT (name) DO UPDATE SET last = counter.last + 1 RETURNING last
      """)
    return row?.int("last") ?? 1
  }

  func nextID(_ year: Int) throws -> String {
    try lock("incident id")
    let prefix = "INC-\(year.padded(4))-"
    let used = try rows("SELECT id FROM review WHERE id >= \(prefix) AND id < \(prefix + ":")").compactMap { row in
      row.text("id").flatMap { Int(digits: $0.utf8.dropFirst(prefix.utf8.count)) }
    }
    return prefix + ((used.max() ?? 0) + 1).padded(4)
  }
}

extension Row {
  func stored(_ uid: String) throws -> Stored {
    let body = try json("body", of: uid)
    return Stored(
      uid: uid, version: int("version") ?? 0, review: Review.read(body).review, sample: int("sample") == 1,
      number: int("number") ?? 0, head: text("head") ?? "", isRemoved: text("deleted_at") != nil)
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
  package var seconds: Int { instant ?? local }
}

extension Review {
  /// What Debrief keeps by itself, as far as it differs.
  fileprivate func systemChanges(to other: Review) -> [Change] {
    func system(_ review: Review) -> Review {
      var system = Review()
      system.updatedAt = review.updatedAt
      system.updatedBy = review.updatedBy
      system.origin = review.origin
      return system
    }
    return Review.diff(system(self), system(other))
  }
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
