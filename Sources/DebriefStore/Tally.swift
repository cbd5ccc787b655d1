import Debrief

/// What lists count a review by. The counts of all reviews are kept, so that a list of many opens as fast as one of few.
struct Tally: Sendable, Hashable, Comparable {
  enum Facet: String, Sendable, CaseIterable {
    case all, severityRank, status, service, month
  }

  let facet: Facet
  /// As it is compared.
  let value: String
  /// As it is shown.
  let label: String

  init(_ facet: Facet, _ value: String, label: String? = nil) {
    self.facet = facet
    self.value = value
    self.label = label ?? value
  }

  private var key: String { "\(facet.rawValue) \(value)" }

  static func == (a: Tally, b: Tally) -> Bool { a.key == b.key }
  func hash(into hasher: inout Hasher) { hasher.combine(key) }
  static func < (a: Tally, b: Tally) -> Bool { a.key < b.key }
}

extension Review {
  var tallies: Set<Tally> {
    Set(
      [
        Tally(.all, ""), Tally(.severityRank, String(severity?.shownRank ?? 0)), Tally(.status, status?.id ?? ""),
        Tally(.month, String((listDate?.iso ?? "").prefix(7))),
      ] + services.map { Tally(.service, $0.indexKey, label: $0) })
  }
}

extension Script {
  /// Counts a review by these, and no longer by those.
  mutating func count(_ new: Set<Tally>, instead old: Set<Tally>) {
    for tally in new.symmetricDifference(old).sorted() { count(tally, new.contains(tally) ? 1 : -1) }
  }

  /// Counts none of these reviews any more.
  mutating func uncount(_ reviews: [Stored]) {
    for tally in reviews.flatMap(\.tallies).sorted() { count(tally, -1) }
  }

  /// To be asked for in the order of the tallies, so that two writers never wait for one another.
  private mutating func count(_ tally: Tally, _ step: Int) {
    run(
      """
      INSERT INTO tally (facet, value, label, count)
      VALUES (\(tally.facet.rawValue), \(tally.value), \(tally.label), \(step))
      ON CONFLICT (facet, value) DO UPDATE SET count = tally.count + excluded.count
      """)
  }
}

extension Connection {
  func count(_ new: Set<Tally>, instead old: Set<Tally>) throws {
    var script = Script(dialect)
    script.count(new, instead: old)
    try run(script)
  }

  func uncount(_ reviews: [Stored]) throws {
    var script = Script(dialect)
    script.uncount(reviews)
    try run(script)
  }

  /// Counts all reviews anew.
  func recount() throws {
    try run("DELETE FROM tally")
    let counts: [SQL] = [
      "SELECT 'all' AS facet, '' AS value, '' AS label, COUNT(*) AS count FROM review WHERE deleted_at IS NULL AND private = 0",
      """
      SELECT 'severityRank', CAST(COALESCE(severity_rank, 0) AS TEXT), CAST(COALESCE(severity_rank, 0) AS TEXT), COUNT(*)
      FROM review WHERE deleted_at IS NULL AND private = 0 GROUP BY COALESCE(severity_rank, 0)
      """,
      """
      SELECT 'status', COALESCE(status, ''), COALESCE(status, ''), COUNT(*)
      FROM review WHERE deleted_at IS NULL AND private = 0 GROUP BY COALESCE(status, '')
      """,
      """
      SELECT 'month', SUBSTR(COALESCE(date, ''), 1, 7), SUBSTR(COALESCE(date, ''), 1, 7), COUNT(*)
      FROM review WHERE deleted_at IS NULL AND private = 0 GROUP BY SUBSTR(COALESCE(date, ''), 1, 7)
      """,
      """
      SELECT 'service', s.service_key, MIN(s.service), COUNT(DISTINCT s.uid)
      FROM review_service s JOIN review ON review.uid = s.uid WHERE deleted_at IS NULL AND private = 0 GROUP BY s.service_key
      """,
    ]
    try run(
      """
      INSERT INTO tally (facet, value, label, count)
      SELECT facet, value, label, count FROM (\(counts.joined(" UNION ALL "))) AS counted WHERE count > 0
      """)
  }
}
