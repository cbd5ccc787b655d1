import Markdown

// What follows from the whole.

extension Assembly {
  /// What follows from the rest: the day from the begin, and figures that only repeat the times.
  mutating func derive() {
    if root["date"] == nil, let at = root["startedAt"]?["at"]?.string { root["date"] = .string(String(at.prefix(10))) }
    markRootCause()
    sortTimeline()
    let (review, _) = Review.read(root)
    for name in Measure.Name.allCases {
      guard let stated = review.measures[name].stated, stated.isExact, let number = stated.number,
        let minutes = review.measure(name).minutes,
        abs(minutes - number) < 0.5
      else { continue }
      root.set(nil, at: ["measures", name.rawValue, "stated"])
    }
    if let stated = review.durationStated, stated.isExact, let from = review.startedAt, let to = review.endedAt,
      let seconds = Moment.seconds(from: from.at, to: to.at), stated.number == Double(seconds) / 60
    {
      root["durationStated"] = nil
    }
    if let severity = review.severity, let assigned = review.severityAssigned,
      severity.written.key == assigned.written.key
    {
      root["severityAssigned"] = nil
    }
  }

  mutating func markRootCause() {
    guard form.scopes.contains(where: { $0.list == ["cause", "whys"] && $0.options.contains("last=rootCause") }),
      var whys = root.get(["cause", "whys"])?.elements, whys.count >= 5
    else { return }
    if whys[whys.count - 1]["answer"] != nil { whys[whys.count - 1]["rootCause"] = true }
    root.set(.array(whys), at: ["cause", "whys"])
  }

  /// Entries stand in order of time; one without a comparable time keeps its neighbour.
  mutating func sortTimeline() {
    guard let entries = root["timeline"]?.elements else { return }
    root["timeline"] = .array(Assembly.sorted(entries))
  }

  static func sorted(_ entries: [JSON]) -> [JSON] {
    var last = Int.min
    let keyed = entries.enumerated().map { index, entry -> (key: Int, index: Int, entry: JSON) in
      if let at = entry["at"]?["at"]?.string.flatMap({ Stamp(iso: $0) }) { last = at.instant ?? at.local }
      return (last, index, entry)
    }
    return keyed.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.map(\.entry)
  }

  mutating func addExtra() {
    var extra: [JSON] = []
    for var passage in passages.sorted(by: { $0.line < $1.line }) {
      if passage.isKept, let marker = passage.body.first.flatMap(Extras.read) {
        (passage.under, passage.level) = (marker.under, marker.level)
        passage.body.removeFirst()
      }
      while passage.body.last?.trimmed == "---" { passage.body.removeLast() }
      let body = passage.body.joined(separator: "\n\n").trimmed
      if body.isEmpty, passage.heading == nil { continue }
      extra.append(
        .object([
          "heading": passage.heading.map { .string($0) }, "level": passage.level.map { .number(String($0)) },
          "under": passage.under.isEmpty ? nil : .array(passage.under.map { .string($0) }),
          "body": body.isEmpty ? nil : .string(body),
        ]))
      let shown = passage.heading ?? ValueReader.oneLine(String(body.prefix(60)))
      notes.append(Note(.unplaced, "no field holds “\(shown)”; it is kept as it is", line: passage.line, path: "extra"))
    }
    if !extra.isEmpty { root["extra"] = .array(extra) }
  }
}
