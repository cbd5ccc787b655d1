import DebriefIntegrations
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A new folder for a moment, that only its owner reads.
struct PrivateFolder: Sendable {
  let path: String

  /// - Parameter places: in the first of them that lets it.
  init(in places: [String]) throws(Failure) {
    let name = "debrief-" + UUID().uuidString
    var (tried, error) = (name, ENOENT)
    for place in places {
      tried = Path.joined(place, name)
      if mkdir(tried, 0o700) == 0 {
        path = tried
        return
      }
      error = errno
    }
    throw .cannotCreate(tried, File.SystemError(error))
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
