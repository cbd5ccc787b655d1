// Times among the words of a text.

extension TimeReader {
  /// A time within a text, and where it stands.
  struct Found {
    let said: Said
    let latest: Said?
    /// In bytes.
    let range: Range<Int>
  }

  /// All times of a text, in their order: those that have a day, or a time of the day with minutes or a zone.
  static func all(in text: String) -> [Found] {
    var reader = TimeReader(text)
    var found: [Found] = []
    while reader.at < reader.bytes.count {
      guard reader.isWordStart, let at = reader.found() else {
        reader.at += 1
        continue
      }
      found.append(at)
      reader.at = max(at.range.upperBound, reader.at)
    }
    return found
  }

  /// The first day that a text names.
  static func day(within text: String) -> CivilDate? {
    all(in: text).lazy.compactMap(\.said.date).first
  }

  private var isWordStart: Bool {
    let byte = bytes[at]
    guard isDigit(byte) || isLetter(byte) else { return false }
    guard at > 0 else { return true }
    let before = bytes[at - 1]
    return !isDigit(before) && !isLetter(before)
      && ![UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-")].contains(before)
      || before >= 0xE3 || before == 0xE2
  }

  /// The time that begins here; `at` stays where it was when there is none.
  private mutating func found() -> Found? {
    let start = at
    guard let (said, latest) = expression(), at > start else {
      at = start
      return nil
    }
    let isTold = said.date != nil || said.monthDay != nil || said.clock != nil && !endsInWord(from: start)
    guard isTold else {
      at = start
      return nil
    }
    return Found(said: said, latest: latest, range: start..<at)
  }

  /// "12:30" and "2 pm" are times, "10 a day" is none.
  private func endsInWord(from start: Int) -> Bool {
    let text = bytes[start..<at]
    return text.last == UInt8(ascii: "a") || text.last == UInt8(ascii: "p")
  }
}
