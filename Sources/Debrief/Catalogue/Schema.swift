/// The contract of a review as JSON Schema (2020-12), drawn from the catalogue.
package enum Schema {
  /// What `debrief convert --to json` prints and the API shows.
  package static let review: JSON = {
    var writer = SchemaWriter()
    let root = writer.object(of: Review.shape, .shown)
    return .object(
      [
        JSON.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSON.Member("title", "Review"),
        JSON.Member(
          "description",
          "A post-incident review. A value that was not stated is absent; it is never null, empty or invented."),
      ] + (root.members ?? []) + [JSON.Member("$defs", writer.definitions)])
  }()

  /// What the API takes, as definitions: `sent-review` is a whole review, `review-patch` a change of one, and the rest is
  /// what they refer to.
  package static let requests: JSON = {
    var writer = SchemaWriter()
    _ = writer.record(Review.shape, named: "", .sent)
    _ = writer.record(Review.shape, named: "", .patch)
    return writer.definitions
  }()

  /// In which direction a value goes.
  enum Form {
    case shown
    /// By somebody who may leave out, write shortly, and say null where nothing is known.
    case sent
    /// JSON Merge Patch, in which a list is an object by the ids of its elements.
    case patch

    func name(_ name: String) -> String {
      switch self {
      case .shown: name
      case .sent: "sent " + name
      case .patch: name + " patch"
      }
    }
  }
}

/// Collects the shapes that are used more than once.
private struct SchemaWriter {
  private var records: [(name: String, form: Schema.Form, fields: [String], schema: JSON)] = []
  private var values: [(name: String, schema: JSON)] = []

  /// The values by kind first, then the records, each in the order of use.
  var definitions: JSON {
    let all = values.map { ($0.name, $0.schema) } + records.map { ($0.form.name($0.name), $0.schema) }
    return .object(all.map { JSON.Member(Self.hyphened($0), $1) })
  }

  /// `timeline entry` → `timeline-entry`: a name that needs no escape in a reference.
  private static func hyphened(_ name: String) -> String { name.replacing(" ", with: "-") }

  mutating func object(of shape: RecordShape, _ form: Schema.Form) -> JSON {
    var properties = shape.fields.map { JSON.Member($0.name, property($0, form)) }
    if shape.name == StatedMeasure.noun {
      properties += form == .shown ? ComputedSchema.ofMeasure : ComputedSchema.ignored
    }
    if shape.isNumbered, form == .patch { properties = properties.map(Self.kept) + [Self.after] }
    return [
      "type": "object",
      "properties": .object(properties),
      "additionalProperties": false,
    ]
  }

  private mutating func property(_ field: FieldShape, _ form: Schema.Form) -> JSON {
    var schema = self.schema(field.lens, named: field.name, form)
    let isKept = Review.kept.contains(field.name)
    if isKept, form == .shown { schema["readOnly"] = true }
    if form != .shown { schema = schema.orNull }
    schema["title"] = .string(field.label)
    schema["description"] = .string(
      field.meaning + (isKept && form != .shown ? " Debrief keeps it: it can be sent as it was shown." : ""))
    return schema
  }

  private mutating func schema(_ lens: Lens, named name: String, _ form: Schema.Form) -> JSON {
    switch lens {
    case .text: form == .shown ? ["type": "string"] : ["type": ["string", "number"]]
    case .yesno: ["type": "boolean"]
    case .list(let element): list(element, named: name, form)
    case .record(let shape): record(shape, named: name, form)
    case .choice(let words): choice(words, form)
    case .choiceText(let words): value(words.name + " with text", form) { ValueSchema.choiceText(words, $0) }
    case .prose: value("prose") { ValueSchema.prose }
    case .date: value("date") { ValueSchema.date }
    case .moment: value("moment", form, ValueSchema.moment)
    case .minutes: value("minutes", form) { ValueSchema.quantity("Minutes", $0) }
    case .count: value("count", form) { ValueSchema.quantity("A count", $0) }
    case .percent: value("percent", form) { ValueSchema.quantity("Per cent, from 0 to 100", $0) }
    case .money: value("money", form, ValueSchema.money)
    case .answer: value("answer", form, ValueSchema.answer)
    case .person: value("person", form, ValueSchema.person)
    case .severity: value("severity", form, ValueSchema.severity)
    case .target: value("target", form, ValueSchema.target)
    }
  }

  /// A list whose elements have ids is changed by them; another one is replaced.
  private mutating func list(_ element: Lens, named name: String, _ form: Schema.Form) -> JSON {
    switch form {
    case .shown: return ["type": "array", "items": schema(element, named: name, form), "minItems": 1]
    case .patch where element.record?.isNumbered == true:
      return ["type": "object", "additionalProperties": schema(element, named: name, form).orNull]
    case .sent, .patch: return ["type": "array", "items": schema(element, named: name, .sent)]
    }
  }

  /// Only the boxes of factors have more to them than a text.
  private mutating func choice(_ words: Words, _ form: Schema.Form) -> JSON {
    let name = words.name + " choice"
    return words === FactorChoices.words
      ? value(name, form) { ValueSchema.choice(words, $0) } : value(name) { ValueSchema.choice(words, .shown) }
  }

  private mutating func value(_ name: String, _ form: Schema.Form, _ schema: (Schema.Form) -> JSON) -> JSON {
    value(form.name(name)) { schema(form) }
  }

  private mutating func value(_ name: String, _ schema: () -> JSON) -> JSON {
    if !values.contains(where: { $0.name == name }) { values.append((name, schema())) }
    return reference(name)
  }

  /// Two records of one name (boxes with a date and without) are told apart by the field they stand in.
  mutating func record(_ shape: RecordShape, named field: String, _ form: Schema.Form) -> JSON {
    let fields = shape.fields.map(\.name)
    let ours = records.filter { $0.form == form }
    if let known = ours.first(where: { $0.fields == fields }) { return reference(form.name(known.name)) }
    let name = ours.contains { $0.name == shape.name } ? shape.name + " of " + field : shape.name
    let place = records.count
    records.append((name, form, fields, .null))
    records[place].schema = object(of: shape, form)
    return reference(form.name(name))
  }

  private func reference(_ name: String) -> JSON {
    ["$ref": .string("#/$defs/" + Self.hyphened(name))]
  }

  /// The id of an element that is there.
  private static func kept(_ property: JSON.Member) -> JSON.Member {
    guard property.name == "id" else { return property }
    return JSON.Member(
      "id", ["type": ["string", "null"], "description": "It cannot be changed, and may be left out."])
  }

  private static let after = JSON.Member(
    "after",
    [
      "type": ["string", "null"],
      "description": "The id of the element that it stands behind; null for the first place.",
    ])
}

/// What is computed: shown, and ignored when it is read.
private enum ComputedSchema {
  static let ignored = ofMeasure.map { JSON.Member($0.name, ["description": "Computed: what is sent is ignored."]) }

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
