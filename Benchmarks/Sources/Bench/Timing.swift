#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Times of things that are measured together, in turns, so that what disturbs the machine disturbs them alike.
struct Timing {
  /// Seconds of measuring for one figure, and the least and the most runs of it.
  let seconds: Double
  let runs: ClosedRange<Int>

  init(quick: Bool) {
    seconds = quick ? 0.3 : 2
    runs = quick ? 3...51 : 3...401
  }

  struct Median {
    /// Seconds of each thing, in their order.
    let times: [Double]
    let runs: Int
  }

  /// The processor time of this thread for each of the things. Short ones are repeated until a run is worth timing.
  func measure(_ things: [() -> Void]) -> Median {
    let repeats = things.map(repeats)
    return turns(
      zip(things, repeats).map { thing, count in { Self.cpu { for _ in 0..<count { thing() } } / Double(count) } })
  }

  /// Medians of what the things themselves say that they took.
  func turns(_ things: [() -> Double]) -> Median {
    var times: [[Double]] = things.map { _ in [] }
    let start = Self.now(CLOCK_MONOTONIC)
    var count = 0
    while count < runs.lowerBound || (count < runs.upperBound && Self.now(CLOCK_MONOTONIC) - start < seconds) {
      for (i, thing) in things.enumerated() { times[i].append(thing()) }
      count += 1
    }
    return Median(times: times.map { $0.sorted()[count / 2] }, runs: count)
  }

  /// As often as fills two milliseconds; the first call warms up.
  private func repeats(_ thing: () -> Void) -> Int {
    let first = Self.cpu(thing)
    if first > 0.01 { return 1 }
    let once = Self.cpu(thing)
    return max(1, Int(0.002 / max(once, 1e-7)))
  }

  static func cpu(_ body: () -> Void) -> Double {
    let start = now(CLOCK_THREAD_CPUTIME_ID)
    body()
    return now(CLOCK_THREAD_CPUTIME_ID) - start
  }

  static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Keeps the optimiser from leaving out work whose result nobody needs.
@inline(never)
func consume<T>(_ value: borrowing T) {}

func flush() { fflush(nil) }
