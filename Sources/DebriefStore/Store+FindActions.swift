package import Debrief

/// What somebody types to find an action item: its key, beside words of its review or none, or its own words.
package struct SoughtAction: Sendable, Equatable {
  /// Of a key like `AI-3`.
  package let number: Int?
  /// The words, without the key.
  let words: String

  package init(_ typed: String) {
    let key = typed.firstMatch(of: /(?i)(?:^|\s)ai-(\d{1,4})(?=\s|$)/)
    number = key.flatMap { Int($0.output.1) }
    words = key.map { typed.replacingCharacters(in: $0.range) } ?? typed
  }
}

extension Store {
  /// The action items that are meant: of the newest reviews first, those to be done before all others.
  package func actions(sought: SoughtAction, for viewer: Viewer, most: Int) async throws -> [ActionRow] {
    let query = SearchQuery(sought.words, typing: true)
    guard sought.number != nil || !query.isEmpty else { return [] }
    let rows = try await database.read { db in
      try db.rows(sought.query(query, viewer, db.dialect)).map(\.actionRow)
    }
    // Items share passages, so that the words may be those of the one beside it.
    return Array((sought.number == nil ? rows.filter { query.finds($0.ownWords) } : rows).prefix(most))
  }
}

extension SoughtAction {
  /// Of so many at most the own words are read.
  private static let candidates = 100

  func query(_ query: SearchQuery, _ viewer: Viewer, _ dialect: Dialect) -> SQL {
    var filter = ActionFilter(for: viewer)
    filter.open = nil
    var terms = [filter.condition(dialect)]
    if let number {
      filter.text = words
      let key = "AI-\(number)"
      terms = [filter.condition(dialect), "(UPPER(a.key) = \(key) OR a.key IS NULL AND a.position = \(number - 1))"]
    } else {
      terms += query.terms.map { term in
        """
        review.number IN (SELECT w.rowid / \(unchecked: Passages.most) FROM passage_words w
          JOIN passage p ON p.number = w.rowid
          WHERE \(dialect.match(term.alternatives)) AND (p.part = 'actions' OR p.part LIKE 'actions/%'))
        """
      }
    }
    return """
      SELECT \(ActionRow.columns) FROM action_item a JOIN review ON review.uid = a.uid
      WHERE \(terms.joined(" AND "))
      ORDER BY a.open DESC, COALESCE(review.date, '') DESC, a.uid, a.position LIMIT \(Self.candidates)
      """
  }
}

extension ActionRow {
  fileprivate var ownWords: String { [key, action, owner].compactMap { $0 }.joined(separator: " ") }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>) -> String {
    self[..<range.lowerBound] + " " + self[range.upperBound...]
  }
}
