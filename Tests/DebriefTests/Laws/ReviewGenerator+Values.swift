@testable import Debrief

extension ReviewGenerator {
  /// A value of a field, by how it is shown and by its name.
  mutating func value(_ lens: Lens, _ path: [String]) -> JSON {
    switch lens {
    case .record(let shape): return record(shape, path, density: 60)
    case .list(let element): return list(element, path)
    case .text: return .string(line(path))
    case .prose: return .string(text.prose(&random))
    case .date where path == ["date"] && !(text.difficulty > 1 && random.percent(10)): return .string(day.iso)
    case .date: return .string(date())
    case .moment: return moment(path.last ?? "")
    case .minutes: return quantity(0..<500, "minutes")
    case .count: return quantity(0..<90_000, "")
    case .percent: return quantity(0..<101, "%")
    case .money: return money()
    case .yesno: return .bool(random.percent(50))
    case .answer: return .object(["answer": random.percent(90) ? .bool(random.percent(50)) : nil, "text": aside()])
    case .choice(let words): return choice(words, path)
    case .choiceText(let words): return .object(["choice": choice(words, path), "text": aside()])
    case .person: return person(path)
    case .severity: return severity()
    case .target:
      return random.percent(70) ? .object(["minutes": quantity(1..<90, "")]) : .object(["written": "within the hour"])
    }
  }

  private mutating func line(_ path: [String]) -> String {
    if let words = Self.standing[path.joined(separator: ".")], random.percent(60) { return random.pick(words) }
    switch path.last {
    case "timeZone": return random.pick(["UTC", "Europe/Berlin", "America/Los_Angeles"])
    case "id": return "INC-\(random.int(2020..<2027))-\(random.int(1000..<9999))"
    case "key": return "AI-\(random.int(1..<40))"
    case "link", "url", "issueLink", "file": return random.pick(Phrases.addresses)
    default: return text.line(&random)
    }
  }

  /// Words that boxes and keyed lines of the templates ask for, by the path of their field.
  private static let standing: [String: [String]] = {
    var all = ["services": ["Backend API", "Frontend", "Database", "Redis Cache", "Monitoring"]]
    for template in Template.builtIn {
      for scope in template.form.scopes {
        for key in scope.keys { all[(scope.list + [key.field]).joined(separator: "."), default: []].append(key.value) }
      }
      for slot in template.form.slots {
        if let role = slot.option("role") { all["roles.role", default: []].append(role) }
      }
    }
    return all.mapValues { Set($0).sorted() }
  }()

  private mutating func aside() -> JSON? { random.percent(40) ? .string(text.line(&random)) : nil }

  private mutating func date() -> String {
    if random.percent(85) { return CivilDate(daysSinceEpoch: day.daysSinceEpoch + random.int(-3..<90)).iso }
    return random.pick(["end of Q4", "next sprint", "mid March", "soon"])
  }

  private mutating func choice(_ words: Words, _ path: [String]) -> JSON {
    if path.last == "factorChecklist", random.percent(15) {
      return .object([
        "choice": "other", "category": .string(random.pick(FactorCategories.words.all).id),
        "text": .string(text.line(&random)),
      ])
    }
    if text.difficulty > 0, random.percent(6) { return .string(text.words(1..<3, &random)) }
    return .string(random.pick(words.all).id)
  }

  private mutating func person(_ path: [String]) -> JSON {
    if random.percent(12), path.last != "roles" {
      return .object(["handle": .string(random.pick(["ada", "bo.chen", "on-call"]))])
    }
    var role: JSON? = random.percent(20) ? .string(text.difficulty < 2 ? "SRE" : text.line(&random)) : nil
    if path == ["roles"] { role = .string(random.pick(Self.standing["roles.role"] ?? [])) }
    return .object(["name": .string(text.name(&random)), "role": role])
  }

  private mutating func severity() -> JSON {
    if text.difficulty > 0, random.percent(5) { return .object(["written": "very bad"]) }
    let scheme = random.pick(SeverityScheme.known)
    return scheme.severity(random.pick(scheme.levels)).json ?? [:]
  }

  // MARK: - Numbers

  private mutating func quantity(_ range: Range<Int>, _ unit: String) -> JSON {
    let number = random.int(range)
    let value = JSON.number(String(number))
    switch random.int(0..<10) {
    case 0:
      return .object(["value": value, "approximate": true, "written": .string("~\(number)\(unit == "%" ? unit : "")")])
    case 1:
      let latest = number + random.int(1..<20)
      return .object(["value": value, "latest": .number(String(latest)), "written": .string("\(number)–\(latest)")])
    default: return value
    }
  }

  private mutating func money() -> JSON {
    let currency = JSON.string(random.pick(["USD", "EUR", "GBP", "JPY", "CHF"]))
    switch random.int(0..<10) {
    case 0: return .object(["written": "3% of the week"])
    case 1: return .object(["value": 4000, "approximate": true, "written": "~$4,000", "currency": "USD"])
    case 2: return .object(["amount": .number("1250.50"), "currency": currency])
    default: return .object(["amount": .number(String(random.int(1..<90_000))), "currency": currency])
    }
  }

  // MARK: - Times

  /// The milestones of the response follow one another; other times go on from the last one.
  private mutating func moment(_ name: String) -> JSON {
    let steps = ["startedAt", "detectedAt", "acknowledgedAt", "mitigatedAt", "resolvedAt", "endedAt", "closedAt"]
    if let step = steps.firstIndex(of: name) {
      return moment(minute: minute + step * 17)
    }
    if random.percent(90) { minute += random.int(0..<40) }
    return moment(minute: minute)
  }

  private mutating func moment(minute: Int) -> JSON {
    if text.difficulty > 0, random.percent(4) { return .object(["at": .string(day.iso)]) }
    var stamp = stamp(minute)
    if random.percent(10) { stamp.clock?.second = random.int(1..<60) }
    let latest = random.percent(8) ? self.stamp(minute + random.int(1..<30)) : nil
    return .object([
      "at": .string(stamp.iso), "latest": latest.map { .string($0.iso) },
      "source": random.percent(4) ? "chat" : nil,
    ])
  }

  private func stamp(_ minute: Int) -> Stamp {
    let day = CivilDate(daysSinceEpoch: day.daysSinceEpoch + minute / 1440)
    return Stamp(day, Stamp.Clock(minute % 1440 / 60, minute % 60), offset: offset)
  }
}
