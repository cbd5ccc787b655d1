import Markdown

/// What the sentences of a document tell of its times: the day, from when to when, how long.
struct Told {
  var reading: Reading
  let story: [FreeReading.Story]
  let zones: Zones
  /// Whether a heading or a label gave them.
  private(set) var hasWindow: Bool
  /// From sentences, for times that nothing else states.
  private(set) var start: (said: TimeReader.Said, line: Int)?
  private(set) var end: (said: TimeReader.Said, line: Int)?
  private(set) var detection: (said: TimeReader.Said, line: Int)?
  private(set) var length: (text: String, line: Int)?

  init(_ free: FreeReading, zones: Zones) {
    reading = free.reading
    story = free.story
    self.zones = zones
    let slots = free.reading.slots
    hasWindow = free.reading.captures.contains {
      ["window", "startedAt", "endedAt"].contains(slots[$0.slot].path[0]) && slots[$0.slot].scope == nil
    }
  }

  mutating func read() {
    for part in story where Self.tells(part.path) {
      for sentence in Self.sentences(part.text) {
        read(sentence, part.line, of: part.path.first)
      }
    }
    date()
    if let length, !states("durationStated") { capture(["durationStated"], length.text, length.line) }
  }

  /// Lessons and actions are about other days.
  private static func tells(_ path: [String]) -> Bool {
    guard let first = path.first else { return true }
    return ["summary", "impact", "impactLine", "cause", "detection", "timeline", "summaryLine"].contains(first)
  }

  // MARK: - The day

  /// The title's day, else the first that an entry or a sentence names, unless a label states one; front matter is last.
  private mutating func date() {
    let stated = reading.captures.firstIndex {
      reading.slots[$0.slot].path == ["date"] && reading.slots[$0.slot].scope == nil
    }
    let isFront = stated.map { reading.captures[$0].line <= frontEnd } ?? true
    guard stated == nil || isFront else { return }
    guard let (day, line) = titleDay ?? firstDay else { return }
    if let stated {
      let front = reading.captures[stated]
      guard TimeReader.day(within: front.text) != day else { return }
      reading.captures.remove(at: stated)
      reading.unplaced("date: \(front.text)", front.line)
    }
    reading.captures.insert(Capture(slot: reading.newSlot(["date"]), text: day.iso, line: line), at: 0)
  }

  /// The last line of the front matter.
  private var frontEnd: Int {
    guard let block = reading.document.children(0).first(where: { _ in true }),
      reading.document.blocks[block].kind == .frontMatter
    else { return 0 }
    return reading.document.blocks[block].lastLine
  }

  private var titleDay: (CivilDate, Int)? {
    guard let title = reading.title else { return nil }
    return (TimeReader.day(within: title.text) ?? TimeReader.day(in: title.text)).map { ($0, title.line) }
  }

  private var firstDay: (CivilDate, Int)? {
    let times: Set<String> = ["window", "startedAt", "detectedAt"]
    for capture in reading.captures where times.contains(reading.slots[capture.slot].path[0]) {
      if let day = TimeReader.day(within: capture.text) { return (day, capture.line) }
    }
    let entries = reading.captures.lazy.filter { capture in
      let slot = self.reading.slots[capture.slot]
      return slot.path == ["at"] && slot.scope.map { self.reading.form.scopes[$0].list } == ["timeline"]
    }
    // The newest entry may stand first.
    let days = entries.compactMap { capture in TimeReader.day(within: capture.text).map { ($0, capture.line) } }
    if let first = days.min(by: { $0.0 < $1.0 }) { return first }
    for part in story where Self.tells(part.path) {
      if let day = TimeReader.day(within: part.text) { return (day, part.line) }
    }
    return nil
  }

  // MARK: - From when to when

  /// - Parameter field: what the sentence is told of; nil where that is not known.
  private mutating func read(_ sentence: String, _ line: Int, of field: String?) {
    let bytes = Array(sentence.utf8)
    let times = TimeReader.all(in: sentence)
    let words = sentence.lowercased()
    if field == "detection", detection == nil, times.count == 1, times[0].said.clock != nil, times[0].latest == nil {
      detection = (times[0].said, line)
    }
    if start == nil || end == nil {
      for (index, time) in times.enumerated() where time.said.clock != nil {
        if let latest = time.latest, latest.clock != nil, start == nil, end == nil {
          // "Events: 16:51–16:59" is the time of the events.
          let before = bytes[..<time.range.lowerBound].last { $0 != 0x20 }
          if before == UInt8(ascii: ":"), !Self.begins(words) { continue }
          (start, end) = ((Self.dated(time.said, times[..<index]), line), (latest, line))
        } else if start == nil, Self.begins(words) {
          let before = String(decoding: bytes[..<time.range.lowerBound], as: UTF8.self).lowercased()
          if before.hasSuffix("until ") || before.hasSuffix("till ") { continue }
          start = (Self.dated(time.said, times[..<index]), line)
        }
      }
    }
    if length == nil, Self.lasts(words), let text = Self.length(in: sentence) { length = (text, line) }
  }

  /// With the day that the sentence names beside the time.
  private static func dated(_ said: TimeReader.Said, _ before: ArraySlice<TimeReader.Found>) -> TimeReader.Said {
    guard said.date == nil, said.monthDay == nil,
      let day = before.last(where: { $0.said.date != nil || $0.said.monthDay != nil })?.said
    else {
      return said
    }
    var dated = said
    (dated.date, dated.monthDay) = (day.date, day.monthDay)
    return dated
  }

  private static func begins(_ words: String) -> Bool { beginnings.contains { words.contains($0) } }

  private static let beginnings = [
    "began", "started", "experienced", "was interrupted", "went down", "became unavailable", "became unresponsive",
    "stopped working", "stopped responding", "started to", "started failing", "began failing", "outage",
    "was unavailable", "were unavailable", "was down", "were down", "suffered", "crashed",
  ]

  private static func lasts(_ words: String) -> Bool {
    lasting.contains { words.contains($0) }
  }

  private static let lasting = [
    "lasted", "lasting", "outage of", "outage for", "down for", "unavailable for", "downtime of", "for a total of",
    "total downtime", "total duration", "inaccessible for", "offline for", "outage that", "a total of", "duration of",
    "unreachable for", "service outage", "dauerte", "downtime for", "hours of downtime",
    "minutes of downtime", "dauer",
  ]

  /// The first length of a sentence: "for 45 minutes", "1 hour and 48 minutes".
  static func length(in sentence: String) -> String? {
    let words = sentence.split(separator: " ")
    for start in words.indices {
      guard let first = words[start].first, first.isNumber || first == "~", !words[start].contains(":") else {
        continue
      }
      for count in [4, 5, 3, 2] where start + count <= words.endIndex {
        var text = words[start..<start + count].joined(separator: " ")
        while let last = text.last, ".,;:)".contains(last) { text.removeLast() }
        guard let minutes = NumberReader.minutes(text), isWhole(minutes), hasUnit(text) else { continue }
        return text
      }
    }
    return nil
  }

  private static func hasUnit(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }
    return words.contains { units.contains(String($0)) } && !words.contains("read")
  }

  private static let units: Set<String> = [
    "min", "mins", "minute", "minutes", "hour", "hours", "hr", "hrs", "h", "day", "days", "second", "seconds", "m", "s",
    "stunde", "stunden", "minuten", "heures", "heure", "horas", "hora", "minutos", "tage", "jours", "días", "dias",
    "weeks",
    "week",
  ]

  private static func isWhole(_ minutes: JSON) -> Bool {
    minutes.numeral != nil || minutes["written"]?.string.map { NumberReader.minutes($0)?["value"] != nil } ?? false
  }

  // MARK: - Sentences

  /// A text cut at the ends of its sentences and lines.
  static func sentences(_ text: String) -> [String] {
    var out: [String] = []
    var current = ""
    let plain = Array(LinkText.plain(text).replacing("**", with: "").replacing("`", with: ""))
    for (index, sign) in plain.enumerated() {
      let next = index + 1 < plain.count ? plain[index + 1] : "\n"
      current.append(sign)
      if sign == "\n" && (next == "\n" || next == "-" || next == "|")
        || ".!?。！？".contains(sign) && (next.isWhitespace || !next.isASCII)
      {
        out.append(current.replacing("\n", with: " ").trimmed.description)
        current = ""
      }
    }
    out.append(current.replacing("\n", with: " ").trimmed.description)
    return out.filter { !$0.isEmpty }
  }

  private func states(_ field: String) -> Bool {
    reading.captures.contains { reading.slots[$0.slot].path[0] == field && reading.slots[$0.slot].scope == nil }
  }

  private mutating func capture(_ path: [String], _ text: String, _ line: Int) {
    reading.captures.append(Capture(slot: reading.newSlot(path), text: text, line: line))
  }
}
