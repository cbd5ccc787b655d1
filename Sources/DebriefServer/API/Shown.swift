import Debrief
import DebriefStore
import Synchronization

/// The JSON of the reviews that were read lately, as the API shows them, by their versions.
final class Shown: Sendable {
  private static let most = 256
  /// Longer ones are made anew: a few of them would fill the memory.
  private static let longest = 256 << 10

  private let kept = Mutex<[String: (version: Int, bytes: [UInt8])]>([:])

  func bytes(of stored: Stored) -> [UInt8] {
    let known = kept.withLock { $0[stored.uid] }
    if let known, known.version == stored.version { return known.bytes }
    let bytes = stored.review.published().bytes()
    guard bytes.count <= Self.longest else { return bytes }
    kept.withLock { kept in
      if kept.count >= Self.most, let one = kept.keys.randomElement() { kept[one] = nil }
      kept[stored.uid] = (stored.version, bytes)
    }
    return bytes
  }
}
