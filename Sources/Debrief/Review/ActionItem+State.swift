extension ActionStatus {
  package static let wontDo = ActionStatus("wont-do")

  /// Whether something is still to be done that stands there. A word that is none of ours says so, too.
  package var isOpen: Bool { id != "done" && self != Self.wontDo }
}

extension ActionItem {
  /// Whether it is still to be done. So is one that nobody said a status of.
  package var isOpen: Bool { status?.isOpen ?? true }

  /// Puts it into a state: what is done knows since when, what is taken up again does not.
  package mutating func move(to status: ActionStatus?, on day: CivilDate) {
    guard status != self.status else { return }
    self.status = status
    doneAt = status?.id == "done" ? doneAt ?? Day(day.iso) : nil
  }

  /// A guess at the day by which it could be done, where nobody set one: by its horizon, else by its priority, counted
  /// from the day of asking. It is nobody's word: whoever is shown it may take it.
  ///
  /// | Said | Days |
  /// |---|---|
  /// | immediate, P1 | 7 |
  /// | P2 | 14 |
  /// | short-term, P3 | 30 |
  /// | long-term | 90 |
  package func likelyDue(from day: CivilDate) -> CivilDate? {
    guard due == nil, isOpen else { return nil }
    let days: Int? =
      switch (horizon?.id, priority?.id) {
      case ("immediate", _): 7
      case ("short-term", _): 30
      case ("long-term", _): 90
      case (_, "P1"): 7
      case (_, "P2"): 14
      case (_, "P3"): 30
      default: nil
      }
    return days.map(day.adding(days:))
  }
}
