import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is put right when somebody ends the program before it is done.
enum Ending {
  /// - Parameter tidy: called once one of the signals came; the program ends by the same signal then.
  /// - Returns: what watches, to be cancelled when there is nothing to put right any more.
  static func watch(_ tidy: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
    watch([SIGINT, SIGTERM, SIGHUP, SIGQUIT]) { number in
      tidy()
      signal(number, SIG_DFL)
      kill(getpid(), number)
    }
  }

  /// - Parameter act: called with a signal once it came, which does nothing by itself.
  /// - Returns: what watches; cancelled, a signal means what it always does.
  static func watch(
    _ signals: [Int32], _ act: @escaping @Sendable (Int32) -> Void
  ) -> [any DispatchSourceSignal] {
    signals.map { number in
      signal(number, SIG_IGN)
      let watch = DispatchSource.makeSignalSource(signal: number, queue: .global())
      watch.setEventHandler { act(number) }
      watch.setCancelHandler { signal(number, SIG_DFL) }
      watch.resume()
      return watch
    }
  }
}
