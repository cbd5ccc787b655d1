/// What a place shows when its own field is absent: drawn from what is stated elsewhere, so nothing is invented.
enum Standins {
  /// The review's JSON with the places of this template filled in.
  static func fill(_ review: Review, for form: Form, targets: Targets) -> JSON {
    var root = review.json ?? [:]
    let places = Set(form.slots.map { form.absolute($0).joined(separator: ".") })
    for (target, sources) in table where places.contains(target) {
      let path = target.split(separator: ".").map(String.init)
      guard root.get(path[...]) == nil else { continue }
      if let value = sources.lazy.compactMap({ text($0, root, line: target.hasSuffix("Line")) }).first {
        root.set(.string(value), at: path[...])
      }
    }
    if root["title"] == nil, let slot = form.slots.first(where: { $0.path == ["title"] && $0.has("fallback") }) {
      let shared = form.slots.contains { $0.path == ["id"] && $0.line == slot.line }
      let line = ["summaryLine", "summary", "impactLine"].lazy.compactMap { text($0, root, line: true) }.first
      root["title"] = (line ?? (shared ? nil : root["id"]?.string)).map { .string($0) }
    }
    factors(&root, form)
    measures(&root, review, places, targets)
    if root["date"] == nil, places.contains("date"), let at = root["startedAt"]?["at"]?.string {
      root["date"] = .string(String(at.prefix(10)))
    }
    return root
  }

  /// A place, and the places it is filled from, the best first.
  private static let table: [(target: String, sources: [String])] = [
    ("summary", ["summaryLine", "impactLine"]),
    ("summaryLine", ["summary", "impactLine"]),
    ("impactLine", ["summaryLine", "summary", "impact.business.description"]),
    ("rootCauseLine", ["cause.statement", "cause.technical", "cause.whatHappened", "why"]),
    ("cause.statement", ["rootCauseLine", "cause.technical", "cause.whatHappened", "why"]),
    ("cause.technical", ["cause.statement", "rootCauseLine", "cause.whatHappened", "why"]),
    ("cause.whatHappened", ["cause.technical", "cause.statement", "rootCauseLine", "why"]),
    ("resolutionLine", ["response.resolutionMethod"]),
    ("response.resolutionMethod", ["resolutionLine"]),
  ]

  private static func text(_ source: String, _ root: JSON, line: Bool) -> String? {
    let found: String?
    if source == "why" {
      found = root.get(["cause", "whys"])?.elements?.first { $0["rootCause"] == true }?["answer"]?.string
    } else {
      found = root.get(source.split(separator: ".").map(String.init)[...])?.string
    }
    return line ? found.map(firstSentence) : found
  }

  /// Up to the first full stop that ends a sentence, in the first paragraph.
  static func firstSentence(_ text: String) -> String {
    let paragraph = ValueReader.oneLine(String(text.split(separator: "\n\n", maxSplits: 1).first ?? ""))
    var at = paragraph.startIndex
    while let stop = paragraph[at...].firstIndex(where: { ".!?。".contains($0) }) {
      let next = paragraph.index(after: stop)
      if next == paragraph.endIndex || paragraph[next] == " ",
        next == paragraph.endIndex || paragraph[paragraph.index(after: next)...].first.map({ !$0.isLowercase }) ?? true
      {
        return String(paragraph[..<next])
      }
      at = next
    }
    return paragraph
  }

  /// Boxes of factors and lists of factors stand for one another.
  private static func factors(_ root: inout JSON, _ form: Form) {
    let listed =
      form.slots.contains { $0.path == ["cause", "factors"] }
      || form.scopes.contains { $0.list == ["cause", "factors"] }
    let boxed = form.slots.contains { $0.path == ["cause", "factorChecklist"] }
    let factors = root.get(["cause", "factors"])?.elements ?? []
    let boxes = root.get(["cause", "factorChecklist"])?.elements ?? []
    if listed, !boxed, !boxes.isEmpty {
      let new = boxes.compactMap { box -> JSON? in
        let name = box["text"]?.string ?? (box.string ?? box["choice"]?.string).map { FactorChoice($0).label }
        guard let name, !factors.contains(where: { $0["name"]?.string?.key == name.key }) else { return nil }
        return .object(["name": .string(name), "category": box["category"]])
      }
      root.set(.array(factors + new), at: ["cause", "factors"])
    } else if boxed, !listed, !factors.isEmpty {
      let grouped = form.scopes.contains {
        $0.list == ["cause", "factorChecklist"] && $0.keys.contains { $0.field == "category" }
      }
      let new = factors.compactMap { factor -> JSON? in
        guard let name = factor["name"]?.string ?? factor["description"]?.string else { return nil }
        if let word = FactorChoices.words.word(name) {
          return boxes.contains(.string(word.id)) ? nil : .string(word.id)
        }
        if boxes.contains(where: { $0["text"]?.string?.key == name.key || $0.string?.key == name.key }) { return nil }
        guard grouped, let category = factor["category"] else { return .string(ValueReader.oneLine(name)) }
        return .object(["choice": "other", "category": category, "text": .string(ValueReader.oneLine(name))])
      }
      root.set(.array(boxes + new), at: ["cause", "factorChecklist"])
    }
  }

  /// Figures that the times give.
  private static func measures(_ root: inout JSON, _ review: Review, _ places: Set<String>, _ targets: Targets) {
    for name in Measure.Name.allCases {
      let path = ["measures", name.rawValue]
      let measure = review.measure(name, targets: targets)
      if places.contains((path + ["stated"]).joined(separator: ".")), root.get((path + ["stated"])[...]) == nil,
        let minutes = measure.minutes
      {
        let value = NumberReader.number(minutes)
        let json: JSON =
          measure.latest.map { .object(["value": .number(value), "latest": .number(NumberReader.number($0))]) }
          ?? .number(value)
        root.set(json, at: (path + ["stated"])[...])
      }
    }
  }
}
