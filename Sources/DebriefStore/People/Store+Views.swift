/// A question to a list that somebody keeps by a name.
package struct SavedView: Sendable, Equatable {
  package let name: String
  /// As it stands in the list's address, behind the question mark.
  package let query: String

  package static let most = 20
  package static let longest = (name: 60, query: 2000)

  package init(name: String, query: String) {
    self.name = name
    self.query = query
  }
}

/// Why a view cannot be kept.
package enum ViewRefusal: Error, Sendable, Equatable {
  case nameMissing
  case nameTooLong
  case tooLong
  case tooMany
}

extension Store {
  /// The views of a list that an account keeps, by their names.
  package func views(of list: String, for account: String) async throws -> [SavedView] {
    try await database.read { db in
      try db.rows("SELECT name, query FROM saved_view WHERE account = \(account) AND list = \(list) ORDER BY name")
        .map { SavedView(name: $0.text("name") ?? "", query: $0.text("query") ?? "") }
    }
  }

  /// Keeps a view; one of the same name asks this from now on.
  ///
  /// - Throws: `ViewRefusal`.
  package func keepView(_ view: SavedView, of list: String, for account: String) async throws {
    let name = view.name.trimmed
    guard !name.isEmpty else { throw ViewRefusal.nameMissing }
    guard name.count <= SavedView.longest.name else { throw ViewRefusal.nameTooLong }
    guard view.query.utf8.count <= SavedView.longest.query else { throw ViewRefusal.tooLong }
    try await database.write { db in
      let others = try db.row(
        """
        SELECT COUNT(*) AS count FROM saved_view WHERE account = \(account) AND list = \(list) AND name <> \(name)
        """)
      guard others?.int("count") ?? 0 < SavedView.most else { throw ViewRefusal.tooMany }
      try db.run(
        """
        INSERT INTO saved_view (account, list, name, query) VALUES (\(account), \(list), \(name), \(view.query))
        ON CONFLICT (account, list, name) DO UPDATE SET query = excluded.query
        """)
    }
  }

  package func removeView(_ name: String, of list: String, for account: String) async throws {
    try await database.write {
      try $0.run("DELETE FROM saved_view WHERE account = \(account) AND list = \(list) AND name = \(name)")
    }
  }
}
