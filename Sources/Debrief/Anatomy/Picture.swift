/// One plot: its segments, marks, words, lanes and ticks, in per cent from the left.
package struct Picture: Sendable, Equatable {
  package let segments: [Segment]
  package let marks: [Mark]
  package let words: [Word]
  /// How many levels of words there are.
  package let levels: Int
  package let targets: [Target]
  package let messages: [Message]
  package let changes: [Change]
  package let ticks: [Scale.Tick]
  /// Where the first hours stand in the whole; nil where they are not drawn apart.
  package let frame: ClosedRange<Double>?
  /// Whether this is the picture of the first hours.
  package let isFirstHours: Bool
  /// Where the present moment stands.
  package let now: Double?

  /// - Parameter whole: the scale of the first hours, where they are drawn apart.
  init(_ course: Course, _ lanes: Lanes, scale: Scale, whole firstHours: Scale?) {
    let points = course.points.filter { scale.contains($0.at) }
    segments = Segment.all(course, scale)
    marks = Mark.all(points, scale)
    words = Word.placed(points, scale)
    levels = (words.map(\.level).max() ?? -1) + 1
    targets = lanes.targets(scale)
    messages = lanes.messages(scale)
    changes = lanes.changes(scale)
    ticks = scale.ticks
    isFirstHours = scale == firstHours
    let framed = firstHours.flatMap { $0 == scale ? nil : $0 }
    frame = framed.map { max(0, scale.percent($0.start))...min(100, scale.percent($0.end)) }
    now = course.nowAt.flatMap { scale.contains($0) ? scale.percent($0) : nil }
  }

  /// The width that words are laid out for, in pixels.
  static let plot = 500.0

  /// About how wide a text is in the picture's size, in per cent of the plot.
  static func width(ofCharacters count: Int) -> Double { (Double(count) * 6.6 + 10) / plot * 100 }
}

extension Picture {
  /// A shape on the bar.
  package struct Mark: Sendable, Equatable {
    package let anchor: Review.Anchor
    package let x: Double
    /// The end of its range.
    package let latest: Double?

    /// In order of time, so that a later one is drawn over an earlier. The end of the impact gives way to another mark.
    static func all(_ points: [Course.Point], _ scale: Scale) -> [Mark] {
      points.filter { point in
        point.anchor != .endedAt || !points.contains { $0.anchor != .endedAt && $0.at / 60 == point.at / 60 }
      }.map { point in
        let latest = point.latest.map { min(100, scale.percent($0)) }
        return Mark(anchor: point.anchor, x: scale.percent(point.at), latest: latest)
      }
    }
  }
}
