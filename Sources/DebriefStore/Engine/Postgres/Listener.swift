import Foundation
import Synchronization

/// Hears of the changes that other processes make, on a connection and a thread of its own.
///
/// A lost connection is made again; then what changed meanwhile is read, since nobody repeats a notice.
final class Listener: Sendable {
  private let address: Address
  private let changes: Changes
  /// Wakes the thread to end it.
  private let bell = Pipe()

  init(_ address: Address, _ changes: Changes) {
    self.address = address
    self.changes = changes
  }

  /// The thread does not keep the listener: it ends with the bell.
  func start() {
    let (address, changes, bell) = (address, changes, bell.fileHandleForReading)
    Thread.detachNewThread {
      var pause: Int32 = 100
      repeat {
        if let link = try? Link(address), (try? link.simple("LISTEN debrief")) != nil {
          pause = 100
          Self.hear(link, changes, bell)
        }
        pause = min(2 * pause, 5000)
      } while !Self.rings(bell, within: pause)
    }
  }

  deinit { try? bell.fileHandleForWriting.close() }

  /// Until the connection is lost, or the bell rings.
  private static func hear(_ link: Link, _ changes: Changes, _ bell: FileHandle) {
    do {
      for uid in changes.watched {
        let version = try link.execute(
          """
          SELECT version FROM review WHERE uid = \(uid) UNION ALL SELECT epoch FROM account WHERE uid = \(uid)
          UNION ALL SELECT last FROM counter WHERE name = \(uid)
          """
        ).first?.int("version")
        if let version { changes.tell(Notice(uid: uid, version: version)) }
      }
    } catch { return }
    while let told = link.notifications() {
      for notice in told.compactMap({ Notice(told: $0) }) { changes.tell(notice) }
      if rings(bell, or: link.socket, within: 30_000) { return }
    }
  }

  /// Waits until something comes in on the socket; true when the bell rings.
  private static func rings(_ bell: FileHandle, or socket: Int32 = -1, within milliseconds: Int32) -> Bool {
    var waiting = [
      pollfd(fd: bell.fileDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
    ]
    poll(&waiting, 2, milliseconds)
    return waiting[0].revents != 0
  }
}

extension Notice {
  /// What PostgreSQL carries from process to process: a version and a uid, no word of a review.
  var told: String { "\(version) \(uid)" }

  fileprivate init?(told text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let version = Int(parts[0]) else { return nil }
    self.init(uid: String(parts[1]), version: version)
  }
}
