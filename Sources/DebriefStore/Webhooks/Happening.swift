package import Debrief

/// Something that happened, as programs outside are told of it: what kind of thing, where, by whom and when, and never a
/// word of the review. Whoever wants to know more asks with a token, and so sees what that one may see by then.
package struct Happening: Sendable, Equatable {
  /// What a webhook can ask to hear of. A name that was given out keeps its meaning.
  package enum Kind: String, Sendable, CaseIterable {
    case created = "review.created"
    case changed = "review.changed"
    case statusChanged = "status.changed"
    case actionDone = "action.done"
    case removed = "review.removed"
    case restored = "review.restored"
    case erased = "review.erased"
    case redacted = "review.redacted"
    case shared = "review.shared"
    case commentAdded = "comment.added"
    case commentResolved = "comment.resolved"
    /// Sent by hand, to see whether it arrives.
    case test = "webhook.test"

    /// Those that one subscribes to.
    package static let offered = allCases.filter { $0 != .test }
  }

  package let kind: Kind
  /// The review's key; nil for a test.
  package let review: String?
  package let version: Int?
  /// The key of the account that did it; nil for the command line and for what Debrief does by itself.
  package let by: String?
  package let door: Door
  package let at: Stamp
  /// Where the review was changed: paths of the contract, without words.
  package var paths: [String] = []
  /// The key of the comment that it is about.
  package var comment: String?

  init(_ kind: Kind, of review: String?, version: Int? = nil, _ event: Event) {
    self.kind = kind
    self.review = review
    self.version = version
    by = event.by.account
    door = event.door
    at = event.at
  }
}

extension Happening {
  /// More paths than this are not listed: whoever asks for the review sees them all.
  private static let mostPaths = 100

  /// What the next version of a review is to others.
  static func all(_ kind: HistoryEntry.Kind, _ changes: [Change], of uid: String, version: Int, _ event: Event)
    -> [Happening]
  {
    func one(_ kind: Kind, at paths: [FieldPath] = []) -> Happening {
      var happening = Happening(kind, of: uid, version: version, event)
      var seen: Set<String> = []
      happening.paths = Array(paths.map(\.withoutWords).filter { seen.insert($0).inserted }.prefix(mostPaths))
      return happening
    }
    switch kind {
    case .created: return [one(.created)]
    case .removed: return [one(.removed)]
    case .restored: return [one(.restored)]
    case .shared: return [one(.shared)]
    case .redacted: return [one(.redacted)]
    case .erased: return [one(.erased)]
    case .edited:
      let changes = changes.withoutSystem
      guard !changes.isEmpty else { return [] }
      let done = changes.compactMap(\.doneAction)
      return [one(.changed, at: changes.map(\.place))]
        + (changes.contains { $0.path == "status" } ? [one(.statusChanged)] : [])
        + (done.isEmpty ? [] : [one(.actionDone, at: done)])
    }
  }
}

extension Change {
  /// The field, or the element of the list.
  fileprivate var place: FieldPath {
    switch self {
    case .set(let path, _, _): path
    case .insert(let list, let id, _, _), .remove(let list, let id, _, _), .move(let list, let id, _, _):
      list.element(id)
    }
  }

  /// The action item that it says to be done.
  fileprivate var doneAction: FieldPath? {
    guard case .set(let path, _, let to) = self, path.steps.count == 3, path.steps.first == .field("actions"),
      path.steps.last == .field("status"), to == "done"
    else { return nil }
    return FieldPath(path.steps.dropLast())
  }
}
