import Debrief

/// Records and lists of records, drawn from the catalogue: a field that is added there is shown here.
extension HTML {
  /// Each field that was stated, by its label; those that were not are named in one quiet line.
  mutating func facts<R: Record>(
    of record: R,
    only: [String]? = nil,
    omit: Set<String> = [],
    naming missing: Bool = true,
    _ times: TimeWords
  ) {
    let fields = R.shape.fields.filter { !omit.contains($0.name) && (only?.contains($0.name) ?? true) }
    let json = record.json ?? [:]
    let stated = fields.filter { json[$0.name] != nil }
    if !stated.isEmpty {
      self(.dl, .class("facts")) { html in
        for field in stated {
          html(.dt, text: field.label)
          html(.dd) { $0.value(json[field.name] ?? .null, field.lens, times) }
          html.line()
        }
      }
    }
    let unknown = fields.filter { json[$0.name] == nil }.map { $0.label.lowercasedStart }
    if missing, !unknown.isEmpty { notKnown(unknown) }
  }

  mutating func notKnown(_ names: [String]) {
    self(.p, .class("small quiet missing"), text: "Not known: \(names.joined(separator: ", ")).")
  }

  mutating func facts(_ json: JSON, _ shape: RecordShape, _ times: TimeWords) {
    self(.dl, .class("facts")) { html in
      for field in shape.fields {
        guard let value = json[field.name] else { continue }
        html(.dt, text: field.label)
        html(.dd) { $0.value(value, field.lens, times) }
      }
    }
  }

  /// Boxes for what is ticked or not, a table for everything else.
  mutating func records(_ elements: [JSON], _ shape: RecordShape, _ times: TimeWords, anchor: String? = nil) {
    let lead = shape.fields.first { $0.name != "id" }
    if let lead, ["item", "text", "name"].contains(lead.name), shape.field("done") != nil {
      return boxes(elements, shape, lead, times)
    }
    table(elements, shape, times, anchor: anchor)
  }

  private mutating func boxes(_ elements: [JSON], _ shape: RecordShape, _ lead: FieldShape, _ times: TimeWords) {
    self(.ul, .class("box")) { html in
      for element in elements {
        html.box(done: element["done"]?.bool) { html in
          if let words = element[lead.name] { html.value(words, lead.lens, times) }
          for field in shape.fields where !["id", "done", lead.name].contains(field.name) {
            guard let value = element[field.name] else { continue }
            html(.span, .class("quiet small")) {
              $0.text(" · \(field.label.lowercasedStart): ")
              $0.value(value, field.lens, times)
            }
          }
        }
      }
    }
  }

  /// One row an element, one column a field that any of them states.
  mutating func table(_ elements: [JSON], _ shape: RecordShape, _ times: TimeWords, anchor: String? = nil) {
    let columns = shape.fields.filter { field in
      (field.name != "id" || shape.name == RelatedIncident.noun) && elements.contains { $0[field.name] != nil }
    }
    if columns.count == 1, let only = columns.first {
      return value(.array(elements.compactMap { $0[only.name] }), .list(only.lens), times)
    }
    self(.table, .class("stackt")) { html in
      html(.thead) { html in
        html(.tr) { html in
          for column in columns { html(.th, .scope("col"), text: column.label) }
        }
      }
      html(.tbody) { html in
        for element in elements {
          html(.tr, element["id"]?.string.flatMap { id in anchor.map { .id("\($0)-\(id)") } }) { html in
            for column in columns { html.cell(element[column.name], column, times) }
          }
          html.line()
        }
      }
    }
  }

  private mutating func cell(_ json: JSON?, _ column: FieldShape, _ times: TimeWords) {
    self(.td, .column(column.label)) { html in
      guard let json else { return html.quiet("–") }
      html(.div) { $0.value(json, column.lens, times) }
    }
  }
}

extension String {
  /// `Service level` → `service level`; `SLA breach` stays.
  var lowercasedStart: String {
    let second = dropFirst().first
    return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
