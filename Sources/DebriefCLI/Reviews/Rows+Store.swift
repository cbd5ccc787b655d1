import Debrief
import DebriefServer
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
  init(_ row: ListRow) { self.init(json: row.json) }
}

extension ActionItemRow {
  init(_ row: ActionRow) { self.init(remote: row.json) }
}

extension HistoryRow {
  init(_ entry: HistoryEntry) { self.init(remote: entry.json) }
}

extension Imported {
  var outcome: KeptDocument.Outcome {
    switch self {
    case .created: .created
    case .updated: .updated
    case .unchanged: .unchanged
    }
  }

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
