import Debrief

extension Store {
  /// The reviews that pass the filter, a part of them at a time, and what they all count.
  ///
  /// - Parameter counted: whether the whole list is counted, too; while somebody types there is no need.
  package func list(
    _ filter: Filter, sort: Sort = Sort(), page: Page = Page(), counted: Bool = true
  ) async throws -> Listing {
    let blobs = blobs
    return try await database.read { db in
      let isRanked = sort.key == .relevance && !filter.query.isEmpty
      let rows =
        isRanked
        ? try Ranking(filter, ascending: sort.ascending, db.dialect).rows(page, db)
        : try db.rows(sort.query(filter, page, db.dialect))
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
        next: rows.count > page.limit ? shown.last?.cursor(isRanked ? "number" : "uid") : nil,
        facets: counts.facets
      )
    }
  }
}

extension Store {
  /// The reviews that pass the filter, whole, in the order of their days: for measures over many, and for exports.
  package func all(_ filter: Filter) async throws -> [Stored] {
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
    case .date, .relevance: "COALESCE(date, '')"
    case .severity: "COALESCE(severity_rank, 99)"
    case .title: "title_key"
    case .updated: "updated_seconds"
    }
  }

  private var isNumber: Bool { key == .severity || key == .updated }

  /// One row more than the page holds: it tells whether there is a next one.
  func query(_ filter: Filter, _ page: Page, _ dialect: Dialect) -> SQL {
    let direction: SQL = ascending ? "ASC" : "DESC"
    let comparison: SQL = ascending ? ">" : "<"
    let after = page.cursor.flatMap(Cursor.init(text:))
    let value = after.map { isNumber ? SQLValue(Int($0.value)) : .text($0.value) }
    let rest: SQL =
      if let after, let value, value != .null {
        " AND (\(expression), uid) \(comparison) (\(value), \(after.row))"
      } else {
        ""
      }
    return """
      SELECT \(unchecked: ListRow.columns), \(expression) AS sort_value
      FROM review WHERE \(filter.condition(dialect))\(rest)
      ORDER BY \(expression) \(direction), uid \(direction) LIMIT \(page.limit + 1)
      """
  }
}

extension ListRow {
  static let columns = """
    uid, number, version, sample, private, id, title, date, date_written, severity, incident_status, status, duration,
      actions_open, actions_all, updated_at
    """
}

extension Connection {
  func services(of uids: [String]) throws -> [String: [String]] {
    guard !uids.isEmpty else { return [:] }
    let rows = try rows("SELECT uid, service FROM review_service WHERE uid IN (\(uids)) ORDER BY uid, position")
    return Dictionary(grouping: rows) { $0.text("uid") ?? "" }.mapValues { $0.compactMap { $0.text("service") } }
  }
}

extension Row {
  fileprivate func cursor(_ name: String) -> String? {
    text("sort_value").flatMap { value in text(name).map { Cursor(value: value, row: $0).text } }
  }

  func listRow(services: [String], found: Found?) -> ListRow {
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
      isPrivate: int("private") == 1,
      found: found
    )
  }
}
