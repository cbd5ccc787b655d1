extension Migration {
  /// Lists are cut into words in small parts, so that an entry more costs the same in a long timeline.
  static let passages = Migration(name: "passages", statements: [], rebuilds: true)
}
