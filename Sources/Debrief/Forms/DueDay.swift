/// The end of a line that says by when: `by 3 Dec`, `due tomorrow`, `until Friday`, `in 2 weeks`.
struct DueDay {
  let today: CivilDate

  /// The day; nil where the words say none. A day without a year is the next one, a weekday the one after today.
  func read(_ words: [Substring]) -> CivilDate? {
    let text = words.dropFirst().joined(separator: " ").lowercased()
    switch words.first?.lowercased() {
    case "by", "due", "until": return word(text) ?? date(text)
    case "in", "within": return after(text)
    default: return nil
    }
  }

  /// Whether the words say a day and none is read: `by 31 Feb`.
  func isMissed(_ words: [Substring]) -> Bool {
    guard ["by", "due", "until"].contains(words.first?.lowercased()), read(words) == nil else { return false }
    return words.dropFirst().joined(separator: " ").lowercased().wholeMatch(of: Self.likely) != nil
  }

  /// A number beside what begins like a month, or numbers with signs between them.
  private static var likely: Regex<Substring> {
    #/
    (?: \d{1,2} (?:st|nd|rd|th)? \s (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) [a-z]*
      | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) [a-z]* \s \d{1,2} (?:st|nd|rd|th)? ) (?: \s \d{4} )?
    | \d{1,4} (?: [.\/\-] \d{1,4} ){1,2}
    /#
  }

  private func word(_ text: String) -> CivilDate? {
    switch text {
    case "today": return today
    case "tomorrow": return today.adding(days: 1)
    case "next week": return today.adding(days: 7)
    case "end of month", "the end of the month":
      return CivilDate(today.year, today.month, CivilDate.days(in: today.month, of: today.year))
    default:
      guard text.count >= 3, let weekday = Self.weekdays.firstIndex(where: { $0.hasPrefix(text) }) else { return nil }
      // 1970-01-01 was a Thursday.
      let ahead = (weekday - today.daysSinceEpoch - 3) % 7
      return today.adding(days: ahead <= 0 ? ahead + 7 : ahead)
    }
  }

  private func date(_ text: String) -> CivilDate? {
    var reader = TimeReader(text)
    var said = TimeReader.Said()
    guard reader.date(&said), reader.at == reader.bytes.count else { return nil }
    if let date = said.date { return date }
    guard let (month, day) = said.monthDay else { return nil }
    return [today.year, today.year + 1].lazy.compactMap { CivilDate($0, month, day) }.first { $0 >= today }
  }

  private func after(_ text: String) -> CivilDate? {
    guard let said = text.wholeMatch(of: /(\d{1,3}|an?|one|two|three) (day|week|month)s?/) else { return nil }
    let number = ["a": 1, "an": 1, "one": 1, "two": 2, "three": 3][said.1] ?? Int(said.1) ?? 0
    let length = ["day": 1, "week": 7, "month": 30][said.2] ?? 0
    return number > 0 ? today.adding(days: number * length) : nil
  }

  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
