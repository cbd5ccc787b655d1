/// The contract of a review as JSON Schema (2020-12), drawn from the catalogue.
package enum Schema {
  /// What `debrief convert --to json` prints and the API shows.
  package static let review: JSON = {
    var writer = SchemaWriter()
    let root = writer.object(of: Review.shape)
    return .object(
      [
        JSON.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSON.Member("title", "Review"),
        JSON.Member(
          "description",
          "A post-incident review. A value that was not stated is absent; it is never null, empty or invented."),
      ] + (root.members ?? []) + [JSON.Member("$defs", writer.definitions)])
  }()
}

/// Collects the shapes that are used more than once.
private struct SchemaWriter {
  private var records: [(name: String, fields: [String], schema: JSON)] = []
  private var values: [(name: String, schema: JSON)] = []

  /// The values by kind first, then the records, each in the order of use.
  var definitions: JSON {
    let all = values.map { ($0.name, $0.schema) } + records.map { ($0.name, $0.schema) }
    return .object(all.map { JSON.Member(Self.hyphened($0), $1) })
  }

  /// `timeline entry` → `timeline-entry`: a name that needs no escape in a reference.
  private static func hyphened(_ name: String) -> String { name.replacing(" ", with: "-") }

  mutating func object(of shape: RecordShape) -> JSON {
    var properties = shape.fields.map { JSON.Member($0.name, property($0)) }
    if shape.name == StatedMeasure.noun { properties += ComputedSchema.ofMeasure }
    return [
      "type": "object",
      "properties": .object(properties),
      "additionalProperties": false,
    ]
  }

  private mutating func property(_ field: FieldShape) -> JSON {
    var schema = self.schema(field.lens, named: field.name)
    if Review.kept.contains(field.name) { schema["readOnly"] = true }
    schema["title"] = .string(field.label)
    schema["description"] = .string(field.meaning)
    return schema
  }

  private mutating func schema(_ lens: Lens, named name: String) -> JSON {
    switch lens {
    case .text: ["type": "string"]
    case .yesno: ["type": "boolean"]
    case .list(let element): ["type": "array", "items": schema(element, named: name), "minItems": 1]
    case .record(let shape): record(shape, named: name)
    case .choice(let words): value(words.name + " choice") { ValueSchema.choice(words) }
    case .choiceText(let words): value(words.name + " with text") { ValueSchema.choiceText(words) }
    case .prose: value("prose") { ValueSchema.prose }
    case .date: value("date") { ValueSchema.date }
    case .moment: value("moment") { ValueSchema.moment }
    case .minutes: value("minutes") { ValueSchema.quantity("Minutes") }
    case .count: value("count") { ValueSchema.quantity("A count") }
    case .percent: value("percent") { ValueSchema.quantity("Per cent, from 0 to 100") }
    case .money: value("money") { ValueSchema.money }
    case .answer: value("answer") { ValueSchema.answer }
    case .person: value("person") { ValueSchema.person }
    case .severity: value("severity") { ValueSchema.severity }
    case .target: value("target") { ValueSchema.target }
    }
  }

  private mutating func value(_ name: String, _ schema: () -> JSON) -> JSON {
    if !values.contains(where: { $0.name == name }) { values.append((name, schema())) }
    return reference(name)
  }

  /// Two records of one name (boxes with a date and without) are told apart by the field they stand in.
  private mutating func record(_ shape: RecordShape, named field: String) -> JSON {
    let fields = shape.fields.map(\.name)
    if let known = records.first(where: { $0.fields == fields }) { return reference(known.name) }
    let name = records.contains { $0.name == shape.name } ? shape.name + " of " + field : shape.name
    let place = records.count
    records.append((name, fields, .null))
    records[place].schema = object(of: shape)
    return reference(name)
  }

  private func reference(_ name: String) -> JSON {
    ["$ref": .string("#/$defs/" + Self.hyphened(name))]
  }
}

/// What is computed: shown, and ignored when it is read.
private enum ComputedSchema {
  static let ofMeasure: [JSON.Member] = [
    JSON.Member("minutes", number("Computed from two moments; of a range the shortest.")),
    JSON.Member("latest", number("The longest, where a moment is a range.")),
    JSON.Member("from", anchor("The moment it is counted from.")),
    JSON.Member("to", anchor("The moment it is counted to.")),
    JSON.Member("gap", number("Minutes over the target; negative when under.")),
  ]

  private static func number(_ description: String) -> JSON {
    ["type": "number", "readOnly": true, "description": .string(description)]
  }

  private static func anchor(_ description: String) -> JSON {
    let names = Review.Anchor.allCases.map { JSON.string($0.rawValue) }
    return ["type": "string", "enum": .array(names), "readOnly": true, "description": .string(description)]
  }
}
