extension Picture {
  /// What stands above a mark, with the leader that leads down to it.
  package struct Word: Sendable, Equatable {
    package let x: Double
    /// From 0, the uppermost.
    package fileprivate(set) var level: Int
    /// On the local clock.
    package let at: Stamp
    /// Whether it is on another day than the picture begins.
    package let saysDay: Bool
    /// What happened in that minute.
    package let anchors: [Review.Anchor]
    /// Whether the words stand left of the leader, for want of room at its right.
    package fileprivate(set) var standsLeft: Bool

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
    let words = minutes(points).map { group in
      let at = scale.stamp(group[0].at)
      var word = Picture.Word(
        x: scale.percent(group[0].at), level: 0, at: at, saysDay: at.date != first, anchors: group.map(\.anchor),
        standsLeft: false
      )
      if word.extent.upperBound > 100 { word.standsLeft = true }
      return word
    }
    // A leader must pass what stands beside it: to the right the first is uppermost, to the left the last.
    let order = words.filter { !$0.standsLeft } + words.filter(\.standsLeft).reversed()
    return order.reduce(into: []) { placed, word in
      let levels = (0..<mostLevels).lazy.map { word.at(level: $0) }
      let free = levels.first { candidate in placed.allSatisfy { !candidate.collides(with: $0) } }
      if let free { placed.append(free) }
    }
  }

  private func at(level: Int) -> Picture.Word {
    var word = self
    word.level = level
    return word
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
