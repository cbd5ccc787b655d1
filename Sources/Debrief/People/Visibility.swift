/// Somebody whom a private review is shared with, by the key of the account or of the group.
package enum Member: Sendable, Hashable {
  case person(String)
  case group(String)

  /// `person:KEY` or `group:KEY`.
  package var key: String {
    switch self {
    case .person(let uid): "person:" + uid
    case .group(let uid): "group:" + uid
    }
  }

  /// The key of the account or of the group.
  package var uid: String {
    switch self {
    case .person(let uid), .group(let uid): uid
    }
  }

  package init?(key: String) {
    let parts = key.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "person": self = .person(parts[1])
    case "group": self = .group(parts[1])
    default: return nil
    }
  }
}

/// Who may see a review.
package enum Visibility: Sendable, Equatable {
  /// Every account.
  case everyone
  /// A private review: these people and groups, and nobody else, whatever their role.
  case only(Set<Member>)

  /// Nobody yet: until somebody is given the right.
  package static let nobody = Visibility.only([])

  package var isPrivate: Bool { self != .everyone }

  package var members: Set<Member> {
    if case .only(let members) = self { members } else { [] }
  }
}

extension Visibility {
  /// `"everyone"`, or a list of members by their keys.
  package var json: JSON {
    switch self {
    case .everyone: "everyone"
    case .only(let members): .array(members.map(\.key).sorted().map(JSON.string))
    }
  }

  /// nil for anything else.
  package init?(_ json: JSON) {
    switch json {
    case "everyone": self = .everyone
    case .array(let keys):
      let members = keys.compactMap { $0.string.flatMap { Member(key: $0) } }
      guard members.count == keys.count else { return nil }
      self = .only(Set(members))
    default: return nil
    }
  }
}
