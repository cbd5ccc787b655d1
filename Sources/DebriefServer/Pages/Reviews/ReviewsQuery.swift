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
  /// A kind of contributing factor.
  var factor: String?
  /// Who has an open action item.
  var owner: String?
  /// The order that was chosen; nil for the usual one.
  var order: Sort?
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
    factor = form["factor"]
    owner = form["owner"]
    order = form["sort"].flatMap(Sort.init(word:))
    cursor = form["after"]
  }

  var isSearch: Bool { words.map { !SearchQuery($0, typing: true).isEmpty } ?? false }

  /// Where nobody chose: the best match of a search, else the newest first.
  var usual: Sort { isSearch ? Sort(.relevance) : Sort() }

  var sort: Sort {
    get { order ?? usual }
    set { order = newValue }
  }

  var isFiltered: Bool {
    var unfiltered = ReviewsQuery()
    unfiltered.order = order
    unfiltered.cursor = cursor
    return self != unfiltered
  }

  /// How many filters are on, besides the words.
  var count: Int {
    [severity, status, service, month, from?.iso, to?.iso, factor, owner].count { $0 != nil }
  }

  func filter(for viewer: Viewer) -> Filter {
    var filter = Filter(for: viewer)
    filter.text = words ?? ""
    if let rank = severity.flatMap({ Int($0) }) { filter.severityRanks = [rank] }
    if let status { filter.statuses = [status == "none" ? "" : status] }
    if let service { filter.services = [service] }
    if let factor { filter.factors = [factor] }
    if let owner { filter.owners = [owner] }
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
      ("factor", query.factor), ("owner", query.owner),
      ("sort", query.sort == query.usual ? nil : query.sort.word), ("after", query.cursor),
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
