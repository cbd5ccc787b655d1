import Synchronization

/// Who waits for new versions of which review.
package final class Changes: Sendable {
  private struct Viewer {
    let continuation: AsyncStream<Int>.Continuation
    /// The newest version that it was told of.
    var told = 0
  }

  private struct State {
    var viewers: [String: [Int: Viewer]] = [:]
    var count = 0
    var start: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  package init() {}

  /// The versions that a review gets from now on. Of several that come before they are asked for, only the newest is
  /// given: what lies between can be read.
  package func of(_ uid: String) -> AsyncStream<Int> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
    let (place, start) = state.withLock { state in
      state.count += 1
      state.viewers[uid, default: [:]][state.count] = Viewer(continuation: continuation)
      defer { state.start = nil }
      return (state.count, state.start)
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { state in
        state.viewers[uid]?[place] = nil
        if state.viewers[uid]?.isEmpty == true { state.viewers[uid] = nil }
      }
    }
    start?()
    return stream
  }

  /// Called before the first viewer waits: nobody listens to other processes for nobody.
  func whenFirstWatched(_ start: @escaping @Sendable () -> Void) { state.withLock { $0.start = start } }

  /// The reviews that somebody waits for.
  var watched: [String] { state.withLock { Array($0.viewers.keys) } }

  package func tell(_ notice: Notice) {
    let viewers = state.withLock { state in
      guard let viewers = state.viewers[notice.uid] else { return [] as [Viewer] }
      let waiting = viewers.filter { $0.value.told < notice.version }
      for place in waiting.keys { state.viewers[notice.uid]?[place]?.told = notice.version }
      return Array(waiting.values)
    }
    for viewer in viewers { viewer.continuation.yield(notice.version) }
  }
}
