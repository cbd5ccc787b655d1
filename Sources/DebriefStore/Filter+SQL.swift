import Debrief

/// What a facet counts by.
enum Facet {
  case severityRank, status, service, month
}

extension Filter {
  /// The condition on `review`, without that of one facet.
  func condition(without facet: Facet? = nil) -> SQL {
    var terms: [SQL] = ["review.deleted_at IS NULL"]
    if facet != .severityRank, !severityRanks.isEmpty {
      terms.append("COALESCE(severity_rank, 0) IN (\(severityRanks.sorted()))")
    }
    if facet != .status, !statuses.isEmpty { terms.append("COALESCE(status, '') IN (\(statuses.sorted()))") }
    if facet != .service, !services.isEmpty { terms.append(anyService) }
    if facet != .month { terms += days }
    if let author { terms.append(written(by: author)) }
    if let sample { terms.append("sample = \(sample)") }
    return (terms + words).joined(" AND ")
  }

  /// The engines bound how long a pattern and how deep a condition may be; nobody types more.
  private static let mostWords = 32
  private static let longestWord = 256

  private var anyService: SQL {
    let keys = services.map(\.key).sorted()
    return "EXISTS (SELECT 1 FROM review_service s WHERE s.uid = review.uid AND s.service_key IN (\(keys)))"
  }

  private var days: [SQL] {
    [from.map { "date >= \($0.iso)" as SQL }, to.map { "date <= \($0.iso)" as SQL }].compactMap { $0 }
  }

  private func written(by author: String) -> SQL {
    "EXISTS (SELECT 1 FROM review_author a WHERE a.uid = review.uid AND a.author_key = \(author.key))"
  }

  private var words: [SQL] {
    text.lowercased().split(whereSeparator: \.isWhitespace).prefix(Self.mostWords).map { word in
      let pattern = "%" + word.prefix(Self.longestWord).flatMap { "%_\\".contains($0) ? "\\\($0)" : String($0) } + "%"
      return "EXISTS (SELECT 1 FROM review_text t WHERE t.uid = review.uid AND t.words LIKE \(pattern) ESCAPE '\\')"
    }
  }
}

extension Connection {
  func facets(_ filter: Filter) throws -> Facets {
    Facets(
      severityRanks: try counts(
        """
        SELECT COALESCE(severity_rank, 0) AS value, COUNT(*) AS count FROM review
        WHERE \(filter.condition(without: .severityRank))
        GROUP BY severity_rank ORDER BY COALESCE(severity_rank, 99)
        """),
      statuses: try counts(
        """
        SELECT COALESCE(status, '') AS value, COUNT(*) AS count FROM review
        WHERE \(filter.condition(without: .status)) GROUP BY COALESCE(status, '') ORDER BY COUNT(*) DESC, 1
        """),
      services: try counts(
        """
        SELECT MIN(service) AS value, COUNT(DISTINCT review.uid) AS count
        FROM review_service JOIN review ON review.uid = review_service.uid
        WHERE \(filter.condition(without: .service)) GROUP BY service_key ORDER BY 2 DESC, 1
        """),
      months: try counts(
        """
        SELECT SUBSTR(COALESCE(date, ''), 1, 7) AS value, COUNT(*) AS count FROM review
        WHERE \(filter.condition(without: .month)) GROUP BY SUBSTR(COALESCE(date, ''), 1, 7) ORDER BY 1 DESC
        """)
    )
  }

  private func counts(_ sql: SQL) throws -> [Facets.Count] {
    try rows(sql).map { Facets.Count(value: $0.text("value") ?? "", count: $0.int("count") ?? 0) }
  }
}
