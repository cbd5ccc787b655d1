/// What an account may do in general. Each role may do what those before it may.
package enum Role: String, Sendable, CaseIterable, Comparable {
  /// Reads.
  case viewer
  /// Captures while an incident goes on, and writes reviews.
  case responder
  /// Comments on reviews and approves them, too.
  case reviewer
  /// Looks after accounts, groups and who may see what.
  case administrator

  package static func < (a: Role, b: Role) -> Bool { a.place < b.place }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What somebody does with a review, or with Debrief itself.
package enum Act: String, Sendable, CaseIterable {
  case read
  /// Adds to what is going on: a new review, an entry of a timeline, a file.
  case capture
  /// Changes, removes and brings back.
  case edit
  case comment
  case approve
  /// Changes who may see a review.
  case share
  /// Removes words for good, from a review and its history.
  case redact
  /// Looks after accounts, groups, tokens of others and the log of what they did.
  case administer

  /// The least role that may do it.
  package var least: Role {
    switch self {
    case .read: .viewer
    case .capture, .edit, .share: .responder
    case .comment, .approve: .reviewer
    case .redact, .administer: .administrator
    }
  }
}

/// What a token may be used for; its account's role bounds it further.
package enum TokenScope: String, Sendable, CaseIterable {
  case read, write, capture, admin

  package var acts: Set<Act> {
    switch self {
    case .read: [.read]
    case .capture: [.capture]
    case .write: [.read, .capture, .edit, .comment, .approve, .share]
    case .admin: Set(Act.allCases)
    }
  }
}
