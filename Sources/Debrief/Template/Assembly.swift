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

  private var root: JSON = [:]
  private var elements: [JSON]
  /// Whether something was said of the element beyond its keys.
  private var stated: [Bool]
  private var texts: [[String]]
  private var places: [String: (text: String, line: Int)] = [:]
  private var previous: [String: Stamp] = [:]
  private var lines: [Int]
  /// Standing words, which count once what they stand with is filled in.
  private var standing: [Capture] = []

  init(_ reading: Reading, zones: Zones) {
    form = reading.form
    slots = reading.slots
    captures = reading.captures
    scopes = reading.elements
    passages = reading.passages
    notes = reading.notes
    reader = ValueReader(stage: Stage(zones: zones))
    elements = Array(repeating: [:], count: scopes.count)
    stated = Array(repeating: false, count: scopes.count)
    texts = Array(repeating: [], count: scopes.count)
    lines = Array(repeating: 0, count: scopes.count)
    if let title = reading.title { root["title"] = .string(title.text) }
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
    let (review, unread) = Review.read(root)
    return Parsed(review: review, notes: notes + unread)
  }

  // MARK: - The stage

  /// The day, the begin and the zone come first: other times lean on them.
  private mutating func setStage() {
    for capture in captures {
      let slot = slots[capture.slot]
      switch slot.path.last {
      case "date" where slot.scope == nil:
        reader.stage.date = reader.stage.date ?? TimeReader.read(capture.text)?.said.date
      case "timeZone": reader.stage.zone = capture.text
      default: break
      }
    }
    reader.stage.offset = statedOffset()
    for capture in captures
    where ["window", "startedAt"].contains(slots[capture.slot].path.last) && reader.stage.start == nil {
      if let (said, _, _) = TimeReader.read(capture.text), let at = reader.stage.stamp(said, after: nil) {
        if at.clock != nil { reader.stage.start = at }
        reader.stage.date = reader.stage.date ?? at.date
      }
    }
  }

  /// The zone that the document's times name; where they name several, the window's or the first.
  private mutating func statedOffset() -> Int? {
    for capture in captures {
      guard isMoment(slots[capture.slot]), let (said, _, _) = TimeReader.read(capture.text) else { continue }
      if let zone = said.zone {
        reader.stage.zone = zone
        return nil
      }
      if let offset = said.offset { return offset }
    }
    for capture in captures where slots[capture.slot].scope != nil {
      if let zone = slots[capture.slot].option("zone").flatMap({ ZoneNames.known[$0] }) {
        reader.stage.zone = zone.name
        return zone.offset
      }
      if slots[capture.slot].has("utc") { return 0 }
    }
    return nil
  }

  private func isMoment(_ slot: Slot) -> Bool {
    if slot.path == ["window"] { return true }
    if case .moment? = slot.lens(form.scopes) { return true }
    return false
  }

  // MARK: - One capture

  private mutating func place(_ capture: Capture) {
    let slot = slots[capture.slot]
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
      if let composite = slot.composite(form.scopes) { return self.composite(composite, capture, slot) }
      if slot.path == ["id"], slot.scope == nil, identify(capture) { return }
      value(capture, slot)
    }
  }

  /// The words of a blank row that still hold a bracket: "Why did [answer 2] happen?".
  private func isExample(_ capture: Capture, _ slot: Slot) -> Bool {
    guard let scope = slot.scope, capture.text.contains("[") else { return false }
    let words = Wording.full(capture.text)
    return form.examples[scope].contains { row in row.contains { $0.contains("[") && Wording.full($0) == words } }
  }

  /// A heading that has one place for the id and the title: an id has no spaces.
  private mutating func identify(_ capture: Capture) -> Bool {
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

  private mutating func value(_ capture: Capture, _ slot: Slot) {
    guard let lens = slot.lens(form.scopes), !ValueReader.saysNothing(capture.text, lens) else { return }
    if slot.path == ["question"], why(capture, slot) { return }
    var slot = slot
    if let zone = capture.zone, case .moment = lens { slot = slot.zoned(zone) }
    var capture = capture
    capture.text = Escape.unstart(Escape.unlabels(capture.text, form))
    if let element = capture.element { texts[element].append(capture.text) }
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
    if case .person = lens, let element = capture.element, let role = json["role"]?.string,
      let (said, _, rest) = TimeReader.read(role), let date = said.date, rest.isEmpty,
      elements[element]["on"] == nil, Catalogue.element(of: form.scopes[scopes[element]].list)?.field("on") != nil
    {
      elements[element]["on"] = .string(date.iso)
      var person = json
      person["role"] = nil
      return set(person, slot.path, capture)
    }
    set(json, slot.path, capture)
    if !read.rest.isEmpty, read.note == nil { leftover(read.rest, capture, slot) }
  }

  /// Lists whose entries follow one another in time: a time without a day takes that of the one before.
  static let sequences: Set<String> = ["timeline", "communications"]

  /// "Why …? answer" on one line; "← ROOT CAUSE" in it marks the last.
  private mutating func why(_ capture: Capture, _ slot: Slot) -> Bool {
    guard let element = capture.element, let mark = capture.text.firstIndex(of: "?") else { return false }
    var answer = capture.text[capture.text.index(after: mark)...]
    while let sign = answer.first, "* \n-–→:".contains(sign) { answer = answer.dropFirst() }
    guard answer.contains(where: \.isLetter), elements[element]["answer"] == nil else { return false }
    texts[element].append(capture.text)
    let question = String(capture.text[...mark]).replacing("**", with: "").trimmed
    set(.string(question), ["question"], capture)
    let (words, isRoot) = Self.rootCause(String(answer))
    if !Blank.isBlank(words) { set(.string(words), ["answer"], capture) }
    if isRoot { elements[element]["rootCause"] = true }
    return true
  }

  static func rootCause(_ text: String) -> (String, Bool) {
    guard let mark = text.firstRange(of: "←"),
      let words = text[mark.upperBound...].firstRange(ofIgnoringCase: "root cause")
    else { return (text, false) }
    var rest = text[words.upperBound...].drop { "*: ".contains($0) }.trimmed
    if rest.hasPrefix(":") { rest = rest.dropFirst().trimmed }
    let before = text[..<mark.lowerBound].trimmed
    return ([String(before), String(rest)].filter { !$0.isEmpty && $0 != "**" }.joined(separator: " "), true)
  }

  private mutating func note(_ read: ValueReader.Read, _ capture: Capture, _ slot: Slot) {
    guard let (kind, message) = read.note else { return }
    notes.append(Note(kind, message, line: capture.line, path: form.absolute(slot).joined(separator: ".")))
    if read.json == nil { keep(capture.text, of: slot, capture.line) }
  }

  /// Words beside a value that has no place for them.
  private mutating func leftover(_ rest: String, _ capture: Capture, _ slot: Slot) {
    guard let element = capture.element, slot.path == ["status"] else { return keep(rest, of: slot, capture.line) }
    if elements[element]["status"] == .string("wont-do") {
      elements[element]["reason"] = .string(rest)
    } else if let (said, _, tail) = TimeReader.read(rest), let date = said.date, tail.isEmpty {
      elements[element]["doneAt"] = .string(date.iso)
    } else {
      elements[element]["reason"] = .string(rest)
    }
  }

  private mutating func keep(_ text: String, of slot: Slot, _ line: Int) {
    let label = Catalogue.field(form.absolute(slot))?.label ?? slot.path.joined(separator: ".")
    passages.append(Passage(heading: nil, level: nil, under: [], body: ["\(label): \(text)"], line: line))
  }

  /// Persons of one role: `roles` holds them all.
  private func withRole(_ role: String, _ json: JSON, _ capture: Capture) -> JSON {
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

  private mutating func set(_ json: JSON, _ path: [String], _ capture: Capture) {
    if let element = capture.element {
      stated[element] = true
      if path == ["."] { elements[element] = json } else { elements[element].set(json, at: path[...], merging: true) }
      return
    }
    if case .array(let more) = json {
      let known = root.get(path[...])?.elements ?? []
      let new = more.filter { element in !known.contains { $0.says(element) } }
      root.set(.array(known + new), at: path[...])
      return
    }
    settle(json, path, capture)
  }

  /// Several places of one field: the fuller of two that say the same; else the first counts, and the other is a note.
  private mutating func settle(_ json: JSON, _ path: [String], _ capture: Capture) {
    let name = path.joined(separator: ".")
    guard let known = root.get(path[...]), let before = places[name] else {
      places[name] = (capture.text, capture.line)
      return root.set(json, at: path[...])
    }
    if known.says(json) { return }
    if json.says(known) { return root.set(json, at: path[...]) }
    notes.append(
      Note(
        .disagreement,
        "says “\(ValueReader.oneLine(capture.text))”, line \(before.line) says “\(ValueReader.oneLine(before.text))”; the first counts",
        line: capture.line, path: name))
    if !known.holdsWords(of: capture.text) { keep(capture.text, of: slots[capture.slot], capture.line) }
  }

  // MARK: - Boxes

  private mutating func box(_ capture: Capture, _ slot: Slot) {
    if let element = capture.element, slot.path.isEmpty {
      if !capture.text.isEmpty { name(element, capture.text) }
      guard capture.ticked == true, !hasInnerBox(slot) else { return }
      stated[element] = true
      let scope = form.scopes[scopes[element]]
      guard let shape = Catalogue.element(of: scope.list) else { return }
      let flag =
        scope.options.contains("needed")
        ? nil : shape.field("done") != nil ? "done" : shape.field("approved") != nil ? "approved" : nil
      if let flag { elements[element][flag] = true }
      return
    }
    guard capture.ticked == true else { return }
    switch slot.lens(form.scopes) {
    case .yesno?: setQuietly(true, slot.path, capture)
    case .choice?: setQuietly("done", slot.path, capture)
    case .list(.choice(let words))?:
      set(.array([.string(words.word(capture.text)?.id ?? Wording.slug(capture.text))]), slot.path, capture)
    case .list?: set(.array([.string(capture.text)]), slot.path, capture)
    default: break
    }
  }

  /// Where a line asks Yes or No as well, that answer decides.
  private func hasInnerBox(_ box: Slot) -> Bool {
    slots.contains { $0.line == box.line && $0.path == ["done"] && $0.has("radio") }
  }

  /// A tick alone makes no element.
  private mutating func setQuietly(_ json: JSON, _ path: [String], _ capture: Capture) {
    guard let element = capture.element, elements[element].get(path[...]) == nil else { return }
    elements[element].set(json, at: path[...])
  }

  /// The box's words are its item or its name, unless its keys say what it is.
  private mutating func name(_ element: Int, _ words: String) {
    let scope = form.scopes[scopes[element]]
    guard let shape = Catalogue.element(of: scope.list) else { return }
    for field in ["item", "name"]
    where shape.field(field) != nil && !scope.keys.contains(where: { shape.field($0.field) != nil }) {
      if elements[element][field] == nil { elements[element][field] = .string(words) }
      return
    }
    if scope.list == ["attachments"], elements[element]["name"] == nil { elements[element]["name"] = .string(words) }
  }

  private mutating func also(_ capture: Capture, _ slot: Slot) {
    guard let element = capture.element, let shape = Catalogue.element(of: form.scopes[scopes[element]].list) else {
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

  // MARK: - Composites

  private mutating func composite(_ composite: Composite, _ capture: Capture, _ slot: Slot) {
    let text = Blank.unescape(capture.text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " "))
    if let element = capture.element { texts[element].append(text) }
    switch composite {
    case .window: window(text, capture)
    case .duration: duration(text, slot, capture)
    case .users: users(text, capture)
    case .alert: alert(text, capture)
    case .revenue: revenue(text, capture)
    case .sla: sla(text, capture)
    case .gap: break
    case .link, .attachment, .related: evidence(composite, text, capture)
    }
  }

  private mutating func window(_ text: String, _ capture: Capture) {
    guard let (said, latest, rest) = TimeReader.read(text), let at = reader.stage.stamp(said, after: nil) else {
      notes.append(Note(.unreadable, "“\(text)” is no time", line: capture.line, path: "startedAt"))
      return keep(text, of: slots[capture.slot], capture.line)
    }
    guard at.clock != nil else {
      set(.string(at.date.iso), ["date"], capture)
      return
    }
    if let (end, until) = secondPoint(rest) {
      let known = latest.flatMap { reader.stage.stamp($0, after: at) }
      set(Moment(at, latest: known).json ?? .null, ["startedAt"], capture)
      if let end, let stamp = reader.stage.stamp(end, after: at) {
        set(
          Moment(stamp, latest: until.flatMap { reader.stage.stamp($0, after: stamp) }).json ?? .null, ["endedAt"],
          capture)
      }
      return
    }
    set(Moment(at, written: rest.isEmpty ? nil : text).json ?? .null, ["startedAt"], capture)
    if let latest, let end = reader.stage.stamp(latest, after: at) {
      set(Moment(end).json ?? .null, ["endedAt"], capture)
    }
  }

  /// The end of a window whose begin is a range, or "?" for an end that nobody stated.
  private func secondPoint(_ rest: String) -> (TimeReader.Said?, TimeReader.Said?)? {
    for sign in ["- ", "– ", "— ", "to "] where rest.hasPrefix(sign) {
      let text = String(rest.dropFirst(sign.count)).trimmed
      if text == "?" { return (nil, nil) }
      guard let (said, latest, tail) = TimeReader.read(text), tail.isEmpty else { return nil }
      return (said, latest)
    }
    return nil
  }

  private mutating func duration(_ text: String, _ slot: Slot, _ capture: Capture) {
    guard let json = NumberReader.minutes(text) else {
      if root["startedAt"] == nil, let (said, latest, _) = TimeReader.read(text), said.clock != nil, latest != nil {
        return window(text, capture)
      }
      return value(
        capture,
        Slot(kind: .value, path: ["durationStated"], options: [], blank: slot.blank, scope: nil, line: slot.line))
    }
    set(json, ["durationStated"], capture)
  }

  private mutating func users(_ text: String, _ capture: Capture) {
    var head = text
    if text.last == ")", let open = text.lastIndex(of: "("),
      let percent = NumberReader.percent(String(text[text.index(after: open)...].dropLast()))
    {
      set(percent, ["impact", "users", "percent"], capture)
      head = String(text[..<open]).trimmed
    }
    if head.contains("%"), let percent = NumberReader.percent(head) {
      return set(percent, ["impact", "users", "percent"], capture)
    }
    set(NumberReader.count(head) ?? .object(["written": .string(head)]), ["impact", "users", "count"], capture)
  }

  private mutating func alert(_ text: String, _ capture: Capture) {
    let link = LinkText.read(text)
    if let url = link.url { set(.string(url), ["detection", "alert", "link"], capture) }
    if let title = link.title { set(.string(title), ["detection", "alert", "name"], capture) }
  }

  private mutating func revenue(_ text: String, _ capture: Capture) {
    guard let money = NumberReader.money(text) else { return }
    let known = root.get(["impact", "business", "revenue"])
    if known == money || known?["amount"] == money["amount"] && money["amount"] != nil { return }
    let delayed = text.lowercased().contains("delayed") && !text.lowercased().contains("lost")
    set(money, ["impact", "business", delayed ? "revenueDelayed" : "revenue"], capture)
  }

  private mutating func sla(_ text: String, _ capture: Capture) {
    if let minutes = NumberReader.minutes(text) { return set(minutes, ["impact", "business", "slaMinutes"], capture) }
    if let (answer, rest) = ValueReader.answer(text) {
      set(.bool(answer), ["impact", "business", "slaBreach"], capture)
      if !rest.isEmpty { keep(rest, of: slots[capture.slot], capture.line) }
      return
    }
    set(.object(["written": .string(text)]), ["impact", "business", "slaMinutes"], capture)
  }

  private mutating func evidence(_ composite: Composite, _ text: String, _ capture: Capture) {
    guard let element = capture.element else { return }
    stated[element] = true
    let link = LinkText.read(text)
    switch composite {
    case .link:
      if link.isImage || link.url == nil {
        elements[element]["$list"] = "attachments"
        elements[element]["name"] = (link.title ?? link.url).map { .string($0) }
        elements[element]["file"] = link.url.map { .string($0) }
        if link.isImage { elements[element]["kind"] = "graphs" }
      } else {
        elements[element]["title"] = link.title.map { .string($0) }
        elements[element]["url"] = link.url.map { .string($0) }
        if form.scopes[scopes[element]].options.contains("guess") {
          elements[element]["kind"] = LinkText.kind(of: link.title ?? "").map { .string($0) }
        }
      }
    case .attachment:
      if slots[capture.slot].has("note"), link.url == nil {
        elements[element]["note"] = .string(text)
      } else if slots[capture.slot].has("fence") {
        elements[element]["note"] = .string(text)
      } else if form.scopes[scopes[element]].options.contains("shared"), link.url?.contains("://") == true,
        !link.isImage
      {
        elements[element]["$list"] = "links"
        if form.scopes[scopes[element]].options.contains("dashboard") { elements[element]["kind"] = "dashboard" }
        elements[element]["title"] = link.title.map { .string($0) }
        elements[element]["url"] = link.url.map { .string($0) }
      } else {
        elements[element]["name"] = link.title.map { .string($0) }
        elements[element]["file"] = link.url.map { .string($0) }
        if link.isImage { elements[element]["kind"] = "graphs" }
      }
    default:
      elements[element]["id"] = (link.title ?? link.url).map { .string($0) }
      elements[element]["link"] = link.title == nil ? nil : link.url.map { .string($0) }
    }
  }

  // MARK: - Mentions

  /// Elements by their own words: those that a list holds already are meant, others are new.
  private mutating func mention(_ capture: Capture) {
    let slot = slots[capture.slot]
    guard !Blank.isBlank(capture.text, like: slot.blank) || !capture.items.isEmpty,
      !ValueReader.saysNothing(capture.text, .date),
      let shape = Catalogue.element(of: slot.path)
    else { return }
    let names = slot.path == ["impact", "features"] || slot.path == ["related"]
    let parts =
      capture.items.isEmpty
      ? ListText.read(Blank.unescape(capture.text), names: names || known(capture.text, slot)) : capture.items
    let key = slot.options.first { $0.contains("=") }.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    var list = root.get(slot.path[...])?.elements ?? []
    var new: [JSON] = []
    for part in parts where !Blank.isBlank(part) {
      let words = Wording.full(part)
      if let index = list.firstIndex(where: { Wording.full($0[Self.main(shape)]?.string ?? "") == words }) {
        if let key, list[index][key[0]] == nil { list[index][key[0]] = .string(key[1]) }
        continue
      }
      new.append(self.element(part, shape, slot, key))
    }
    list = slot.path == ["cause", "factors"] ? new + list : list + new
    root.set(.array(list), at: slot.path[...])
  }

  /// Whether all parts between commas are elements that the list knows by name.
  private func known(_ text: String, _ slot: Slot) -> Bool {
    guard let shape = Catalogue.element(of: slot.path), let list = root.get(slot.path[...])?.elements, !list.isEmpty
    else { return false }
    let names = Set(list.map { Wording.full($0[Self.main(shape)]?.string ?? "") })
    return ListText.read(text, names: true).allSatisfy { names.contains(Wording.full($0)) }
  }

  private func element(_ text: String, _ shape: RecordShape, _ slot: Slot, _ key: [String]?) -> JSON {
    var element: JSON = [:]
    if slot.path == ["related"] {
      let link = LinkText.read(text)
      element["id"] = (link.title ?? link.url).map { .string($0) }
      element["link"] = link.title == nil ? nil : link.url.map { .string($0) }
      return element
    }
    let detail = ["cause.factors": "description", "impact.features": "effect"][slot.path.joined(separator: ".")]
    if let detail, let at = text.range(of: ": "), !Labels.escaped(text, at.lowerBound) {
      element[Self.main(shape)] = .string(String(text[..<at.lowerBound]).trimmed)
      element[detail] = .string(String(text[at.upperBound...]).trimmed)
    } else {
      element[Self.main(shape)] = .string(text.replacing("\\: ", with: ": "))
    }
    if let key { element[key[0]] = .string(key[1]) }
    return element
  }

  /// The field by which an element is known.
  static func main(_ shape: RecordShape) -> String {
    for name in ["action", "text", "name", "what", "lesson", "event", "message", "item", "question", "title"]
    where shape.field(name) != nil { return name }
    return "id"
  }

  // MARK: - Elements

  private mutating func finishElements() {
    dropExamples()
    for (index, element) in elements.enumerated() where stated[index] {
      let scope = form.scopes[scopes[index]]
      var element = element
      if element["$list"] == nil { element = withKeys(element, scope) }
      if scope.list == ["timeline"] { element = withMilestone(element) }
      var list = scope.list
      if let other = element["$list"]?.string {
        element["$list"] = nil
        list = [other]
      }
      if isBareHeading(element, index) { continue }
      let known = root.get(list[...])?.elements ?? []
      if case .object = element {} else if known.contains(element) { continue }
      root.set(.array(known + [element]), at: list[...])
    }
  }

  private func withKeys(_ element: JSON, _ scope: Scope) -> JSON {
    guard let shape = Catalogue.element(of: scope.list) else {
      guard !scope.keys.isEmpty, case .string(let text) = element else { return element }
      return .object(scope.keys.map { JSON.Member($0.field, .string($0.value)) } + [JSON.Member("text", .string(text))])
    }
    var element = element
    for key in scope.keys where element[key.field] == nil && shape.field(key.field) != nil {
      element[key.field] = .string(key.value)
    }
    return element
  }

  /// The words of an entry tell its milestone when they begin with the words of one.
  private func withMilestone(_ element: JSON) -> JSON {
    guard element["milestone"] == nil, let event = element["event"]?.string,
      let milestone = MilestoneWords.milestone(of: event)
    else { return element }
    var element = element
    element["milestone"] = .string(milestone)
    return element
  }

  /// A phase's time alone, when an entry of the same time follows it.
  private func isBareHeading(_ element: JSON, _ index: Int) -> Bool {
    let scope = form.scopes[scopes[index]]
    guard scope.list == ["timeline"], scope.options.contains("peek"), element["event"] == nil, let at = element["at"]
    else { return false }
    return elements.indices.contains { other in
      other != index && stated[other] && form.scopes[scopes[other]].list == ["timeline"]
        && elements[other]["at"]?["at"] == at["at"]
        && form.scopes[scopes[other]].keys == scope.keys
    }
  }

  private static func comparable(_ text: String) -> String {
    if Radio.hasBoxes(text) { return text.trimmed }
    let words = Wording.full(text)
    return words.isEmpty ? text.trimmed : words
  }

  /// Rows that are as the template has them say nothing: one by one where they hold a blank, else all together.
  private mutating func dropExamples() {
    var standing: [Int: [Int]] = [:]
    for index in elements.indices where stated[index] {
      let examples = form.examples[scopes[index]]
      let said = texts[index].map(Self.comparable)
      guard !examples.isEmpty, elements[index]["done"] != true || form.scopes[scopes[index]].kind == .rows,
        let match = examples.first(where: { row in said.allSatisfy(row.map(Self.comparable).contains) })
      else { continue }
      if said.isEmpty { continue }
      if form.scopes[scopes[index]].kind == .one || match.contains(where: { Blank.isBlank($0) || $0.contains("[") })
        || form.isForm(scopes[index])
      {
        stated[index] = false
      } else {
        standing[scopes[index], default: []].append(index)
      }
    }
    for (scope, rows) in standing {
      let all = elements.indices.filter { scopes[$0] == scope && stated[$0] }
      if all == rows, rows.count == form.examples[scope].count { rows.forEach { stated[$0] = false } }
    }
  }

  // MARK: - At the end

  /// What follows from the rest: the day from the begin, and figures that only repeat the times.
  private mutating func derive() {
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

  private mutating func markRootCause() {
    guard form.scopes.contains(where: { $0.list == ["cause", "whys"] && $0.options.contains("last=rootCause") }),
      var whys = root.get(["cause", "whys"])?.elements, whys.count >= 5
    else { return }
    if whys[whys.count - 1]["answer"] != nil { whys[whys.count - 1]["rootCause"] = true }
    root.set(.array(whys), at: ["cause", "whys"])
  }

  /// Entries stand in order of time; one without a comparable time keeps its neighbour.
  private mutating func sortTimeline() {
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

  private mutating func addExtra() {
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
