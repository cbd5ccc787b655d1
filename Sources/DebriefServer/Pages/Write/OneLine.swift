import Debrief

/// What somebody wrote in one line to be added to a list.
struct OneLine: Sendable {
  let list: FieldPath
  /// Of the list's elements.
  let shape: RecordShape
  let words: String
  let zones: Zones
  /// What days are counted from.
  let today: CivilDate
  /// Whom an action item may be given to, besides those whom the review names.
  let people: [Person]

  /// - Throws: `FieldText.Unreadable`
  func element(of review: Review) throws -> JSON {
    let text = FieldText(of: review, zones: zones, today: today)
    switch list {
    case "timeline": return text.entry(words, after: review.timeline.last { $0.at != nil }?.at?.at)
    case "actions": return ActionLine(today: today, people: review.people + people).read(words).json ?? [:]
    default:
      guard let main = shape.main else { return [:] }
      return .object([JSON.Member(main.name, try text.read(words, main.lens) ?? .null)])
    }
  }
}
