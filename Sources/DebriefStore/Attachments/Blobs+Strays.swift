import Foundation

extension Blobs {
  /// Removes what a crash leaves behind: files that no row names, and files that nobody makes whole any more.
  ///
  /// - Parameters:
  ///   - moment: a file that waits since before then waits for nobody, in seconds since 1970.
  ///   - db: inside a transaction that writes, so that nobody else moves a file meanwhile.
  func removeStrays(waitingSince moment: Int, _ db: any Connection) throws {
    guard case .folder(let folder) = self else { return }
    let named = Set(try db.rows("SELECT sha256 FROM blob").compactMap { $0.text("sha256") })
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let isWaiting = path == name && name.hasPrefix("incoming-")
      let isStray = isWaiting ? changed("\(folder)/\(path)") < moment : name.utf8.count == 64 && !named.contains(name)
      if isStray { unlink("\(folder)/\(path)") }
    }
  }

  private func changed(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_mtim.tv_sec) : .max
  }
}
