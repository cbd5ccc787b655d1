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

  /// What of it says by when an action item is due and cannot be read.
  func missedDay(of review: Review) -> String? {
    list == "actions" ? ActionLine(today: today, people: review.people + people).missedDay(words) : nil
  }

  /// A factor of that name: the list asks for names.
  func factor(_ category: String?) -> JSON {
    let category = category.flatMap { $0.isEmpty ? nil : JSON.string($0) }
    return .object(["name": .string(words.filter { !$0.isNewline }), "category": category])
  }
}
