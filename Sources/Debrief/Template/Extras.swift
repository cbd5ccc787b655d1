import Markdown

/// Puts what no field holds back into a document: where it stood, else at the end.
enum Extras {
  /// The heading under which text stands that has no place of its own.
  static let heading = "Also said"
  /// The heading of a passage that has none.
  static let untitled = "Passage"

  /// How passages are written: each next way is safer, and less like what its author saw.
  enum Way: Int {
    case whereItStood, atTheEnd, signs, numbered
  }

  static func write(_ extra: [JSON], _ way: Way, into text: String) -> String {
    guard !extra.isEmpty else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var rest: [JSON] = []
    for passage in extra.map({ Numbered.passage($0, way) }) {
      if way == .whereItStood, let line = place(of: passage, in: lines) {
        // One element is one line: the next passage is placed by them.
        let block = block(passage).flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        lines.insert(contentsOf: [""] + block.map(String.init) + [""], at: line)
      } else {
        rest.append(passage)
      }
    }
    let own = lines.joined(separator: "\n")
    return rest.isEmpty ? own : own + (own.hasSuffix("\n") ? "" : "\n") + "\n## \(heading)\n" + rest.map(entry).joined()
  }

  private static func block(_ passage: JSON) -> [String] {
    let level = passage["level"]?.numeral.flatMap(Int.init) ?? 2
    let heading =
      String(repeating: "#", count: min(6, max(1, level))) + " " + ValueReader.oneLine(passage["heading"]?.string ?? "")
    return [heading] + (passage["body"]?.string.map { ["", $0] } ?? [])
  }

  /// The line before which a passage goes: behind all that its section holds, unless a heading there would take it
  /// in; then behind the section's own text.
  private static func place(of passage: JSON, in lines: [String]) -> Int? {
    guard passage["heading"] != nil, let level = passage["level"]?.numeral.flatMap(Int.init), level > 1 else {
      return nil
    }
    let under = (passage["under"]?.elements ?? []).compactMap(\.string).map { Wording.full($0) }
    var path: [(level: Int, key: String)] = []
    var section: Int?
    var first: Int?
    for heading in headings(lines) {
      if let section {
        if heading.level <= section { return beforeRule(first ?? heading.line, lines) }
        if heading.level < level { first = first ?? heading.line }
        continue
      }
      while let last = path.last, last.level >= heading.level { path.removeLast() }
      path.append((heading.level, heading.key))
      if !under.isEmpty, path.map(\.key) == under, heading.level < level { section = heading.level }
    }
    return section == nil ? nil : beforeRule(first ?? lines.count, lines)
  }

  private static func headings(_ lines: [String]) -> [(line: Int, level: Int, key: String)] {
    let document = Document(lines.joined(separator: "\n"))
    return document.children(0).compactMap { block in
      guard case .heading(let level) = document.blocks[block].kind else { return nil }
      return (document.blocks[block].firstLine - 1, level, Wording.full(document.text(block)))
    }
  }

  /// A rule before the next section stays with that section.
  private static func beforeRule(_ line: Int, _ lines: [String]) -> Int {
    // A line may hold signs that Markdown ends one at.
    var at = min(line, lines.count)
    while at > 0, lines[at - 1].isEmpty || lines[at - 1] == "---" { at -= 1 }
    return at
  }

  /// A passage under "Also said": its heading, and where it stood.
  private static func entry(_ passage: JSON) -> String {
    let heading = passage["heading"]?.string.map(ValueReader.oneLine) ?? untitled
    let body = Escape.lowered(passage["body"]?.string ?? "", below: 3)
    return "\n### \(heading)\n" + marker(passage).map { "\n\($0)\n" }.joined() + (body.isEmpty ? "" : "\n\(body)\n")
  }

  /// `*Stood under “Timeline” › “Key events”, level 4*`
  private static func marker(_ passage: JSON) -> [String] {
    let under = (passage["under"]?.elements ?? []).compactMap(\.string)
    let level = passage["level"]?.numeral
    guard !under.isEmpty || level != nil else { return [] }
    return [
      "*Stood under \(under.map { "“\($0)”" }.joined(separator: " › "))" + (level.map { ", level \($0)" } ?? "") + "*"
    ]
  }

  /// What the marker says; nil when a line is none.
  static func read(_ line: String) -> (under: [String], level: Int?)? {
    guard line.hasPrefix("*Stood under "), line.hasSuffix("*") else { return nil }
    var inside = line.dropFirst("*Stood under ".count).dropLast()
    var level: Int?
    if let at = inside.range(of: ", level "), let number = Int(inside[at.upperBound...]) {
      level = number
      inside = inside[..<at.lowerBound]
    }
    let under = inside.split(separator: " › ").map {
      String($0.drop { $0 == "“" }.reversed().drop { $0 == "”" }.reversed())
    }
    return (under.filter { !$0.isEmpty }, level)
  }
}
