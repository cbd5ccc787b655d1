/// Reads the text of a place as the value that its field asks for.
struct ValueReader {
  var stage: Stage

  /// What could be read, and what of the text is left over.
  struct Read {
    var json: JSON?
    var rest = ""
    var note: (Note.Kind, String)?
  }

  func read(_ text: String, _ lens: Lens, _ slot: Slot, items: [String] = [], after previous: Stamp? = nil) -> Read {
    var text = Blank.unescape(text.trimmed)
    switch lens {
    case .prose, .text, .list, .person: break
    default: text = text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }
    switch lens {
    case .prose: return Read(json: .string(text))
    case .text: return Read(json: .string(Self.oneLine(text)))
    case .date:
      if let note = ordering(text) { return Read(json: .string(day(ordered(text))), note: note) }
      return Read(json: .string(day(text)), note: twoDays(text).map { (.ambiguous, $0 + "; it is kept as written") })
    case .moment: return moment(text, slot, after: previous)
    case .minutes: return number(NumberReader.minutes(text), text)
    case .count: return number(NumberReader.count(text), text)
    case .percent: return number(NumberReader.percent(text), text)
    case .money: return Read(json: NumberReader.money(text))
    case .yesno: return yesno(text)
    case .answer: return answer(text)
    case .choice(let words): return choice(text, words, slot)
    case .choiceText(let words): return judged(text, words)
    case .person: return Read(json: PersonText.read(Self.oneLine(text), alone: true, inList: slot.path == ["."]))
    case .severity: return severity(text, slot)
    case .target:
      return Read(
        json: .object([
          "minutes": NumberReader.minutes(Self.bound(text)).flatMap { $0.numeral == nil ? nil : $0 },
          "written": .string(text),
        ]))
    case .list(let element): return list(text, element, slot, items)
    case .record: return Read(note: (.unreadable, "a record has no text"))
    }
  }

  /// "none" is absent where it answers no question.
  static func saysNothing(_ text: String, _ lens: Lens, isElement: Bool = false) -> Bool {
    guard text.utf8.count < 12 else { return false }
    let bare = text.trimmed.lowercased()
    switch lens {
    case .yesno, .answer, .choice, .choiceText: return false
    case .prose, .text: return isElement && isNone(bare)
    case .list, .record, .target: return isNone(bare)
    default: return isNone(bare) || ["unknown", "not known", "unknown yet", "not yet"].contains(bare)
    }
  }

  static func isNone(_ bare: String) -> Bool {
    ["none", "none.", "none needed", "none yet", "nothing", "keine"].contains(bare)
  }

  static func oneLine(_ text: String) -> String {
    guard text.contains("\n") else { return text }
    return text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func bound(_ text: String) -> String {
    var view = text[...].trimmed
    while let first = view.first, "<≤>≥ ".contains(first) { view = view.dropFirst() }
    return String(view)
  }

  private func number(_ json: JSON?, _ text: String) -> Read {
    if let json { return Read(json: json) }
    return Read(
      json: .object(["written": .string(text)]), note: (.unreadable, "“\(text)” is no number; it is kept as written"))
  }

  // MARK: - Times

  func day(_ text: String) -> String {
    guard let (said, latest, rest) = TimeReader.read(text), latest == nil,
      rest.isEmpty || rest == "." || Reading.zone(in: rest) != nil,
      let date = said.date ?? stage.monthDay(said)
    else { return text }
    return date.iso
  }

  /// “03/04/2026”: what a person should know of it.
  private func twoDays(_ text: String) -> String? {
    TimeReader.Figures(text)?.either.map { "“\(Self.oneLine(text))” may be \($0.iso) or \($1.iso)" }
  }

  /// The same with a day in figures as the document's other days have it, where they leave no doubt.
  func ordered(_ text: String) -> String {
    guard let dayFirst = stage.dayFirst, let figures = TimeReader.Figures(text), figures.either != nil,
      let date = figures.date(dayFirst: dayFirst)
    else { return text }
    return date.iso + figures.rest
  }

  private func ordering(_ text: String) -> (Note.Kind, String)? {
    guard ordered(text) != text else { return nil }
    let order = stage.dayFirst == true ? "day first" : "month first"
    return (.inferred, "“\(Self.oneLine(text))” is read \(order), as the document’s other days are written")
  }

  func moment(_ marked: String, _ slot: Slot, after previous: Stamp?) -> Read {
    let text = Self.bareTime(String(marked.trimmed.drop { $0 == "*" }).trimmedEmphasis)
    guard let found = TimeReader.read(ordered(text)) else {
      let either = twoDays(text).map { (Note.Kind.ambiguous, $0) }
      return Read(rest: text, note: either ?? (.unreadable, "“\(text)” is no time"))
    }
    var (said, until) = (found.said, found.latest)
    assume(slot, &said)
    guard let at = stage.stamp(said, after: previous) else {
      let words = twoDays(text) ?? "“\(text)” has no day, and the document states none that can be read"
      return Read(rest: text, note: (.unreadable, words))
    }
    if until != nil { assume(slot, &until!) }
    let latest = until.flatMap { stage.stamp($0, after: at) }
    let plain = found.rest.isEmpty && Self.isPlain(text)
    let moment = Moment(at, latest: latest, written: plain ? nil : Self.oneLine(text))
    let note: (Note.Kind, String)? = said.ambiguous.map {
      (.ambiguous, "the zone “\($0)” has more than one meaning; \(Stamp.iso(offset: at.offset ?? 0)) is taken")
    }
    return Read(json: moment.json, note: note ?? stage.turn(of: said, at).map { (.ambiguous, $0) } ?? ordering(text))
  }

  /// "yes, 10:40", "(2026-02-14)", "– 24 Sept": without what people write around a time.
  private static func bareTime(_ text: String) -> String {
    var bare = text
    if let (answer, rest) = answer(text), answer, !rest.isEmpty { bare = rest }
    while let sign = bare.first, "(–—- ".contains(sign) { bare.removeFirst() }
    if bare.last == ")", !bare.contains("(") { bare.removeLast() }
    return bare.isEmpty ? text : bare
  }

  /// A time that names no zone is in the one that its place names.
  private func assume(_ slot: Slot, _ said: inout TimeReader.Said) {
    guard said.offset == nil, said.zone == nil, !said.noZone else { return }
    guard let zone = slot.option("zone").flatMap(ZoneNames.read) else {
      if slot.has("utc"), !stage.isStated { said.offset = 0 }
      return
    }
    (said.offset, said.zone) = (zone.offset, zone.name)
  }

  /// Whether the words say no more than the moment does.
  private static func isPlain(_ text: String) -> Bool {
    let bare = text.replacing("UTC", with: "").replacing("(no zone)", with: "").replacing(" to ", with: " ")
    return bare.utf8.allSatisfy { byte in
      (0x30...0x3A).contains(byte) || [0x20, 0x2D, 0x2B, 0x2E, 0x54, 0x5A, 0xE2, 0x80, 0x93].contains(byte)
    }
  }

  // MARK: - Choices

  private func yesno(_ text: String) -> Read {
    guard let (answer, rest) = Self.answer(text) else {
      return Read(rest: text, note: (.unreadable, "“\(text)” is neither yes nor no"))
    }
    return Read(json: .bool(answer), rest: rest)
  }

  private func answer(_ text: String) -> Read {
    guard let (answer, rest) = Self.answer(text) else { return Read(json: .object(["text": .string(text)])) }
    return Read(
      json: .object(["answer": .bool(answer), "text": rest.isEmpty || Blank.isBlank(rest) ? nil : .string(rest)]))
  }

  /// Yes or no at the start of a text, or by the ticked box of "☐ Yes ☑ No", and the words behind it.
  static func answer(_ marked: String) -> (Bool, rest: String)? {
    var text = marked
    if let tick = Labels.tick(text), !Radio.hasBoxes(tick.rest) {
      if tick.rest.isEmpty { return (tick.ticked, "") }
      text = tick.rest
    }
    if text.contains("☐") || text.contains("☑") || text.contains("☒") || text.contains("✅") || text.contains("[x]"),
      let ticked = Radio.ticked(text)
    {
      return answer(ticked).map { ($0.0, Radio.rest(text)) }
    }
    let lower = text.lowercased()
    for (word, value) in [
      ("yes", true), ("no", false), ("none", false), ("true", true), ("false", false), ("not met", false),
      ("met", true), ("ja", true), ("nein", false),
    ] where lower.hasPrefix(word) {
      let rest = text.dropFirst(word.count)
      if let next = rest.first, next.isLetter || next.isNumber { continue }
      var tail = rest.trimmed
      while let sign = tail.first, "-–—:,.;(".contains(sign) { tail = tail.dropFirst().trimmed }
      if tail.last == ")", rest.contains("("), !tail.contains("(") { tail = tail.dropLast() }
      return (value, String(tail))
    }
    return nil
  }

  private func choice(_ text: String, _ words: Words, _ slot: Slot) -> Read {
    let text = slot.has("radio") ? Radio.ticked(text) ?? (Radio.hasBoxes(text) ? "" : text) : text
    if text.isEmpty { return Read() }
    if words === ActionStatuses.words {
      // A column "Done?".
      if let (answer, rest) = Self.answer(text), rest.isEmpty { return Read(json: answer ? "done" : "open") }
      if let status = StatusText.read(text) { return Read(json: .string(status.id), rest: status.rest) }
    }
    let bare = text.replacing("**", with: "").trimmed
    if let word = words.word(bare) { return Read(json: .string(word.id)) }
    if let open = bare.firstIndex(of: "("), let word = words.word(bare[..<open]) {
      return Read(json: .string(word.id), rest: String(bare[open...]))
    }
    return Read(json: .string(Self.oneLine(bare)))
  }

  private func judged(_ text: String, _ words: Words) -> Read {
    var end = text.startIndex
    while end < text.endIndex, text[end].isLetter { end = text.index(after: end) }
    guard let word = words.word(text[..<end]) else { return Read(json: .object(["text": .string(text)])) }
    var tail = text[end...].trimmed
    while let sign = tail.first, "-–—:,.;".contains(sign) { tail = tail.dropFirst().trimmed }
    return Read(json: .object(["choice": .string(word.id), "text": tail.isEmpty ? nil : .string(String(tail))]))
  }

  private func severity(_ text: String, _ slot: Slot) -> Read {
    var written = text.replacing("**", with: "").trimmed
    if slot.has("radio"), Radio.hasBoxes(written) {
      guard let ticked = Radio.ticked(written) else { return Read() }
      written = ticked
      if let open = ticked.firstIndex(of: "("), slot.blank.contains(ticked) {
        written = String(ticked[..<open]).trimmed
      }
    }
    return Read(json: Self.severity(Self.oneLine(written), slot.option("scheme")).json)
  }

  static func severity(_ written: String, _ scheme: String?) -> Severity {
    let bare =
      written.split(whereSeparator: { $0 == "(" || $0 == "," || $0 == ";" }).first.map { String($0).trimmed } ?? written
    if let own = scheme.flatMap(SeverityScheme.named)?.severity(bare), own.rank != nil {
      return Severity(written, scheme: own.scheme, rank: own.rank)
    }
    // A level of other schemes keeps its words; its rank is known where they agree on it.
    let ranks = Set(SeverityScheme.known.compactMap { $0.severity(bare).rank })
    return Severity(written, rank: ranks.count == 1 ? ranks.first : nil)
  }

  // MARK: - Lists

  private func list(_ text: String, _ element: Lens, _ slot: Slot, _ items: [String]) -> Read {
    var parts = items
    let names: Bool
    switch element {
    case .person: names = true
    case .choice: names = false
    default: names = ListText.isNames(slot)
    }
    if items.isEmpty {
      parts = ListText.read(text, names: names)
      if case .person = element { parts = parts.flatMap(PersonText.split) }
    } else if let head = head(text, items) {
      parts = [head] + items
    }
    let values = parts.filter { !Blank.isBlank($0) }.compactMap { part -> JSON? in
      if case .person = element { return PersonText.read(Self.oneLine(part), alone: !items.isEmpty, inList: true) }
      return read(part, element, slot).json
    }
    return Read(json: values.isEmpty ? nil : .array(values))
  }

  /// Text before a list of items, which is an element of its own.
  private func head(_ text: String, _ items: [String]) -> String? {
    guard let first = text.split(separator: "\n").first.map({ String($0).trimmed }), !first.isEmpty else { return nil }
    let bare = ListText.unmarked(first)
    return items[0].hasPrefix(bare) || bare != first ? nil : bare
  }
}

/// `☐ P1 (Critical)  ☑ P2 (High)`: the words behind the ticked box.
enum Radio {
  private static let ticks: [Character] = ["☑", "☒", "✅", "✔"]

  static func hasBoxes(_ text: String) -> Bool {
    // All of the signs begin with one byte; most texts have neither it nor a bracket.
    guard text.utf8.contains(where: { $0 == 0xE2 || $0 == UInt8(ascii: "[") }) else { return false }
    return text.contains { $0 == "☐" || ticks.contains($0) } || text.contains("[ ]") || text.contains("[x]")
  }

  static func ticked(_ text: String) -> String? {
    let text = text.replacing("[x]", with: "☑").replacing("[X]", with: "☑").replacing("[ ]", with: "☐")
    guard let at = text.firstIndex(where: { ticks.contains($0) || String($0).hasPrefix("✔") }) else { return nil }
    let rest = text[text.index(after: at)...]
    let end = rest.firstIndex { $0 == "☐" || ticks.contains($0) } ?? rest.endIndex
    let words = rest[..<end].trimmed
    return words.isEmpty ? nil : String(words)
  }

  /// What stands behind the last option.
  static func rest(_ text: String) -> String {
    guard let last = text.lastIndex(where: { $0 == "☐" || ticks.contains($0) }) else { return "" }
    var words = text[text.index(after: last)...].trimmed
    for word in ["Yes", "No"] where words.hasPrefix(word) { words = words.dropFirst(word.count).trimmed }
    while let sign = words.first, "-–—:,.;".contains(sign) { words = words.dropFirst().trimmed }
    return String(words)
  }
}

/// The status of an action item with what people write beside it: "❌ Won't do: reason", "Done ✅ (8 May 2026)".
enum StatusText {
  static func read(_ text: String) -> (id: String, rest: String)? {
    var rest = text.replacing("**", with: "").trimmed
    var id: String?
    for (mark, status) in [
      ("⏳", "open"), ("🔄", "in-progress"), ("✅", "done"), ("❌", "wont-do"), ("☑", "done"), ("☒", "done"), ("☐", "open"),
      ("[x]", "done"), ("[X]", "done"), ("[ ]", "open"), ("✔️", "done"), ("✔", "done"), ("✓", "done"),
    ] where rest.contains(mark) {
      id = id ?? status
      rest = rest.replacing(mark, with: "").trimmed
    }
    var best: (id: String, end: String.Index)?
    var end = rest.startIndex
    while end < rest.endIndex {
      end = rest.index(after: end)
      if end < rest.endIndex, rest[end].isLetter || rest[end] == "'" || rest[end] == "’" { continue }
      if let word = ActionStatuses.words.word(rest[..<end]) { best = (word.id, end) }
      if rest.distance(from: rest.startIndex, to: end) > 24 { break }
    }
    if let best {
      id = best.id
      rest = String(rest[best.end...])
    }
    guard let id else { return nil }
    return (id, unmarked(rest))
  }

  private static func unmarked(_ text: String) -> String {
    var rest = text[...].trimmed
    while let sign = rest.first, "-–—:,.;".contains(sign) || sign == "\u{FE0F}" { rest = rest.dropFirst().trimmed }
    if rest.first == "(", rest.last == ")" { rest = rest.dropFirst().dropLast().trimmed }
    if rest.last == ")", !rest.contains("(") { rest = rest.dropLast() }
    return String(rest)
  }
}

extension String {
  var trimmedEmphasis: String {
    var view = self[...].trimmed
    while view.last == "*" { view = view.dropLast().trimmed }
    while view.first == "*", view.dropFirst().first != " " { view = view.dropFirst().trimmed }
    return String(view)
  }
}
