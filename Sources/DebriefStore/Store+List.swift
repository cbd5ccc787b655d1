import Debrief

extension Store {
  /// The reviews that pass the filter, a part of them at a time, and what they all count.
  ///
  /// - Parameter counted: whether the whole list is counted, too; while somebody types there is no need.
  package func list(
    _ filter: Filter = Filter(), sort: Sort = Sort(), page: Page = Page(), counted: Bool = true
  ) async throws -> Listing {
    let blobs = blobs
    return try await database.read { db in
      let rows = try db.rows(sort.query(filter, page, db.dialect))
      let shown = rows.prefix(page.limit)
      let services = try db.services(of: shown.compactMap { $0.text("uid") })
      let counts = counted ? try db.counts(filter) : (total: shown.count, facets: .none)
      let finder = Finder(filter.query, db, blobs)
      return Listing(
        rows: try shown.map { row in
          let found = try finder?.find(row.text("uid") ?? "", number: row.int("number") ?? 0)
          return row.listRow(services: services[row.text("uid") ?? ""] ?? [], found: found)
        },
        total: counts.total,
        next: rows.count > page.limit ? shown.last.flatMap { sort.cursor(at: $0) } : nil,
        facets: counts.facets
      )
    }
  }
}

extension Store {
  /// The reviews that pass the filter, whole, in the order of their days: for measures over many, and for exports.
  package func all(_ filter: Filter = Filter()) async throws -> [Stored] {
    let store = self
    return try await database.read { db in
      let condition = filter.condition(db.dialect)
      let rows = try db.rows("SELECT uid FROM review WHERE \(condition) ORDER BY COALESCE(date, ''), uid")
      return try rows.compactMap { try $0.text("uid").flatMap { try store.load($0, db) } }
    }
  }
}

extension Sort {
  /// What rows are compared by; never null, so that both engines agree where such rows stand.
  private var expression: SQL {
    switch key {
    case .date: "COALESCE(date, '')"
    case .severity: "COALESCE(severity_rank, 99)"
    case .title: "title_key"
    case .updated: "updated_seconds"
    case .relevance: "found.score"
    }
  }

  private var isNumber: Bool { key == .severity || key == .updated || key == .relevance }

  /// One row more than the page holds: it tells whether there is a next one.
  func query(_ filter: Filter, _ page: Page, _ dialect: Dialect) -> SQL {
    if key == .relevance, filter.query.isEmpty { return Sort(.date, ascending: ascending).query(filter, page, dialect) }
    let condition = filter.condition(dialect)
    let direction: SQL = ascending ? "ASC" : "DESC"
    let after = page.cursor.flatMap { position($0) }
    let comparison: SQL = ascending ? ">" : "<"
    let rest: SQL = after.map { " AND (\(expression), uid) \(comparison) (\($0.value), \($0.uid))" } ?? ""
    return """
      SELECT uid, number, version, sample, id, title, date, date_written, severity, incident_status, status, duration,
        actions_open, actions_all, updated_at, \(expression) AS sort_value
      FROM review\(key == .relevance ? filter.query.scores(dialect) : "") WHERE \(condition)\(rest)
      ORDER BY \(expression) \(direction), uid \(direction) LIMIT \(page.limit + 1)
      """
  }

  fileprivate func cursor(at row: Row) -> String? {
    guard let value = row.text("sort_value"), let uid = row.text("uid") else { return nil }
    return "\(uid).\(value)".utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Where a cursor points to; nil for a text that is none, which gives the first part.
  private func position(_ cursor: String) -> (value: SQLValue, uid: String)? {
    let digits = cursor.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == cursor.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let dot = text.firstIndex(of: ".") else { return nil }
    let (uid, value) = (String(text[..<dot]), text[dot...].dropFirst())
    if isNumber { return Int64(value).map { (.integer($0), uid) } }
    return (.text(String(value)), uid)
  }
}

extension Connection {
  fileprivate func services(of uids: [String]) throws -> [String: [String]] {
    guard !uids.isEmpty else { return [:] }
    let rows = try rows("SELECT uid, service FROM review_service WHERE uid IN (\(uids)) ORDER BY uid, position")
    return Dictionary(grouping: rows) { $0.text("uid") ?? "" }.mapValues { $0.compactMap { $0.text("service") } }
  }
}

extension Row {
  fileprivate func listRow(services: [String], found: Found?) -> ListRow {
    var reader = Reader()
    return ListRow(
      uid: text("uid") ?? "",
      id: text("id"),
      title: text("title"),
      date: (text("date") ?? text("date_written")).map { Day($0) },
      severity: text("severity").flatMap { try? JSON(parsing: $0) }.flatMap { Severity($0, &reader) },
      status: text("status").map { Status($0) },
      incidentStatus: text("incident_status").map { IncidentStatus($0) },
      services: services,
      duration: real("duration"),
      openActions: int("actions_open") ?? 0,
      allActions: int("actions_all") ?? 0,
      version: int("version") ?? 0,
      updatedAt: text("updated_at").flatMap { Stamp(iso: $0) },
      sample: int("sample") == 1,
      found: found
    )
  }
}
