#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far a long run is, on the last line of a terminal; nothing where messages go elsewhere.
struct ProgressBar {
  private let total: Int
  private let isShown: Bool
  private var done = 0

  private static let width = 30
  /// Fewer are done before anybody has read it.
  private static let least = 20

  init(of total: Int) {
    self.total = total
    isShown = total >= Self.least && isatty(STDERR_FILENO) == 1
  }

  /// Makes room for what is printed next.
  func clear() {
    if isShown { Output.ask("\r\u{1B}[K") }
  }

  mutating func advance() {
    done += 1
    guard isShown else { return }
    let filled = Self.width * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
    Output.ask("\r\u{1B}[K\(bar) \(done) of \(total)")
    if done == total { clear() }
  }
}
