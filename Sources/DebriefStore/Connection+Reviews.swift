import Debrief

extension Connection {
  func create(
    _ review: Review, _ event: Event, numberedIn year: Int? = nil, sample: Bool = false,
    for visibility: Visibility = .everyone
  ) throws -> Saved {
    var review = review
    let uid = UID.random()
    review.uid = uid
    if review.id == nil, let year { review.id = try nextID(year, private: visibility.isPrivate) }
    review.createdAt = review.createdAt ?? Moment(event.at)
    review.createdBy = review.createdBy ?? Person(event.by.name)
    review.updatedAt = review.updatedAt ?? Moment(event.at)
    review.updatedBy = review.updatedBy ?? Person(event.by.name)
    let (identified, json) = review.identified(avoiding: nil as JSON?, spent: [])
    let access = visibility.isPrivate ? [HistoryRecord.visibility(visibility)] : []
    let record = HistoryRecord(uid, version: 1, .created, event, [JSON.Member("review", json)] + access)
    let sealed = record.sealed(after: uid)
    var stored = Stored(
      uid: uid, version: 1, review: identified, json: json, sample: sample, number: try next("review"),
      head: sealed.head, visibility: visibility)
    var script = Script(dialect)
    script.keep(&stored, instead: nil, at: event.at)
    script.share(uid, with: visibility.members)
    script.append(sealed)
    try run(script)
    try announce(Notice(uid: uid, version: 1))
    try post(Happening.all(.created, [], of: uid, version: 1, event), seenBy: visibility)
    return Saved(stored, clashes: try clashes(identified))
  }

  /// The next version, unless the changes change nothing.
  ///
  /// - Parameter origin: of the document that the changes come from.
  func apply(_ changes: [Change], to newest: Stored, _ event: Event, origin: Origin? = nil) throws -> Saved {
    var (review, conflicts) = Review.apply(changes, to: newest.json)
    conflicts = review.keep(conflicts, by: Person(event.by.name), at: Moment(event.at))
    let draft = Draft(review)
    let difference = Review.diff(newest.json, draft.json)
    return try save(draft, difference, over: newest, event, conflicts, origin: origin)
  }

  /// The next version, unless the changes that lead to it are none.
  func save(
    _ draft: Draft, _ changes: [Change], over newest: Stored, _ event: Event, _ conflicts: [Conflict] = [],
    origin: Origin? = nil
  ) throws -> Saved {
    guard !changes.isEmpty else { return Saved(newest, conflicts: conflicts) }
    let next = NextVersion(edited: draft, changes, over: newest, event, origin: origin, dialect)
    return try save(next, over: newest, conflicts)
  }

  func save(_ next: NextVersion, over newest: Stored, _ conflicts: [Conflict] = []) throws -> Saved {
    try keep(next, over: newest)
    let review = next.stored.review
    return Saved(
      next.stored, conflicts: conflicts, changes: next.changes,
      clashes: review.id == newest.review.id ? [] : try clashes(review))
  }

  /// Keeps a review's next version and the record of what led to it.
  ///
  /// - Parameter visibility: who may see it from here on, where that is what changes.
  func advance(
    _ newest: Stored, to draft: Draft, _ kind: HistoryEntry.Kind, _ event: Event, _ changes: [Change],
    _ details: [JSON.Member] = [], for visibility: Visibility? = nil
  ) throws -> Stored {
    let next = NextVersion(draft, kind, changes, over: newest, event, details, dialect)
    try keep(next, over: newest, for: visibility)
    return next.stored
  }

  private func keep(_ next: NextVersion, over newest: Stored, for visibility: Visibility? = nil) throws {
    let stored = next.stored
    // Whatever door it came by, and whatever was merged into it.
    guard next.by.mayApprove || stored.review.signedApprovals == newest.review.signedApprovals else {
      throw Refusal.notTheirsToSign
    }
    try run(next.script)
    if newest.review.attachments != stored.review.attachments { try keepFiles(of: stored, at: next.at) }
    try announce(Notice(uid: stored.uid, version: stored.version))
    try post(next.happenings, seenBy: visibility ?? stored.visibility)
  }

  /// Other reviews with the same incident id, as far as everyone may know of them.
  func clashes(_ review: Review) throws -> [String] {
    guard let key = review.idKey else { return [] }
    return try rows(
      """
      SELECT uid FROM review
      WHERE id_key = \(key) AND deleted_at IS NULL AND private = 0 AND uid <> \(review.uid) ORDER BY uid
      """
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

  /// Private reviews have a sequence of their own, so that no gap in the other one tells of them.
  func nextID(_ year: Int, private isPrivate: Bool) throws -> String {
    try lock("incident id")
    let prefix = (isPrivate ? "PRIVATE-" : "INC-") + year.padded(4) + "-"
    // The highest stands last, unless it has more digits than others: then it was given, or it is met below.
    let used = try rows(
      """
      SELECT id FROM review WHERE id >= \(prefix) AND id < \(prefix + ":") AND private = \(isPrivate)
      ORDER BY id DESC LIMIT 20
      """
    ).compactMap { row in row.text("id").flatMap { Int(digits: $0.utf8.dropFirst(prefix.utf8.count)) } }
    // One that was given is not given again, also when its review has become private.
    let given = try row("SELECT last FROM counter WHERE name = \(prefix)")?.int("last") ?? 0
    var next = max(used.max() ?? 0, given) + 1
    while try row("SELECT 1 FROM review WHERE id = \(prefix + next.padded(4)) AND private = \(isPrivate)") != nil {
      next += 1
    }
    try run(
      """
      INSERT INTO counter (name, last) VALUES (\(prefix), \(next))
      ON CONFLICT (name) DO UPDATE SET last = excluded.last
      """)
    return prefix + next.padded(4)
  }
}

extension Connection {
  /// The newest version, also of a review that was removed.
  func stored(_ uid: String) throws -> Stored? {
    let row = try row("SELECT version, sample, number, head, deleted_at, private, body FROM review WHERE uid = \(uid)")
    guard let row else { return nil }
    let json = try row.json("body", of: uid)
    let spent = try rows("SELECT path FROM spent_id WHERE uid = \(uid)").compactMap { $0.text("path") }
    let number = row.int("number") ?? 0
    return Stored(
      uid: uid, version: row.int("version") ?? 0, review: Review.read(json).review, json: json,
      sample: row.int("sample") == 1, number: number, head: row.text("head") ?? "",
      spent: Set(spent), passages: try passages(of: number), isRemoved: row.text("deleted_at") != nil,
      visibility: row.int("private") == 1 ? .only(try members(of: uid)) : .everyone)
  }
}

extension Row {
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

extension [Change] {
  /// Without what Debrief keeps by itself: nobody edits that.
  var withoutSystem: [Change] {
    filter { change in
      guard case .set(let path, _, _) = change else { return true }
      return !["uid", "updatedAt", "updatedBy", "origin.name", "origin.sha256"].contains(path.description)
    }
  }
}
