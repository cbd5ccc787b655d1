// Sentences that say what the form asks for in places of its own.

extension Reading {
  /// "Review meeting on 2026-06-23 with Ann Lee and Bo Chen": when, and who was there.
  mutating func meeting(_ text: String, _ number: Int) -> Bool {
    guard text.utf8.count < 300, let at = slot(["meeting", "at"]), isOnMeeting,
      let (day, names) = Self.meeting(text)
    else { return false }
    captures.append(Capture(slot: at, text: day, line: number, zone: zone))
    captures.append(Capture(slot: newSlot(["meeting", "attendees"]), text: names, line: number))
    return true
  }

  /// Whether the section or a place below it is about the review's meeting.
  private var isOnMeeting: Bool {
    ([section] + below(section)).contains { place in
      form.places[place].line.slots.contains { slots[$0].path.first == "meeting" }
    }
  }

  /// The day before the names, at the end of the words or at their begin: "29 April 2026, Teams. There: Ann, Bo".
  private static func meeting(_ text: String) -> (day: String, names: String)? {
    for mark in [" attended by ", "present: ", "attendees: ", "participants: ", "there: ", " with ", ": "] {
      guard let at = text.range(ofIgnoringCase: mark) else { continue }
      var head = text[..<at.lowerBound].trimmed
      while let last = head.last, ".,;:(–—-".contains(last) { head = head.dropLast().trimmed }
      while !head.isEmpty {
        if let found = TimeReader.read(String(head)), found.rest.isEmpty,
          found.said.date != nil || found.said.monthDay != nil
        {
          return (String(head), String(text[at.upperBound...]).trimmed)
        }
        head = head.drop { $0 != " " }.trimmed
      }
    }
    return nil
  }

  /// "Signed: Ann Lee (Author, 2026-08-15), Bo Chen (Team Lead, 2026-08-16)".
  func signatures(of text: String) -> [Signature]? {
    guard text.utf8.count < 200, form.scopes.contains(where: { $0.list == ["approvals"] }) else { return nil }
    if let colon = text.range(of: ": "), Self.signOffs.contains(Wording.full(text[..<colon.lowerBound])) {
      return Self.signatures(text[colon.upperBound...])
    }
    for words in ["Signed off by ", "Approved by ", "Signed by "] where text.hasPrefix(words) {
      let rest = text.dropFirst(words.count)
      guard let comma = rest.range(of: ", "), let day = TimeReader.read(String(rest[comma.upperBound...])),
        day.said.date != nil
      else { return nil }
      return [
        [("person", String(rest[..<comma.lowerBound])), ("on", String(rest[comma.upperBound...].filter { $0 != "." }))]
      ]
    }
    return nil
  }

  typealias Signature = [(field: String, text: String)]

  private static let signOffs: Set<String> = [
    "signed", "signed by", "signed off by", "sign off", "signoff", "approved by",
  ]

  mutating func sign(_ people: [Signature], _ number: Int) {
    let all = form.scopes.indices.filter { form.scopes[$0].list == ["approvals"] }
    guard let scope = all.first(where: { form.scopes[$0].keys.isEmpty }) ?? all.first else { return }
    close()
    for fields in people {
      elements.append(scope)
      for (field, text) in fields {
        let slot = newSlot([field], scope: scope)
        captures.append(Capture(slot: slot, element: elements.count - 1, text: text, line: number))
      }
    }
  }

  /// Names with a role in brackets, and a day in or behind them.
  private static func signatures(_ text: Substring) -> [Signature]? {
    var people: [Signature] = []
    var rest = text.trimmed
    while !rest.isEmpty {
      guard let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") else { return nil }
      var fields = [(field: "person", text: String(rest[..<open].trimmed))]
      for part in rest[rest.index(after: open)..<close].split(separator: ", ") {
        fields.append((TimeReader.read(String(part)) == nil ? "role" : "on", String(part)))
      }
      rest = rest[rest.index(after: close)...].drop { ",; ".contains($0) }
      if let end = TimeReader.leading(String(rest)) {
        fields.append(("on", String(String(rest)[..<end])))
        rest = String(rest)[end...].drop { ",;. ".contains($0) }
      }
      people.append(fields)
    }
    return people.isEmpty ? nil : people
  }

  /// "INC-7 / SEV-1 / resolved": what needs no label, before the first section.
  func identity(of text: String) -> [(field: String?, text: String)]? {
    guard sections.isEmpty, text.utf8.count < 120 else { return nil }
    for sign in [" / ", " | ", " · ", " • ", ", ", " – ", " - "] where text.contains(sign) {
      let parts = text.split(separator: sign).map {
        (field: Self.identity(String($0.trimmed)), text: String($0.trimmed))
      }
      if parts.count(where: { $0.field != nil }) > 1 { return parts }
    }
    return nil
  }

  mutating func identify(_ parts: [(field: String?, text: String)], _ block: Int, _ number: Int) {
    for (field, text) in parts {
      if let field {
        captures.append(Capture(slot: newSlot([field]), text: text, line: number))
      } else {
        line(text, block, number)
      }
    }
  }

  /// The field that a word can be by its form alone.
  private static func identity(_ part: String) -> String? {
    if part.contains("-"), part.first?.isUppercase == true, part.last?.isNumber == true,
      part.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "-") }),
      !part.hasPrefix("SEV")
    {
      return "id"
    }
    if ValueReader.severity(part, nil).rank != nil { return "severity" }
    if IncidentStatuses.words.word(part) != nil { return "incidentStatus" }
    if Statuses.words.word(part) != nil { return "status" }
    if let day = TimeReader.read(part), day.rest.isEmpty, day.said.date != nil, day.said.clock == nil { return "date" }
    return nil
  }

  /// "Action review on 26.03.2026": a label that a day follows without a colon.
  func dated(_ text: String, in place: Int) -> Labelled? {
    guard let at = text.range(of: " on "), let found = TimeReader.read(String(text[at.upperBound...])),
      found.rest.isEmpty || found.rest == "."
    else { return nil }
    return labelled(text[..<at.lowerBound] + ": " + text[at.upperBound...], in: place, anywhere: false)
  }

  private func slot(_ path: [String]) -> Int? { slots.firstIndex { $0.path == path && $0.scope == nil } }
}
