import Debrief

/// A review's next version and all that is to be written for it: it needs nothing of a transaction, so that many can be
/// made at once while only one writes.
struct NextVersion: Sendable {
  let stored: Stored
  /// What somebody changed.
  let changes: [Change]
  let by: Author
  let at: Stamp
  let script: Script
  /// What others are told of it.
  let happenings: [Happening]

  init(
    _ draft: Draft, _ kind: HistoryEntry.Kind, _ changes: [Change], over newest: Stored, _ event: Event,
    _ details: [JSON.Member], _ dialect: Dialect
  ) {
    let story = details + [HistoryRecord.changes(changes)]
    let record = HistoryRecord(newest.uid, version: newest.version + 1, kind, event, story)
    let sealed = record.sealed(after: newest.head)
    var stored = newest.next(draft, head: sealed.head, spending: changes.removedIDs)
    var script = Script(dialect)
    script.keep(&stored, instead: newest, at: event.at)
    script.append(sealed)
    for path in changes.removedIDs {
      script.run("INSERT INTO spent_id (uid, path) VALUES (\(newest.uid), \(path)) ON CONFLICT DO NOTHING")
    }
    // Services may be among the words that go.
    if kind == .redacted { script.run("DELETE FROM tally WHERE count = 0") }
    self.stored = stored
    self.changes = changes.withoutSystem
    by = event.by
    at = event.at
    self.script = script
    happenings = Happening.all(kind, changes, of: newest.uid, version: stored.version, event)
  }

  /// After somebody's changes, with who made them.
  ///
  /// - Parameter origin: of the document that they come from.
  init(
    edited draft: Draft, _ changes: [Change], over newest: Stored, _ event: Event, origin: Origin? = nil,
    details: [JSON.Member] = [], _ dialect: Dialect
  ) {
    var draft = draft
    draft.sign(event, origin: origin)
    let all = changes + Review.diff(newest.json.system, draft.json.system)
    self.init(draft, .edited, all, over: newest, event, details, dialect)
  }
}

extension JSON {
  /// What Debrief keeps of a review by itself.
  fileprivate var system: JSON {
    .object(["origin": self["origin"], "updatedBy": self["updatedBy"], "updatedAt": self["updatedAt"]])
  }
}

extension [Change] {
  /// The paths of the elements that they take out.
  fileprivate var removedIDs: [String] {
    compactMap { change in
      guard case .remove(let list, let id, _, let was) = change, was["id"]?.string == id else { return nil }
      return list.element(id).description
    }
  }
}
