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
}

/// What a write gave.
package struct Saved: Sendable, Equatable {
  package let uid: String
  package let version: Int
  package let review: Review
  /// What this write could not settle; the review keeps both sides, too.
  package var conflicts: [Conflict] = []
  /// What this write changed; empty when it changed nothing and nothing was written.
  package var changes: [Change] = []
  /// The uids of other reviews with the same incident id.
  package var clashes: [String] = []
}

/// One version of a review: what made it.
package struct HistoryEntry: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case created, edited, removed, restored
  }

  package let version: Int
  package let kind: Kind
  package let by: Author
  package let door: Door
  package let at: Stamp
  package let changes: [Change]
}
