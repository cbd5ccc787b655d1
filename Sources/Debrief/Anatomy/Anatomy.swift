/// An incident's course to scale: what a page draws as a bar, and the same as an ordered list.
///
/// Pure geometry: places are per cent of the plot, words are left to who draws it.
package struct Anatomy: Sendable, Equatable {
  /// Minutes east of UTC on whose clock it is drawn; nil when no moment names a zone.
  package let offset: Int?
  /// The day it begins on.
  package let day: CivilDate?
  /// Whether it is still going on: then the last segment is open at `now`.
  package let now: Stamp?
  /// None when there are fewer than two moments to draw; the first hours and the whole of a very long incident.
  package let pictures: [Picture]
  /// Every moment that is known, in order of time.
  package let key: [KeyMoment]

  /// - Parameter now: the present moment with its offset; drawn only while the incident goes on.
  package init(_ review: Review, targets: Targets = .standard, now: Stamp? = nil) {
    let course = Course(review, now: now)
    offset = course.offset
    day = course.day
    self.now = course.now
    key = course.key
    let scales = Self.scales(of: course)
    let lanes = Lanes(review, course: course, targets: targets)
    pictures = scales.map { Picture(course, lanes, scale: $0, whole: scales.count > 1 ? scales.first : nil) }
  }

  /// The first hours come first: over 24 h, when the response takes less than 8 % of the whole.
  private static func scales(of course: Course) -> [Scale] {
    guard let bounds = course.bounds else { return [] }
    let whole = Scale(bounds, offset: course.offset)
    let span = bounds.upperBound - bounds.lowerBound
    guard span > 86_400, let mitigated = course.points.first(where: { $0.anchor == .mitigatedAt }),
      let first = course.points.first, mitigated.at > first.at,
      Double(mitigated.at - first.at) < 0.08 * Double(span)
    else { return [whole] }
    let last = mitigated.latest ?? mitigated.at
    return [Scale(first.at...last, offset: course.offset), whole]
  }
}

extension Anatomy {
  /// The shapes of the marks, one a phase.
  package enum Shape: String, Sendable {
    case impactBegins, detection, investigation, mitigation, resolution, impactOver
  }

  /// One line of the list that stands under the picture, and for it.
  package struct KeyMoment: Sendable, Equatable {
    package let anchor: Review.Anchor
    package let moment: Moment
    /// Minutes after the first moment; nil where the two cannot be compared.
    package let after: Double?
    /// The same for the end of a range.
    package let latestAfter: Double?
  }
}

extension Review.Anchor {
  package var shape: Anatomy.Shape {
    switch self {
    case .startedAt: .impactBegins
    case .detectedAt: .detection
    case .acknowledgedAt, .declared, .investigating: .investigation
    case .mitigationStarted, .mitigatedAt, .communicated: .mitigation
    case .resolvedAt, .closedAt: .resolution
    case .endedAt: .impactOver
    }
  }
}
