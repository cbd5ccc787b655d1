// Sentences that say what the form asks for in places of its own.

extension Reading {
  /// "Review meeting on 2026-06-23 with Ann Lee and Bo Chen": when, and who was there.
  mutating func meeting(_ text: String, _ number: Int) -> Bool {
    guard let at = slot(["meeting", "at"]), isOnMeeting, let (day, names) = Self.meeting(text) else { return false }
    captures.append(Capture(slot: at, text: day, line: number, zone: zone))
    slots.append(Slot(.value, ["meeting", "attendees"], scope: nil, in: form.scopes))
    captures.append(Capture(slot: slots.count - 1, text: names, line: number))
    return true
  }

  /// Whether the section or a place below it is about the review's meeting.
  private var isOnMeeting: Bool {
    ([section] + below(section)).contains { place in
      form.places[place].line.contains {
        if case .slot(let index) = $0 { slots[index].path.first == "meeting" } else { false }
      }
    }
  }

  /// The day at the end of what stands before the names.
  private static func meeting(_ text: String) -> (day: String, names: String)? {
    for mark in [" attended by ", "present: ", "attendees: ", "participants: ", " with "] {
      guard let at = text.range(ofIgnoringCase: mark) else { continue }
      var head = text[..<at.lowerBound].trimmed
      while let last = head.last, ".,;:(–—-".contains(last) { head = head.dropLast().trimmed }
      while !head.isEmpty {
        if let found = TimeReader.read(String(head)), found.rest.isEmpty,
          found.said.date ?? nil != nil || found.said.monthDay != nil
        {
          return (String(head), String(text[at.upperBound...]).trimmed)
        }
        head = head.drop { $0 != " " }.trimmed
      }
    }
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
