/// A value as one text that a person edits, whatever its lens, and back.
package struct FieldText: Sendable {
  private let stage: Stage
  /// What “yesterday” is counted from; nil where nobody may say it.
  private let today: CivilDate?

  /// - Parameter review: its day and zone are those of times that name none.
  package init(of review: Review, zones: Zones, today: CivilDate? = nil) {
    self.today = today
    let start = review.moment(.startedAt)?.at
    stage = Stage(
      date: review.date?.date ?? start?.date, start: start, offset: start?.offset, zone: review.timeZone, zones: zones)
  }

  /// Why a text is no value of its field: it has to stay with whoever wrote it.
  package struct Unreadable: Error, Equatable {
    package let words: String
  }

  /// Of a list each element has a line of its own.
  package func write(_ json: JSON?, _ lens: Lens) -> String {
    guard let json else { return "" }
    guard case .list(let element) = lens else { return ValueWriter(stage: stage).write(json, lens, Self.plain) }
    return (json.elements ?? []).map { write($0, element) }.joined(separator: "\n")
  }

  /// nil where the text says nothing.
  ///
  /// - Parameter old: what stood there. A line of a list that is as it was keeps what its text does not show.
  package func read(_ written: String, _ lens: Lens, instead old: JSON? = nil) throws(Unreadable) -> JSON? {
    let text = written.replacing("\r\n", with: "\n")
    if text.allSatisfy(\.isWhitespace) { return nil }
    switch lens {
    // As it was typed: a line break at the end is one that somebody is about to write behind.
    case .prose: return .string(text)
    case .text: return .string(ValueReader.oneLine(text).trimmed)
    case .answer where !Self.beginsWithAnswer(text): return .object(["text": .string(text.trimmed)])
    case .severity: return ValueReader.severity(ValueReader.oneLine(text).trimmed, old?["scheme"]?.string).json
    case .list(let element):
      var known = Dictionary(grouping: old?.elements ?? []) { write($0, element) }
      var values: [JSON] = []
      for line in text.split(separator: "\n").map(String.init) {
        if let same = known[line]?.first {
          known[line]?.removeFirst()
          values.append(same)
        } else if let value = try read(ListText.unmarked(line.trimmed), element) {
          values.append(value)
        }
      }
      return values.isEmpty ? nil : .array(values)
    default:
      let read = ValueReader(stage: stage).read(dated(text, lens), lens, Self.plain)
      guard let json = read.json else {
        throw Unreadable(words: read.note?.1 ?? "“\(text.trimmed)” is no \(lens.noun)")
      }
      return json
    }
  }

  /// With the day that a time is on where that is said as “today” or “yesterday”.
  private func dated(_ text: String, _ lens: Lens = .moment) -> String {
    guard let today, lens.hasDay, let match = text.firstMatch(of: /^(\s*~?\s*)(today|yesterday)\b,?/.ignoresCase())
    else { return text }
    let isBefore = match.output.2.lowercased() == "yesterday"
    let day = isBefore ? CivilDate(daysSinceEpoch: today.daysSinceEpoch - 1) : today
    return match.output.1 + day.iso + text[match.range.upperBound...]
  }

  /// Whether it says yes or no and then why: “No customer lost anything” does not.
  private static func beginsWithAnswer(_ text: String) -> Bool {
    text.trimmed.lowercased().firstMatch(of: /^(yes|no)\s*($|[,:;.()–—-])/) != nil
  }

  /// A place without options of its own.
  private static let plain = Slot(.value, ["title"], scope: nil, in: [])
}

// Entries as one says them.
extension FieldText {
  /// `14:05 deploy rolled back` as an entry of a timeline: its time, where the words begin with one, what happened, and
  /// the milestone whose name that is.
  ///
  /// - Parameter previous: the entry before, whose day it shares.
  package func entry(_ words: String, after previous: Stamp? = nil) -> JSON {
    let text = dated(ValueReader.oneLine(words).trimmed)
    guard let end = TimeReader.leading(text), end < text.endIndex else { return ["event": .string(text)] }
    let read = ValueReader(stage: stage).read(String(text[..<end]), .moment, Self.plain, after: previous)
    guard let at = read.json, read.rest.isEmpty else { return ["event": .string(text)] }
    let event = String(text[end...].trimmed.drop { ":–—-,|".contains($0) }.trimmed)
    guard !event.isEmpty else { return ["at": at] }
    return .object([
      "at": at, "event": .string(event), "milestone": MilestoneWords.milestone(of: event).map(JSON.string),
    ])
  }
}

extension Lens {
  fileprivate var hasDay: Bool {
    switch self {
    case .moment, .date: true
    default: false
    }
  }
}
