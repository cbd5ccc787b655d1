import Debrief

extension Filter {
  /// The condition on `review`, without that of one facet.
  func condition(_ dialect: Dialect, without facet: Tally.Facet? = nil) -> SQL {
    var terms: [SQL] = ["review.deleted_at IS NULL", viewer.reach(.read).condition]
    if facet != .severityRank, !severityRanks.isEmpty {
      terms.append("COALESCE(severity_rank, 0) IN (\(severityRanks.sorted()))")
    }
    if facet != .status, !statuses.isEmpty { terms.append("COALESCE(status, '') IN (\(statuses.sorted()))") }
    if facet != .service { terms += anyServices }
    if facet != .month { terms += days }
    if let author { terms.append(written(by: author)) }
    if let sample { terms.append("sample = \(sample)") }
    if !factors.isEmpty { terms.append(anyFactor) }
    if !owners.isEmpty { terms.append(isOwned) }
    return (terms + words(dialect)).joined(" AND ")
  }

  /// The facets that it chooses from.
  var chosen: [Tally.Facet] {
    var chosen: [Tally.Facet] = []
    if !severityRanks.isEmpty { chosen.append(.severityRank) }
    if !statuses.isEmpty { chosen.append(.status) }
    if !services.isEmpty { chosen.append(.service) }
    if from != nil || to != nil { chosen.append(.month) }
    return chosen
  }

  /// Whether it leaves every review in.
  var isOpen: Bool { self == Filter(for: viewer) }

  /// Nothing where no service was chosen.
  var anyServices: [SQL] {
    let keys = services.map(\.indexKey).sorted()
    if keys.isEmpty { return [] }
    return ["EXISTS (SELECT 1 FROM review_service s WHERE s.uid = review.uid AND s.service_key IN (\(keys)))"]
  }

  private var days: [SQL] {
    [from.map { "date >= \($0.iso)" as SQL }, to.map { "date <= \($0.iso)" as SQL }].compactMap { $0 }
  }

  private func written(by author: String) -> SQL {
    "EXISTS (SELECT 1 FROM review_author a WHERE a.uid = review.uid AND a.author_key = \(author.indexKey))"
  }

  private var anyFactor: SQL {
    "EXISTS (SELECT 1 FROM review_factor f WHERE f.uid = review.uid AND f.factor IN (\(factors.sorted())))"
  }

  private var isOwned: SQL {
    let keys = owners.map(\.indexKey).sorted()
    return "EXISTS (SELECT 1 FROM action_item a WHERE a.owner_key IN (\(keys)) AND a.open = 1 AND a.uid = review.uid)"
  }

  /// Each term in some passage of the review.
  func words(_ dialect: Dialect) -> [SQL] {
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
    let counts = filter.isOpen ? try keptCounts(filter.viewer) : try facets(filter)
    return (counts[Tally.Facet.all.rawValue]?.first?.count ?? 0, Facets(counts))
  }

  /// Those of the reviews that everyone sees are kept; the private ones that this viewer sees come on top.
  private func keptCounts(_ viewer: Viewer) throws -> [String: [Facets.Count]] {
    let rows = try rows("SELECT facet, label, count FROM tally WHERE count > 0")
    let kept = Dictionary(grouping: rows) { $0.text("facet") ?? "" }.mapValues { rows in
      rows.map { Facets.Count(value: $0.text("label") ?? "", count: $0.int("count") ?? 0) }
    }
    let own = try facets(Filter(for: viewer), among: "private = 1")
    return Dictionary(
      uniqueKeysWithValues: Tally.Facet.allCases.map { facet in
        (facet.rawValue, facet.merged((kept[facet.rawValue] ?? []) + (own[facet.rawValue] ?? [])))
      })
  }

  /// In one pass over what the filter finds, and one more for each facet that it chooses from: of that the other
  /// choices are counted, too.
  private func facets(_ filter: Filter, among others: SQL = "1 = 1") throws -> [String: [Facets.Count]] {
    let chosen = filter.chosen
    let open = Tally.Facet.allCases.filter { !chosen.contains($0) }
    var rows = try rows(Self.counting(open, of: "\(filter.condition(dialect)) AND \(others)"))
    for facet in chosen { rows += try self.rows(Self.counting([facet], of: filter.condition(dialect, without: facet))) }
    return Dictionary(grouping: rows) { $0.text("facet") ?? "" }.mapValues { rows in
      rows.map { Facets.Count(value: $0.text("value") ?? "", count: $0.int("count") ?? 0) }
    }
  }

  private static func counting(_ facets: [Tally.Facet], of condition: SQL) -> SQL {
    let counts = facets.map { facet -> SQL in
      switch facet {
      case .all: "SELECT 'all' AS facet, '' AS value, COUNT(*) AS count FROM found"
      case .severityRank:
        """
        SELECT 'severityRank' AS facet, CAST(COALESCE(severity_rank, 0) AS TEXT) AS value, COUNT(*) AS count FROM found
        GROUP BY COALESCE(severity_rank, 0)
        """
      case .status:
        """
        SELECT 'status' AS facet, COALESCE(status, '') AS value, COUNT(*) AS count FROM found
        GROUP BY COALESCE(status, '')
        """
      case .service:
        """
        SELECT 'service' AS facet, MIN(s.service) AS value, COUNT(DISTINCT found.uid) AS count
        FROM found JOIN review_service s ON s.uid = found.uid GROUP BY s.service_key
        """
      case .month:
        """
        SELECT 'month' AS facet, SUBSTR(COALESCE(date, ''), 1, 7) AS value, COUNT(*) AS count FROM found
        GROUP BY SUBSTR(COALESCE(date, ''), 1, 7)
        """
      }
    }
    return """
      WITH found AS (SELECT uid, severity_rank, status, date FROM review WHERE \(condition))
      \(counts.joined(" UNION ALL "))
      """
  }
}

extension Tally.Facet {
  /// Each value once, as the first of its spellings.
  fileprivate func merged(_ counts: [Facets.Count]) -> [Facets.Count] {
    Dictionary(counts.map { (self == .service ? $0.value.indexKey : $0.value, $0) }) { first, other in
      Facets.Count(value: first.value, count: first.count + other.count)
    }.map(\.value)
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
