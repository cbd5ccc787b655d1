extension Picture {
  /// A stretch of the response between two boundaries.
  package struct Segment: Sendable, Equatable {
    package enum Name: String, Sendable, CaseIterable {
      case unnoticed, detection, investigation, mitigated

      package var label: String {
        switch self {
        case .unnoticed: "Unnoticed"
        case .detection: "Detection"
        case .investigation: "Investigation"
        case .mitigated: "Mitigated, not resolved"
        }
      }
    }

    package let name: Name
    package let x: Double
    package let width: Double
    package let minutes: Double
    /// The next boundary is not known: this is more than one phase, up to the one after.
    package let isDashed: Bool
    /// It goes on at the right edge.
    package let isOpen: Bool
    /// Whether its name has room.
    package let isNamed: Bool
  }
}

extension Picture.Segment {
  /// Impact begins → detected → investigation begins → mitigated → resolved.
  ///
  /// Where a boundary is not known its two neighbours are one, named by the earlier. A boundary that lies before an
  /// earlier one takes that one's place: what was noticed before it hurt was never unnoticed.
  static func all(_ course: Course, _ scale: Scale) -> [Picture.Segment] {
    let end = course.point(.resolvedAt) ?? course.point(.endedAt)
    let mitigated = course.point(.mitigatedAt) ?? course.point(.mitigationStarted)
    let boundaries = [
      course.point(.startedAt), course.point(.detectedAt), course.point(.investigating), mitigated, end,
    ]
    var known: [(place: Int, at: Int)] = []
    for (place, point) in boundaries.enumerated() {
      guard let point else { continue }
      known.append((place, max(point.at, known.last?.at ?? point.at)))
    }
    var segments = zip(known, known.dropFirst()).compactMap { from, to in
      segment(Name.allCases[from.place], from.at, to.at, isDashed: to.place > from.place + 1, scale)
    }
    if end == nil, let last = known.last, let now = course.nowAt, now > last.at {
      segments += [segment(Name.allCases[last.place], last.at, now, isOpen: true, scale)].compactMap { $0 }
    }
    return segments
  }

  private static func segment(
    _ name: Name,
    _ from: Int,
    _ to: Int,
    isDashed: Bool = false,
    isOpen: Bool = false,
    _ scale: Scale
  ) -> Picture.Segment? {
    guard to > from else { return nil }
    let left = max(0, scale.percent(from))
    let right = min(100, scale.percent(to))
    guard right > left else { return nil }
    return Picture.Segment(
      name: name,
      x: left,
      width: right - left,
      minutes: Double(to - from) / 60,
      isDashed: isDashed,
      isOpen: isOpen || scale.percent(to) > 100,
      isNamed: Picture.width(ofCharacters: name.label.count) <= right - left
    )
  }
}
