package import Debrief

/// How much is kept, and how much room it takes.
package struct Storage: Sendable, Equatable {
  package var reviews = 0
  /// Removed ones that can still be brought back.
  package var removed = 0
  package var versions = 0
  package var comments = 0
  package var attachments = 0
  /// Of all attachments that are named by a review or its history, each content once.
  package var attachmentBytes = 0
  /// Of the database with its indexes, without attachments that are files.
  package var databaseBytes: Int?
  /// On the disk of the folder of data; nil where that is another machine's.
  package var freeBytes: Int?
  /// When `debrief backup` last wrote everything; nil where it never did.
  package var backedUp: Stamp?
  /// What the doctor would say of it, as far as that is known at once.
  package var findings: [Finding] = []
}

extension Store {
  /// - Note: no review is read for it.
  package func storage() async throws -> Storage {
    let folder = place.folder
    var storage = try await database.read { db in
      try db.takeTime()
      func number(_ sql: SQL) throws -> Int { try db.row(sql)?.int("n") ?? 0 }
      var storage = Storage()
      storage.reviews = try number("SELECT COUNT(*) AS n FROM review WHERE deleted_at IS NULL")
      storage.removed = try number("SELECT COUNT(*) AS n FROM review WHERE deleted_at IS NOT NULL")
      storage.versions = try number("SELECT COUNT(*) AS n FROM history")
      storage.comments = try number("SELECT COUNT(*) AS n FROM comment")
      storage.attachments = try number("SELECT COUNT(*) AS n FROM attachment WHERE removed_at IS NULL")
      storage.attachmentBytes = try number("SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) AS n FROM blob")
      storage.databaseBytes = try db.row(SQL(unchecked: db.dialect.sizeOfDatabase))?.int("n")
      storage.backedUp = try db.row("SELECT value FROM setting WHERE name = \(Self.backupName)")?
        .json("value", of: Self.backupName)["at"]?.string.flatMap { Stamp(iso: $0) }
      storage.findings = try db.quickFindings()
      return storage
    }
    storage.freeBytes = folder.flatMap(Folder.freeSpace)
    if let free = storage.freeBytes, free < Folder.low { storage.findings.append(.low(free)) }
    return storage
  }

  func noteBackup(at now: Stamp) async throws {
    try await database.write { try $0.set(Self.backupName, ["at": .string(now.iso)]) }
  }

  private static let backupName = "backup"
}
