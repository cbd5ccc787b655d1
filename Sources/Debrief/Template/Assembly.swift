import Markdown

/// Turns what was captured at the places of a document into a review.
struct Assembly {
  let form: Form
  let slots: [Slot]
  let captures: [Capture]
  /// The scope of each element.
  let scopes: [Int]
  var passages: [Passage]
  var notes: [Note]
  var reader: ValueReader

  var root: JSON = [:]
  var elements: [JSON]
  /// Whether something was said of the element beyond its keys.
  var stated: [Bool]
  var texts: [[String]]
  var places: [String: (text: String, line: Int)] = [:]
  var found = Places()
  var previous: [String: Stamp] = [:]
  var lines: [Int]
  /// Standing words, which count once what they stand with is filled in.
  var standing: [Capture] = []
  let documentZone: String?

  init(_ reading: Reading, zones: Zones) {
    form = reading.form
    slots = reading.slots
    captures = reading.captures
    documentZone = reading.documentZone
    scopes = reading.elements
    passages = reading.passages
    notes = reading.notes
    reader = ValueReader(stage: Stage(zones: zones))
    elements = Array(repeating: [:], count: scopes.count)
    stated = Array(repeating: false, count: scopes.count)
    texts = Array(repeating: [], count: scopes.count)
    lines = Array(repeating: 0, count: scopes.count)
    if let title = reading.title { root["title"] = .string(Blank.unescape(title.text)) }
  }

  /// What a perfect reading of a rendered document gives.
  init(_ rendering: Rendering, zones: Zones) {
    var reading = Reading(rendering.template.form, Document(""))
    reading.captures = rendering.captures
    reading.elements = rendering.elements
    self.init(reading, zones: zones)
  }

  mutating func review() -> Parsed {
    setStage()
    for capture in captures where slots[capture.slot].kind != .mention { place(capture) }
    for capture in standing {
      let slot = slots[capture.slot]
      if let with = slot.option("with"), root.get((slot.path.dropLast() + [with])[...]) != nil { value(capture, slot) }
    }
    finishElements()
    for capture in captures where slots[capture.slot].kind == .mention { mention(capture) }
    derive()
    addExtra()
    let (review, unread) = Review.read(Numbered.read(root))
    return Parsed(review: review, notes: (notes + unread).map(Numbered.read), places: found)
  }

  // MARK: - The stage

  /// The day, the begin and the zone come first: other times lean on them.
  mutating func setStage() {
    let orders = Set(captures.compactMap { TimeReader.Figures($0.text)?.isDayFirst })
    if orders.count == 1 { reader.stage.dayFirst = orders.first }
    for capture in captures {
      let slot = slots[capture.slot]
      switch slot.path.last {
      case "date" where slot.scope == nil:
        reader.stage.date = reader.stage.date ?? TimeReader.read(reader.ordered(capture.text))?.said.date
      case "timeZone": reader.stage.zone = capture.text
      default: break
      }
    }
    if let zone = documentZone.flatMap(ZoneNames.read) {
      (reader.stage.offset, reader.stage.zone, reader.stage.isStated) = (zone.offset, zone.name, true)
    } else {
      reader.stage.offset = statedOffset()
      noteZones()
    }
    for capture in captures
    where ["window", "startedAt"].contains(slots[capture.slot].path.last) && reader.stage.start == nil {
      if let (said, _, _) = TimeReader.read(reader.ordered(capture.text)), let at = reader.stage.stamp(said, after: nil)
      {
        if at.clock != nil { reader.stage.start = at }
        reader.stage.date = reader.stage.date ?? at.date
      }
    }
    guessDay()
  }

  /// The day where no place states it: the first that a time names, else one within the id or the title.
  mutating func guessDay() {
    guard reader.stage.date == nil else { return }
    let own: Set<String> = ["startedAt", "window", "timeline", "communications", "detectedAt", "resolvedAt"]
    for capture in captures where !own.isDisjoint(with: form.absolute(slots[capture.slot])) {
      if let date = TimeReader.read(reader.ordered(capture.text))?.said.date {
        reader.stage.date = date
        return
      }
    }
    let names = captures.filter { ["id", "title"].contains(slots[$0.slot].path.last) }.map(\.text)
    reader.stage.date = (names + [root["title"]?.string ?? ""]).lazy.compactMap(TimeReader.day(in:)).first
  }

  /// The zone that the document's times name; where they name several, the window's or the first.
  mutating func statedOffset() -> Int? {
    for capture in captures {
      guard isMoment(slots[capture.slot]), let (said, _, _) = TimeReader.read(capture.text) else { continue }
      if let zone = said.zone {
        reader.stage.zone = zone
        return nil
      }
      if let offset = said.offset { return offset }
    }
    for capture in captures where slots[capture.slot].scope != nil {
      if let zone = (slots[capture.slot].option("zone") ?? capture.zone).flatMap(ZoneNames.read) {
        reader.stage.zone = zone.name
        return zone.offset
      }
      if slots[capture.slot].has("utc") { return 0 }
    }
    return nil
  }

  /// Where times name several zones and others none, nobody knows which those others are in.
  mutating func noteZones() {
    var zones: [String] = []
    var bare: Capture?
    for capture in captures where isMoment(slots[capture.slot]) && capture.zone == nil {
      guard let (said, _, _) = TimeReader.read(capture.text), said.clock != nil else { continue }
      if let zone = said.zone ?? said.offset.map(Self.zone) {
        if !zones.contains(zone) { zones.append(zone) }
      } else if !said.noZone, !slots[capture.slot].has("utc"), slots[capture.slot].option("zone") == nil {
        bare = bare ?? capture
      }
    }
    guard zones.count > 1, let bare else { return }
    let taken = reader.stage.zone ?? Self.zone(reader.stage.offset ?? 0)
    notes.append(
      Note(
        .ambiguous,
        "names no zone, and others here name \(zones.prefix(4).joined(separator: ", ")); \(taken) is taken for all such times",
        line: bare.line, path: form.absolute(slots[bare.slot]).joined(separator: ".")))
  }

  private static func zone(_ offset: Int) -> String { offset == 0 ? "UTC" : Stamp.iso(offset: offset) }

  func isMoment(_ slot: Slot) -> Bool {
    if slot.path == ["window"] { return true }
    if case .moment? = slot.lens { return true }
    return false
  }

  // MARK: - One capture

  mutating func place(_ found: Capture) {
    let slot = slots[found.slot]
    var capture = found
    if !capture.isPlain, slot.kind != .box { capture.text = unescaped(capture.text, slot, capture.slot) }
    if let element = capture.element, lines[element] == 0 { lines[element] = capture.line }
    switch slot.kind {
    case .box: box(capture, slot)
    case .flag: setQuietly(true, slot.path, capture)
    case .also: also(capture, slot)
    case .tick, .number, .mention: break
    case .value:
      if Blank.isBlank(capture.text, like: slot.has("words") ? "" : slot.blank) && capture.items.isEmpty {
        if slot.option("with") != nil, !Blank.isBlank(capture.text) { standing.append(capture) }
        return
      }
      if isExample(capture, slot) { return }
      if let composite = slot.composite { return self.composite(composite, capture, slot) }
      if slot.path == ["id"], slot.scope == nil, identify(capture) { return }
      value(capture, slot)
    }
  }

  /// The words of a blank row that still hold a bracket: "Why did [answer 2] happen?".
  func isExample(_ capture: Capture, _ slot: Slot) -> Bool {
    guard let scope = slot.scope, capture.text.contains("[") else { return false }
    let words = Self.comparable(capture.text)
    return form.examples[scope].contains { $0.words.contains(words) }
  }

  /// A heading that has one place for the id and the title: an id has no spaces.
  mutating func identify(_ capture: Capture) -> Bool {
    guard capture.text.contains(" "),
      slots.contains(where: { $0.path == ["title"] && $0.line == slots[capture.slot].line })
    else { return false }
    let first = capture.text.prefix { $0 != " " && $0 != ":" }
    var rest = capture.text.dropFirst(first.count).trimmed
    while let sign = rest.first, ":-–—".contains(sign) { rest = rest.dropFirst().trimmed }
    let isID = first.contains("-") && first.contains(where: \.isNumber)
    set(.string(isID ? String(rest) : capture.text), ["title"], capture)
    if isID { set(.string(String(first)), ["id"], capture) }
    return true
  }

  /// The text of a page without the escapes that kept it from being read as the form.
  func unescaped(_ text: String, _ slot: Slot, _ index: Int) -> String {
    let text = Escape.unlabels(text.unbroken, form)
    if form.bodies.contains(index) { return Escape.unrules(text) }
    return slot.isWords && !Blank.isBlank(text) ? Escape.unstart(Escape.unfurther(text)) : text
  }

  mutating func value(_ capture: Capture, _ slot: Slot) {
    guard let lens = slot.lens,
      !ValueReader.saysNothing(capture.text, lens, isElement: slot.isElement)
    else { return }
    if slot.path == ["question"], why(capture, slot) { return }
    if slot.path == ["person"], Self.nobody.contains(Wording.full(capture.text)) { return }
    if case .moment = lens, let element = capture.element, slot.shape?.field("done") != nil,
      let (answer, rest) = ValueReader.answer(capture.text), rest.isEmpty
    {
      // "Status page updated: no" where the form asks when.
      stated[element] = true
      elements[element]["done"] = .bool(answer)
      return
    }
    var slot = slot
    if let zone = capture.zone, case .moment = lens { slot = slot.zoned(zone) }
    if let element = capture.element { texts[element].append(capture.text) }
    var capture = capture
    if slot.path == ["answer"] {
      let (words, isRoot) = Self.rootCause(Self.answer(capture.text))
      capture.text = words
      if isRoot, let element = capture.element, slot.shape?.field("rootCause") != nil {
        elements[element]["rootCause"] = true
      }
    }
    let sequence = slot.scope.map { form.scopes[$0].list.joined(separator: ".") }.flatMap {
      Self.sequences.contains($0) ? $0 : nil
    }
    var read = reader.read(capture.text, lens, slot, items: capture.items, after: sequence.flatMap { previous[$0] })
    if let role = slot.option("role") { read.json = read.json.map { withRole(role, $0, capture) } }
    note(read, capture, slot)
    guard let json = read.json, !json.isEmpty else { return }
    if case .moment = lens, let sequence, let at = json["at"]?.string.flatMap({ Stamp(iso: $0) }), at.clock != nil {
      previous[sequence] = at
      if reader.stage.start == nil, sequence == "timeline" { reader.stage.start = at }
    }
    if case .person = lens, let person = signed(json, capture, slot) { return set(person, slot.path, capture) }
    set(json, slot.path, capture)
    if !read.rest.isEmpty, read.note == nil { leftover(read.rest, capture, slot) }
  }

  /// What stands for a signature that is not there.
  private static let nobody: Set<String> = ["pending", "open", "waiting", "not needed", "not required", "not yet"]

  /// "Ann Lee, approved 5 June": what stands behind the name is the day that she signed.
  mutating func signed(_ json: JSON, _ capture: Capture, _ slot: Slot) -> JSON? {
    guard let role = json["role"]?.string else { return nil }
    let said = ["approved ", "signed ", "due ", "by "].first { role.lowercased().hasPrefix($0) }
    guard let (day, _, rest) = TimeReader.read(String(role.dropFirst(said?.count ?? 0))), rest.isEmpty,
      let date = day.date ?? reader.stage.monthDay(day)
    else { return nil }
    var person = json
    person["role"] = nil
    if let element = capture.element, let shape = slot.shape,
      let field = ["on", "due"].first(where: { shape.field($0) != nil })
    {
      guard elements[element][field] == nil else { return nil }
      elements[element][field] = .string(date.iso)
      if said == "approved ", shape.field("approved") != nil { elements[element]["approved"] = true }
    } else if slot.path == ["preparedBy"], root["preparedOn"] == nil {
      root["preparedOn"] = .string(date.iso)
    } else {
      return nil
    }
    return person
  }

  /// Lists whose entries follow one another in time: a time without a day takes that of the one before.
  static let sequences: Set<String> = ["timeline", "communications"]

  mutating func note(_ read: ValueReader.Read, _ capture: Capture, _ slot: Slot) {
    guard let (kind, message) = read.note else { return }
    notes.append(Note(kind, message, line: capture.line, path: form.absolute(slot).joined(separator: ".")))
    if read.json == nil { keep(capture.text.trimmedEmphasis, of: slot, capture.line) }
  }

  /// Words beside a value that has no place for them.
  mutating func leftover(_ rest: String, _ capture: Capture, _ slot: Slot) {
    if let element = capture.element, slot.path == ["done"], slot.shape?.field("at") != nil,
      elements[element]["at"] == nil,
      let json = reader.moment(rest, slot, after: nil).json
    {
      elements[element]["at"] = json
      return
    }
    guard let element = capture.element, slot.path == ["status"] else { return keep(rest, of: slot, capture.line) }
    if elements[element]["status"] == .string("wont-do") {
      elements[element]["reason"] = .string(rest)
    } else if let (said, _, tail) = TimeReader.read(rest), let date = said.date, tail.isEmpty {
      elements[element]["doneAt"] = .string(date.iso)
    } else {
      elements[element]["reason"] = .string(rest)
    }
  }

  mutating func keep(_ text: String, of slot: Slot, _ line: Int) {
    let label = Catalogue.field(form.absolute(slot))?.label ?? slot.path.joined(separator: ".")
    passages.append(Passage(heading: nil, level: nil, under: [], body: ["\(label): \(text)"], line: line))
  }

  /// Persons of one role: `roles` holds them all.
  func withRole(_ role: String, _ json: JSON, _ capture: Capture) -> JSON {
    guard case .array(let people) = json else { return json }
    return .array(
      people.map { person in
        var person = person
        if let own = person["role"]?.string, let name = person["name"]?.string {
          person["name"] = .string("\(name) (\(own))")
        }
        person["role"] = .string(role)
        return person
      })
  }

  // MARK: - Where it goes

  mutating func set(_ json: JSON, _ path: [String], _ capture: Capture) {
    if let field = capture.element.map({ form.scopes[scopes[$0]].list })?.first ?? path.first {
      found.add(capture.line, to: field)
    }
    if let element = capture.element {
      stated[element] = true
      if path == ["."] { elements[element] = json } else { elements[element].set(json, at: path[...], merging: true) }
      return
    }
    if case .array(let more) = json {
      let known = root.get(path[...])?.elements ?? []
      let new = more.filter { element in !known.contains { Numbered.read($0).says(Numbered.read(element)) } }
      root.set(.array(known + new), at: path[...])
      return
    }
    settle(json, path, capture)
  }

  /// Several places of one field: the fuller of two that say the same; else the first counts, and the other is a note.
  mutating func settle(_ json: JSON, _ path: [String], _ capture: Capture) {
    let name = path.joined(separator: ".")
    guard let known = root.get(path[...]), let before = places[name] else {
      places[name] = (capture.text, capture.line)
      return root.set(json, at: path[...])
    }
    let (mine, theirs) = (Numbered.read(known), Numbered.read(json))
    if mine.says(theirs) { return }
    if theirs.says(mine) { return root.set(json, at: path[...]) }
    notes.append(
      Note(
        .disagreement,
        "says “\(ValueReader.oneLine(capture.text))”, line \(before.line) says “\(ValueReader.oneLine(before.text))”; the first counts",
        line: capture.line, path: name))
    if !mine.holdsWords(of: Numbered.read(capture.text)) { keep(capture.text, of: slots[capture.slot], capture.line) }
  }

  // MARK: - Boxes

  mutating func box(_ capture: Capture, _ slot: Slot) {
    if let element = capture.element, slot.path.isEmpty {
      if !capture.text.isEmpty { name(element, capture.text) }
      guard capture.ticked == true, !hasInnerBox(slot) else { return }
      stated[element] = true
      let scope = form.scopes[scopes[element]]
      guard let shape = scope.shape else { return }
      let flag =
        scope.options.contains("needed")
        ? nil : shape.field("done") != nil ? "done" : shape.field("approved") != nil ? "approved" : nil
      if let flag { elements[element][flag] = true }
      return
    }
    guard capture.ticked == true else { return }
    switch slot.lens {
    case .yesno?: setQuietly(true, slot.path, capture)
    case .choice?: setQuietly("done", slot.path, capture)
    case .list(.choice(let words))?:
      set(.array([.string(words.word(capture.text)?.id ?? Wording.slug(capture.text))]), slot.path, capture)
    case .list?: set(.array([.string(capture.text)]), slot.path, capture)
    default: break
    }
  }

  /// Where a line asks Yes or No as well, that answer decides.
  func hasInnerBox(_ box: Slot) -> Bool {
    slots.contains { $0.line == box.line && $0.path == ["done"] && $0.has("radio") }
  }

  /// A tick alone makes no element.
  mutating func setQuietly(_ json: JSON, _ path: [String], _ capture: Capture) {
    guard let element = capture.element, elements[element].get(path[...]) == nil else { return }
    elements[element].set(json, at: path[...])
  }

  /// The box's words are its item or its name, unless its keys say what it is.
  mutating func name(_ element: Int, _ words: String) {
    let scope = form.scopes[scopes[element]]
    guard let shape = scope.shape else { return }
    for field in ["item", "name"]
    where shape.field(field) != nil && !scope.keys.contains(where: { shape.field($0.field) != nil }) {
      if elements[element][field] == nil { elements[element][field] = .string(words) }
      return
    }
    if scope.list == ["attachments"], elements[element]["name"] == nil { elements[element]["name"] = .string(words) }
  }

  mutating func also(_ capture: Capture, _ slot: Slot) {
    guard let element = capture.element, let shape = form.scopes[scopes[element]].shape else {
      return
    }
    for part in capture.text.split(separator: ",") {
      for name in slot.options {
        if case .choice(let words)? = shape.field(name)?.lens, let word = words.word(part) {
          elements[element][name] = .string(word.id)
          break
        }
      }
    }
  }
}
