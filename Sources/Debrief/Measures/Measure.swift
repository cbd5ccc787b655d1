/// How long one part of the response took, between two named points, against its target.
package struct Measure: Sendable, Equatable {
  package enum Name: String, Sendable, CaseIterable {
    case timeToDetect, timeToAcknowledge, timeToRespond, timeToMitigate, timeToResolve, timeToCommunicate
    case detectionToResponse, responseToResolution, totalDowntime
  }

  package let name: Name
  /// Computed from the two points; nil without both of them, or with a zone on one only. With a range, the shortest.
  package let minutes: Double?
  /// The longest, when a point is a range.
  package let latest: Double?
  package let from: Review.Anchor?
  package let to: Review.Anchor?
  /// What the document says.
  package let stated: Quantity<Minutes>?
  /// In minutes; the document's own where it states one, else the setting for this severity.
  package let target: Double?
  /// The document's own words for its target.
  package let targetWritten: String?
  /// What the document says about it, else the figure against the target; of a range the longest decides.
  package let met: Bool?

  /// The computed figure, else the stated one.
  package var shown: Double? { minutes ?? stated?.number }
  /// Minutes over the target; negative when under.
  package var gap: Double? {
    guard let shown = latest ?? shown, let target else { return nil }
    return shown - target
  }
}

extension Measure.Name {
  package var label: String { StatedMeasures.shape.field(rawValue)?.label ?? rawValue }

  /// The points it may be taken between, the best first.
  var anchors: (from: [Review.Anchor], to: [Review.Anchor]) {
    let response: [Review.Anchor] = [.investigating, .mitigationStarted]
    let end: [Review.Anchor] = [.endedAt, .resolvedAt]
    return switch self {
    case .timeToDetect: ([.startedAt], [.detectedAt])
    case .timeToAcknowledge: ([.detectedAt], [.acknowledgedAt, .declared])
    case .timeToRespond: ([.startedAt], response)
    case .timeToMitigate: ([.startedAt], [.mitigatedAt, .mitigationStarted])
    case .timeToResolve: ([.startedAt], end)
    case .timeToCommunicate: ([.detectedAt], [.communicated])
    case .detectionToResponse: ([.detectedAt], response)
    case .responseToResolution: (response, end)
    case .totalDowntime: ([.startedAt], [.endedAt])
    }
  }
}

extension Review {
  package func measure(_ name: Measure.Name, targets: Targets = .standard) -> Measure {
    let stated = measures[name]
    let span = span(name)
    let target = stated.target?.minutes?.number ?? targets.minutes(name, rank: severity?.rank)
    let figure = span?.latest ?? span?.minutes ?? stated.stated?.number
    let computedMet: Bool? = if let figure, let target { figure <= target } else { nil }
    return Measure(
      name: name,
      minutes: span?.minutes,
      latest: span?.latest,
      from: span?.from,
      to: span?.to,
      stated: stated.stated,
      target: target,
      targetWritten: stated.target?.written,
      met: stated.met ?? computedMet
    )
  }

  private func span(_ name: Measure.Name) -> (minutes: Double, latest: Double?, from: Anchor, to: Anchor)? {
    let anchors = name.anchors
    guard let from = anchors.from.first(where: { moment($0) != nil }),
      let to = anchors.to.first(where: { moment($0) != nil }),
      let start = moment(from), let end = moment(to),
      let least = Moment.seconds(from: start.latest ?? start.at, to: end.at),
      let most = Moment.seconds(from: start.at, to: end.latest ?? end.at), most >= 0
    else { return nil }
    let shortest = Double(max(0, least)) / 60
    let longest = Double(most) / 60
    return (shortest, longest > shortest ? longest : nil, from, to)
  }
}

extension Moment {
  /// Seconds between two stamps; nil for a day alone, and when only one of the two names its zone.
  package static func seconds(from a: Stamp, to b: Stamp) -> Int? {
    guard a.clock != nil, b.clock != nil else { return nil }
    if let a = a.instant, let b = b.instant { return b - a }
    guard a.offset == nil, b.offset == nil else { return nil }
    return b.local - a.local
  }
}

extension StatedMeasures {
  package subscript(name: Measure.Name) -> StatedMeasure {
    switch name {
    case .timeToDetect: timeToDetect
    case .timeToAcknowledge: timeToAcknowledge
    case .timeToRespond: timeToRespond
    case .timeToMitigate: timeToMitigate
    case .timeToResolve: timeToResolve
    case .timeToCommunicate: timeToCommunicate
    case .detectionToResponse: detectionToResponse
    case .responseToResolution: responseToResolution
    case .totalDowntime: totalDowntime
    }
  }
}
