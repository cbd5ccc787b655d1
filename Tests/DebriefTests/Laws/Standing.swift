@testable import Debrief

/// The table of what stands in for an absent field, as the model has it.
enum Standing {
  private static let table: [String: [String]] = [
    "summary": ["summaryLine", "impactLine"],
    "summaryLine": ["summary", "impactLine"],
    "impactLine": ["summary", "summaryLine", "impact.business.description"],
    "rootCauseLine": ["cause.statement", "cause.technical", "cause.whatHappened"],
    "cause.statement": ["rootCauseLine", "cause.technical", "cause.whatHappened"],
    "cause.technical": ["cause.statement", "rootCauseLine", "cause.whatHappened"],
    "resolutionLine": ["response.resolutionMethod"],
    "response.resolutionMethod": ["resolutionLine"],
    "title": ["summaryLine", "summary", "impactLine", "id"],
  ]

  /// Templates whose first heading is a place of the title's own; elsewhere the form's words stay there. In the
  /// executive one the id has its place beside the title's.
  private static let titled: Set<String> = ["post-mortem", "executive"]

  static func missing(_ review: Review, in template: Template) -> [Difference] {
    let (all, shown) = (review.json ?? [:], template.seen(review).json ?? [:])
    return table.sorted { $0.key < $1.key }.compactMap { target, sources in
      let path = target.split(separator: ".").map(String.init)
      guard template.form.slots.contains(where: { $0.path == path && $0.scope == nil }), shown.get(path[...]) == nil,
        target != "title" || titled.contains(template.name),
        let source = sources.first(where: { all.get($0.split(separator: ".").map(String.init)[...]) != nil }),
        source != "id" || template.name != "executive"
      else { return nil }
      return Difference(path: target, expected: "what \(source) says", got: nil)
    }
  }
}
