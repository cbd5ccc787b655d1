package import Debrief

extension Store {
  /// Takes the bytes of a file that is to be attached.
  package func spool() throws -> Spool { try blobs.spool(limit: limits.attachment) }

  /// Attaches a file to a review. Where its name is taken by other bytes it gets another; the same file again changes
  /// nothing.
  ///
  /// - Parameter name: the file's; folders in it are left out.
  package func attach(
    _ spool: sending Spool, name: String, to uid: String, by author: Author, door: Door, at now: Stamp
  ) async throws -> (file: StoredFile, saved: Saved) {
    let event = Event(by: author, door: door, at: now)
    let incoming = Incoming(spool, name: name)
    let store = self
    return try await database.write { db in
      try db.lock(uid)
      guard let newest = try store.load(uid, db) else { throw StoreError.noReview(uid) }
      try store.checkQuota(incoming, db)
      let known = try db.files(of: uid).map(\.sha256)
      let file = try db.free(incoming, of: uid, event)
      try store.blobs.keep(incoming.spool, sha256: file.sha256, db)
      try db.keep(file, text: incoming.text, of: newest)
      var review = newest.review
      if !review.attachments.contains(where: { $0.file == file.name }) {
        var attachment = Attachment()
        attachment.file = file.name
        review.attachments.append(attachment)
      }
      let (identified, json) = review.identified(avoiding: newest.json, spent: newest.spent)
      let changes = Review.diff(newest.json, json)
      if changes.isEmpty, known.contains(file.sha256) { return (file, store.remembered(Saved(newest))) }
      // The record says which bytes they were, also where the review named the file before.
      let draft = Draft(identified, json: json)
      let next = NextVersion(
        edited: draft, changes, over: newest, event, details: [HistoryRecord.file(file)], db.dialect)
      return (file, store.remembered(try db.save(next, over: newest)))
    }
  }

  /// The files of a review, by their names.
  package func files(_ uid: String) async throws -> [StoredFile] {
    try await database.read { try $0.files(of: uid) }
  }

  /// A piece of a file's bytes, of a megabyte each; nil behind the last one.
  package func piece(_ number: Int, of file: StoredFile) async throws -> [UInt8]? {
    let blobs = blobs
    return try await database.read { try blobs.piece(number, of: file.sha256, $0) }
  }

  /// Removes the bytes that no review names any more.
  func sweepBlobs() async throws {
    let blobs = blobs
    try await database.write { db in
      try db.lock("blob")
      let unused = try db.rows(
        "SELECT sha256 FROM blob WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = blob.sha256)")
      for sha256 in unused.compactMap({ $0.text("sha256") }) { try blobs.remove(sha256, db) }
    }
  }

  private func checkQuota(_ incoming: Incoming, _ db: any Connection) throws {
    guard let quota = limits.quota else { return }
    // Bytes that are there take no more room.
    guard try db.row("SELECT size FROM blob WHERE sha256 = \(incoming.sha256)") == nil else { return }
    let used = try db.row("SELECT COALESCE(SUM(size), 0) AS used FROM blob")?.int("used") ?? 0
    guard used + incoming.spool.size > quota else { return }
    throw StoreError(
      .diskFull, "The attachments would take more than the \(quota >> 20) MB that they may", at: place.description,
      advice: "Remove some that nobody needs, or raise attachment.quota.")
  }
}

/// A file on its way in. One transaction uses it.
private struct Incoming: @unchecked Sendable {
  let spool: Spool
  let name: String
  let sha256: String

  init(_ spool: Spool, name: String) {
    self.spool = spool
    self.name = Self.plain(name)
    sha256 = spool.sha256
  }

  /// Its text as far as it is searched, where it is one.
  var text: String? {
    guard FileType(head: spool.head) == .text else { return nil }
    var bytes: [UInt8] = []
    try? spool.pieces(Blobs.piece) { piece in
      if bytes.count < Limits.searched { bytes += piece.prefix(Limits.searched - bytes.count) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// No folder, nothing that steers how text is shown, no more than 200 characters.
  private static func plain(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "file"
    let kept = last.unicodeScalars.filter { ![.control, .format].contains($0.properties.generalCategory) }
    let text = String(String.UnicodeScalarView(kept)).trimmingPrefix { $0 == "." || $0.isWhitespace }
    return text.isEmpty ? "file" : String(text.suffix(200))
  }
}

extension Connection {
  /// What the file becomes, under a name that no other one of the review has.
  fileprivate func free(_ incoming: Incoming, of uid: String, _ event: Event) throws -> StoredFile {
    let rows = try rows("SELECT name, sha256 FROM attachment WHERE uid = \(uid)")
    let others = rows.filter { $0.text("sha256") != incoming.sha256 }.compactMap { $0.text("name") }
    let name = incoming.name.free(of: Set(others))
    let type = FileType(head: incoming.spool.head)
    return StoredFile(
      name: name, sha256: incoming.sha256, size: incoming.spool.size, type: type, by: event.by.name, at: event.at,
      indexed: type == .text ? min(incoming.spool.size, Limits.searched) : 0)
  }

  fileprivate func keep(_ file: StoredFile, text: String?, of review: Stored) throws {
    let isWhole = try index(text ?? "", part: Passages.part(ofFile: file.name), number: review.number)
    try run(
      """
      INSERT INTO attachment (uid, name, sha256, size, type, added_by, added_at, indexed)
      VALUES (\(review.uid), \(file.name), \(file.sha256), \(file.size), \(file.type.rawValue), \(file.by),
        \(file.at?.iso ?? ""), \(isWhole ? file.indexed : min(file.indexed, 1)))
      ON CONFLICT (uid, name) DO UPDATE SET removed_at = NULL
      """)
  }

  /// Files that a review no longer names go, in time, and are not searched; those that it names again stay.
  func keepFiles(of stored: Stored, at now: Stamp) throws {
    let uid = stored.uid
    let named = stored.review.attachments.compactMap(\.file)
    let isNamed: SQL = named.isEmpty ? "1 = 0" : "name IN (\(named))"
    try run("UPDATE attachment SET removed_at = NULL WHERE uid = \(uid) AND \(isNamed)")
    let gone = try rows(
      """
      UPDATE attachment SET removed_at = \(now.seconds)
      WHERE uid = \(uid) AND removed_at IS NULL AND NOT (\(isNamed)) RETURNING name
      """)
    for name in gone.compactMap({ $0.text("name") }) {
      try unindex(part: Passages.part(ofFile: name), number: stored.number)
    }
  }
}

extension Store {
  /// Brings the words back of files that a review names again.
  func indexFiles(of stored: Stored, _ db: any Connection) throws {
    for file in try db.files(of: stored.uid) where file.indexed > 0 {
      let part = Passages.part(ofFile: file.name)
      let known = try db.row(
        "SELECT number FROM passage WHERE \(Passages.range(of: stored.number)) AND part = \(part) LIMIT 1")
      if known == nil { try db.index(try blobs.text(of: file, db), part: part, number: stored.number) }
    }
  }
}

extension Passages {
  static func part(ofFile name: String) -> String { "attachment:" + name }
}

extension String {
  /// Itself, or the first of its numbered names that no other file has.
  package func free(of taken: Set<String>) -> String {
    ([self] + (2...taken.count + 2).map(numbered)).first { !taken.contains($0) } ?? self
  }

  /// `graph-2.png` of `graph.png`.
  fileprivate func numbered(_ n: Int) -> String {
    guard let dot = lastIndex(of: "."), dot != startIndex else { return "\(self)-\(n)" }
    return "\(self[..<dot])-\(n)\(self[dot...])"
  }
}
