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
  ]

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
