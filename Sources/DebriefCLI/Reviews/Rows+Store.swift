import Debrief
import DebriefStore

// The rows of a store in the words that a server uses for them, too.

extension KeptReview {
  init(_ stored: Stored) { self.init(uid: stored.uid, version: stored.version, review: stored.review) }
  init(_ saved: Saved) { self.init(uid: saved.uid, version: saved.version, review: saved.review) }
}

extension AttachedFile {
  init(_ file: StoredFile) {
    self.init(name: file.name, size: file.size, type: file.type, by: file.by, indexed: file.indexed)
  }
}

extension ReviewRow {
  /// The row's own figures, with the contract's names where it has them.
  init(_ row: ListRow) {
    json = .object([
      "uid": .string(row.uid), "id": row.id.map { .string($0) }, "title": row.title.map { .string($0) },
      "date": row.date?.json, "severity": row.severity?.json, "status": row.status?.json,
      "incidentStatus": row.incidentStatus?.json, "services": .array(row.services.map { .string($0) }),
      "durationMinutes": row.duration.map { .number(Measure.spelled($0)) },
      "openActions": .number(String(row.openActions)), "allActions": .number(String(row.allActions)),
      "version": .number(String(row.version)), "updatedAt": row.updatedAt.map { .string($0.iso) },
      "sample": row.sample ? true : nil,
      "found": row.found.map { .object(["part": .string($0.part), "snippet": .string($0.snippet.text)]) },
    ])
  }
}

extension ActionItemRow {
  init(_ row: ActionRow) {
    json = .object([
      "review": .string(row.uid), "reviewId": row.reviewID.map { .string($0) }, "id": row.element.map { .string($0) },
      "key": row.key.map { .string($0) }, "action": row.action.map { .string($0) },
      "owner": row.owner.map { .string($0) }, "due": row.due?.json, "priority": row.priority?.json,
      "status": row.status?.json, "open": .bool(row.isOpen),
    ])
  }
}

extension HistoryRow {
  init(_ entry: HistoryEntry) {
    json = .object([
      "version": .number(String(entry.version)), "kind": .string(entry.kind.rawValue), "by": .string(entry.by.name),
      "door": .string(entry.door.rawValue), "at": .string(entry.at.iso), "what": entry.what.map { .string($0) },
      "reason": entry.reason.map { .string($0) }, "visibility": entry.visibility?.json,
      "changes": .array(entry.changes.map(\.json)),
    ])
  }
}

extension Imported {
  /// What became of the document.
  var words: String {
    switch self {
    case .created(let saved):
      "created \(saved.review.id ?? saved.uid)"
        + (saved.clashes.isEmpty ? "" : "; another review has this incident ID, too")
    case .unchanged(let uid, _): "unchanged (\(uid))"
    case .updated(let saved, let changes):
      "updated \(saved.review.id ?? saved.uid) (\(changes) \(changes == 1 ? "change" : "changes"))"
    }
  }
}
