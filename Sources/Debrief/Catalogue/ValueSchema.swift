/// The kinds of value that JSON has no type for.
enum ValueSchema {
  static let prose: JSON = [
    "type": "string",
    "description": "Markdown of any length.",
    "contentMediaType": "text/markdown",
  ]

  static let date: JSON = [
    "type": "string",
    "description": "A day as YYYY-MM-DD, else as it was written.",
    "examples": ["2026-03-17", "end of Q4"],
  ]

  static let moment: JSON = object(
    "An instant, or a range up to `latest`.",
    required: ["at"],
    [
      "at": stamp("A day, or a day and a time with the offset that was stated; without an offset no zone was."),
      "latest": stamp("The end of a range."),
      "source": text("Where it came from; “timeline” when a milestone of the timeline gives it."),
      "written": text("The author's words."),
    ])

  /// A number when exact, else what the author said of it.
  static func quantity(_ description: String) -> JSON {
    [
      "description": .string(description + ": a number when exact, else what the author said of it."),
      "anyOf": [["type": "number"], object(nil, inexact)],
      "examples": [79, ["value": 700, "approximate": true, "written": "~700"]],
    ]
  }

  static let money: JSON = object(
    "A sum of money: `amount` when exact, else `value` and what the author said of it.",
    ["amount": ["type": "number"], "currency": text("ISO 4217, as far as the author's sign tells.")] + inexact)

  static let answer: JSON = object(
    "Yes, no, or nobody said, with words.", ["answer": ["type": "boolean"], "text": ["type": "string"]])

  static let person: JSON = object(
    "Somebody who is named; “System” is a name.",
    ["name": ["type": "string"], "role": ["type": "string"], "handle": text("Without the “@”.")])

  static let severity: JSON = object(
    "How bad it was, in the scheme it was written in.",
    required: ["written"],
    [
      "written": ["type": "string", "examples": ["SEV-2", "P1"]],
      "scheme": ["type": "string", "examples": .array(SeverityScheme.known.map { .string($0.name) })],
      "rank": ["type": "integer", "minimum": 1, "description": "From 1, the worst."],
    ])

  static let target: JSON = object(
    "A target as the document states it; otherwise the setting's.",
    ["minutes": ["$ref": "#/$defs/minutes"], "written": ["type": "string"]])

  static func choice(_ words: Words) -> JSON {
    let known = words.all.map { JSON.string($0.id) }
    var forms: [JSON] = [["enum": .array(known)], ["type": "string"]]
    if words === FactorChoices.words { forms.append(otherFactor) }
    return [
      "description": .string("A known \(words.name); an unknown one stays as it was written."),
      "anyOf": .array(forms),
      "examples": .array(known),
    ]
  }

  /// A box “(Other)” of a group, with the words beside it.
  private static let otherFactor = object(
    nil, ["choice": ["type": "string"], "category": ["type": "string"], "text": ["type": "string"]])

  static func choiceText(_ words: Words) -> JSON {
    object("A \(words.name), with words.", ["choice": choice(words), "text": ["type": "string"]])
  }

  private static let inexact: [JSON.Member] = [
    JSON.Member("value", ["type": "number"]),
    JSON.Member("latest", ["type": "number", "description": "The upper end of a range."]),
    JSON.Member("approximate", ["type": "boolean"]),
    JSON.Member("written", text("The author's words.")),
  ]

  private static func stamp(_ description: String) -> JSON {
    [
      "type": "string",
      "description": .string(description),
      "pattern": #"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$"#,
      "examples": ["2026-03-17T14:02Z", "2026-03-17T14:02:30+01:00", "2026-03-17T14:02", "2026-03-17"],
    ]
  }

  private static func text(_ description: String) -> JSON {
    ["type": "string", "description": .string(description)]
  }

  private static func object(
    _ description: String?, required: [String] = [], _ properties: KeyValuePairs<String, JSON>
  ) -> JSON {
    object(description, required: required, properties.map { JSON.Member($0, $1) })
  }

  private static func object(_ description: String?, required: [String] = [], _ properties: [JSON.Member]) -> JSON {
    .object([
      "type": "object",
      "description": description.map { .string($0) },
      "required": required.isEmpty ? nil : .array(required.map { .string($0) }),
      "properties": .object(properties),
      "additionalProperties": false,
    ])
  }
}

private func + (a: KeyValuePairs<String, JSON>, b: [JSON.Member]) -> [JSON.Member] {
  a.map { JSON.Member($0, $1) } + b
}
