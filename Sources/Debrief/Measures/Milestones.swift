extension Review {
  /// The points of an incident between which measures are taken.
  package enum Anchor: String, Sendable, CaseIterable {
    case startedAt, detectedAt, acknowledgedAt, declared, investigating, mitigationStarted, mitigatedAt, resolvedAt
    case endedAt, closedAt, communicated

    /// As people read it beside a figure.
    package var label: String {
      switch self {
      case .startedAt: "impact begins"
      case .detectedAt: "detected"
      case .acknowledgedAt: "acknowledged"
      case .declared: "declared"
      case .investigating: "investigation began"
      case .mitigationStarted: "mitigation started"
      case .mitigatedAt: "mitigated"
      case .resolvedAt: "resolved"
      case .endedAt: "impact over"
      case .closedAt: "closed"
      case .communicated: "first public message"
      }
    }

    /// The milestones of the timeline that give it, the best first.
    var milestones: [String] {
      switch self {
      case .startedAt, .endedAt, .communicated: []
      case .detectedAt: ["detected", "alerted", "first-signal"]
      case .acknowledgedAt: ["acknowledged"]
      case .declared: ["declared"]
      case .investigating: ["investigating"]
      case .mitigationStarted: ["mitigation-started"]
      case .mitigatedAt: ["mitigated"]
      case .resolvedAt: ["resolved", "restored"]
      case .closedAt: ["closed"]
      }
    }
  }

  /// When that point was: as stored, else from the timeline, whose moments say so in `source`.
  package func moment(_ anchor: Anchor) -> Moment? {
    stored(anchor) ?? fromTimeline(anchor) ?? (anchor == .communicated ? firstPublicMessage : nil)
  }

  private func stored(_ anchor: Anchor) -> Moment? {
    switch anchor {
    case .startedAt: startedAt
    case .endedAt: endedAt
    case .detectedAt: detectedAt
    case .acknowledgedAt: acknowledgedAt
    case .mitigatedAt: mitigatedAt
    case .resolvedAt: resolvedAt
    case .closedAt: closedAt
    case .declared, .investigating, .mitigationStarted, .communicated: nil
    }
  }

  /// The moment that a milestone of the timeline gives.
  package func fromTimeline(_ anchor: Anchor) -> Moment? {
    for milestone in anchor.milestones {
      if var moment = timeline.first(where: { $0.milestone?.id == milestone && $0.at != nil })?.at {
        moment.source = "timeline"
        return moment
      }
    }
    return nil
  }

  /// The first message to users or to the public, or a dated box of that kind.
  private var firstPublicMessage: Moment? {
    let messages = communications.filter { $0.audience?.id == "users" || $0.audience?.id == "public" }.compactMap(\.at)
    let words = ["statuspage", "usersnotified", "customercommunication", "emailsent", "twitter", "banner"]
    let boxes = communication.checklist.filter { box in
      box.done != false && words.contains { (box.item ?? "").key.contains($0) }
    }
    return (messages + boxes.compactMap(\.at)).filter { $0.at.clock != nil }
      .min { ($0.at.instant ?? $0.at.local) < ($1.at.instant ?? $1.at.local) }
  }
}
