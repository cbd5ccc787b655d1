/// Writes places that show several fields as one.
struct Compositor {
  let root: JSON
  let element: JSON?
  let writer: ValueWriter
  let slot: Slot

  func write(_ composite: Composite) -> String? {
    switch composite {
    case .window: window
    case .duration: duration
    case .users: users
    case .alert:
      link(root.get(["detection", "alert", "name"])?.string, root.get(["detection", "alert", "link"])?.string)
    case .revenue: revenue
    case .sla: sla
    case .gap: gap
    case .link: element.flatMap { link($0["title"]?.string, $0["url"]?.string) }
    case .attachment: attachment
    case .related: element.flatMap(Self.related)
    }
  }

  private var window: String? {
    guard let start = moment("startedAt") else { return root["date"]?.string }
    let first = TimeText.write(start, utc: false, full: true, stage: writer.stage, after: nil)
    let sign = slot.option("separator") == "to" ? " to " : " - "
    guard let end = moment("endedAt") else { return start.latest == nil ? first : first + sign + "?" }
    let second = TimeText.write(end, utc: false, full: true, stage: writer.stage, after: nil)
    return first + sign + second
  }

  private func moment(_ name: String) -> Moment? {
    var reader = Reader()
    return root[name].flatMap { Moment($0, &reader) }
  }

  private var duration: String? {
    let json = root["durationStated"] ?? computed
    return json.map { NumberText.quantity($0) { slot.has("bare") ? $0 : NumberText.duration($0) } }
  }

  private var computed: JSON? {
    guard let start = moment("startedAt"), let end = moment("endedAt"), start.latest == nil, end.latest == nil,
      let seconds = Moment.seconds(from: start.at, to: end.at), seconds >= 0
    else { return nil }
    return .number(NumberReader.number(Double(seconds) / 60))
  }

  private var users: String? {
    let count = root.get(["impact", "users", "count"]).map { NumberText.quantity($0, NumberText.grouped) }
    if slot.has("count"), count != nil { return count }
    let percent = root.get(["impact", "users", "percent"]).map { NumberText.quantity($0) { $0 + "%" } }
    guard let count else { return percent }
    return percent.map { "\(count) (\($0))" } ?? count
  }

  private var revenue: String? {
    if let revenue = root.get(["impact", "business", "revenue"]) { return NumberText.money(revenue) }
    return root.get(["impact", "business", "revenueDelayed"]).map {
      NumberText.money($0) + ($0["written"] == nil ? " delayed" : "")
    }
  }

  private var sla: String? {
    if let minutes = root.get(["impact", "business", "slaMinutes"]) {
      return NumberText.quantity(minutes) { $0 + " minutes breach" }
    }
    return root.get(["impact", "business", "slaBreach"])?.bool.map { $0 ? "Yes" : "No" }
  }

  private var gap: String? {
    let (review, _) = Review.read(root)
    return review.measure(.timeToDetect).gap.map { ($0 > 0 ? "+" : "") + NumberReader.number($0) }
  }

  private func link(_ title: String?, _ url: String?) -> String? { Self.link(title, url) }

  /// A link, its words or its address alone; by number where they would end it, or say nothing.
  static func link(_ title: String?, _ url: String?) -> String? {
    let plain = write(title, url)
    guard let plain, isHidden(plain) || LinkText.read(plain) != (title, url, false) else { return plain }
    let address = url.map { Numbered.address($0) }
    return write(title.map { Numbered.write($0) } ?? address, address)
  }

  private static func write(_ title: String?, _ url: String?) -> String? {
    guard let url else { return title }
    return title.map { "[\($0)](\(url))" } ?? url
  }

  /// Whether a reader would take it for a blank, or for an escaped one.
  private static func isHidden(_ text: String) -> Bool {
    Blank.isBlank(text) || Blank.unescape(text) != text || ValueReader.isNone(text.lowercased())
  }

  private func note(_ text: String?) -> String? {
    text.map { Self.isHidden($0) || LinkText.read($0).url != nil ? Numbered.write($0) : $0 }
  }

  private var attachment: String? {
    guard let element else { return nil }
    if slot.has("note"), element["file"] == nil { return note(element["note"]?.string) }
    if slot.has("fence") { return element["note"]?.string ?? link(element["name"]?.string, element["file"]?.string) }
    if slot.scope != nil, let text = element["note"]?.string, element["file"] == nil, element["name"] == nil {
      return note(text)
    }
    let name = link(element["name"]?.string, element["file"]?.string)
    return name.map { element["kind"] == "graphs" && element["file"] != nil ? "!" + $0 : $0 }
      ?? note(element["note"]?.string)
  }

  static func related(_ element: JSON) -> String? { link(element["id"]?.string, element["link"]?.string) }
}
