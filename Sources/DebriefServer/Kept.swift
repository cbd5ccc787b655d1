import Debrief
import Synchronization

/// Bytes that were made for a reader lately, by all that they depend on: they are made once, and none is ever out of date.
final class Kept<Key: Hashable & Sendable>: Sendable {
  /// In bytes. A few long ones would fill the memory: they are made anew.
  private static var most: (all: Int, one: Int) { (32 << 20, 256 << 10) }

  private struct State: Sendable {
    var all: [Key: [UInt8]] = [:]
    var size = 0
  }

  private let state = Mutex(State())

  func bytes(_ key: Key, make: () -> [UInt8]) -> [UInt8] {
    if let known = state.withLock({ $0.all[key] }) { return known }
    let bytes = make()
    guard bytes.count <= Self.most.one else { return bytes }
    state.withLock { state in
      state.size += bytes.count - (state.all.updateValue(bytes, forKey: key)?.count ?? 0)
      while state.size > Self.most.all, let (other, old) = state.all.randomElement() {
        state.all[other] = nil
        state.size -= old.count
      }
    }
    return bytes
  }
}

/// A review as it was at one time, measured against these targets.
struct Version: Hashable {
  let uid: String
  let number: Int
  let targets: Targets
}
