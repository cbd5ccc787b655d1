import Debrief

extension Filter {
  /// The condition on `review`, without that of one facet.
  func condition(_ dialect: Dialect, without facet: Tally.Facet? = nil) -> SQL {
    var terms: [SQL] = ["review.deleted_at IS NULL"]
    if facet != .severityRank, !severityRanks.isEmpty {
      terms.append("COALESCE(severity_rank, 0) IN (\(severityRanks.sorted()))")
    }
    if facet != .status, !statuses.isEmpty { terms.append("COALESCE(status, '') IN (\(statuses.sorted()))") }
    if facet != .service, !services.isEmpty { terms.append(anyService) }
    if facet != .month { terms += days }
    if let author { terms.append(written(by: author)) }
    if let sample { terms.append("sample = \(sample)") }
    if !factors.isEmpty { terms.append(anyFactor) }
    if let owner { terms.append(owned(by: owner)) }
    return (terms + words(dialect)).joined(" AND ")
  }

  /// Whether it leaves every review in.
  var isOpen: Bool { self == Filter() }

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

  private var anyFactor: SQL {
    "EXISTS (SELECT 1 FROM review_factor f WHERE f.uid = review.uid AND f.factor IN (\(factors.sorted())))"
  }

  private func owned(by owner: String) -> SQL {
    """
    EXISTS (SELECT 1 FROM action_item a WHERE a.owner_key = \(owner.key) AND a.open = 1 AND a.uid = review.uid)
    """
  }

  /// Each term in some passage of the review.
  private func words(_ dialect: Dialect) -> [SQL] {
    query.terms.map { term in
      """
      review.number IN (SELECT w.rowid / \(unchecked: Passages.most) FROM passage_words w
        WHERE \(dialect.match(term.alternatives)))
      """
    }
  }
}

extension Connection {
  /// What the whole list counts.
  func counts(_ filter: Filter) throws -> (total: Int, facets: Facets) {
    if filter.isOpen { return try keptCounts() }
    let condition = filter.condition(dialect)
    let total = try row("SELECT COUNT(*) AS total FROM review WHERE \(condition)")?.int("total") ?? 0
    return (total, try facets(filter))
  }

  private func keptCounts() throws -> (total: Int, facets: Facets) {
    let rows = try rows("SELECT facet, label, count FROM tally WHERE count > 0")
    let counts = Dictionary(grouping: rows) { $0.text("facet") ?? "" }.mapValues { rows in
      rows.map { Facets.Count(value: $0.text("label") ?? "", count: $0.int("count") ?? 0) }
    }
    return (counts[Tally.Facet.all.rawValue]?.first?.count ?? 0, Facets(counts))
  }

  private func facets(_ filter: Filter) throws -> Facets {
    func condition(_ facet: Tally.Facet) -> SQL { filter.condition(dialect, without: facet) }
    let queries: [Tally.Facet: SQL] = [
      .severityRank: """
      SELECT COALESCE(severity_rank, 0) AS value, COUNT(*) AS count FROM review
      WHERE \(condition(.severityRank)) GROUP BY COALESCE(severity_rank, 0)
      """,
      .status: """
      SELECT COALESCE(status, '') AS value, COUNT(*) AS count FROM review
      WHERE \(condition(.status)) GROUP BY COALESCE(status, '')
      """,
      .service: """
      SELECT MIN(service) AS value, COUNT(DISTINCT review.uid) AS count
      FROM review_service JOIN review ON review.uid = review_service.uid
      WHERE \(condition(.service)) GROUP BY service_key
      """,
      .month: """
      SELECT SUBSTR(COALESCE(date, ''), 1, 7) AS value, COUNT(*) AS count FROM review
      WHERE \(condition(.month)) GROUP BY SUBSTR(COALESCE(date, ''), 1, 7)
      """,
    ]
    let counts = try queries.map { facet, sql in
      (facet.rawValue, try rows(sql).map { Facets.Count(value: $0.text("value") ?? "", count: $0.int("count") ?? 0) })
    }
    return Facets(Dictionary(uniqueKeysWithValues: counts))
  }
}

extension Facets {
  /// - Parameter counts: by the names of facets, in any order.
  fileprivate init(_ counts: [String: [Count]]) {
    func of(_ facet: Tally.Facet) -> [Count] { counts[facet.rawValue] ?? [] }
    /// Reviews without a severity stand last.
    func rank(_ count: Count) -> UInt { UInt(bitPattern: (Int(count.value) ?? 0) - 1) }
    func often(_ a: Count, _ b: Count) -> Bool { (b.count, a.value) < (a.count, b.value) }
    self.init(
      severityRanks: of(.severityRank).sorted { rank($0) < rank($1) },
      statuses: of(.status).sorted(by: often),
      services: of(.service).sorted(by: often),
      months: of(.month).sorted { $0.value > $1.value }
    )
  }
}
