import Debrief
import DebriefStore
import Foundation

/// Writes until the disk takes no more, and on when it does again. A limit on the size of files stands for the disk: the
/// system reports both in the same way, and a limit can be put and taken back by everybody.
enum Full {
  static func run(_ place: Place) async throws {
    signal(SIGXFSZ, SIG_IGN)
    let store = try await Store.open(place, now: Stamp(secondsSince1970: 0))
    let uid = try await store.create(Review(), by: Author("Ada"), door: .cli, at: Stamp(secondsSince1970: 0)).uid
    limit(1 << 20)
    let kept = await fill(store, uid)
    do {
      let spool = try store.spool()
      try spool.append([UInt8](repeating: 7, count: 2 << 20))
      print("spool took too much")
    } catch {
      Crash.say(error)
    }
    print("kept", kept, "there", try await store.find(uid, for: .holder)?.version ?? 0)
    limit(nil)
    print("afterwards", try await write(store, uid, kept + 1))
    print("findings", try await store.doctor().filter { $0.place != "disk" })
  }

  /// - Returns: the last version that was said to be kept.
  private static func fill(_ store: Store, _ uid: String) async -> Int {
    var version = 1
    while true {
      do {
        version = try await write(store, uid, version + 1)
      } catch {
        Crash.say(error)
        return version
      }
    }
  }

  private static func write(_ store: Store, _ uid: String, _ n: Int) async throws -> Int {
    let text = (0..<2000).map { "word\(n)x\($0)" }.joined(separator: " ")
    return try await store.edit(uid, by: Author("Ada"), door: .cli, at: Stamp(secondsSince1970: 0)) { review in
      review.summary = Prose(text)
    }.version
  }

  private static func limit(_ bytes: UInt?) {
    let size = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    var limit = rlimit()
    getrlimit(size, &limit)
    limit.rlim_cur = bytes.map { rlim_t($0) } ?? limit.rlim_max
    setrlimit(size, &limit)
  }
}
