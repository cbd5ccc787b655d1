/// A member of a value that is an object: `name` of a person, `latest` of a moment.
enum Part {
  case text, number, flag, stamp, rank
  case value(Lens)
}

extension Lens {
  /// The members of a value, where it can be an object.
  var parts: [(name: String, part: Part)] {
    let inexact: [(String, Part)] =
      [("value", .number), ("latest", .number), ("approximate", .flag), ("written", .text)]
    return switch self {
    case .minutes, .count, .percent: inexact
    case .money: [("amount", .value(.count)), ("currency", .text)] + inexact
    case .moment: [("at", .stamp), ("latest", .stamp), ("source", .text), ("written", .text)]
    case .answer: [("answer", .flag), ("text", .text)]
    case .choiceText: [("choice", .text), ("text", .text)]
    // A box “(Other)” comes with its group and its own words.
    case .choice(let words) where words === FactorChoices.words:
      [("choice", .text), ("category", .text), ("text", .text)]
    case .person: [("name", .text), ("role", .text), ("handle", .text)]
    case .severity: [("written", .text), ("scheme", .text), ("rank", .rank)]
    case .target: [("minutes", .value(.minutes)), ("written", .text)]
    case .text, .prose, .date, .yesno, .choice, .record, .list: []
    }
  }

  /// The member without which such an object says nothing.
  fileprivate var needed: String? {
    switch self {
    case .moment: "at"
    case .severity: "written"
    case .choice: "choice"
    default: nil
    }
  }

  /// How one is written in JSON, where that is not plain.
  var example: String? {
    switch self {
    case .text, .prose: #""…""#
    case .choice(let words): words.all.first.map { "\"\($0.id)\"" }
    case .date: #""2026-03-17""#
    case .moment: #""2026-03-17T14:02Z" or {"at": "2026-03-17T14:02Z"}"#
    case .minutes, .count, .percent: #"79 or {"value": 80, "approximate": true, "written": "~80"}"#
    case .money: #"{"amount": 1200, "currency": "EUR"}"#
    case .yesno: "true or false"
    case .answer: #"{"answer": true, "text": "…"}"#
    case .choiceText: #"{"choice": "…", "text": "…"}"#
    case .person: #"{"name": "Ada"}"#
    case .severity: #"{"written": "SEV-2"}"#
    case .target: #"{"minutes": 30}"#
    case .record: "{…}"
    case .list: "[…]"
    }
  }
}

extension Inspection {
  mutating func object(_ members: [JSON.Member], _ lens: Lens) {
    let parts = lens.parts
    var names: Set<String> = []
    for member in members {
      guard let part = parts.first(where: { $0.name == member.name }) else {
        unknown(member.name, among: parts.map(\.name), of: lens.noun)
        continue
      }
      if member.value == .null { continue }
      names.insert(member.name)
      at(member.name) { $0.part(member.value, part.part) }
    }
    if let needed = lens.needed,
      !names.contains(needed) || members.contains(where: { $0.name == needed && $0.value == "" })
    {
      problem("“\(needed)” is missing in this \(lens.noun)")
    }
    if names.contains("amount"), let other = ["value", "latest", "approximate", "written"].first(where: names.contains)
    {
      problem(at: other, "“amount” is an exact sum; leave it out, or set it to null, where “\(other)” says more")
    }
  }

  mutating func part(_ json: JSON, _ part: Part) {
    switch (part, json) {
    case (.text, .string), (.flag, .bool): break
    case (.value(let lens), _): value(json, lens)
    case (.number, .number(let text)) where Double(text)?.isFinite == true: break
    case (.stamp, .string(let text)) where Stamp(iso: text) != nil: break
    case (.rank, .number(let text)) where Int(text).map { (1...ValueSchema.mostRank).contains($0) } == true: break
    default: problem("\(json.quoted) is no \(part.noun)")
    }
  }
}

extension Part {
  fileprivate var noun: String {
    switch self {
    case .text: "text"
    case .number: "number that can be counted with"
    case .flag: "true or false"
    case .stamp: "day or time; write it like 2026-03-17, 2026-03-17T14:02Z or 2026-03-17T14:02+01:00"
    case .rank: "rank; the worst is 1"
    case .value(let lens): lens.noun
    }
  }
}

extension String {
  /// The one of those that a wrong name was most likely meant to be; no name is so long that it takes a while.
  func meant(of known: [String]) -> String? { utf8.count > 40 ? nil : nearest(of: known) }
}
