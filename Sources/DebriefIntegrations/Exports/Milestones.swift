import Debrief

extension Draft {
  /// Puts a time that a tool calls by a name where it belongs: a moment of the incident, else a line of the timeline.
  mutating func place(_ moment: Moment?, called name: String?, by person: Person? = nil, source: String) {
    guard let moment, let name else { return }
    if let path = Self.moments[name.key], review[keyPath: path] == nil {
      review[keyPath: path] = moment
      return
    }
    var entry = Entry()
    entry.at = moment
    entry.event = Prose(name)
    let milestone = Self.milestones[name.key].map { Milestone($0) }
    if !review.timeline.contains(where: { $0.milestone == milestone }) { entry.milestone = milestone }
    entry.owner = person
    entry.source = source
    review.timeline.append(entry)
  }

  /// By the names that the tools give them, as keys.
  private static var moments: [String: WritableKeyPath<Review, Moment?>] {
    [
      "started": \.startedAt, "startedat": \.startedAt, "impactstarted": \.startedAt, "impactstart": \.startedAt,
      "detected": \.detectedAt, "detectedat": \.detectedAt, "reported": \.detectedAt, "reportedat": \.detectedAt,
      "acknowledged": \.acknowledgedAt, "acknowledgedat": \.acknowledgedAt, "accepted": \.acknowledgedAt,
      "acceptedat": \.acknowledgedAt,
      "mitigated": \.mitigatedAt, "mitigatedat": \.mitigatedAt, "fixed": \.mitigatedAt, "fixedat": \.mitigatedAt,
      "impactended": \.endedAt, "impactend": \.endedAt,
      "resolved": \.resolvedAt, "resolvedat": \.resolvedAt,
      "closed": \.closedAt, "closedat": \.closedAt,
    ]
  }

  private static let milestones = [
    "declared": "declared", "declaredat": "declared", "opened": "declared", "openedat": "declared",
    "investigating": "investigating", "investigatingat": "investigating",
    "identified": "cause-identified", "identifiedat": "cause-identified",
  ]
}
