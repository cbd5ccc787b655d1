import Debrief

/// A review to read on a terminal: what happened first, then everything else that is stated, field by field.
enum ReviewText {
  static func text(_ review: Review) -> String {
    var page = TextPage()
    page.line(review.title ?? review.summaryLine ?? review.id ?? "Untitled review")
    page.line(facts(review))
    let times = measures(review)
    if !times.isEmpty { page.section("Times") { page in for time in times { page.line(time) } } }
    page.list("Timeline", review.timeline.map(entry))
    page.list("Action items", review.actions.map(action))
    for (field, value) in rest(of: review) { page.field(field, value) }
    return page.text.harmless
  }

  private static func facts(_ review: Review) -> String {
    let duration = review.measure(.totalDowntime).minutes ?? review.durationStated?.number
    return [
      review.title == nil ? nil : review.id, review.severity?.written, review.status?.label,
      review.incidentStatus.map { "incident " + $0.label.lowercased() },
      review.date?.text ?? review.startedAt?.at.date.iso, duration.map { Length.words(minutes: $0) },
    ].compactMap(\.self).joined(separator: " · ")
  }

  private static func measures(_ review: Review) -> [String] {
    Measure.Name.allCases.compactMap { name in
      let measure = review.measure(name)
      guard let shown = measure.shown else { return nil }
      var text = "\(name.label): \(Length.words(minutes: shown, latest: measure.latest))"
      if let from = measure.from, let to = measure.to { text += " (\(from.label) → \(to.label))" }
      if measure.minutes == nil { text += " (stated)" }
      if let gap = measure.gap, gap > 0 { text += ", \(Length.words(minutes: gap)) over target" }
      return text
    }
  }

  private static func entry(_ entry: Entry) -> String {
    let head = [
      entry.at.map(TextPage.moment), entry.event?.markdown ?? entry.milestone?.label ?? entry.phase?.label,
      entry.owner.map { "(\($0.shown))" },
    ].compactMap(\.self).joined(separator: "  ")
    return ([head] + [entry.action, entry.notes].compactMap { $0?.markdown }).joined(separator: "\n")
  }

  private static func action(_ action: ActionItem) -> String {
    let facts = [
      action.owner?.shown, action.due.map { "due " + $0.text }, action.priority?.label, action.status?.label,
      action.reason.map { "because " + $0.markdown },
    ].compactMap(\.self).joined(separator: ", ")
    let head = [action.key, action.action?.markdown].compactMap(\.self).joined(separator: "  ")
    return facts.isEmpty ? head : head + "\n" + facts
  }

  /// What the head, the times, the timeline and the action items above have not said.
  private static func rest(of review: Review) -> [(FieldShape, JSON)] {
    let said = [
      "uid", "id", "origin", "title", "template", "date", "severity", "incidentStatus", "status", "durationStated",
      "measures", "timeline", "actions", "createdBy", "createdAt", "updatedBy", "updatedAt",
    ]
    let json = review.published()
    return Review.shape.fields.compactMap { field in
      said.contains(field.name) ? nil : json[field.name].map { (field, $0) }
    }
  }
}
