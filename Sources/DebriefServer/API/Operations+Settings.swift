import Debrief
import HTTPTypes

// What a team decides for all of its reviews.
extension Operation {
  static let settings: [Operation] = [
    Operation(
      method: .get, path: "/api/targets", id: "getTargets", summary: "What each measure should stay below, in minutes",
      needs: .act(.read), answer: Answer(about: "By the names of measures.", schema: targets), run: { $0.getTargets }),
    Operation(
      method: .put, path: "/api/targets", id: "setTargets", summary: "Say what each measure should stay below",
      about: "A measure that is not named has no target. A document that states its own target keeps it.",
      needs: .act(.administer), body: Body(type: "application/json", schema: targets),
      answer: Answer(about: "The targets from now on.", schema: targets), run: { $0.setTargets }),
    Operation(
      method: .get, path: "/api/vocabulary", id: "getVocabulary",
      summary: "The words that are offered where reviews are written", needs: .act(.read),
      answer: Answer(about: "Severities, the worst first, services and contributing factors.", schema: vocabulary),
      run: { $0.getVocabulary }),
    Operation(
      method: .put, path: "/api/vocabulary", id: "setVocabulary",
      summary: "Say which words are offered where reviews are written",
      about:
        "A list that is left out has no words. A word that stands there twice counts once; others are never refused.",
      needs: .act(.administer), body: Body(type: "application/json", schema: vocabulary),
      answer: Answer(about: "The words from now on.", schema: vocabulary), run: { $0.setVocabulary }),
  ]

  private static let vocabulary: JSON = .object([
    "type": "object", "additionalProperties": false,
    "properties": [
      "severities": list(
        TeamVocabulary.Most.severities.count,
        of: .object([
          "type": "object", "additionalProperties": false, "required": ["name"],
          "properties": [
            "name": word(TeamVocabulary.Most.severities.characters, "Such as SEV-1."),
            "meaning": word(TeamVocabulary.Most.meaning, "When an incident has it.", canBeNull: true),
          ],
        ]), "The ranks of severity, the worst first."),
      "services": list(
        TeamVocabulary.Most.services.count, of: word(TeamVocabulary.Most.services.characters), "Names of services."),
      "factors": list(
        TeamVocabulary.Most.factors.count, of: word(TeamVocabulary.Most.factors.characters),
        "Contributing factors, beside those that the templates know."),
    ],
  ])

  private static func list(_ most: Int, of items: JSON, _ about: String) -> JSON {
    .object([
      "type": ["array", "null"], "maxItems": .number(String(most)), "items": items, "description": .string(about),
    ])
  }

  private static func word(_ most: Int, _ about: String? = nil, canBeNull: Bool = false) -> JSON {
    .object([
      "type": canBeNull ? ["string", "null"] : "string", "minLength": 1, "maxLength": .number(String(most)),
      "pattern": #"^[^\u0000-\u0020\u007f-\u00a0]([^\u0000-\u001f\u007f-\u009f]*[^\u0000-\u0020\u007f-\u00a0])?$"#,
      "description": about.map(JSON.string),
    ])
  }

  private static let targets: JSON = .object([
    "type": "object", "additionalProperties": false,
    "properties": .object(
      measures + [
        JSON.Member(
          "bySeverity",
          [
            "type": ["object", "null"], "additionalProperties": false,
            "description": "What differs for a rank of severity, 1 being the worst.",
            "properties": .object(
              Targets.ranks.map { rank in
                JSON.Member(
                  String(rank),
                  .object(["type": "object", "additionalProperties": false, "properties": .object(measures)]))
              }),
          ])
      ]),
  ])

  private static let measures = Measure.Name.allCases.map { name in
    JSON.Member(
      name.rawValue,
      .object([
        "type": ["number", "null"], "minimum": .number(Measure.spelled(Targets.range.lowerBound)),
        "maximum": .number(Measure.spelled(Targets.range.upperBound)),
        "description": .string(name.label),
      ]))
  }
}
