import Debrief
import DebriefStore

/// Rows of reviews for a terminal.
enum ReviewTable {
  static func text(_ rows: [ListRow]) -> String {
    let head = ["ID", "DATE", "SEVERITY", "STATUS", "DURATION", "OPEN", "TITLE"]
    let table = [head] + rows.map(cells)
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { line(Array(zip($0, widths))) + "\n" }.joined()
  }

  private static func cells(_ row: ListRow) -> [String] {
    [
      row.id ?? row.uid, row.date?.text ?? "", row.severity?.written ?? "", row.status?.label ?? "",
      row.duration.map { Length.words(minutes: $0) } ?? "",
      row.allActions == 0 ? "" : "\(row.openActions)/\(row.allActions)", row.title ?? "",
    ].map { $0.replacing("\n", with: " ").harmless }
  }

  private static func line(_ cells: [(text: String, width: Int)]) -> String {
    let text = cells.map { $0.text + String(repeating: " ", count: $0.width - $0.text.count) }.joined(separator: "  ")
    return String(text.reversed().drop { $0 == " " }.reversed())
  }
}

extension ListRow {
  /// The row's own figures, with the contract's names where it has them.
  var json: JSON {
    .object([
      "uid": .string(uid),
      "id": id.map { .string($0) },
      "title": title.map { .string($0) },
      "date": date?.json,
      "severity": severity?.json,
      "status": status?.json,
      "incidentStatus": incidentStatus?.json,
      "services": services.json,
      "durationMinutes": duration.map { .number(Measure.spelled($0)) },
      "openActions": .number(String(openActions)),
      "allActions": .number(String(allActions)),
      "version": .number(String(version)),
      "updatedAt": updatedAt.map { .string($0.iso) },
      "sample": sample ? true : nil,
    ])
  }
}
