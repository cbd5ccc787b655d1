// The steps of a review's life, as every door takes them.

/// Why a step cannot be taken.
package enum Refusal: Error, Sendable, Equatable {
  /// So many conflicts wait to be settled: nobody can approve two versions at once.
  case unsettled(Int)
  /// The line is for somebody else, or there is no such line.
  case notTheirLine(String)
  /// There is no approval of theirs.
  case notApproved
  /// Whoever may not approve would change what others have signed.
  case notTheirsToSign

  package var words: String {
    switch self {
    case .unsettled(let count):
      "Two people said different things in \(count == 1 ? "one place" : "\(count) places") of this review. "
        + "Settle that first: an approval is of one version."
    case .notTheirLine(let id):
      "The approval \(id.quoted) is somebody else’s, or was removed. Approve without naming a line, or name your own."
    case .notTheirsToSign:
      "This would change who has approved the review, or take it back, and your role does not approve. "
        + "Leave the approvals as they are, or ask a reviewer."
    case .notApproved: "You have not approved this review, so there is nothing to take back."
    }
  }
}

extension Review {
  /// Notes that somebody approves the review: in the line that waits for them, else in one of their own. Who has approved
  /// it already is not noted twice.
  ///
  /// - Parameters:
  ///   - person: as the line names them.
  ///   - names: every name by which reviews know them.
  ///   - line: the id of the line, such as that of a role without a name; nil for the one that names them.
  package mutating func approve(
    as person: Person, knownBy names: Set<String>, in line: String? = nil, on day: CivilDate
  ) throws(Refusal) {
    guard conflicts.isEmpty else { throw .unsettled(conflicts.count) }
    let own = approvals.indices.filter { approvals[$0].isOf(names) }
    var place = own.first { approvals[$0].isSigned != true } ?? own.first
    if let line {
      place = approvals.indices.first { approvals[$0].id == line }
      guard let place, approvals[place].person == nil || own.contains(place) else { throw .notTheirLine(line) }
    }
    guard let place else {
      var approval = Approval()
      approval.sign(person, day)
      return approvals.append(approval)
    }
    if approvals[place].isSigned != true { approvals[place].sign(approvals[place].person ?? person, day) }
  }

  /// Takes an approval back; the line stays, and waits.
  package mutating func withdrawApproval(knownBy names: Set<String>) throws(Refusal) {
    let own = approvals.indices.filter { approvals[$0].isOf(names) && approvals[$0].isSigned == true }
    guard !own.isEmpty else { throw .notApproved }
    for place in own {
      approvals[place].approved = nil
      approvals[place].on = nil
      approvals[place].signature = nil
    }
  }

  /// The lines that somebody has signed or declined: only who may approve changes them.
  package var signedApprovals: [Approval] { approvals.filter { $0.isSigned != nil || $0.signature != nil } }
}

extension Approval {
  /// As stated; a tick in the place of the signature is one.
  package var isSigned: Bool? { approved ?? (isTicked ? true : nil) }

  package var isTicked: Bool {
    signature.map { ["✓", "✔", "✔️", "✅", "☑", "[x]"].contains($0.lowercased()) } ?? false
  }

  fileprivate func isOf(_ names: Set<String>) -> Bool {
    guard let person else { return false }
    let keys = Set(names.map(\.key))
    return [person.name, person.handle].contains { name in name.map { keys.contains($0.key) } ?? false }
  }

  fileprivate mutating func sign(_ person: Person, _ day: CivilDate) {
    self.person = person
    approved = true
    on = Day(day.iso)
  }
}
