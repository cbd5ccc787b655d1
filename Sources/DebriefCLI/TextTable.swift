/// Columns on a terminal, as wide as what stands in them.
enum TextTable {
  static func text(_ head: [String], _ rows: [[String]]) -> String {
    let table = [head] + rows.map { $0.map { $0.replacing("\n", with: " ").harmless } }
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { line(Array(zip($0, widths))) + "\n" }.joined()
  }

  private static func line(_ cells: [(text: String, width: Int)]) -> String {
    let text = cells.map { $0.text + String(repeating: " ", count: $0.width - $0.text.count) }.joined(separator: "  ")
    return String(text.reversed().drop { $0 == " " }.reversed())
  }
}
