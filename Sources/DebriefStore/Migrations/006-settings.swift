extension Migration {
  /// What a team decides for all of its reviews.
  static let settings = Migration(
    name: "settings",
    statements: ["CREATE TABLE setting (name TEXT PRIMARY KEY, value JSON NOT NULL)"])
}
