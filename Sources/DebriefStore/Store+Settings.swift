package import Debrief

extension Store {
  /// The minutes that measures should stay below; the standard until somebody decides otherwise.
  package func targets() async throws -> Targets {
    let row = try await database.read { try $0.row("SELECT value FROM setting WHERE name = \(Self.targetsName)") }
    guard let row else { return .standard }
    do {
      return try Targets(reading: try row.json("value", of: Self.targetsName))
    } catch is Invalid {
      throw StoreError(
        .damaged, "The stored targets are none", at: Self.targetsName, advice: "Set them anew: PUT /api/targets.")
    }
  }

  package func setTargets(_ targets: Targets, _ event: Event) async throws {
    try await database.write { db in
      try db.set(Self.targetsName, targets.json)
      try db.audit(.settingChanged, event, Self.targetsName, targets.json.text())
    }
  }

  /// The words that are offered where reviews are written; none until somebody names some.
  package func vocabulary() async throws -> TeamVocabulary {
    let row = try await database.read { try $0.row("SELECT value FROM setting WHERE name = \(Self.vocabularyName)") }
    guard let row else { return TeamVocabulary() }
    do {
      return try TeamVocabulary(reading: try row.json("value", of: Self.vocabularyName))
    } catch is Invalid {
      throw StoreError(
        .damaged, "The stored vocabulary is none", at: Self.vocabularyName,
        advice: "Set it anew: PUT /api/vocabulary.")
    }
  }

  package func setVocabulary(_ vocabulary: TeamVocabulary, _ event: Event) async throws {
    try await database.write { db in
      try db.set(Self.vocabularyName, vocabulary.json)
      let counts = [vocabulary.severities.count, vocabulary.services.count, vocabulary.factors.count]
      try db.audit(
        .settingChanged, event, Self.vocabularyName,
        "\(counts[0]) severities, \(counts[1]) services, \(counts[2]) factors")
    }
  }

  private static let targetsName = "targets"
  private static let vocabularyName = "vocabulary"
}

extension Connection {
  func set(_ name: String, _ value: JSON) throws {
    try run(
      """
      INSERT INTO setting (name, value) VALUES (\(name), \(value))
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """)
  }
}
