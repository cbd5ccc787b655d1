import Debrief
import DebriefStore

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

extension ListRow {
  static let head = ["ID", "DATE", "SEVERITY", "STATUS", "DURATION", "OPEN", "TITLE"]

  var cells: [String] {
    [
      id ?? uid, date?.text ?? "", severity?.written ?? "", status?.label ?? "",
      duration.map { Length.words(minutes: $0) } ?? "", allActions == 0 ? "" : "\(openActions)/\(allActions)",
      title ?? "",
    ]
  }

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
