/// What a section of a document is about: a field of the catalogue.
struct Subject: Equatable {
  let path: [String]
  /// Whether the title says no more than the field's name.
  let isWhole: Bool

  /// The field that a heading names, be it among other words: "Timeline of the outage".
  static func of(_ title: String) -> Subject? {
    if let path = named(title) ?? labels[Wording.key(title)] { return Subject(path: path, isWhole: true) }
    let aside = title.firstIndex(of: "(").map { title[title.index(after: $0)...].prefix { $0 != ")" } }
    if let path = aside.flatMap({ named($0) }) { return Subject(path: path, isWhole: true) }
    return within(title).map { Subject(path: $0, isWhole: false) }
  }

  /// The field of exactly that name.
  static func named(_ title: some StringProtocol) -> [String]? {
    let key = Wording.key(title)
    if let path = names[key] { return path }
    for word in [
      "the ", "our ", "incident ", "outage ", "preliminary ", "final ", "initial ", "known ", "identified ",
      "estimated ",
      "post incident ", "proposed ", "possible ", "misc ", "other ", "additional ", "main ",
    ] where key.hasPrefix(word) {
      if let path = names[String(key.dropFirst(word.count))] { return path }
    }
    return nil
  }

  /// Whether a title is a field's name and nothing else.
  static func isName(_ title: String) -> Bool {
    let key = Wording.key(title)
    return names[key] != nil || labels[key] != nil
  }

  /// The field whose name stands first among a heading's words; of two at one place the longer.
  private static func within(_ title: String) -> [String]? {
    let key = Wording.key(title)
    guard key.utf8.count < 90 else { return nil }
    if key.utf8.contains(where: { $0 >= 0xE3 }), let found = inRow(key) { return found }
    let words = key.split(separator: " ")
    for start in words.indices {
      for end in (start + 1...min(words.count, start + 7)).reversed() {
        let name = words[start..<end].joined(separator: " ")
        let isTelling = telling.contains(name) || start == 0 && opening.contains(name)
        guard let path = names[name], end - start > 1 || isTelling && words.count < 7 else { continue }
        return path
      }
    }
    return nil
  }

  /// The same in languages that part no words: the longest name.
  private static func inRow(_ key: String) -> [String]? {
    unparted.first { name, _ in key.contains(name) && name.utf8.count > 3 && name.utf8.count * 3 >= key.utf8.count }?
      .path
  }

  /// Single words that say what a longer heading is about.
  private static let telling: Set<String> = [
    "recovery", "resolution", "massnahmen", "mesures", "medidas", "timeline", "chronology", "impact", "lesson",
    "learning", "takeaway", "remediation", "prevention", "postscript",
    "chronologie", "zeitleiste", "cronología", "résumé", "resumen", "resumo", "zusammenfassung", "maßnahmen",
    "auswirkungen", "ursache",
  ]

  /// Those that do so only at the beginning: "Cause 1: the parameter".
  private static let opening: Set<String> = ["cause", "ursache", "causa"]

  /// The longest first.
  private static let unparted: [(name: String, path: [String])] =
    names.filter { $0.key.utf8.contains { $0 >= 0xE3 } }
    .sorted { ($1.key.utf8.count, $0.key) < ($0.key.utf8.count, $1.key) }.map { ($0.key, $0.value) }
}

extension Subject {
  /// The field that a label names, with the values that stand behind one: "Severity", "Time to recovery".
  static func value(_ label: some StringProtocol) -> [String]? {
    let key = Wording.key(label)
    if let path = labels[key] ?? labels[Wording.full(label)] { return path }
    if let path = Catalogue.named(label, isHeading: false), !vague.contains(key) { return path }
    let words = key.split(separator: " ")
    guard (2...5).contains(words.count) else { return nil }
    if let path = Subject.named(label), Catalogue.lens(path).map(isValue) ?? false { return path }
    // "Total impact duration", "Initial severity"
    return words.last.flatMap { tails[String($0)] }
  }

  /// Names of the catalogue that mean too much to be taken for a field wherever they stand.
  private static let vague: Set<String> = [
    "what", "why", "who", "where", "note", "comment", "question", "answer", "item", "action", "task", "name", "kind",
    "type", "category", "description", "process", "system", "tool", "number", "good", "bad", "place", "text", "link",
    "alert", "effect", "detail", "issue", "change", "method", "focus", "item", "fix", "finding", "challenge",
    "decision", "message", "channel", "how", "topic", "point", "check", "step", "update", "result", "test", "review",
    "role", "people", "user", "team", "data", "monitoring", "communication", "technical", "business", "training",
    "event",
  ]

  /// Whether a field holds one value rather than a list or a part of the review.
  static func isValue(_ lens: Lens) -> Bool {
    switch lens {
    case .record(let shape): shape.name == StatedMeasure.noun
    case .list(.record), .prose: false
    default: true
    }
  }

  /// Whether a field is a part of a document rather than a fact.
  static func isPart(_ path: [String], _ lens: Lens) -> Bool {
    !isValue(lens) || ["gotLucky", "effectiveProcedures", "procedureGaps"].contains(path[0])
  }

  private static let tails: [String: [String]] = [
    "duration": ["durationStated"], "severity": ["severity"], "author": ["authors"], "downtime": ["durationStated"],
  ]
}
