/// What a reader of a time knows before it reads: the incident's day, its begin, the document's zone.
struct Stage {
  var date: CivilDate?
  var start: Stamp?
  /// The zone of times that name none.
  var offset: Int?
  var zone: String?
  /// Whether a line of the document names the zone of all its times.
  var isStated = false
  /// Whether days in figures have the day first; nil where the document does not tell.
  var dayFirst: Bool?
  let zones: Zones

  /// The offset of a local time in the zone that was said, else in the document's; nil when nobody said.
  func offset(of said: TimeReader.Said, _ date: CivilDate) -> Int? {
    if let offset = said.offset { return offset }
    if said.noZone { return nil }
    if let name = said.zone { return lookup(name, date, said) }
    if let offset { return offset }
    return zone.flatMap { lookup($0, date, said) }
  }

  private func lookup(_ name: String, _ date: CivilDate, _ said: TimeReader.Said) -> Int? {
    zones.offsets(name, Stamp(date, said.clock))?.first
  }

  /// What a person should know of a time in the night when its zone puts the clocks forward or back.
  func turn(of said: TimeReader.Said, _ at: Stamp) -> String? {
    guard said.offset == nil, !said.noZone, let clock = at.clock,
      let name = said.zone ?? (offset == nil ? zone : nil),
      let offsets = zones.offsets(name, Stamp(at.date, clock)), offsets.count != 1
    else { return nil }
    if offsets.isEmpty { return "the clocks of \(name) jump over this time that night; it is kept without a zone" }
    let taken = Stamp.iso(offset: at.offset ?? offsets[0])
    return "the clocks of \(name) show this time twice that night; the one at \(taken) is taken"
  }

  /// The day of a clock time that names none: the one before it, or the day after when it steps back past midnight.
  func date(of clock: Stamp.Clock, offset: Int?, after previous: Stamp?) -> CivilDate? {
    guard let base = previous ?? start ?? date.map({ Stamp($0) }) else { return nil }
    let local = offset.map { base.shifted(to: $0) } ?? base
    guard let before = local.clock else { return local.date }
    let back = before.seconds - clock.seconds
    if back >= Self.midnight { return local.date.adding(days: 1) }
    // Most of a day ahead of the entry before: a row of the evening that stands behind the night's.
    return previous != nil && back <= -3 * Self.midnight ? local.date.adding(days: -1) : local.date
  }

  /// A step back by this many seconds has passed midnight; a smaller one is a row out of order.
  private static let midnight = 6 * 3600

  func stamp(_ said: TimeReader.Said, after previous: Stamp?) -> Stamp? {
    if let date = said.date ?? monthDay(said) {
      return Stamp(date, said.clock, offset: said.clock == nil ? nil : offset(of: said, date))
    }
    guard let clock = said.clock else { return nil }
    let guess = previous?.date ?? start?.date ?? date
    let offset = guess.flatMap { self.offset(of: said, $0) }
    guard let date = date(of: clock, offset: offset, after: previous) else { return nil }
    return Stamp(date, clock, offset: offset)
  }

  /// A day without a year is in the incident's, or in the next when that lies far behind.
  func monthDay(_ said: TimeReader.Said) -> CivilDate? {
    guard let (month, day) = said.monthDay, let year = date?.year ?? start?.date.year else { return nil }
    guard let found = CivilDate(year, month, day), let base = date ?? start?.date else { return nil }
    return base.daysSinceEpoch - found.daysSinceEpoch > 183 ? CivilDate(year + 1, month, day) : found
  }
}
