import Debrief

/// What is wrong with the data, where, and what to do about it.
package struct Finding: Sendable, Equatable, CustomStringConvertible {
  package let what: String
  /// A review, with its version where that is known; a seal; an attachment.
  package let place: String
  package let advice: String

  package var description: String { "\(place): \(what). \(advice)" }
}

/// What the proof of the history gave.
package struct Verification: Sendable, Equatable {
  package var reviews = 0
  package var versions = 0
  /// What was removed on purpose, when, by whom and why.
  package var redactions: [(uid: String, entry: HistoryEntry)] = []
  /// The last seal: noted elsewhere, it proves that none was cut off after it.
  package var seal: (number: Int, at: String, link: String)?
  package var findings: [Finding] = []

  package static func == (a: Verification, b: Verification) -> Bool {
    a.reviews == b.reviews && a.versions == b.versions && a.findings == b.findings && a.seal?.link == b.seal?.link
  }
}

extension Store {
  /// Proves every history: that no record was changed, taken out, put in or cut off, and that each review is what its
  /// history leads to.
  package func verify() async throws -> Verification {
    try await database.read { db in
      try db.takeTime()
      var proof = Proof(db: db)
      return try proof.run()
    }
  }
}

private struct Proof {
  private static let tampered = "Somebody altered the data past Debrief: compare it with a backup."
  let db: any Connection
  private var result = Verification()

  init(db: any Connection) { self.db = db }

  mutating func run() throws -> Verification {
    let known = try db.rows("SELECT uid FROM review UNION SELECT uid FROM history ORDER BY uid")
    for uid in known.compactMap({ $0.text("uid") }) {
      result.reviews += 1
      try prove(uid)
    }
    try proveSeals()
    return result
  }

  private mutating func found(_ what: String, at place: String, _ advice: String = Proof.tampered) {
    result.findings.append(Finding(what: what, place: place, advice: advice))
  }

  private mutating func prove(_ uid: String) throws {
    let rows = try db.rows(
      "SELECT version, digest, head, salt, record FROM history WHERE uid = \(uid) ORDER BY version")
    result.versions += rows.count
    var head = uid
    var records: [HistoryRecord] = []
    for (version, row) in zip(1..., rows) {
      let place = "\(uid), version \(row.int("version") ?? 0)"
      guard row.int("version") == version else {
        return found("version \(version) of the history is missing", at: uid)
      }
      guard let record = try? row.record(of: uid), record.uid == uid, record.version == version else {
        return found("the record is not that of this version", at: place)
      }
      head = Digest.link(head, row.text("digest") ?? "")
      if head != row.text("head") { return found("the chain is broken", at: place) }
      records.append(record)
    }
    proveTexts(uid, rows, records)
    try proveReview(uid, records, head: head)
  }

  /// Each record is what was written, or what a redaction put in its place.
  private mutating func proveTexts(_ uid: String, _ rows: [Row], _ records: [HistoryRecord]) {
    var rewritten: [Int: String] = [:]
    for record in records {
      rewritten.merge(record.rewritten) { $1 }
      if record.kind == .redacted || record.kind == .erased, let entry = record.entry {
        result.redactions.append((uid, entry))
      }
    }
    for (row, record) in zip(rows, records) {
      let digest = Digest.of(row.text("record") ?? "", salt: row.text("salt") ?? "")
      if digest != rewritten[record.version] ?? row.text("digest") {
        found("the record was changed", at: "\(uid), version \(record.version)")
      }
    }
  }

  private mutating func proveReview(_ uid: String, _ records: [HistoryRecord], head: String) throws {
    let stored = try db.stored(uid)
    guard let last = records.last, last.kind != .erased else {
      if stored != nil { found("the review is there, but its history says that it is not", at: uid) }
      return
    }
    guard let stored else { return found("the review is missing", at: uid, "Put a backup in its place.") }
    if stored.version != last.version || stored.head != head {
      found("the review's version is not the last one of its history", at: uid)
    }
    let hashes = Set(records.compactMap(\.fileHash))
    for file in try db.files(of: uid) where !hashes.contains(file.sha256) {
      found("the bytes of the attachment “\(file.name)” are not those that were attached", at: uid)
    }
    if stored.visibility != records.last(where: { $0.visibility != nil })?.visibility ?? .everyone {
      found("who may see the review was changed past its history", at: uid)
    }
    let isRemoved = records.last { [.created, .removed, .restored].contains($0.kind) }?.kind == .removed
    if stored.isRemoved != isRemoved {
      found("the review was \(isRemoved ? "brought back" : "removed") past its history", at: uid)
    }
    let review = records.reduce(Review()) { review, record in
      record.review ?? (record.changes.isEmpty ? review : Review.apply(record.changes, to: review).review)
    }
    if review.canonical != stored.review.canonical { found("the review is not what its history leads to", at: uid) }
  }

  private mutating func proveSeals() throws {
    var link = ""
    for (number, row) in zip(1..., try db.rows("SELECT number, at, heads, link FROM seal ORDER BY number")) {
      let place = "seal \(number)"
      guard row.int("number") == number, let seal = Seal(try row.json("heads", of: place)), seal.number == number,
        seal.text == row.text("heads")
      else { return found("the seal is missing or was changed", at: place) }
      link = seal.link(after: link)
      if link != row.text("link") { return found("the chain of the seals is broken", at: place) }
      result.seal = (number, seal.at, link)
      try proveHeads(seal, at: place)
    }
  }

  private mutating func proveHeads(_ seal: Seal, at place: String) throws {
    for head in seal.heads {
      let row = try db.row("SELECT head FROM history WHERE uid = \(head.uid) AND version = \(head.version)")
      if row?.text("head") != head.head {
        found("\(head.uid) had a version \(head.version) that is no longer there", at: place)
      }
    }
  }
}
