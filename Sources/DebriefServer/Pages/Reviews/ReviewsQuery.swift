import Debrief
import DebriefStore

/// What the list was asked to show, as it stands in its address.
struct ReviewsQuery: Sendable, Equatable {
  var words: String?
  /// A rank; "0" for none.
  var severity: String?
  /// A status; "none" for none.
  var status: String?
  var service: String?
  /// `YYYY-MM`.
  var month: String?
  var from: CivilDate?
  var to: CivilDate?
  var sort = Sort()
  /// Where the part before this one ended.
  var cursor: String?

  init() {}

  init(_ form: Form) {
    words = form["q"]
    severity = form["severity"]
    status = form["status"]
    service = form["service"]
    month = form["month"].flatMap { Self.days(of: $0) == nil ? nil : $0 }
    from = form["from"].flatMap { CivilDate(iso: $0) }
    to = form["to"].flatMap { CivilDate(iso: $0) }
    sort = form["sort"].flatMap(Sort.init(word:)) ?? Sort()
    cursor = form["after"]
  }

  var isFiltered: Bool {
    var unfiltered = ReviewsQuery()
    unfiltered.sort = sort
    unfiltered.cursor = cursor
    return self != unfiltered
  }

  /// How many filters are on, besides the words.
  var count: Int { [severity, status, service, month, from?.iso, to?.iso].count { $0 != nil } }

  var filter: Filter {
    var filter = Filter()
    filter.text = words ?? ""
    if let rank = severity.flatMap({ Int($0) }) { filter.severityRanks = [rank] }
    if let status { filter.statuses = [status == "none" ? "" : status] }
    if let service { filter.services = [service] }
    let days = month.flatMap(Self.days)
    filter.from = [from, days?.first].compactMap { $0 }.max()
    filter.to = [to, days?.last].compactMap { $0 }.min()
    return filter
  }

  /// The list's address with another question; the part shown is the first again.
  func path(_ change: (inout ReviewsQuery) -> Void) -> String {
    var query = self
    query.cursor = nil
    change(&query)
    let parts: [(String, String?)] = [
      ("q", query.words), ("severity", query.severity), ("status", query.status), ("service", query.service),
      ("month", query.month), ("from", query.from?.iso), ("to", query.to?.iso),
      ("sort", query.sort == Sort() ? nil : query.sort.word), ("after", query.cursor),
    ]
    let pairs = parts.compactMap { name, value in value.map { "\(name)=\(Form.encode($0))" } }
    return "/reviews" + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }

  private static func days(of month: String) -> (first: CivilDate, last: CivilDate)? {
    guard let first = CivilDate(iso: month + "-01") else { return nil }
    let last = CivilDate(first.year, first.month, CivilDate.days(in: first.month, of: first.year))
    return last.map { (first, $0) }
  }
}

extension Sort {
  /// The order that a reader of such a list expects first.
  init(natural key: Key) { self.init(key, ascending: key == .severity || key == .title) }

  /// `severity`, `severity-back`.
  init?(word: String) {
    let back = "-back"
    guard let key = Key(rawValue: word.hasSuffix(back) ? String(word.dropLast(back.count)) : word) else { return nil }
    self.init(natural: key)
    if word.hasSuffix(back) { ascending.toggle() }
  }

  var word: String { key.rawValue + (self == Sort(natural: key) ? "" : "-back") }

  var label: String {
    switch (key, ascending) {
    case (.date, false): "newest first"
    case (.date, true): "oldest first"
    case (.severity, true): "worst first"
    case (.severity, false): "mildest first"
    case (.title, true): "by title"
    case (.title, false): "by title, backwards"
    case (.updated, false): "last changed first"
    case (.updated, true): "longest unchanged first"
    case (.relevance, false): "best match first"
    case (.relevance, true): "faintest match first"
    }
  }
}
