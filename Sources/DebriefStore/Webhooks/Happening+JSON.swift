package import Debrief

// As the outbox keeps it, and as it leaves.
extension Happening {
  /// What is sent. Members may be added; what has a name keeps its meaning.
  ///
  /// - Parameters:
  ///   - id: of the delivery.
  ///   - reviewID: the incident id that the review has by now.
  ///   - base: the address of this server; nil where nobody said it.
  package func payload(id: String, reviewID: String?, base: String?) -> JSON {
    let page = review.flatMap { uid in base.map { $0 + "/reviews/" + uid } }
    let about = review.map { uid in
      JSON.object([
        "uid": .string(uid), "id": reviewID.map(JSON.string), "version": version.map { .number(String($0)) },
        "url": page.map(JSON.string),
      ])
    }
    return .object([
      "id": .string(id), "type": .string(kind.rawValue), "timestamp": .string(at.utc),
      "data": .object([
        "review": about, "by": by.map(JSON.string), "door": .string(door.rawValue), "comment": comment.map(JSON.string),
        "paths": paths.isEmpty ? nil : .array(paths.map(JSON.string)),
      ]),
    ])
  }

  /// As the outbox keeps it.
  var json: JSON {
    .object([
      "kind": .string(kind.rawValue), "review": review.map(JSON.string),
      "version": version.map { .number(String($0)) }, "by": by.map(JSON.string), "door": .string(door.rawValue),
      "at": .string(at.iso), "comment": comment.map(JSON.string),
      "paths": paths.isEmpty ? nil : .array(paths.map(JSON.string)),
    ])
  }

  init?(_ json: JSON) {
    guard let kind = json["kind"]?.string.flatMap(Kind.init), let door = json["door"]?.string.flatMap(Door.init),
      let at = json["at"]?.string.flatMap({ Stamp(iso: $0) })
    else { return nil }
    let event = Event(by: Author("", account: json["by"]?.string), door: door, at: at)
    self.init(
      kind, of: json["review"]?.string, version: json["version"]?.numeral.flatMap { Int($0) }, event)
    comment = json["comment"]?.string
    paths = json["paths"]?.elements?.compactMap(\.string) ?? []
  }
}

extension Stamp {
  /// RFC 3339, whose readers want seconds.
  fileprivate var utc: String {
    let iso = Stamp(secondsSince1970: seconds).iso
    return iso.utf8.count == "2026-04-02T09:18Z".utf8.count ? iso.dropLast() + ":00Z" : iso
  }
}
