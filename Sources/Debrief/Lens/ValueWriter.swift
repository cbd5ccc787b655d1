/// Writes a value as the text of its place.
struct ValueWriter {
  var stage: Stage

  func write(_ json: JSON, _ lens: Lens, _ slot: Slot, after previous: Stamp? = nil) -> String {
    switch lens {
    case .text, .prose, .date: return json.string ?? ""
    case .moment: return moment(json, slot, previous)
    case .minutes: return NumberText.quantity(json) { slot.has("bare") ? $0 : NumberText.duration($0) }
    case .count:
      return NumberText.quantity(json) { NumberText.grouped($0) + (slot.option("unit").map { " " + $0 } ?? "") }
    case .percent: return NumberText.quantity(json) { $0 + "%" }
    case .money: return NumberText.money(json)
    case .yesno: return yesno(json.bool, slot)
    case .answer: return answer(json, slot)
    case .choice(let words): return choice(json, words, slot)
    case .choiceText(let words): return judged(json, words)
    case .person: return person(json, slot)
    case .severity: return severity(json, slot)
    case .target:
      return json["written"]?.string ?? json["minutes"].map { "< " + NumberText.quantity($0) { $0 + " min" } } ?? ""
    case .list(let element): return list(json, element, slot)
    case .record: return ""
    }
  }

  private func moment(_ json: JSON, _ slot: Slot, _ previous: Stamp?) -> String {
    var reader = Reader()
    guard let moment = Moment(json, &reader) else { return "" }
    if slot.has("day") {
      return moment.at.clock == nil
        ? moment.at.date.iso : TimeText.write(moment, utc: false, full: true, stage: stage, after: nil)
    }
    return TimeText.write(
      moment, utc: slot.has("utc"), full: slot.has("full") || slot.scope == nil, stage: stage, after: previous)
  }

  private func yesno(_ flag: Bool?, _ slot: Slot) -> String {
    guard let flag else { return "" }
    if slot.has("radio") { return radio(flag ? "Yes" : "No", slot.blank) }
    if slot.has("met") { return flag ? "☑ Met" : "☐ Not met" }
    return flag ? "Yes" : "No"
  }

  private func answer(_ json: JSON, _ slot: Slot) -> String {
    let flag = json["answer"]?.bool
    let text = json["text"]?.string
    if slot.has("radio") { return flag.map { radio($0 ? "Yes" : "No", slot.blank) } ?? "" }
    guard let flag else { return text ?? "" }
    return (flag ? "Yes" : "No") + (text.map { " - " + $0 } ?? "")
  }

  /// The blank with the box of that option ticked; one that it lacks stands behind the others.
  private func radio(_ words: String, _ blank: String) -> String {
    let key = words.key
    var out = ""
    var ticked = false
    for (i, part) in blank.split(separator: "☐", omittingEmptySubsequences: false).enumerated() {
      guard i > 0 else {
        out += part
        continue
      }
      let name = part.trimmed
      let own = name.key == key || name.prefix { $0 != "(" }.key == key
      out += (own && !ticked ? "☑" : "☐") + part
      ticked = ticked || own
    }
    return ticked ? out : out + "  ☑ " + words
  }

  private func choice(_ json: JSON, _ words: Words, _ slot: Slot) -> String {
    guard let id = json.string else {
      return json["text"]?.string ?? json["choice"]?.string.flatMap { words.word($0)?.label } ?? ""
    }
    if slot.has("emoji"), let mark = ["open": "⏳", "in-progress": "🔄", "done": "✅", "wont-do": "❌ Won't Do"][id] {
      return mark
    }
    if slot.has("mark"),
      let mark = ["open": "☐", "in-progress": "☐ In Progress", "done": "☑", "wont-do": "☐ Won't Do"][id]
    {
      return mark
    }
    let word = words[id: id]
    if slot.has("radio") {
      let option = ([word?.label] + (word?.aliases ?? [])).compactMap { $0 }.first { slot.blank.key.contains($0.key) }
      return radio(option ?? word?.label ?? id, slot.blank)
    }
    return word?.label ?? id
  }

  private func judged(_ json: JSON, _ words: Words) -> String {
    let choice = json["choice"]?.string.map(words.label)
    return [choice, json["text"]?.string].compactMap { $0 }.joined(separator: " - ")
  }

  private func person(_ json: JSON, _ slot: Slot) -> String {
    PersonText.write(json, dash: slot.has("dash"))
  }

  private func severity(_ json: JSON, _ slot: Slot) -> String {
    var reader = Reader()
    guard let severity = Severity(json, &reader) else { return "" }
    let written = slot.option("scheme").flatMap(SeverityScheme.named)?.written(severity) ?? severity.written
    return slot.has("radio") ? radio(written, slot.blank) : written
  }

  private func list(_ json: JSON, _ element: Lens, _ slot: Slot) -> String {
    let parts = Self.share(of: json, slot).elements ?? []
    let names: Bool
    switch element {
    case .person: names = true
    case .choice: names = false
    default: names = ListText.isNames(slot)
    }
    return ListText.write(parts.map { write($0, element, slot) }, names: names)
  }

  /// Of people those that have the role of the place, without it.
  static func share(of json: JSON, _ slot: Slot) -> JSON {
    guard let role = slot.option("role"), let people = json.elements else { return json }
    return .array(
      people.filter { Numbered.read($0["role"]?.string ?? "").key == role.key }.map {
        $0["name"].map { .object(["name": $0]) } ?? .object(["handle": $0["handle"]])
      })
  }
}
