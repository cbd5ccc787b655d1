/// Zones by the letters that people write.
enum ZoneNames {
  /// A zone as headings, columns and notes name it: "CET", "UTC+2", "all times in PT", "Europe/Berlin".
  ///
  /// - Returns: its own words; nil when there are others beside it.
  static func said(in text: some StringProtocol) -> String? {
    guard text.utf8.count < 60 else { return nil }
    let words = text.split(whereSeparator: { " ,;:()!.*–".contains($0) }).map { String($0) }
    if let city = city(in: words) { return city }
    let others = words.filter { read($0) == nil }.map { $0.lowercased() }
    guard others.allSatisfy(fillers.contains) else { return nil }
    // "PST (UTC-7)": figures say more than letters.
    return words.first { $0.contains(where: \.isNumber) && read($0) != nil } ?? words.first { read($0) != nil }
  }

  private static let fillers: Set<String> = [
    "all", "times", "time", "in", "are", "is", "the", "local", "given", "zone", "pacific", "eastern", "central",
    "mountain", "british", "european", "this", "document", "review", "report",
    "zeiten", "heures", "horas", "en", "alle", "toutes", "todas", "las", "les",
  ]

  /// "All times in Denver time", "Ortszeit Zürich": a city counts beside a word for time.
  private static func city(in words: [String]) -> String? {
    let plain = words.map { $0.lowercased() }
    guard plain.contains(where: ["time", "times", "local", "zeit", "ortszeit", "heure", "hora"].contains) else {
      return nil
    }
    let name = plain.filter { !fillers.contains($0) && $0 != "zeit" && $0 != "ortszeit" }.joined(separator: " ")
    return cities[name]
  }

  /// The offset or the place that a zone's words mean.
  static func read(_ text: String) -> Zone? {
    if let zone = known[text.uppercased()] { return zone }
    var reader = TimeReader(text)
    return reader.wholeZone
  }

  struct Zone: Sendable {
    let offset: Int?
    /// Where the letters name a place rather than an offset.
    let name: String?
    let ambiguous: Bool

    init(_ offset: Int?, name: String? = nil, ambiguous: Bool = false) {
      self.offset = offset
      self.name = name
      self.ambiguous = ambiguous
    }
  }

  /// Zones that are named by both of their offsets.
  static let places = [
    "CET": "Europe/Berlin", "MEZ": "Europe/Berlin", "EET": "Europe/Helsinki", "GMT": "Europe/London",
    "EST": "America/New_York", "PST": "America/Los_Angeles", "CST": "America/Chicago",
  ]

  /// IST, CST and BST mean several zones: the commonest is taken, and a note says so.
  static let known: [String: Zone] = [
    "UTC": Zone(0), "GMT": Zone(0), "WET": Zone(0), "WEST": Zone(60), "BST": Zone(60, ambiguous: true), "CET": Zone(60),
    "CEST": Zone(120), "MEZ": Zone(60), "MESZ": Zone(120), "EET": Zone(120), "EEST": Zone(180), "MSK": Zone(180),
    "TRT": Zone(180), "IDT": Zone(180),
    "IST": Zone(330, ambiguous: true), "NPT": Zone(345), "ICT": Zone(420), "WIB": Zone(420), "SGT": Zone(480),
    "HKT": Zone(480), "AWST": Zone(480), "PHT": Zone(480), "JST": Zone(540), "KST": Zone(540), "AEST": Zone(600),
    "AEDT": Zone(660), "NZST": Zone(720), "NZDT": Zone(780), "BRT": Zone(-180), "ART": Zone(-180), "AST": Zone(-240),
    "EDT": Zone(-240), "EST": Zone(-300), "CDT": Zone(-300), "CST": Zone(-360, ambiguous: true), "MDT": Zone(-360),
    "MST": Zone(-420), "PDT": Zone(-420), "PST": Zone(-480), "AKST": Zone(-540), "AKDT": Zone(-480), "GST": Zone(240),
    "PKT": Zone(300), "EAT": Zone(180), "CAT": Zone(120),
    "SAST": Zone(120), "WAT": Zone(60), "CLT": Zone(-240), "COT": Zone(-300), "PET": Zone(-300), "UYT": Zone(-180),
    "ACST": Zone(570), "ACDT": Zone(630), "MYT": Zone(480), "ADT": Zone(-180), "NDT": Zone(-150), "UZT": Zone(300),
    "HST": Zone(-600),
    "PT": Zone(nil, name: "America/Los_Angeles"), "MT": Zone(nil, name: "America/Denver"),
    "CT": Zone(nil, name: "America/Chicago"), "ET": Zone(nil, name: "America/New_York"),
  ]
}
