import Markdown

// Places that show several fields as one.

extension Assembly {
  mutating func composite(_ composite: Composite, _ capture: Capture, _ slot: Slot) {
    let said = Blank.unescape(capture.text)
    let text = said.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    if let element = capture.element { texts[element].append(text) }
    switch composite {
    case .window: window(text, capture)
    case .duration: duration(text, slot, capture)
    case .users: users(text, capture)
    case .alert: alert(text, capture)
    case .revenue: revenue(text, capture)
    case .sla: sla(text, capture)
    case .gap: break
    case .link, .attachment, .related: evidence(composite, said, capture)
    }
  }

  mutating func window(_ text: String, _ capture: Capture) {
    if twoPoints(text, capture) { return }
    guard let (said, latest, rest) = TimeReader.read(text), let at = reader.stage.stamp(said, after: nil) else {
      notes.append(Note(.unreadable, "“\(text)” is no time", line: capture.line, path: "date"))
      return set(.string(text), ["date"], capture)
    }
    if at.clock == nil, let latest, let end = reader.stage.stamp(latest, after: at) {
      set(Moment(at).json ?? .null, ["startedAt"], capture)
      if !rest.isEmpty { keep(rest, of: slots[capture.slot], capture.line) }
      return set(Moment(end).json ?? .null, ["endedAt"], capture)
    }
    guard at.clock != nil else {
      if !rest.isEmpty { keep(rest, of: slots[capture.slot], capture.line) }
      if let date = root["date"], date != .string(at.date.iso) {
        return set(Moment(at).json ?? .null, ["startedAt"], capture)
      }
      return set(.string(at.date.iso), ["date"], capture)
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

  /// "18:02 - 19:15–19:21 UTC": two times, of which each may be a range.
  mutating func twoPoints(_ text: String, _ capture: Capture) -> Bool {
    for sign in [" - ", " – ", " — ", " to "] {
      let parts = text.split(separator: sign)
      guard parts.count == 2, let start = TimeReader.read(String(parts[0])), start.rest.isEmpty,
        start.said.clock != nil,
        let end = TimeReader.read(String(parts[1])), end.rest.isEmpty, end.said.clock != nil, end.latest != nil
      else { continue }
      let said = start.said.inZone(of: end.said)
      guard let at = reader.stage.stamp(said, after: nil), let until = reader.stage.stamp(end.said, after: at) else {
        return false
      }
      let known = start.latest.flatMap { reader.stage.stamp($0.inZone(of: end.said), after: at) }
      let latest = end.latest.flatMap { reader.stage.stamp($0, after: until) }
      set(Moment(at, latest: known).json ?? .null, ["startedAt"], capture)
      set(Moment(until, latest: latest).json ?? .null, ["endedAt"], capture)
      return true
    }
    return false
  }

  /// The end of a window whose begin is a range, or "?" for an end that nobody stated.
  func secondPoint(_ rest: String) -> (TimeReader.Said?, TimeReader.Said?)? {
    for sign in ["- ", "– ", "— ", "to "] where rest.hasPrefix(sign) {
      let text = String(rest.dropFirst(sign.count)).trimmed
      if text == "?" { return (nil, nil) }
      guard let (said, latest, tail) = TimeReader.read(text), tail.isEmpty else { return nil }
      return (said, latest)
    }
    return nil
  }

  mutating func duration(_ text: String, _ slot: Slot, _ capture: Capture) {
    guard let json = NumberReader.minutes(text) else {
      if root["startedAt"] == nil, let (said, latest, _) = TimeReader.read(text), said.clock != nil, latest != nil {
        return window(text, capture)
      }
      return value(
        capture, Slot(.value, ["durationStated"], blank: slot.blank, scope: nil, line: slot.line, in: form.scopes))
    }
    set(json, ["durationStated"], capture)
  }

  mutating func users(_ text: String, _ capture: Capture) {
    var head = text
    if text.last == ")", let open = text.lastIndex(of: "("),
      let percent = NumberReader.percent(String(text[text.index(after: open)...].dropLast()))
    {
      set(percent, ["impact", "users", "percent"], capture)
      head = String(text[..<open]).trimmed
    }
    if head.contains("%"), let comma = head.range(of: ", "), !head[..<comma.lowerBound].contains("%") {
      // "64 customers, 3% of the base"
      let share = head[comma.upperBound...].split(separator: ", ").first { $0.contains("%") }
      if let percent = share.flatMap({ NumberReader.percent(String($0)) }) {
        set(percent, ["impact", "users", "percent"], capture)
        head = String(head[..<comma.lowerBound])
      }
    } else if head.contains("%"), let percent = NumberReader.percent(head) {
      return set(percent, ["impact", "users", "percent"], capture)
    }
    set(NumberReader.count(head) ?? .object(["written": .string(head)]), ["impact", "users", "count"], capture)
  }

  mutating func alert(_ text: String, _ capture: Capture) {
    if ValueReader.isNone(text.lowercased()) { return }
    let link = LinkText.read(text)
    if let url = link.url { set(.string(url), ["detection", "alert", "link"], capture) }
    if let title = link.title { set(.string(title), ["detection", "alert", "name"], capture) }
  }

  mutating func revenue(_ text: String, _ capture: Capture) {
    guard !ValueReader.saysNothing(text, .money), let money = NumberReader.money(text) else { return }
    let known = root.get(["impact", "business", "revenue"])
    if known == money || known?["amount"] == money["amount"] && money["amount"] != nil { return }
    let delayed = text.lowercased().contains("delayed") && !text.lowercased().contains("lost")
    set(money, ["impact", "business", delayed ? "revenueDelayed" : "revenue"], capture)
  }

  mutating func sla(_ text: String, _ capture: Capture) {
    if let minutes = NumberReader.minutes(text) { return set(minutes, ["impact", "business", "slaMinutes"], capture) }
    if let (answer, rest) = ValueReader.answer(text) {
      set(.bool(answer), ["impact", "business", "slaBreach"], capture)
      if !rest.isEmpty { keep(rest, of: slots[capture.slot], capture.line) }
      return
    }
    set(.object(["written": .string(text)]), ["impact", "business", "slaMinutes"], capture)
  }

  mutating func evidence(_ composite: Composite, _ text: String, _ capture: Capture) {
    guard let element = capture.element, !ValueReader.isNone(text.lowercased()) else { return }
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
        // "Ticket: https://…": the word says of which kind it is.
        let isKind = link.title.map { !text.contains("](") && LinkText.isKind($0) } ?? false
        elements[element]["title"] = isKind ? nil : link.title.map { .string($0) }
        elements[element]["url"] = link.url.map { .string($0) }
        if form.scopes[scopes[element]].options.contains("guess") {
          elements[element]["kind"] = LinkText.kind(of: Numbered.read(link.title ?? "")).map { .string($0) }
        }
      }
    case .attachment:
      if slots[capture.slot].has("note"), link.url == nil {
        elements[element]["note"] = .string(text)
      } else if slots[capture.slot].has("fence") {
        elements[element]["note"] = .string(text)
      } else if form.scopes[scopes[element]].options.contains("shared"),
        link.url.map(Numbered.read)?.contains("://") == true,
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
  /// Elements by their own words: those that a list holds already are meant, others are new.
  mutating func mention(_ found: Capture) {
    let slot = slots[found.slot]
    var capture = found
    if !capture.isPlain { capture.text = unescaped(capture.text, slot, capture.slot) }
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
    let words = list.map { Wording.full(Numbered.read($0[Self.main(shape)]?.string ?? "")) }
    let places = Dictionary(zip(words, list.indices), uniquingKeysWith: { first, _ in first })
    var new: [JSON] = []
    for part in parts where !Blank.isBlank(part) {
      if let index = places[Wording.full(Numbered.read(part))] {
        if let key, list[index][key[0]] == nil { list[index][key[0]] = .string(key[1]) }
        continue
      }
      new.append(self.element(part, shape, slot, key))
    }
    list = slot.path == ["cause", "factors"] ? new + list : list + new
    root.set(.array(list), at: slot.path[...])
  }

  /// Whether all parts between commas are elements that the list knows by name.
  func known(_ text: String, _ slot: Slot) -> Bool {
    guard let shape = Catalogue.element(of: slot.path), let list = root.get(slot.path[...])?.elements, !list.isEmpty
    else { return false }
    let names = Set(list.map { Wording.full(Numbered.read($0[Self.main(shape)]?.string ?? "")) })
    return ListText.read(text, names: true).allSatisfy { names.contains(Wording.full(Numbered.read($0))) }
  }

  func element(_ text: String, _ shape: RecordShape, _ slot: Slot, _ key: [String]?) -> JSON {
    var element: JSON = [:]
    if slot.path == ["related"] {
      let link = LinkText.read(text)
      element["id"] = (link.title ?? link.url).map { .string($0) }
      element["link"] = link.title == nil ? nil : link.url.map { .string($0) }
      return element
    }
    let detail = ["cause.factors": "description", "impact.features": "effect"][slot.path.joined(separator: ".")]
    if let detail, text.hasPrefix("**"), let close = text.dropFirst(2).range(of: "**"),
      let start = text[close.upperBound...].firstIndex(where: { !"-–—: ".contains($0) })
    {
      element[Self.main(shape)] = .string(String(text.dropFirst(2)[..<close.lowerBound]))
      element[detail] = .string(String(text[start...]))
    } else if let detail, let at = text.range(of: ": "), !Labels.escaped(text, at.lowerBound) {
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
    for name in [
      "event", "action", "text", "name", "what", "lesson", "message", "item", "question", "title", "metric",
    ]
    where shape.field(name) != nil { return name }
    return "id"
  }
}
