import Synchronization

/// The newest versions of the reviews that were used lately, decoded. The head of its history stands for a state, so that
/// one that was never committed is found by nobody.
final class Newest: Sendable {
  static let most = 256

  private struct State: Sendable {
    var byUID: [String: (stored: Stored, used: Int)] = [:]
    var clock = 0
  }

  private let state = Mutex(State())

  func find(_ uid: String, head: String) -> Stored? {
    state.withLock { state in
      guard let found = state.byUID[uid], found.stored.head == head else { return nil }
      state.clock += 1
      state.byUID[uid]?.used = state.clock
      return found.stored
    }
  }

  func keep(_ stored: Stored) {
    state.withLock { state in
      state.clock += 1
      state.byUID[stored.uid] = (stored, state.clock)
      if state.byUID.count > Self.most, let oldest = state.byUID.min(by: { $0.value.used < $1.value.used }) {
        state.byUID[oldest.key] = nil
      }
    }
  }

  func forget() { state.withLock { $0.byUID = [:] } }
}
