import Foundation
import Synchronization

/// A wire between a store and PostgreSQL, which can be cut in the moment of a commit.
final class Wire: Sendable {
  enum Cut: Sendable {
    /// The commit does not reach the server.
    case before
    /// The answer does not come back.
    case after
    /// The answer does not come back, and nothing else goes through until the wire is mended.
    case afterForGood
  }

  private struct State {
    var next: Cut?
    var isCut = false
    var ends: Set<Int32> = []
  }

  private let folder: String
  private let server: String
  private let door: Int32
  private let state = Mutex(State())

  /// - Parameter server: the folder of the server's socket.
  init(to server: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "debrief-wire-\(UUID().uuidString.prefix(8))").path
    self.server = server
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    door = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    try Self.named(folder) { address, size in
      guard bind(door, address, size) == 0, listen(door, 64) == 0 else { throw POSIXError(.EADDRINUSE) }
    }
    Thread.detachNewThread { [weak self, door] in
      while case let client = accept(door, nil, nil), client >= 0 {
        guard let self else {
          _ = close(client)
          return
        }
        self.connect(client)
      }
    }
  }

  /// Takes the wire away; those who hold it by then may go on.
  func remove() {
    shutdown(door, Int32(SHUT_RDWR))
    try? FileManager.default.removeItem(atPath: folder)
  }

  deinit { close(door) }

  /// The address of a database of the server, through the wire, with a password that nobody may tell.
  func address(of database: String) -> String {
    let name = database.split(separator: "?")[0].split(separator: "/").last ?? ""
    return "postgres:///\(name)?host=\(folder)&user=debrief&password=\(Self.secret)"
  }

  static let secret = "open-sesame"

  func cutAtNextCommit(_ cut: Cut) { state.withLock { $0.next = cut } }

  func mend() { state.withLock { $0.isCut = false } }

  private func connect(_ client: Int32) {
    let far = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let isThere = (try? Self.named(server) { Glibc.connect(far, $0, $1) == 0 }) ?? false
    let goes = state.withLock { state in
      if isThere, !state.isCut { state.ends.formUnion([client, far]) }
      return isThere && !state.isCut
    }
    guard goes else {
      close(client)
      _ = close(far)
      return
    }
    Thread.detachNewThread { [self] in
      forward(from: client, to: far) { self.passes($0, client) }
      shutdown(far, Int32(SHUT_WR))
    }
    Thread.detachNewThread { [self] in
      forward(from: far, to: client) { _ in true }
      state.withLock { state in for end in [client, far] where state.ends.remove(end) != nil { close(end) } }
    }
  }

  /// Whether the bytes go on to the server.
  private func passes(_ bytes: [UInt8], _ client: Int32) -> Bool {
    state.withLock { state in
      guard let cut = state.next, String(decoding: bytes, as: UTF8.self).contains("COMMIT\0") else { return true }
      state.next = nil
      if cut == .afterForGood {
        state.isCut = true
        for end in state.ends { shutdown(end, Int32(SHUT_RD)) }
      }
      shutdown(client, Int32(SHUT_RDWR))
      return cut != .before
    }
  }

  private func forward(from: Int32, to: Int32, _ passes: ([UInt8]) -> Bool) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = recv(from, &buffer, buffer.count, 0), count > 0 {
      guard passes(Array(buffer[..<count])) else { return }
      var sent = 0
      while sent < count {
        let n = buffer[sent..<count].withUnsafeBytes {
          send(to, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard n > 0 else { return }
        sent += n
      }
    }
  }

  private static func named<T>(
    _ folder: String, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> T
  ) throws -> T {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array((folder + "/.s.PGSQL.5432").utf8) + [0]
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    return try withUnsafePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        try body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
