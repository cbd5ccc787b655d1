import CoreMetrics
import Synchronization

/// How long something took, counted in steps.
final class Histogram: TimerHandler, Sendable {
  /// Upper bounds, in seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

  private struct State {
    var counts = Array(repeating: 0, count: Histogram.bounds.count + 1)
    var sum = 0.0
  }

  private let state = Mutex(State())

  func recordNanoseconds(_ duration: Int64) {
    let seconds = Double(duration) / 1e9
    let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.counts[place] += 1
      state.sum += seconds
    }
  }

  func lines(of series: Metrics.Series) -> [String] {
    let state = state.withLock { $0 }
    var lines: [String] = []
    var count = 0
    for (bound, more) in zip(Self.bounds, state.counts) {
      count += more
      lines.append("\(series.text("_bucket", adding: "le=\"\(bound)\"")) \(count)")
    }
    count += state.counts.last ?? 0
    lines.append("\(series.text("_bucket", adding: "le=\"+Inf\"")) \(count)")
    lines.append("\(series.text("_sum")) \(state.sum)")
    lines.append("\(series.text("_count")) \(count)")
    return lines
  }
}
