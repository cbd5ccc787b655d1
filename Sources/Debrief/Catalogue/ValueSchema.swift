/// The kinds of value that JSON has no type for: how they are shown, and what may be sent for them, which is more.
enum ValueSchema {
  typealias Form = Schema.Form

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

  static func moment(_ form: Form) -> JSON {
    let at = stamp("A day, or a day and a time with the offset that was stated; without an offset no zone was.")
    return value(
      form, "An instant, or a range up to `latest`.", short: at, required: ["at"],
      [
        JSON.Member("at", at), JSON.Member("latest", stamp("The end of a range.")),
        JSON.Member("source", text("Where it came from; “timeline” when a milestone of the timeline gives it.")),
        JSON.Member("written", text("The author's words.")),
      ])
  }

  /// A number when exact, else what the author said of it.
  static func quantity(_ description: String, _ form: Form) -> JSON {
    let short: [JSON] = [["type": "number"]] + (form == .shown ? [] : [["type": "string"]])
    return [
      "description": .string(description + ": a number when exact, else what the author said of it."),
      "anyOf": .array(short + [object(form, nil, inexact)]),
      "examples": [79, ["value": 700, "approximate": true, "written": "~700"]],
    ]
  }

  /// What is shown is one of both; what is sent has to be.
  static func money(_ form: Form) -> JSON {
    let about = "A sum of money: `amount` when exact, else `value` and what the author said of it."
    let currency = JSON.Member("currency", text("ISO 4217, as far as the author's sign tells."))
    if form == .shown {
      return object(form, about, [JSON.Member("amount", ["type": "number"]), currency] + inexact)
    }
    let amount = JSON.Member("amount", reference("count", form))
    let none: [JSON.Member] = inexact.map { JSON.Member($0.name, ["type": "null"]) }
    return [
      "description": .string(about),
      "anyOf": [
        ["type": "number"], ["type": "string"], object(form, nil, [amount, currency] + none),
        object(form, nil, [JSON.Member("amount", ["type": "null"]), currency] + inexact),
      ],
    ]
  }

  static func answer(_ form: Form) -> JSON {
    value(
      form, "Yes, no, or nobody said, with words.", short: ["type": "boolean"],
      [JSON.Member("answer", ["type": "boolean"]), JSON.Member("text", ["type": "string"])])
  }

  static func person(_ form: Form) -> JSON {
    value(
      form, "Somebody who is named; “System” is a name.", short: ["type": "string"],
      [
        JSON.Member("name", ["type": "string"]), JSON.Member("role", ["type": "string"]),
        JSON.Member("handle", text("Without the “@”.")),
      ])
  }

  static func severity(_ form: Form) -> JSON {
    var written: JSON = ["type": "string", "examples": ["SEV-2", "P1"]]
    var rank: JSON = ["type": "integer", "minimum": 1, "description": "From 1, the worst."]
    if form != .shown {
      written["minLength"] = 1
      rank["maximum"] = .number(String(mostRank))
    }
    return value(
      form, "How bad it was, in the scheme it was written in.", short: written, required: ["written"],
      [
        JSON.Member("written", written),
        JSON.Member("scheme", ["type": "string", "examples": .array(SeverityScheme.known.map { .string($0.name) })]),
        JSON.Member("rank", rank),
      ])
  }

  /// No scheme has so many.
  static let mostRank = Int(Int32.max)

  static func target(_ form: Form) -> JSON {
    let minutes = reference("minutes", form)
    return value(
      form, "A target as the document states it; otherwise the setting's.", short: ["type": ["number", "string"]],
      [JSON.Member("minutes", minutes), JSON.Member("written", ["type": "string"])])
  }

  static func choice(_ words: Words, _ form: Form) -> JSON {
    let known = words.all.map { JSON.string($0.id) }
    var forms: [JSON] = [["enum": .array(known)], ["type": "string"]]
    if words === FactorChoices.words { forms.append(otherFactor(form)) }
    return [
      "description": .string("A known \(words.name); an unknown one stays as it was written."),
      "anyOf": .array(forms),
      "examples": .array(known),
    ]
  }

  /// A box “(Other)” of a group, with the words beside it.
  private static func otherFactor(_ form: Form) -> JSON {
    let choice: JSON = form == .shown ? ["type": "string"] : ["type": "string", "minLength": 1]
    return object(
      form, nil, required: form == .shown ? [] : ["choice"],
      [
        JSON.Member("choice", choice), JSON.Member("category", ["type": "string"]),
        JSON.Member("text", ["type": "string"]),
      ])
  }

  static func choiceText(_ words: Words, _ form: Form) -> JSON {
    value(
      form, "A \(words.name), with words.", short: ["type": "string"],
      [
        JSON.Member("choice", form == .shown ? choice(words, form) : ["type": "string"]),
        JSON.Member("text", ["type": "string"]),
      ])
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
      "pattern": .string("^\(day)(T\(clock)(Z|[+-]\(time))?)?$"),
      "examples": ["2026-03-17T14:02Z", "2026-03-17T14:02:30+01:00", "2026-03-17T14:02", "2026-03-17"],
    ]
  }

  /// The days that there are: a 29th of February only in a leap year.
  private static let day = {
    let long = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    let short = "(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    let fourths = "(0[48]|[2468][048]|[13579][26])"
    let year = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
    return "(\(year)-(\(long)|\(short)|02-(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}\(fourths)|\(fourths)00)-02-29)"
  }()
  private static let time = "([01][0-9]|2[0-3]):[0-5][0-9]"
  private static let clock = "\(time)(:[0-5][0-9](\\.[0-9]+)?)?"

  private static func reference(_ name: String, _ form: Form) -> JSON {
    ["$ref": .string("#/$defs/" + form.name(name).replacing(" ", with: "-"))]
  }

  private static func text(_ description: String) -> JSON {
    ["type": "string", "description": .string(description)]
  }

  /// A value that is shown as an object; one can send the `short` of it, too.
  private static func value(
    _ form: Form, _ description: String, short: JSON, required: [String] = [], _ properties: [JSON.Member]
  ) -> JSON {
    let whole = object(form, form == .shown ? description : nil, required: required, properties)
    return form == .shown ? whole : ["description": .string(description), "anyOf": [short, whole]]
  }

  /// A member without which it says nothing is never null, except where a patch takes it away.
  private static func object(
    _ form: Form, _ description: String?, required: [String] = [], _ properties: [JSON.Member]
  ) -> JSON {
    let required = form == .patch ? [] : required
    let members = properties.map { property in
      let isOpen = form != .shown && !required.contains(property.name)
      return isOpen ? JSON.Member(property.name, property.value.orNull) : property
    }
    return .object([
      "type": "object",
      "description": description.map { .string($0) },
      "required": required.isEmpty ? nil : .array(required.map { .string($0) }),
      "properties": .object(members),
      "additionalProperties": false,
    ])
  }
}

extension JSON {
  /// A schema that allows null, too.
  var orNull: JSON {
    var schema = self
    switch self["type"] {
    case "null": break
    case .string(let type): schema["type"] = [.string(type), "null"]
    case .array(let types): schema["type"] = .array(types + ["null"])
    case nil where self["anyOf"] != nil: schema["anyOf"] = .array((self["anyOf"]?.elements ?? []) + [["type": "null"]])
    case nil where self["$ref"] != nil: return ["anyOf": [self, ["type": "null"]]]
    default: break
    }
    return schema
  }
}
