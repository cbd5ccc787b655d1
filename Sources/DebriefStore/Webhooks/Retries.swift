/// When a delivery that failed is sent again: eight tries within a day and a bit.
enum Retries {
  /// Seconds after the first try, the second, … docs/webhooks.md shows them.
  static let pauses = [5, 60, 600, 3600, 10_800, 28_800, 43_200]
  static let most = pauses.count + 1
  /// A sender that has ended in the middle of a try holds it for so long, in seconds.
  static let lease = 60
  /// Where every try of so many seconds failed, up to the last one of a delivery, the webhook is paused.
  static let patience = 3 * 86_400

  /// - Parameters:
  ///   - tries: how many there were.
  ///   - jitter: 0 to 1: up to a fifth is added, so that many that failed together do not come again together.
  /// - Returns: seconds; nil where it is not tried again.
  static func pause(after tries: Int, jitter: Double) -> Int? {
    guard tries >= 1, tries <= pauses.count else { return nil }
    let pause = pauses[tries - 1]
    return pause + Int(Double(pause) / 5 * jitter)
  }
}
