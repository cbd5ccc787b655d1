import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder of data on the disk.
enum Folder {
  static let file = "debrief.sqlite"

  /// Makes the folder (0700) and the database's file (0600) where they are missing.
  ///
  /// - Returns: the path of the file.
  static func prepare(_ folder: String) throws -> String {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw unwritable("The folder of data cannot be made", at: folder)
    }
    let path = folder.hasSuffix("/") ? folder + file : folder + "/" + file
    try makeFile(path)
    guard access(folder, W_OK | X_OK) == 0 else { throw unwritable("The folder of data cannot be written", at: folder) }
    return path
  }

  /// Makes a database's file that its owner alone can read; SQLite gives its journals the same permissions.
  static func makeFile(_ path: String) throws {
    let handle = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard handle >= 0 else {
      throw unwritable("The database cannot be opened for writing: \(String(cString: strerror(errno)))", at: path)
    }
    close(handle)
  }

  /// Below this the doctor warns.
  static let low = 500 << 20

  /// Bytes that are free on the disk of a folder.
  static func freeSpace(_ folder: String) -> Int? {
    var room = statvfs()
    return statvfs(folder, &room) == 0 ? Int(room.f_bavail) * Int(room.f_frsize) : nil
  }

  private static func unwritable(_ what: String, at place: String) -> StoreError {
    StoreError(
      .notWritable, what, at: place,
      advice: "Let the user who runs Debrief write there, or name another folder.")
  }
}
