import Synchronization

/// Who waits for new versions of which review.
package final class Changes: Sendable {
  private struct State {
    var viewers: [String: [Int: AsyncStream<Int>.Continuation]] = [:]
    var count = 0
  }

  private let state = Mutex(State())

  /// The versions that a review gets from now on. Of several that come before they are asked for, only the newest is
  /// given: what lies between can be read.
  package func of(_ uid: String) -> AsyncStream<Int> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
    let place = state.withLock { state in
      state.count += 1
      state.viewers[uid, default: [:]][state.count] = continuation
      return state.count
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { state in
        state.viewers[uid]?[place] = nil
        if state.viewers[uid]?.isEmpty == true { state.viewers[uid] = nil }
      }
    }
    return stream
  }

  /// The reviews that somebody waits for.
  var watched: [String] { state.withLock { Array($0.viewers.keys) } }

  func tell(_ notice: Notice) {
    let viewers = state.withLock { $0.viewers[notice.uid].map { Array($0.values) } ?? [] }
    for viewer in viewers { viewer.yield(notice.version) }
  }
}
