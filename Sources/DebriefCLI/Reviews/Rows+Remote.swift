import Debrief
import DebriefIntegrations
import DebriefStore

// What a server answers, and what it is asked for.

extension KeptReview {
  /// - Parameter targets: the server's, so that they are not taken for the review's own.
  init(_ answer: Remote.Answer, targets: Targets = .standard) {
    let review = Review.readPublished(answer.json, targets: targets).review
    self.init(uid: answer.json["uid"]?.string ?? "", version: answer.version ?? 0, review: review)
  }
}

extension RemovedReview {
  init(remote json: JSON) {
    self.init(
      uid: json["uid"]?.string ?? "", id: json["id"]?.string, title: json["title"]?.string,
      at: json["removedAt"]?.string ?? "")
  }
}

extension AttachedFile {
  init(remote json: JSON) {
    self.init(
      name: json["name"]?.string ?? "", size: json["size"]?.numeral.flatMap { Int($0) } ?? 0,
      type: FileType.allCases.first { $0.mediaType == json["type"]?.string } ?? .unknown, by: json["by"]?.string ?? "",
      indexed: json["indexed"]?.numeral.flatMap { Int($0) } ?? 0)
  }
}

extension ActionItemRow {
  init(remote row: JSON) {
    json = .object([
      "review": row["review"], "reviewId": row["reviewID"], "id": row["id"], "key": row["key"],
      "action": row["action"], "owner": row["owner"], "due": row["due"], "priority": row["priority"],
      "status": row["status"], "open": row["open"],
    ])
  }
}

extension HistoryRow {
  init(remote row: JSON) { json = .object((row.members ?? []).filter { $0.name != "account" }) }
}

extension KeptDocument {
  init(remote json: JSON) {
    let count = json["changes"]?.numeral ?? "0"
    uid = json["uid"]?.string ?? ""
    let name = json["id"]?.string ?? uid
    switch json["result"]?.string {
    case "created": (outcome, words) = (.created, "created \(name)")
    case "updated": (outcome, words) = (.updated, "updated \(name) (\(count) \(count == "1" ? "change" : "changes"))")
    default: (outcome, words) = (.unchanged, "unchanged (\(uid))")
    }
    notes = (json["notes"]?.elements ?? []).compactMap { note in
      note["kind"]?.string.flatMap { Note.Kind(rawValue: $0) }.map { kind in
        Note(
          kind, note["message"]?.string ?? "", line: note["line"]?.numeral.flatMap { Int($0) },
          path: note["path"]?.string)
      }
    }
    conflicts = json["conflicts"]?.elements?.compactMap(\.string) ?? []
    review = json["review"].map { Review.read($0).review }
  }
}

extension Filter {
  /// As parameters of a query; who asks, the token says.
  var fields: [(String, String)] {
    var fields: [(String, String)] = []
    if !text.isEmpty { fields.append(("q", text)) }
    fields += severityRanks.sorted().map { ("severity", String($0)) }
    fields += statuses.sorted().map { ("status", $0.isEmpty ? "none" : $0) }
    fields += services.sorted().map { ("service", $0) }
    fields += factors.sorted().map { ("factor", $0) }
    fields += owners.sorted().map { ("owner", $0) }
    if let from { fields.append(("from", from.iso)) }
    if let to { fields.append(("to", to.iso)) }
    return fields
  }
}

extension ActionFilter {
  var fields: [(String, String)] {
    var fields: [(String, String)] = []
    if !text.isEmpty { fields.append(("q", text)) }
    if open == nil { fields.append(("all", "true")) }
    fields += owners.sorted().map { ("owner", $0) }
    if let dueUntil { fields.append(("due", dueUntil.iso)) }
    return fields
  }
}

extension Sort {
  /// As the API calls it, which has one direction of each but of the date.
  var word: String {
    switch key {
    case .date: "newest"
    case .severity, .title, .updated, .relevance: key.rawValue
    }
  }

  /// Whether the other direction is wanted.
  var isTurnedAround: Bool { ascending != (key == .severity || key == .title) }
}
