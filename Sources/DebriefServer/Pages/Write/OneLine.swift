import Debrief

/// What somebody wrote in one line to be added to a list.
struct OneLine: Sendable {
  let list: FieldPath
  /// Of the list's elements.
  let shape: RecordShape
  let words: String
  let zones: Zones

  /// - Throws: `FieldText.Unreadable`
  func element(of review: Review) throws -> JSON {
    let text = FieldText(of: review, zones: zones)
    if list == "timeline" { return text.entry(words, after: review.timeline.last { $0.at != nil }?.at?.at) }
    guard let main = shape.main else { return [:] }
    return .object([JSON.Member(main.name, try text.read(words, main.lens) ?? .null)])
  }
}
