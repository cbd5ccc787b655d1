import Debrief

/// A step of a review that waits for somebody, as the home page finds it.
struct Awaits: Hashable, Comparable {
  let step: Step
  /// Of a name of theirs.
  let nameKey: String

  /// As doctor compares it.
  var text: String { "\(step.rawValue) \(nameKey)" }

  static func < (a: Awaits, b: Awaits) -> Bool { a.text < b.text }
}

/// What a review waits for.
package enum Step: String, Sendable, CaseIterable {
  /// Somebody leads it, and it is a draft, or its incident goes on.
  case write
  /// A line for their signature is empty.
  case approve
  /// They are among its reviewers.
  case comment
}

extension Review {
  var isFinal: Bool { status?.id == "final" }

  /// Whom it waits for, and with what.
  var awaits: Set<Awaits> {
    var awaits: Set<Awaits> = []
    func wait(for people: [Person], to step: Step) {
      for key in people.flatMap(\.nameKeys) { awaits.insert(Awaits(step: step, nameKey: key)) }
    }
    if status?.id == "draft" || isGoingOn { wait(for: leads, to: .write) }
    guard status?.id == "in-review" else { return awaits }
    wait(for: approvals.filter { $0.isSigned == nil }.compactMap(\.person), to: .approve)
    let asked = Set(approvals.compactMap(\.person).flatMap(\.nameKeys))
    wait(for: reviewers.filter { asked.isDisjoint(with: $0.nameKeys) }, to: .comment)
    return awaits
  }

  /// Who writes it; whoever began it where nobody is named.
  private var leads: [Person] {
    let named = [owner, preparedBy].compactMap { $0 } + authors
    return named.isEmpty ? [createdBy].compactMap { $0 } : named
  }
}

extension Person {
  fileprivate var nameKeys: Set<String> { Set([name, handle].compactMap { $0?.indexKey }.filter { !$0.isEmpty }) }
}
