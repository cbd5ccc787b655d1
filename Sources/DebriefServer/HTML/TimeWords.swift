import Debrief

/// How times read in one place of a page: on the clock of one zone, with the day where it differs.
struct TimeWords: Sendable {
  /// Minutes east of UTC; nil when no moment here names a zone.
  let offset: Int?
  /// The day that a reader takes for granted.
  let day: CivilDate?

  init(offset: Int?, day: CivilDate?) {
    self.offset = offset
    self.day = day
  }

  /// The zone of the first moment that names one, and its day.
  init(_ moments: [Moment], day: CivilDate? = nil) {
    let first = moments.first { $0.at.offset != nil } ?? moments.first
    self.init(offset: first?.at.offset, day: day ?? first?.at.date)
  }

  /// `18:02`, `13 Feb 09:00`, `13 Feb`, `18:02 (no zone)`.
  func words(_ stamp: Stamp) -> String {
    let local = offset.map(stamp.shifted(to:)) ?? stamp
    guard let clock = local.clock else { return Self.short(local.date, beside: day) }
    let lacksZone = offset != nil && stamp.offset == nil
    let time = clock.iso + (lacksZone ? " (no zone)" : "")
    return local.date == day ? time : Self.short(local.date, beside: day) + " " + time
  }

  /// `18:02`, or a range with an en dash; the day is not said twice.
  func words(_ moment: Moment) -> String {
    guard let latest = moment.latest else { return words(moment.at) }
    let start = offset.map(moment.at.shifted(to:)) ?? moment.at
    return words(moment.at) + "–" + TimeWords(offset: offset, day: start.date).words(latest)
  }

  /// On the clock of this place.
  func shifted(_ moment: Moment) -> Moment {
    guard let offset else { return moment }
    return Moment(
      moment.at.shifted(to: offset), latest: moment.latest?.shifted(to: offset), source: moment.source,
      written: moment.written)
  }

  /// With its day and its zone: `11 Feb 2026, 18:02 UTC`.
  static func full(_ moment: Moment) -> String {
    let day = short(moment.at.date)
    guard moment.at.clock != nil else { return day }
    let words = TimeWords(offset: moment.at.offset, day: moment.at.date)
    return "\(day), \(words.words(moment))" + (moment.at.offset == nil ? ", no zone stated" : " " + words.zone)
  }

  /// When something was done here: `16 Feb 2026, 12:00 UTC`, to the minute.
  static func noted(_ stamp: Stamp) -> String {
    var stamp = stamp
    if let clock = stamp.clock { stamp.clock = Stamp.Clock(clock.hour, clock.minute) }
    return full(Moment(stamp))
  }

  var zone: String {
    guard let offset else { return "no zone stated" }
    if offset == 0 { return "UTC" }
    let size = abs(offset)
    let minutes = size % 60 == 0 ? "" : ":" + (size % 60).padded(2)
    return "UTC" + (offset < 0 ? "−" : "+") + String(size / 60) + minutes
  }
}

extension TimeWords {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `11 February 2026`.
  static func long(_ date: CivilDate) -> String { "\(date.day) \(months[date.month - 1]) \(date.year)" }

  /// `11 Feb 2026`; without the year beside a day of the same year.
  static func short(_ date: CivilDate, beside other: CivilDate? = nil) -> String {
    let month = months[date.month - 1]
    let name = month == "September" ? "Sept" : String(month.prefix(3))
    return "\(date.day) \(name)" + (date.year == other?.year ? "" : " \(date.year)")
  }

  /// A day in words, else as it was written.
  static func short(_ day: Day, beside other: CivilDate? = nil) -> String {
    day.date.map { short($0, beside: other) } ?? day.text
  }
}
