import Debrief

/// What a tool states, and beside it what a text says where the tool is silent.
struct Filling {
  private var stated: JSON
  private var notes: [Note] = []
  /// What the text says otherwise, by the paths of the fields.
  private var otherwise: [String] = []

  init(_ review: Review) { stated = review.json ?? [:] }

  mutating func fill(from document: Review, named name: String) {
    otherwise = []
    stated = merged(stated, document.json ?? [:], "")
    guard !otherwise.isEmpty else { return }
    var passage = Extra()
    passage.heading = "Said otherwise in \(name)"
    passage.level = Quantity(2)
    passage.body = Prose(otherwise.joined(separator: "\n\n"))
    stated["extra"] = .array((stated["extra"]?.elements ?? []) + [passage.json].compactMap { $0 })
    let place = (passage.heading ?? "").quotedName
    notes.append(
      Note(.disagreement, "Where \(name) says otherwise the tool's fields count: kept under \(place)", path: "extra"))
  }

  consuming func filled() -> Parsed {
    let (review, read) = Review.read(stated)
    return Parsed(review: review.inOrder(), notes: notes + read)
  }

  private mutating func merged(_ own: JSON, _ other: JSON, _ path: String) -> JSON {
    switch (own, other) {
    case (.object(let members), .object(let others)) where !Self.isValue(own) && !Self.areOthers(own, other):
      var result = members
      for member in others {
        let inner = path.isEmpty ? member.name : "\(path).\(member.name)"
        if let place = result.firstIndex(where: { $0.name == member.name }) {
          result[place].value = merged(result[place].value, member.value, inner)
        } else {
          result.append(member)
        }
      }
      return .object(result)
    case (.array(let elements), .array(let others)):
      return .array(joined(elements, others, path))
    default:
      if !Self.isSame(own, other) { otherwise.append("- \(path): \(Self.words(other))") }
      return own
    }
  }

  /// The elements of both; of two that say the same the tool's, with what the text adds.
  private mutating func joined(_ own: [JSON], _ others: [JSON], _ path: String) -> [JSON] {
    var result = own
    var places: [String: Int] = [:]
    for (place, element) in own.enumerated() {
      for key in Self.keys(element) where places[key] == nil { places[key] = place }
    }
    for element in others {
      if let place = Self.keys(element).lazy.compactMap({ places[$0] }).first {
        result[place] = merged(result[place], element, "\(path)[\(place + 1)]")
      } else {
        result.append(element)
      }
    }
    return result
  }

  /// A moment, a severity, a person or a sum is one value, not a record of several.
  private static func isValue(_ json: JSON) -> Bool {
    json["at"]?.string != nil && json["event"] == nil && json["message"] == nil && json["points"] == nil
      || json["written"] != nil || json["amount"] != nil
  }

  /// Two people.
  private static func areOthers(_ a: JSON, _ b: JSON) -> Bool {
    guard let a = a.members, let b = b.members else { return false }
    let names: Set = ["name", "role", "handle"]
    guard (a + b).allSatisfy({ names.contains($0.name) }) else { return false }
    return !isSame(.object(a), .object(b))
  }

  /// Also where the tool's words hold those of the text.
  private static func isSame(_ a: JSON, _ b: JSON) -> Bool {
    let (a, b) = (words(a), words(b))
    if let a = Stamp(iso: a)?.instant, let b = Stamp(iso: b)?.instant { return a == b }
    return a.key == b.key || b.key.count >= 8 && a.key.contains(b.key)
  }

  /// What an element is told by: its main text without marks and case, at its time where it has one; also the title
  /// before a dash.
  private static func keys(_ json: JSON) -> [String] {
    let names = ["event", "action", "message", "url", "name", "title", "item", "lesson", "what", "text", "heading"]
    let text = names.lazy.compactMap { json[$0]?.string }.first ?? words(json)
    let time = json["at"].map { words($0) }.map { Stamp(iso: $0)?.instant.map(String.init) ?? $0 } ?? ""
    let title = text.range(of: " — ").map { String(text[..<$0.lowerBound]) } ?? text
    let first = title.split(whereSeparator: \.isNewline).first.map(String.init) ?? title
    return [text.key + time, first.key + time]
  }

  private static func words(_ json: JSON) -> String {
    json.scalar ?? ["at", "written", "name", "answer", "choice"].lazy.compactMap { json[$0]?.scalar }.first
      ?? json.text()
  }
}

extension Review {
  /// Entries of the timeline by their time, where each states one with a zone.
  func inOrder() -> Review {
    let times = timeline.map { $0.at?.at.instant }
    guard !times.contains(nil) else { return self }
    var review = self
    let order = timeline.indices.sorted { (times[$0] ?? 0, $0) < (times[$1] ?? 0, $1) }
    review.timeline = order.map { timeline[$0] }
    return review
  }
}
