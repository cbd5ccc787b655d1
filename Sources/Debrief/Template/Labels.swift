/// The ways in which a line may begin with a label.
enum Labels {
  struct Candidate {
    let name: Substring
    /// Whether only emphasis or a colon can make it one, not the words alone.
    let marked: Bool
    /// What stands behind the label: within its emphasis, and behind that.
    fileprivate let inside: Substring?
    fileprivate let tail: Substring

    fileprivate init(_ name: Substring, _ tail: Substring, marked: Bool, inside: Substring? = nil) {
      (self.name, self.tail, self.marked, self.inside) = (name, tail, marked, inside)
    }

    var rest: String {
      guard let inside else { return Labels.unmarked(tail) }
      return (String(inside) + " " + String(tail)).trimmed
    }
  }

  /// A label is no longer than that, in bytes.
  private static let longest = 90

  /// From the strongest to the weakest: `**Name**: rest`, `Name: rest`, `Name? rest`, `Name - rest`, the whole line.
  ///
  /// - Parameter unmarked: whether labels count that have neither emphasis nor a colon.
  static func candidates(_ line: String, unmarked: Bool = true) -> [Candidate] {
    var found: [Candidate] = []
    if let bold = bold(line) { found.append(bold) }
    // A blank's own words are no label.
    if line.utf8.first == UInt8(ascii: "[") { return found }
    let ends = Ends(line.utf8.prefix(longest + 5))
    func add(_ end: Int?, behind length: Int, marked: Bool = false) -> Bool {
      guard let end, end > 0, end <= longest else { return false }
      let at = line.utf8.index(line.startIndex, offsetBy: end)
      if escaped(line, at) { return false }
      let rest = line[line.utf8.index(at, offsetBy: length)...]
      found.append(Candidate(line[..<at], rest, marked: marked))
      return true
    }
    if add(ends.colon, behind: 1, marked: true) { _ = add(ends.second, behind: 1, marked: true) }
    guard unmarked else { return found }
    _ = add(ends.question, behind: 1)
    for (end, length) in [(ends.dashes[1], 5), (ends.dashes[2], 5), (ends.dashes[0], 3), (ends.bracket, 0)] {
      _ = add(end, behind: length)
    }
    _ = ends.boxes.contains { add($0, behind: 0) }
    if line.utf8.count <= longest { found.append(Candidate(line[...], line[line.endIndex...], marked: false)) }
    return found
  }

  /// Where the signs that may end a label first stand.
  private struct Ends {
    var colon, second, question, bracket: Int?
    /// " - ", " – ", " — ".
    var dashes: [Int?] = [nil, nil, nil]
    /// ☐, ☑, ☒.
    var boxes: [Int?] = [nil, nil, nil]

    init(_ text: Substring.UTF8View) {
      text.withContiguousStorageIfAvailable { find(in: $0) }
    }

    private mutating func find(in bytes: UnsafeBufferPointer<UInt8>) {
      func has(_ signs: [UInt8], _ at: Int) -> Bool {
        at + signs.count <= bytes.endIndex && bytes[at..<at + signs.count].elementsEqual(signs)
      }
      for (at, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: ":") where !isClock(bytes, at):
          if colon == nil { colon = at } else { second = second ?? at }
        case UInt8(ascii: "?"): question = question ?? at
        case UInt8(ascii: "("): bracket = bracket ?? at
        case UInt8(ascii: " "):
          for (i, sign) in Self.dashes.enumerated() where dashes[i] == nil && has(sign, at) { dashes[i] = at }
        case 0xE2: for (i, sign) in Self.boxes.enumerated() where boxes[i] == nil && has(sign, at) { boxes[i] = at }
        default: break
        }
      }
    }

    /// The colon of "07:22" ends no label.
    private func isClock(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      return at > 0 && at + 1 < bytes.count && digits.contains(bytes[at - 1]) && digits.contains(bytes[at + 1])
    }

    private static let dashes = [" - ", " – ", " — "].map { Array($0.utf8) }
    private static let boxes = ["☐", "☑", "☒"].map { Array($0.utf8) }
  }

  private static func bold(_ line: String) -> Candidate? {
    guard let first = line.utf8.first, first == UInt8(ascii: "*") || first == UInt8(ascii: "_") else { return nil }
    for mark in ["**", "__", "*", "_"] where line.hasPrefix(mark) && !line.dropFirst(mark.count).hasPrefix(" ") {
      let start = line.index(line.startIndex, offsetBy: mark.count)
      guard let end = line[start...].range(of: mark), end.lowerBound > start else { continue }
      if escaped(line, end.lowerBound) { continue }
      var name = line[start..<end.lowerBound]
      var inside: Substring = ""
      if let bracket = name.range(of: " ("), TimeReader.leading(String(name[bracket.upperBound...])) != nil {
        inside = name[bracket.lowerBound...]
        name = name[..<bracket.lowerBound]
      } else if let colon = name.range(of: ":"), !escaped(line, colon.lowerBound), colon.upperBound < name.endIndex {
        inside = name[colon.upperBound...]
        name = name[..<colon.lowerBound]
      }
      var rest = line[end.upperBound...].trimmed
      if rest.first == ":" { rest = rest.dropFirst().trimmed }
      for dash in ["– ", "— ", "- "] where rest.hasPrefix(dash) { rest = rest.dropFirst(dash.count).trimmed }
      if inside.isEmpty, let dash = name.range(of: " – ") ?? name.range(of: " — ") ?? name.range(of: " - ") {
        inside = name[dash.upperBound...]
        name = name[..<dash.lowerBound]
      }
      return Candidate(name, rest, marked: true, inside: inside)
    }
    return nil
  }

  /// A bold label's rest begins behind its closing marks.
  private static func unmarked(_ rest: Substring) -> String {
    var rest = rest.trimmed
    while rest.hasPrefix("**"), !rest.dropFirst(2).contains("**") { rest = rest.dropFirst(2).trimmed }
    return String(rest)
  }

  static func escaped(_ line: String, _ at: String.Index) -> Bool {
    at > line.startIndex && line.utf8[line.utf8.index(before: at)] == UInt8(ascii: "\\")
  }

  /// The tick at the start of a line that Markdown knows no box for: ☑, ☒, ✅ and ☐.
  static func tick(_ line: String) -> (ticked: Bool, rest: String)? {
    // All marks begin with one of these bytes.
    guard let first = line.utf8.first, [UInt8(ascii: "["), 0xE2].contains(first) else { return nil }
    for (mark, ticked) in [
      ("☑", true), ("☒", true), ("✅", true), ("✔️", true), ("✔", true), ("☐", false), ("[x]", true), ("[X]", true),
      ("[ ]", false),
    ] where line.hasPrefix(mark) {
      return (ticked, String(line.dropFirst(mark.count)).trimmed)
    }
    return nil
  }
}
