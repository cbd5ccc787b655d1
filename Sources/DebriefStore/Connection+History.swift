import Debrief

/// A record with what proves it.
struct Sealed: Sendable {
  let record: HistoryRecord
  let text: String
  let digest: String
  let head: String
  let salt: String
}

extension HistoryRecord {
  /// - Parameter head: of the version before; the uid for the first.
  func sealed(after head: String) -> Sealed {
    let text = text
    let salt = Digest.salt()
    let digest = Digest.of(text, salt: salt)
    return Sealed(record: self, text: text, digest: digest, head: Digest.link(head, digest), salt: salt)
  }
}

extension Script {
  mutating func append(_ sealed: Sealed) {
    let record = sealed.record
    run(
      """
      INSERT INTO history (uid, version, digest, head, salt, record)
      VALUES (\(record.uid), \(record.version), \(sealed.digest), \(sealed.head), \(sealed.salt), \(sealed.text))
      """)
  }
}

extension Connection {
  /// Seals a record and keeps it.
  ///
  /// - Returns: the new head.
  func append(_ record: HistoryRecord, to head: String) throws -> String {
    let sealed = record.sealed(after: head)
    var script = Script(dialect)
    script.append(sealed)
    try run(script)
    return sealed.head
  }

  /// The version before, and the one before that, as far back as asked.
  func earlier(_ newest: Stored, _ version: Int) throws -> Review {
    guard version >= 1, version < newest.version else { throw StoreError.noVersion(version, of: newest.uid) }
    var review = newest.review
    let steps = try rows(
      "SELECT record FROM history WHERE uid = \(newest.uid) AND version > \(version) ORDER BY version DESC")
    for step in steps {
      let record = try step.record(of: newest.uid)
      review = Review.apply(Review.inverse(of: record.changes), to: review).review
    }
    return review
  }
}

extension Row {
  func record(of uid: String) throws -> HistoryRecord {
    guard let record = HistoryRecord(try json("record", of: uid)) else {
      throw StoreError(
        .damaged, "An entry of the history cannot be read", at: uid,
        advice: "Run debrief doctor, and put the newest backup in its place.")
    }
    return record
  }
}
