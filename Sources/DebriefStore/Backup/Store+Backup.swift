package import Debrief
import Foundation

extension Store {
  /// Writes everything into one new file, while others go on reading and writing: the reviews, their whole history and
  /// the attachments, as they are at one moment. Such a file can be verified and restored on either engine.
  ///
  /// - Returns: what could not be carried over.
  package func backUp(to path: String, at now: Stamp) async throws -> [Finding] {
    guard access(path, F_OK) != 0 else {
      throw StoreError(
        .refused, "This file is there already", at: path, advice: "Name another one: a backup is never written over.")
    }
    let partial = path + ".partial"
    unlink(partial)
    defer { for file in [partial, partial + "-journal"] { unlink(file) } }
    try Folder.makeFile(partial)
    let findings = try await { () -> [Finding] in
      let file = try await Store.open(.file(partial), now: now)
      let findings = try await copy(to: file)
      try file.close()
      return findings
    }()
    guard rename(partial, path) == 0 else { throw StoreError.unwritable(path, errno) }
    // The file is whole, whether that can be noted or not.
    try? await noteBackup(at: now)
    return findings
  }

  /// Carries everything from one place into another, empty one, and checks what arrived.
  ///
  /// - Returns: the store there, and what is wrong with it.
  package static func move(
    from source: Place, to destination: Place, limits: Limits = Limits(), now: Stamp
  ) async throws -> (store: Store, findings: [Finding]) {
    let from = try await Store.open(source, now: now)
    let to = try await Store.open(destination, limits: limits, now: now)
    let lost = try await from.copy(to: to)
    try await to.rebuild()
    var findings = lost
    for finding in try await to.doctor() where !findings.contains(finding) { findings.append(finding) }
    let (before, after) = (try await from.verify(), try await to.verify())
    if before.seal?.link != after.seal?.link || before.versions != after.versions {
      findings.append(
        Finding(
          what: "\(before.versions) versions were there and \(after.versions) arrived", place: destination.description,
          advice: "Something wrote meanwhile: stop the other processes, and move into another empty place."))
    }
    return (to, findings)
  }

  private func close() throws { try (database as? SQLite)?.close() }
}
