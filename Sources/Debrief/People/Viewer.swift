/// Somebody who asks for something.
package struct Viewer: Sendable, Equatable {
  private enum Kind: Sendable, Equatable {
    case holder
    case account(String, Role, groups: Set<String>, limit: Set<Act>)
  }

  private let kind: Kind

  /// Whoever holds the data itself: the command line beside it, Debrief's own jobs. The file system and the database say
  /// who that can be, so nothing is kept from them here.
  package static let holder = Viewer(kind: .holder)

  private init(kind: Kind) { self.kind = kind }

  /// - Parameters:
  ///   - groups: the keys of its groups.
  ///   - limit: what a token may be used for; everything in a session.
  package init(account: String, role: Role, groups: Set<String> = [], limit: Set<Act> = Set(Act.allCases)) {
    kind = .account(account, role, groups: groups, limit: limit)
  }

  /// The account's key.
  package var account: String? {
    if case .account(let uid, _, _, _) = kind { uid } else { nil }
  }

  package var role: Role {
    if case .account(_, let role, _, _) = kind { role } else { .administrator }
  }
}

/// With which reviews somebody may do something. The check of one review and the condition of a query are made from this
/// same value.
package enum Reach: Sendable, Equatable {
  case nothing
  /// Those that everyone may see, and the private ones that are shared with any of these.
  case shared(with: Set<Member>)
  case everything

  package func covers(_ visibility: Visibility) -> Bool {
    switch (self, visibility) {
    case (.nothing, _): false
    case (.everything, _), (.shared, .everyone): true
    case (.shared(let own), .only(let members)): !own.isDisjoint(with: members)
    }
  }
}

extension Viewer {
  /// The one rule of who may do what: by the role, by what a token is for, and with the reviews that the account sees.
  ///
  /// An administrator may say who sees a private review, and reads it only after giving himself the right.
  package func reach(_ act: Act) -> Reach {
    guard case .account(let uid, let role, let groups, let limit) = kind else { return .everything }
    guard role >= act.least, limit.contains(act) else { return .nothing }
    if act == .share, role == .administrator { return .everything }
    return .shared(with: Set(groups.map(Member.group) + [.person(uid)]))
  }

  /// Whether there is any review, or any part of Debrief, with which it may.
  package func may(_ act: Act) -> Bool { reach(act) != .nothing }

  package func may(_ act: Act, _ visibility: Visibility) -> Bool { reach(act).covers(visibility) }
}
