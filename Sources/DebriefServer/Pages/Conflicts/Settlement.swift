import Debrief

/// One of two versions, and how it is settled.
struct Settlement {
  enum Choice: String {
    /// The version of who saved later.
    case mine
    /// The version that was there.
    case theirs
    /// What the review says now, whatever the two say.
    case now
    /// The text of who saved later, under “Also said”: for a place that is gone.
    case said
  }

  let conflict: Conflict
  let path: FieldPath?
  let place: ChangedPlace?

  init(_ conflict: Conflict, in review: JSON?) {
    self.conflict = conflict
    path = conflict.path.flatMap { FieldPath(parsing: $0) }
    place = path.map { ChangedPlace($0, in: review) }
  }

  /// A value of one side; nil for one that has none, and for a text that is no JSON, as one that was redacted.
  func value(_ text: String?) -> JSON? { text.flatMap { try? JSON(parsing: $0) } }

  /// Whether the later version removed an element that somebody else had changed, or the place may be set.
  private var endsInElement: Bool { if case .element? = path?.steps.last { true } else { false } }

  /// What can be done, in the order of the buttons.
  var choices: [Choice] {
    guard let place, place.exists else { return conflict.mine == nil ? [.now] : [.said, .now] }
    let isReadable = { (text: String?) in text == nil || value(text) != nil }
    let isNew = place.value != value(conflict.mine) && place.value != value(conflict.theirs)
    return (isReadable(conflict.mine) ? [.mine] : []) + (isReadable(conflict.theirs) ? [.theirs] : [])
      + (isNew || !isReadable(conflict.theirs) ? [.now] : [])
  }

  /// The review with that version, and without the conflict; nil when that version cannot stand there.
  func settled(_ review: Review, _ choice: Choice) -> Review? {
    guard choices.contains(choice) else { return nil }
    var settled = review
    switch choice {
    case .mine:
      guard let changes = changes(to: value(conflict.mine)) else { return nil }
      settled = Self.applied(changes, to: review)
    case .theirs:
      guard let changes = changes(to: value(conflict.theirs)) else { return nil }
      settled = Self.applied(changes, to: review)
    case .now: break
    case .said:
      var passage = Extra()
      passage.heading = place?.words
      passage.body = value(conflict.mine).map { Prose($0.string ?? $0.text(.pretty)) }
      settled.extra.append(passage)
    }
    settled.conflicts.removeAll { $0.id == conflict.id }
    return settled
  }

  /// From what stands there now to that value.
  private func changes(to value: JSON?) -> [Change]? {
    guard let path, let place else { return nil }
    if place.value == value { return [] }
    guard endsInElement else {
      // What could not be put into a list is one of its elements.
      if case .list? = place.lens, let value, value.elements == nil {
        let id = value["id"]?.string ?? value.text()
        return [.insert(path, id: id, after: nil, element: value)]
      }
      return [.set(path, from: place.value, to: value)]
    }
    guard case .element(let id)? = path.steps.last else { return nil }
    let list = FieldPath(path.steps.dropLast())
    guard let was = place.value else { return nil }
    let removal = Change.remove(list, id: id, after: nil, was: was)
    // To an element as it was when the two parted: it takes the place of the present one.
    return value.map { [removal, .insert(list, id: id, after: nil, element: $0)] } ?? [removal]
  }

  private static func applied(_ changes: [Change], to review: Review) -> Review {
    changes.isEmpty ? review : Review.apply(changes, to: review).review
  }
}
