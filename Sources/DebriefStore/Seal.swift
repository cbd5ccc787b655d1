package import Debrief

/// The heads of all chains that grew since the seal before, chained in turn: a history that was cut off, or a review that
/// was taken out, no longer agrees with the seals.
struct Seal: Sendable {
  struct Head: Sendable {
    let uid: String
    let version: Int
    let head: String
  }

  let number: Int
  let at: String
  let heads: [Head]

  /// What the link proves, byte by byte.
  var text: String {
    let rows = heads.map { head -> JSON in
      .array([.string(head.uid), .number(String(head.version)), .string(head.head)])
    }
    return JSON.object(["number": .number(String(number)), "at": .string(at), "heads": .array(rows)]).text()
  }

  init(number: Int, at: String, heads: [Head]) {
    self.number = number
    self.at = at
    self.heads = heads
  }

  /// A stored one; nil when it is none.
  init?(_ json: JSON) {
    guard let number = json["number"]?.numeral.flatMap({ Int($0) }), let at = json["at"]?.string else { return nil }
    self.number = number
    self.at = at
    heads = (json["heads"]?.elements ?? []).compactMap { row in
      guard let row = row.elements, row.count == 3, let uid = row[0].string, let head = row[2].string,
        let version = row[1].numeral.flatMap({ Int($0) })
      else { return nil }
      return Head(uid: uid, version: version, head: head)
    }
  }

  func link(after before: String) -> String { Digest.link(before, Digest.sha256(text.utf8)) }
}

extension Connection {
  /// Seals what is not sealed yet; nothing when there is nothing.
  func seal(at now: Stamp) throws {
    try lock("seal")
    let last = try row("SELECT number, link FROM seal ORDER BY number DESC LIMIT 1")
    let number = (last?.int("number") ?? 0) + 1
    let rows = try rows(
      "UPDATE history SET sealed = \(number) WHERE sealed = 0 RETURNING uid, version, head")
    let fresh = Dictionary(grouping: rows) { $0.text("uid") ?? "" }
    let heads = fresh.keys.sorted().compactMap { uid -> Seal.Head? in
      let newest = fresh[uid]?.max { ($0.int("version") ?? 0) < ($1.int("version") ?? 0) }
      return newest.map { Seal.Head(uid: uid, version: $0.int("version") ?? 0, head: $0.text("head") ?? "") }
    }
    guard !heads.isEmpty else { return }
    let seal = Seal(number: number, at: now.iso, heads: heads)
    try run(
      """
      INSERT INTO seal (number, at, heads, link)
      VALUES (\(number), \(seal.at), \(seal.text), \(seal.link(after: last?.text("link") ?? "")))
      """)
  }
}

extension Store {
  /// Seals the history up to now; `tend` does so once a day.
  package func seal(at now: Stamp) async throws {
    try await database.write { try $0.seal(at: now) }
  }
}
