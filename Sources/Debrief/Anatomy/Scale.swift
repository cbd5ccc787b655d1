/// What a picture spans, and where on it a second stands.
package struct Scale: Sendable, Equatable {
  /// Seconds on the line of the incident.
  let start: Int
  let end: Int
  /// Minutes east of UTC of the clock that is shown; nil where the line is a local clock itself.
  let offset: Int?

  /// The bounds with 8 % of air on both sides, at least 5 minutes.
  init(_ bounds: ClosedRange<Int>, offset: Int?) {
    let air = max(Int((Double(bounds.upperBound - bounds.lowerBound) * 0.08).rounded()), 300)
    start = bounds.lowerBound - air
    end = bounds.upperBound + air
    self.offset = offset
  }

  /// Per cent of the plot; outside it below 0 or over 100.
  func percent(_ second: Int) -> Double { Double(second - start) / Double(end - start) * 100 }

  func contains(_ second: Int) -> Bool { (start...end).contains(second) }

  /// What turns a second of the line into one of the clock that is shown.
  fileprivate var shift: Int { (offset ?? 0) * 60 }

  /// A second on the clock that is shown.
  func stamp(_ second: Int) -> Stamp {
    let local = second + shift
    let day = floorDivide(local, 86_400)
    let rest = local - day * 86_400
    let clock = Stamp.Clock(rest / 3600, rest / 60 % 60, rest % 60)
    return Stamp(CivilDate(daysSinceEpoch: day), clock, offset: offset)
  }
}

extension Scale {
  package struct Tick: Sendable, Equatable {
    package let x: Double
    package let day: CivilDate
    /// nil at midnight: there the day is named.
    package let clock: Stamp.Clock?
  }

  private static let steps = [300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 604_800]
  static let most = 9

  /// The smallest step that gives nine ticks or fewer; beyond weeks it doubles.
  var step: Int {
    var step = Self.steps.first { count($0) <= Self.most } ?? 604_800
    while count(step) > Self.most { step *= 2 }
    return step
  }

  var ticks: [Tick] {
    let step = step
    let first = floorDivide(start + shift + step - 1, step)
    return (first..<(first + count(step))).map { i in
      let stamp = stamp(i * step - shift)
      let isMidnight = stamp.clock?.seconds == 0
      return Tick(x: percent(i * step - shift), day: stamp.date, clock: isMidnight ? nil : stamp.clock)
    }
  }

  private func count(_ step: Int) -> Int {
    floorDivide(end + shift, step) - floorDivide(start + shift + step - 1, step) + 1
  }
}
