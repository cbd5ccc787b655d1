import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether somebody asked the program to end: it does so behind what it is at. Asked again it ends at once.
final class Stop {
  private final class Flag: Sendable {
    let isUp = Atomic(false)
  }

  private let flag = Flag()
  private let watches: [any DispatchSourceSignal]

  init() {
    let flag = flag
    watches = Ending.watch([SIGINT, SIGTERM]) { number in
      flag.isUp.store(true, ordering: .relaxed)
      signal(number, SIG_DFL)
    }
  }

  var isAsked: Bool { flag.isUp.load(ordering: .relaxed) }

  /// From here on a signal means what it always does.
  func unwatch() {
    for watch in watches { watch.cancel() }
  }
}
