// The kinds of factors that the templates name, as factors of a review.
extension Cause {
  /// Whether a kind is said of it: as a factor of that name, or as a box that a document ticked.
  package func says(_ choice: FactorChoice) -> Bool {
    factor(of: choice) != nil || factorChecklist.contains { $0.choice == choice }
  }

  package func factor(of choice: FactorChoice) -> Factor? { factors.first { $0.choice == choice } }

  package mutating func tick(_ choice: FactorChoice) {
    guard !says(choice) else { return }
    var factor = Factor()
    factor.name = choice.label
    factor.category = choice.category
    factors.append(factor)
  }

  /// A factor that says more than its kind stays.
  package mutating func untick(_ choice: FactorChoice) {
    factorChecklist.removeAll { $0.choice == choice }
    factors.removeAll { $0.choice == choice && !$0.saysMore }
  }
}

extension Factor {
  /// The kind that its name is.
  package var choice: FactorChoice? {
    name.flatMap { FactorChoices.words.word($0) }.flatMap { $0.id == "other" ? nil : FactorChoice($0.id) }
  }

  package var saysMore: Bool { description != nil || effect != nil || !evidence.isEmpty }
}

extension FactorChoice {
  /// That of its group in the templates; of those that no template groups, the nearest.
  package var category: FactorCategory? { FactorChoices.groups.first { $0.kinds.contains(id) }?.category }
}

extension FactorChoices {
  package static let groups: [(category: FactorCategory, kinds: [String])] = [
    (
      "human",
      [
        "lack-of-documentation", "inadequate-training", "communication-breakdown", "misunderstanding-of-process",
        "fatigue-overwork", "distraction", "human-error",
      ]
    ),
    (
      "process",
      [
        "missing-checklist-item", "inadequate-review-process", "missing-approval-step", "inadequate-testing",
        "incomplete-documentation", "no-change-control-process", "documentation-gaps", "process-not-followed",
      ]
    ),
    (
      "technical",
      [
        "undetected-bug-in-code", "race-condition", "resource-exhaustion", "third-party-service-failure",
        "network-issue", "database-issue", "infrastructure-failure", "missing-monitoring-alerting",
        "third-party-dependency", "capacity-scaling-issue",
      ]
    ),
    (
      "environmental",
      [
        "production-configuration-issue", "environment-variable-wrong", "secret-misconfigured", "permission-issue",
        "configuration-error",
      ]
    ),
  ].map { (FactorCategory($0.0), $0.1) }
}
