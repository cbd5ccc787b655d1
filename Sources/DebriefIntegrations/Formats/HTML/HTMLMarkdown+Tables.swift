import Debrief

// Tables.

extension HTMLMarkdown {
  mutating func table(_ element: HTMLElement) -> [String] {
    let rows = rows(of: element)
    guard !rows.isEmpty else { return blocks(element.children) }
    if isLayout(rows) { return rows.flatMap { row in row.flatMap { blocks($0.children) } } }
    let above = element.elements.first { $0.name == "caption" }.map { words($0.children, bold: true) } ?? ""
    let caption = above.isEmpty ? [] : ["**\(above)**"]
    if element.hasClass("properties") || isProperties(rows) { return caption + properties(rows) }
    let isHeaded = rows[0].allSatisfy { $0.name == "th" }
    var grid = grid(rows, names: isHeaded || !hasTime(rows[0]))
    if !isHeaded, hasTime(rows[0]) { grid.insert([String](repeating: "", count: rows[0].count), at: 0) }
    let table = MarkdownText.table(grid)
    return caption + (table.isEmpty ? [] : [table])
  }

  /// The cells of each row, without those of tables inside.
  private func rows(of table: HTMLElement) -> [[HTMLElement]] {
    table.all { $0.name == "tr" || $0.name == "table" }.filter { $0.name == "tr" }
      .map { $0.elements.filter { $0.name == "td" || $0.name == "th" } }
      .filter { !$0.isEmpty }
  }

  /// Tables that only put parts of a page side by side.
  private func isLayout(_ rows: [[HTMLElement]]) -> Bool {
    let parts: Set<String> = ["table", "h1", "h2", "h3", "h4"]
    if rows.contains(where: { row in row.contains { cell in cell.first { parts.contains($0.name) } != nil } }) {
      return true
    }
    return rows.allSatisfy { $0.count == 1 && $0[0].name == "td" }
  }

  /// Rows that are a name and its value.
  private func isProperties(_ rows: [[HTMLElement]]) -> Bool {
    rows.allSatisfy { $0.count == 2 && $0[0].name == "th" && $0[1].name == "td" }
  }

  private mutating func properties(_ rows: [[HTMLElement]]) -> [String] {
    let lines = rows.compactMap { row -> String? in
      guard row.count == 2 else { return nil }
      var label = words(row[0].children, bold: true).replacing("\n", with: " ")
      if label.last == ":" { label.removeLast() }
      let value = self.value(row[1])
      return label.isEmpty ? (value.isEmpty ? nil : "- " + value) : "- **\(label)**: \(value)"
    }
    return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
  }

  /// A value on one line; several of them behind semicolons.
  private mutating func value(_ cell: HTMLElement) -> String {
    if let box = cell.first({ $0.hasClass("checkbox") }), cell.isEmpty {
      return box.hasClass("checkbox-on") ? "yes" : "no"
    }
    let chosen = cell.all { $0.hasClass("selected-value") || $0.hasClass("user") }
    if chosen.count > 1 { return chosen.map { words($0.children) }.joined(separator: "; ") }
    return text(of: cell, bold: nil).split(separator: "\n").map { $0.hasPrefix("- ") ? $0.dropFirst(2) : $0 }
      .joined(separator: "; ")
  }

  private func hasTime(_ row: [HTMLElement]) -> Bool {
    row.contains { cell in
      cell.name == "td" && (MarkdownText.hasClock(cell.text.oneLine) || cell.first("time") != nil)
    }
  }

  /// Cells that reach over several columns or rows say the same in each, as long as that is short.
  private mutating func grid(_ rows: [[HTMLElement]], names: Bool) -> [[String]] {
    var grid: [[String]] = []
    // What reaches down: by column, its words and for how many more rows.
    var below: [Int: (text: String, rows: Int)] = [:]
    for (number, row) in rows.enumerated() {
      var cells: [String] = []
      func reachDown() {
        while let from = below[cells.count], cells.count < 128 {
          spare -= from.text.utf8.count + 16
          if spare < 0 {
            below = [:]
            return
          }
          below[cells.count] = from.rows > 1 ? (from.text, from.rows - 1) : nil
          cells.append(from.text)
        }
      }
      for cell in row {
        reachDown()
        let text = text(of: cell, bold: names && number == 0 ? true : nil)
        let columns = min(max(1, Int(cell["colspan"] ?? "") ?? 1), 128 - min(128, cells.count))
        let down = min(max(1, Int(cell["rowspan"] ?? "") ?? 1), 1000)
        let repeated = text.utf8.count < 200 ? text : ""
        spare -= (columns - 1) * (repeated.utf8.count + 16)
        for offset in 0..<(spare < 0 ? min(1, columns) : columns) {
          if down > 1 { below[cells.count] = (repeated, down - 1) }
          cells.append(offset == 0 ? text : number == 0 || columns == row.count ? "" : repeated)
        }
      }
      reachDown()
      grid.append(cells)
    }
    return grid
  }

  /// A cell's lines; its lists keep their marks where they stand beside other words.
  private mutating func text(of cell: HTMLElement, bold: Bool?) -> String {
    let outer = isBold
    isBold = bold ?? isBold
    defer { isBold = outer }
    let blocks = inside { $0.blocks(cell.children) }
    guard blocks.count == 1, MarkdownText.isList(blocks[0]) else {
      return blocks.map { $0.replacing("\\\n", with: "\n") }.joined(separator: "\n")
    }
    let lines = blocks[0].split(separator: "\n")
    guard lines.allSatisfy({ $0.hasPrefix("- ") }) else { return blocks[0] }
    return lines.map { $0.dropFirst(2) }.joined(separator: "\n")
  }
}
