extension Picture {
  /// What stands above a mark, with the leader that leads down to it.
  package struct Word: Sendable, Equatable {
    package let x: Double
    /// From 0, the uppermost.
    package let level: Int
    /// On the local clock.
    package let at: Stamp
    /// Whether it is on another day than the picture begins.
    package let saysDay: Bool
    /// What happened in that minute.
    package let anchors: [Review.Anchor]
    /// Whether the words stand left of the leader, for want of room at its right.
    package let standsLeft: Bool

    /// Where the words stand, from left to right.
    var extent: ClosedRange<Double> {
      let characters = 6 + (saysDay ? 7 : 0) + anchors.map { $0.label.count + 2 }.reduce(-2, +)
      let width = Picture.width(ofCharacters: characters)
      return standsLeft ? (x - width)...x : x...(x + width)
    }
  }
}

extension Picture.Word {
  static let mostLevels = 9

  /// Each at the first free level; one that finds none is left to the key.
  static func placed(_ points: [Course.Point], _ scale: Scale) -> [Picture.Word] {
    let first = points.first.map { scale.stamp($0.at).date }
    var placed: [Picture.Word] = []
    for group in minutes(points) {
      let at = scale.stamp(group[0].at)
      let candidate = { (level: Int, left: Bool) in
        Picture.Word(
          x: scale.percent(group[0].at), level: level, at: at, saysDay: at.date != first,
          anchors: group.map(\.anchor), standsLeft: left
        )
      }
      let left = candidate(0, false).extent.upperBound > 100
      let free = (0..<mostLevels).lazy.map { candidate($0, left) }.first { word in
        placed.allSatisfy { !word.collides(with: $0) }
      }
      if let free { placed.append(free) }
    }
    return placed
  }

  /// Points of the same minute share one leader.
  private static func minutes(_ points: [Course.Point]) -> [[Course.Point]] {
    points.reduce(into: []) { groups, point in
      if let last = groups.last?.first, floorDivide(last.at, 60) == floorDivide(point.at, 60) {
        groups[groups.count - 1].append(point)
      } else {
        groups.append([point])
      }
    }
  }

  /// Words of one level must not touch; a leader must not run through the words of a lower level.
  private func collides(with other: Picture.Word) -> Bool {
    if level == other.level { return extent.overlaps(other.extent) }
    let (upper, lower) = level < other.level ? (self, other) : (other, self)
    return lower.extent.lowerBound < upper.x && upper.x < lower.extent.upperBound
  }
}
