import DebriefStore
import HTTPTypes
import Synchronization

/// How fast the API may be asked: so many requests a minute, of which as many may come at once.
package struct Rates: Sendable, Equatable {
  /// Without an account, from one network address; of IPv6, from one /64.
  package var address = 120
  package var account = 6000
  package var token = 3000

  package init() {}
}

/// Counts requests in this process. A bucket holds a minute's worth and fills as time goes.
final class Pace: Sendable {
  private struct Bucket {
    var left: Double
    var at: ContinuousClock.Instant
  }

  private static let most = 10_000

  private let rates: Rates
  private let instant: @Sendable () -> ContinuousClock.Instant
  private let buckets = Mutex<[String: Bucket]>([:])

  init(_ rates: Rates, instant: @escaping @Sendable () -> ContinuousClock.Instant) {
    self.rates = rates
    self.instant = instant
  }

  /// Who has not signed in is counted at every door, an account where programs ask.
  ///
  /// - Throws: `ProblemDetails` 429, with the seconds to wait.
  func check(_ context: Context, isAPI: Bool) throws {
    guard let admission = context.admission else {
      return try take("address " + Network.of(context.origin.address ?? ""), rates.address)
    }
    guard isAPI else { return }
    try take("account " + admission.account.uid, rates.account)
    if case .token(let uid) = admission.way { try take("token " + uid, rates.token) }
  }

  private func take(_ key: String, _ rate: Int) throws {
    let now = instant()
    let wait = buckets.withLock { buckets -> Double in
      if buckets.count > Self.most { buckets = buckets.filter { now - $0.value.at < .seconds(60) } }
      var bucket = buckets[key] ?? Bucket(left: Double(rate), at: now)
      let passed = now - bucket.at
      let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
      bucket.left = min(Double(rate), bucket.left + seconds * Double(rate) / 60)
      bucket.at = now
      let isFree = bucket.left >= 1
      if isFree { bucket.left -= 1 }
      buckets[key] = bucket
      return isFree ? 0 : (1 - bucket.left) * 60 / Double(rate)
    }
    guard wait > 0 else { return }
    throw ProblemDetails(
      .tooManyRequests, "There is room for \(rate) requests a minute. Wait, and go on more slowly.",
      headers: [.retryAfter: String(Int(wait.rounded(.up)))])
  }
}
