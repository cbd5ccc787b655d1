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
      try db.run(
        """
        INSERT INTO setting (name, value) VALUES (\(Self.targetsName), \(targets.json))
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """)
      try db.audit(.settingChanged, event, Self.targetsName, targets.json.text())
    }
  }

  private static let targetsName = "targets"
}
