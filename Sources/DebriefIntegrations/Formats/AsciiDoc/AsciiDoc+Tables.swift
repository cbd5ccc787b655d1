import Debrief

// Tables: `|===`.

extension AsciiDoc {
  private struct Cell {
    var style: Substring
    var lines: [Substring]
    var columns: Int
  }

  mutating func tableBlock() {
    let mark: Character = line?.trimmed.first ?? "|"
    let attributes = above.attributes
    at += 1
    var cells: [Cell] = []
    var first = 0
    var isHeaded = attributes.contains("header")
    var isFirstLine = true
    while let line, line.trimmed != "\(mark)===" {
      let found = Self.cells(line, mark)
      if let found, !found.before.isEmpty { extend(&cells, with: found.before) }
      if let found { cells += found.cells } else { extend(&cells, with: line) }
      if isFirstLine, !line.trimmed.isEmpty {
        first = found?.cells.reduce(0) { $0 + $1.columns } ?? 1
        isFirstLine = false
        // A row with an empty line below it names the columns.
        if at + 1 < lines.count, lines[at + 1].trimmed.isEmpty, first > 1 { isHeaded = true }
      }
      at += 1
    }
    title()
    above = Above()
    at += 1
    let columns = max(1, min(128, Self.columns(attributes) ?? first))
    var rows = rows(cells, columns)
    guard !rows.isEmpty else { return }
    if !isHeaded, rows[0].contains(where: MarkdownText.hasClock) {
      rows.insert([String](repeating: "", count: columns), at: 0)
    }
    blocks.append(MarkdownText.table(rows))
  }

  private func extend(_ cells: inout [Cell], with line: Substring) {
    guard !cells.isEmpty else { return }
    cells[cells.count - 1].lines.append(line)
  }

  /// `1,2,a` are three columns, `3*` are, too.
  private static func columns(_ attributes: String) -> Int? {
    guard let start = attributes.range(of: "cols=") else { return nil }
    let rest = attributes[start.upperBound...]
    let value = rest.first == "\"" ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != "," }
    return value.split(whereSeparator: { $0 == "," || $0 == ";" }).reduce(0) { sum, part in
      let times = part.trimmed.prefix { $0.isNumber }
      return min(128, sum + (part.contains("*") ? min(128, Int(times) ?? 1) : 1))
    }
  }

  /// The cells that begin on a line, and what stands before the first; nil where none does.
  private static func cells(_ line: Substring, _ mark: Character) -> (before: Substring, cells: [Cell])? {
    var parts: [Substring] = []
    var start = line.startIndex
    var at = line.startIndex
    while at < line.endIndex {
      if line[at] == mark, at == line.startIndex || line[line.index(before: at)] != "\\" {
        parts.append(line[start..<at])
        start = line.index(after: at)
      }
      at = line.index(after: at)
    }
    guard !parts.isEmpty else { return nil }
    parts.append(line[start...])
    var cells: [Cell] = []
    var before: Substring = ""
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let (text, spec) = isLast ? (part, "") : specified(part)
      if index == 0 { before = text.trimmed } else { cells[cells.count - 1].lines = [text.trimmed] }
      if !isLast {
        let plus = spec.firstIndex(of: "+")
        let columns = plus.flatMap { Int(spec[..<$0].prefix { $0 != "." }) } ?? 1
        cells.append(Cell(style: spec.drop { !$0.isLetter }, lines: [], columns: min(columns, 128)))
      }
    }
    return (before, cells)
  }

  /// What stands right before a mark says how its cell is: `2+a`.
  private static func specified(_ part: Substring) -> (text: Substring, spec: Substring) {
    var start = part.endIndex
    while start > part.startIndex {
      let before = part.index(before: start)
      guard "0123456789.+*<^>adehlms".contains(part[before]) else { break }
      start = before
    }
    let isAlone = start == part.startIndex || part[part.index(before: start)] == " "
    return isAlone ? (part[..<start], part[start...]) : (part, "")
  }

  private mutating func rows(_ cells: [Cell], _ columns: Int) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    for cell in cells {
      row.append(text(cell))
      row += [String](repeating: "", count: max(0, min(cell.columns, columns - row.count + 1) - 1))
      if row.count >= columns {
        rows.append(row)
        row = []
      }
    }
    if !row.isEmpty { rows.append(row) }
    return rows
  }

  private mutating func text(_ cell: Cell) -> String {
    let lines = cell.lines.map { $0.replacing("\\|", with: "|")[...] }
    if cell.style == "a" { return inner(lines).joined(separator: "\n") }
    return lines.map { words($0.trimmed) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
