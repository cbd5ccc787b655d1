import Debrief

// What issues of trackers have in common when they are used as post-mortems.
extension Draft {
  /// A label that states a severity, `severity::2`, `severity: high`, `sev1`, `P1`; all labels stay tags.
  mutating func read(labels: [String]) {
    review.tags = labels
    guard review.severity == nil else { return }
    review.severity = labels.lazy.compactMap(Self.severity).first
  }

  private static func severity(_ label: String) -> Severity? {
    let parts = label.split { ":/=".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    if parts.count >= 2, ["severity", "sev", "incidentseverity"].contains(parts[parts.count - 2].key) {
      let level = parts[parts.count - 1]
      let isNumber = level.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return Severity(export: isNumber ? "SEV-\(level)" : level)
    }
    let key = label.key
    guard key.hasPrefix("sev") || key.hasPrefix("p"), let digit = key.last, digit.isNumber,
      ["sev", "severity", "p"].contains(String(key.dropLast()))
    else { return nil }
    return Severity(export: label)
  }

  /// A comment stays a passage: who wrote it, when, and what.
  mutating func add(comment text: String?, by name: String?, at moment: Moment?) {
    guard let text, !text.trimmed.isEmpty else { return }
    let who = name.map { " by \($0)" } ?? ""
    let when = moment.map { ", \($0.at.iso)" } ?? ""
    add(passage: "Comment\(who)\(when)", text)
  }

  /// The milestone's title; the rest of it is the tracker's own.
  mutating func addMilestone(of payload: inout Payload) {
    add(
      detail: "Milestone",
      payload.within("milestone") { milestone in
        defer { milestone = Payload([:]) }
        return milestone.text("title")
      })
  }

  /// The first of them owns the review; the others keep their part in it.
  mutating func assign(_ assignees: [Person]) {
    review.owner = assignees.first
    review.roles = assignees.dropFirst().map { Person($0.name, role: "Assignee", handle: $0.handle) }
  }
}
