package import Debrief

/// Who does something.
package struct Author: Sendable, Hashable {
  package var name: String

  package init(_ name: String) { self.name = name }
}

/// The way by which a change came in.
package enum Door: String, Sendable, CaseIterable {
  case page, api, cli, `import`, integration
}

/// A review as it is kept.
package struct Stored: Sendable, Equatable {
  package let uid: String
  /// From 1; every change makes the next.
  package let version: Int
  package let review: Review
  /// Whether it is one of the samples that come with Debrief.
  package let sample: Bool
  /// By which its words are kept.
  let number: Int
  /// The last link of its history's chain: it stands for this very state.
  let head: String
  /// Whether it waits to be erased, unless it is brought back before.
  var isRemoved = false

  /// When the version was made.
  var changedAt: Stamp { review.updatedAt?.at ?? Stamp(secondsSince1970: 0) }

  /// The version after this one.
  func next(_ review: Review, head: String) -> Stored {
    Stored(
      uid: uid, version: version + 1, review: review, sample: sample, number: number, head: head, isRemoved: isRemoved)
  }
}

/// What a write gave.
package struct Saved: Sendable, Equatable {
  let stored: Stored
  /// What this write could not settle; the review keeps both sides, too.
  package var conflicts: [Conflict] = []
  /// What this write changed; empty when it changed nothing and nothing was written.
  package var changes: [Change] = []
  /// The uids of other reviews with the same incident id.
  package var clashes: [String] = []

  package var uid: String { stored.uid }
  package var version: Int { stored.version }
  package var review: Review { stored.review }

  init(_ stored: Stored, conflicts: [Conflict] = [], changes: [Change] = [], clashes: [String] = []) {
    self.stored = stored
    self.conflicts = conflicts
    self.changes = changes
    self.clashes = clashes
  }
}

/// One version of a review: what made it.
package struct HistoryEntry: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case created, edited, removed, restored
    /// Words were removed, from this review and from its history.
    case redacted
    /// The review was removed for good, and with it every word of its history.
    case erased
  }

  package let version: Int
  package let kind: Kind
  package let by: Author
  package let door: Door
  package let at: Stamp
  package let changes: [Change]
  /// Why words were removed.
  package var reason: String?
  /// What was removed: a path, a person's name, an attachment.
  package var what: String?
}
