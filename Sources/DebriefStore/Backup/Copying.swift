import Debrief

/// A table whose rows nothing else gives. What lists and searches read is written anew where they arrive; sessions and
/// links end with the place that they were made in.
struct CopiedTable: Sendable {
  let name: String
  let columns: [String]
  /// The first of them: they tell its rows apart.
  let keys: Int

  static let all = [
    CopiedTable(name: "counter", columns: ["name", "last"], keys: 1),
    CopiedTable(
      name: "review",
      columns: [
        "uid", "number", "version", "head", "sample", "deleted_at", "private", "title_key", "actions_open",
        "actions_all", "updated_at", "updated_seconds", "final_since", "body",
      ], keys: 1),
    CopiedTable(
      name: "history", columns: ["uid", "version", "digest", "head", "salt", "sealed", "record"], keys: 2),
    CopiedTable(name: "seal", columns: ["number", "at", "heads", "link"], keys: 1),
    CopiedTable(name: "spent_id", columns: ["uid", "path"], keys: 2),
    CopiedTable(
      name: "edition", columns: ["uid", "name", "sha256", "at", "number", "notes", "run", "doubts", "source", "body"],
      keys: 2),
    CopiedTable(
      name: "attachment",
      columns: ["uid", "name", "sha256", "size", "type", "added_by", "added_at", "indexed", "removed_at"], keys: 2),
    CopiedTable(
      name: "comment",
      columns: [
        "uid", "number", "review", "path", "parent", "account", "name", "at", "edited_at", "resolved_at", "resolved_by",
        "body",
      ], keys: 1),
    CopiedTable(name: "review_member", columns: ["uid", "member"], keys: 2),
    CopiedTable(
      name: "account",
      columns: [
        "uid", "kind", "name", "login", "login_key", "role", "password", "disabled_at", "created_at", "epoch",
      ], keys: 1),
    CopiedTable(name: "account_alias", columns: ["key", "account", "name"], keys: 1),
    CopiedTable(name: "identity", columns: ["issuer", "subject", "account"], keys: 2),
    CopiedTable(name: "saved_view", columns: ["account", "list", "name", "query"], keys: 3),
    CopiedTable(name: "circle", columns: ["uid", "name", "name_key"], keys: 1),
    CopiedTable(name: "circle_member", columns: ["circle", "account"], keys: 2),
    CopiedTable(
      name: "token",
      columns: ["uid", "hash", "account", "name", "scopes", "created", "expires", "used", "used_from"], keys: 1),
    CopiedTable(name: "mention", columns: ["comment", "account"], keys: 2),
    CopiedTable(name: "setting", columns: ["name", "value"], keys: 1),
    // What still waits to be delivered stays behind: a copy would send it once more.
    CopiedTable(
      name: "webhook",
      columns: [
        "uid", "number", "account", "address", "events", "secret", "old_secret", "old_until", "created", "paused",
        "pause", "failing", "missed",
      ], keys: 1),
    CopiedTable(
      name: "audit", columns: ["number", "at", "account", "name", "act", "subject", "address", "details"], keys: 1),
  ]

  private var list: String { columns.joined(separator: ", ") }
  private var key: String { columns.prefix(keys).joined(separator: ", ") }

  /// The next rows behind that one.
  func rows(after last: Row?, atMost count: Int, _ db: any Connection) throws -> [Row] {
    let position = last.map { row in columns.prefix(keys).map { "\(row[$0])" as SQL }.joined(", ") }
    let rest: SQL = position.map { "WHERE (\(unchecked: key)) > (\($0))" } ?? ""
    return try db.rows(
      "SELECT \(unchecked: list) FROM \(unchecked: name) \(rest) ORDER BY \(unchecked: key) LIMIT \(count)")
  }

  func put(_ rows: [Row], _ db: any Connection) throws {
    for row in rows {
      let values = columns.map { "\(row[$0])" as SQL }.joined(", ")
      try db.run("INSERT INTO \(unchecked: name) (\(unchecked: list)) VALUES (\(values))")
    }
  }
}

extension Store {
  /// Puts everything into an empty place, from one unchanging state.
  ///
  /// - Returns: what could not be carried over: bytes of attachments that are missing or were changed.
  func copy(to other: Store) async throws -> [Finding] {
    try await other.mustBeEmpty()
    let blobs = blobs
    do {
      return try await database.read { db in
        try db.takeTime()
        for table in CopiedTable.all {
          var last: Row?
          while true {
            let rows = try table.rows(after: last, atMost: 100, db)
            if rows.isEmpty { break }
            try other.database.writeAndWait { try table.put(rows, $0) }
            last = rows.last
          }
        }
        let contents = try db.rows("SELECT sha256 FROM blob ORDER BY sha256").compactMap { $0.text("sha256") }
        return try contents.compactMap { try Self.carry($0, from: blobs, db, to: other) }
      }
    } catch {
      // A part of it would look like all of it.
      try? await other.database.write { db in
        for table in CopiedTable.all.reversed() { try db.run("DELETE FROM \(unchecked: table.name)") }
      }
      throw error
    }
  }

  private static func carry(
    _ sha256: String, from blobs: Blobs, _ db: any Connection, to there: Store
  ) throws -> Finding? {
    let spool = try there.blobs.spool(limit: .max)
    do {
      var number = 0
      while let piece = try blobs.piece(number, of: sha256, db) {
        try spool.append(piece)
        number += 1
      }
    } catch let error as StoreError where error.kind == .damaged {
      return Finding(what: error.what, place: sha256, advice: error.advice)
    }
    let arrived = Arrived(spool: spool)
    if arrived.sha256 != sha256 {
      return Finding(
        what: "the bytes of an attachment were changed", place: sha256, advice: "They were left out.")
    }
    try there.database.writeAndWait { try there.blobs.keep(arrived.spool, sha256: sha256, $0) }
    return nil
  }

  private func mustBeEmpty() async throws {
    let isUsed = try await database.read {
      try $0.row("SELECT 1 AS used FROM history UNION ALL SELECT 1 FROM account LIMIT 1") != nil
    }
    guard !isUsed else {
      throw StoreError(
        .refused, "There are reviews or accounts already", at: place.description,
        advice: "Name an empty place: nothing is ever written over reviews.")
    }
  }
}

/// A file whose bytes are all there. One transaction uses it.
private struct Arrived: @unchecked Sendable {
  let spool: Spool
  let sha256: String

  init(spool: Spool) {
    self.spool = spool
    sha256 = spool.sha256
  }
}
