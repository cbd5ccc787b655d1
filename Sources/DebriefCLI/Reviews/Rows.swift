import Debrief

/// A review in a list, as its JSON says it.
struct ReviewRow {
  static let head = ["ID", "DATE", "SEVERITY", "STATUS", "DURATION", "OPEN", "TITLE"]

  let json: JSON

  /// The incident id, else the uid.
  var name: String { json["id"]?.string ?? json["uid"]?.string ?? "" }
  var title: String { json["title"]?.string ?? "" }

  var severity: Severity? {
    var reader = Reader()
    return json["severity"].flatMap { Severity($0, &reader) }
  }

  /// Where the words stand that are looked for.
  var found: (part: String, snippet: String)? {
    guard let found = json["found"], let part = found["part"]?.string else { return nil }
    return (part, found["snippet"]?.string ?? "")
  }

  var cells: [String] {
    let all = json["allActions"]?.numeral ?? "0"
    return [
      name, json["date"]?.string ?? "", severity?.written ?? "",
      json["status"]?.string.map { Status($0).label } ?? "",
      json["durationMinutes"]?.numeral.flatMap { Double($0) }.map { Length.words(minutes: $0) } ?? "",
      all == "0" ? "" : "\(json["openActions"]?.numeral ?? "0")/\(all)", title,
    ]
  }
}

/// An action item, and the review that it is in.
struct ActionItemRow {
  static let head = ["DUE", "PRIORITY", "STATUS", "OWNER", "REVIEW", "ACTION"]

  let json: JSON

  var cells: [String] {
    func text(_ name: String) -> String? { json[name]?.string }
    return [
      text("due") ?? "", text("priority").map { Priority($0).label } ?? "",
      text("status").map { ActionStatus($0).label } ?? "", text("owner") ?? "",
      text("reviewId") ?? text("review") ?? "",
      [text("key"), text("action")].compactMap(\.self).joined(separator: ": "),
    ]
  }
}

/// One version of a review: what made it.
struct HistoryRow {
  let json: JSON

  /// A line, and below it one for each change.
  var words: String {
    func text(_ name: String) -> String { json[name]?.string ?? "" }
    let about = [json["what"]?.string.map { " (\($0))" }, json["reason"]?.string.map { ": \($0)" }]
    let did = "\(text("by")) \(text("kind")) it\(about.compactMap(\.self).joined())"
    let head = "\(json["version"]?.numeral ?? "")  \(text("at"))  \(did)  [\(text("door"))]\n"
    let changes = (json["changes"]?.elements ?? []).compactMap { Change($0) }
    return (head + changes.map { "   \($0.words)\n" }.joined()).harmless
  }
}
