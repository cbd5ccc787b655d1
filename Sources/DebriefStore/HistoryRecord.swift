package import Debrief

/// Who did something, by which door, when, and from which network address.
package struct Event: Sendable {
  package let by: Author
  package let door: Door
  package let at: Stamp
  package let from: String?

  package init(by: Author, door: Door, at: Stamp, from: String? = nil) {
    self.by = by
    self.door = door
    self.at = at
    self.from = from
  }
}

/// One entry of a review's history as it is kept. Its text is what the chain proves, byte by byte.
struct HistoryRecord: Sendable {
  let uid: String
  let version: Int
  /// An object: `uid`, `version`, `kind`, `by`, `door`, `at`, and what the kind needs (`review`, `changes`, `removed`).
  private(set) var json: JSON

  init(_ uid: String, version: Int, _ kind: HistoryEntry.Kind, _ event: Event, _ details: [JSON.Member] = []) {
    self.uid = uid
    self.version = version
    json = .object(
      [
        JSON.Member("uid", .string(uid)), JSON.Member("version", .number(String(version))),
        JSON.Member("kind", .string(kind.rawValue)), JSON.Member("by", .string(event.by.name)),
        JSON.Member("door", .string(event.door.rawValue)), JSON.Member("at", .string(event.at.iso)),
      ] + (event.by.account.map { [JSON.Member("account", .string($0))] } ?? []) + details)
  }

  /// A stored one; nil when it is none.
  init?(_ json: JSON) {
    guard let uid = json["uid"]?.string, let version = json["version"]?.numeral.flatMap({ Int($0) }) else { return nil }
    self.uid = uid
    self.version = version
    self.json = json
  }

  var text: String { json.text() }
  var kind: HistoryEntry.Kind? { json["kind"]?.string.flatMap(HistoryEntry.Kind.init) }
  var changes: [Change] { (json["changes"]?.elements ?? []).compactMap { Change($0) } }
  /// What the first version says.
  var review: Review? { json["review"].map { Review.read($0).review } }

  var entry: HistoryEntry? {
    guard let kind, let at = json["at"]?.string.flatMap({ Stamp(iso: $0) }) else { return nil }
    return HistoryEntry(
      version: version,
      kind: kind,
      by: Author(json["by"]?.string ?? "", account: json["account"]?.string),
      door: json["door"]?.string.flatMap(Door.init) ?? .api,
      at: at,
      changes: changes.withoutSystem,
      reason: json["reason"]?.string,
      what: json["what"]?.string,
      visibility: visibility,
      joined: json["joined"]?.string
    )
  }
}

extension HistoryRecord {
  static func changes(_ changes: [Change]) -> JSON.Member { JSON.Member("changes", .array(changes.map(\.json))) }

  /// Who may see the review from here on.
  static func visibility(_ visibility: Visibility) -> JSON.Member { JSON.Member("visibility", visibility.json) }

  var visibility: Visibility? { json["visibility"].flatMap { Visibility($0) } }

  /// Which bytes an attached file has.
  static func file(_ file: StoredFile) -> JSON.Member {
    JSON.Member("file", .object(["name": .string(file.name), "sha256": .string(file.sha256)]))
  }

  /// The SHA-256 of the file that it attached.
  var fileHash: String? { json["file"]?["sha256"]?.string }

  /// That other bytes stand in the place of records, and their digests.
  static func rewritten(_ rows: [(version: Int, digest: String)]) -> JSON.Member {
    JSON.Member(
      "rewritten",
      .array(rows.map { .object(["version": .number(String($0.version)), "digest": .string($0.digest)]) }))
  }

  /// The digests of the bytes that took the places of records.
  var rewritten: [Int: String] {
    let pairs = (json["rewritten"]?.elements ?? []).compactMap { row -> (Int, String)? in
      guard let version = row["version"]?.numeral.flatMap({ Int($0) }), let digest = row["digest"]?.string else {
        return nil
      }
      return (version, digest)
    }
    return Dictionary(pairs) { $1 }
  }

  /// The same with another story.
  mutating func rewrite(_ body: (JSON) -> JSON) { json = body(json) }
}
