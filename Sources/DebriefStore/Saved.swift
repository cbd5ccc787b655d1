package import Debrief

/// Who does something.
package struct Author: Sendable, Hashable {
  package var name: String
  /// The key of the account, where there is one.
  package var account: String?
  /// Whether what they change may be who has approved a review.
  package var mayApprove = true

  package init(_ name: String, account: String? = nil) {
    self.name = name
    self.account = account
  }
}

/// The way by which a change came in.
package enum Door: String, Sendable, CaseIterable {
  case page, api, cli, `import`, integration
}

/// A review as it is kept.
package struct Stored: Sendable, Equatable {
  package let uid: String
  /// From 1; every change makes the next.
  package private(set) var version: Int
  package private(set) var review: Review
  /// Whether it is one of the samples that come with Debrief.
  package let sample: Bool
  /// The review's canonical JSON, whose bytes are kept.
  private(set) var json: JSON
  /// By which its words are kept.
  let number: Int
  /// The last link of its history's chain: it stands for this very state.
  private(set) var head: String
  /// The paths of removed elements. Their ids are not given again, since comments and links may still name them.
  private(set) var spent: Set<String> = []
  /// The numbers of its texts that are searched, by their parts.
  var passages: [String: [Int]] = [:]
  /// Whether it waits to be erased, unless it is brought back before.
  let isRemoved: Bool
  /// Who may see it.
  package var visibility: Visibility

  init(
    uid: String, version: Int, review: Review, json: JSON, sample: Bool, number: Int, head: String,
    spent: Set<String> = [], passages: [String: [Int]] = [:], isRemoved: Bool = false,
    visibility: Visibility = .everyone
  ) {
    self.uid = uid
    self.version = version
    self.review = review
    self.json = json
    self.sample = sample
    self.number = number
    self.head = head
    self.spent = spent
    self.passages = passages
    self.isRemoved = isRemoved
    self.visibility = visibility
  }

  /// When the version was made.
  var changedAt: Stamp { review.updatedAt?.at ?? Stamp(secondsSince1970: 0) }

  var draft: Draft { Draft(review, json: json) }

  /// What lists count it by: what not everyone may see is in no count that everyone gets.
  var tallies: Set<Tally> { isRemoved || visibility.isPrivate ? [] : review.tallies }

  /// The version after this one.
  func next(_ draft: Draft, head: String, spending ids: [String]) -> Stored {
    var next = self
    next.version += 1
    next.review = draft.review
    next.json = draft.json
    next.head = head
    next.spent.formUnion(ids)
    return next
  }
}

/// A state of a review that is to be kept, with its canonical JSON.
struct Draft: Sendable {
  private(set) var review: Review
  private(set) var json: JSON

  init(_ review: Review) {
    self.init(review, json: review.json ?? [:])
  }

  init(_ review: Review, json: JSON) {
    self.review = review
    self.json = json
  }

  /// Notes who changed it last, and from which document.
  mutating func sign(_ event: Event, origin: Origin? = nil) {
    let (by, at) = (Person(event.by.name), Moment(event.at))
    guard origin == nil, json["updatedAt"] != nil, json["updatedBy"] != nil else {
      review.updatedAt = at
      review.updatedBy = by
      review.origin = origin ?? review.origin
      json = review.json ?? [:]
      return
    }
    review.updatedAt = at
    review.updatedBy = by
    // They have their places already, so that the JSON stays canonical.
    json["updatedAt"] = at.json
    json["updatedBy"] = by.json
  }
}

/// What a write gave.
package struct Saved: Sendable, Equatable {
  package let stored: Stored
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
    /// Somebody was given the right to see it, or lost it.
    case shared
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
  /// Who may see the review from here on, where that was said.
  package var visibility: Visibility?
  /// The key of the account that joined a group which sees the review.
  package var joined: String?
}
