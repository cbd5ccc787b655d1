/// The ways in which a line may begin with a label.
enum Labels {
  struct Candidate {
    let name: String
    let rest: String
    /// Whether only emphasis or a colon can make it one, not the words alone.
    let marked: Bool
  }

  /// From the strongest to the weakest: `**Name**: rest`, `Name: rest`, `Name? rest`, `Name - rest`, the whole line.
  static func candidates(_ line: String) -> [Candidate] {
    var found: [Candidate] = []
    if let bold = bold(line) { found.append(bold) }
    for mark in [":", "?", " – ", " — ", " - ", "("] {
      if let at = line.range(of: mark), at.lowerBound > line.startIndex, !escaped(line, at.lowerBound) {
        let name = String(line[..<at.lowerBound])
        if name.utf8.count > 90 { continue }
        let rest = mark == "(" ? line[at.lowerBound...] : line[at.upperBound...]
        found.append(Candidate(name: name, rest: unmarked(rest), marked: mark == ":"))
        if mark == ":", let second = line[at.upperBound...].range(of: ":"), !escaped(line, second.lowerBound) {
          found.append(
            Candidate(
              name: String(line[..<second.lowerBound]), rest: unmarked(line[second.upperBound...]), marked: true))
        }
      }
    }
    for box in ["☐", "☑", "☒"] {
      if let at = line.range(of: box), at.lowerBound > line.startIndex {
        found.append(
          Candidate(name: String(line[..<at.lowerBound]), rest: String(line[at.lowerBound...]), marked: false))
        break
      }
    }
    if line.utf8.count <= 90 { found.append(Candidate(name: line, rest: "", marked: false)) }
    return found
  }

  private static func bold(_ line: String) -> Candidate? {
    for mark in ["**", "__", "*", "_"] where line.hasPrefix(mark) && !line.dropFirst(mark.count).hasPrefix(" ") {
      let start = line.index(line.startIndex, offsetBy: mark.count)
      guard let end = line[start...].range(of: mark), end.lowerBound > start else { continue }
      if escaped(line, end.lowerBound) { continue }
      var name = line[start..<end.lowerBound]
      var inside: Substring = ""
      if let colon = name.range(of: ":"), !escaped(line, colon.lowerBound), colon.upperBound < name.endIndex {
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
      return Candidate(name: String(name), rest: (String(inside) + " " + String(rest)).trimmed, marked: true)
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
    at > line.startIndex && line[line.index(before: at)] == "\\"
  }

  /// The tick at the start of a line that Markdown knows no box for: ☑, ☒, ✅ and ☐.
  static func tick(_ line: String) -> (ticked: Bool, rest: String)? {
    for (mark, ticked) in [
      ("☑", true), ("☒", true), ("✅", true), ("✔️", true), ("✔", true), ("☐", false), ("[x]", true), ("[X]", true),
      ("[ ]", false),
    ] where line.hasPrefix(mark) {
      return (ticked, String(line.dropFirst(mark.count)).trimmed)
    }
    return nil
  }
}
