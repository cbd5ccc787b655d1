package import Debrief
import Synchronization

/// The time zones of this system, as files below /usr/share/zoneinfo.
package enum SystemZones {
  /// Opens no file before a document names a zone, and each only once.
  package static func zones(in folder: String = "/usr/share/zoneinfo") -> Zones {
    let opened = Opened(folder: folder)
    return Zones { name, local in
      if name == "UTC" || name == "Etc/UTC" { return [0] }
      return opened.zone(name)?.offsets(local: local.local).map { $0 / 60 }
    }
  }

  private final class Opened: Sendable {
    let folder: String
    private let known = Mutex<[String: ZoneFile?]>([:])

    init(folder: String) { self.folder = folder }

    func zone(_ name: String) -> ZoneFile? {
      guard Self.isZoneName(name) else { return nil }
      return known.withLock { known in
        if let zone = known[name] { return zone }
        let zone = File.bytes(folder + "/" + name, upTo: 1 << 20).flatMap { ZoneFile($0) }
        known[name] = .some(zone)
        return zone
      }
    }

    /// A name comes from a document: it must not lead out of the folder.
    private static func isZoneName(_ name: String) -> Bool {
      guard !name.isEmpty, name.utf8.count < 100, name.utf8.first != UInt8(ascii: "/") else { return false }
      return name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "+-_/".utf8.contains(byte)
        }
      }
    }
  }
}
