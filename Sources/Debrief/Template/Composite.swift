/// Places that show several fields as one.
enum Composite: String, CaseIterable {
  /// The impact window: "2026-02-11 18:02 UTC - 19:21 UTC", or the day alone.
  case window
  /// How long it lasted: as stated, else from the window.
  case duration
  /// "18,400 (34%)".
  case users
  /// "[name](link)".
  case alert
  /// "$41,000 lost", "$41,000 delayed".
  case revenue
  /// "96 minutes breach".
  case sla
  /// Minutes over the target of time to detect.
  case gap
  /// In a list of links: "[title](url)", an address, a picture.
  case link
  /// In a list of attachments: "[name](file) - note".
  case attachment
  /// In a list of related incidents: its id, or "[id](link)".
  case related

  /// The fields it reads and writes.
  var paths: [[String]] {
    switch self {
    case .window: [["startedAt"], ["endedAt"], ["date"]]
    case .duration: [["durationStated"]]
    case .users: [["impact", "users", "count"], ["impact", "users", "percent"]]
    case .alert: [["detection", "alert", "name"], ["detection", "alert", "link"]]
    case .revenue: [["impact", "business", "revenue"], ["impact", "business", "revenueDelayed"]]
    case .sla: [["impact", "business", "slaMinutes"], ["impact", "business", "slaBreach"]]
    case .gap, .link, .attachment, .related: []
    }
  }
}

extension Composite {
  /// The composite of that name, unless its scope's elements have a field of that name.
  static func at(_ path: [String], of list: [String]?, _ kind: Slot.Kind) -> Composite? {
    guard path.count == 1, let composite = Composite(rawValue: path[0]) else { return nil }
    guard let list else { return kind == .mention ? nil : composite }
    switch (composite, list) {
    case (.link, ["links"]), (.attachment, ["attachments"]), (.related, ["related"]): return composite
    case (.link, _), (.attachment, _), (.related, _): return nil
    default: return composite
    }
  }
}
