/// Writes times so that the reader of the same place reads the same instant.
enum TimeText {
  /// - Parameters:
  ///   - utc: whether the place itself says that its times are UTC.
  ///   - full: whether the day always stands there.
  ///   - previous: the entry before, whose day a reader would infer.
  static func write(_ moment: Moment, utc: Bool, full: Bool, stage: Stage, after previous: Stamp?) -> String {
    let at = shown(moment.at, utc)
    guard at.clock != nil else { return at.date.iso }
    var text = full || inferred(at, stage, previous) != at.date ? at.date.iso + " " : ""
    text += clock(at)
    if let latest = moment.latest.map({ shown($0, utc) }) {
      text += "–" + (latest.date == at.date ? clock(latest) : latest.date.iso + " " + clock(latest))
    }
    return text + zone(at, utc, full)
  }

  private static func shown(_ stamp: Stamp, _ utc: Bool) -> Stamp { utc ? stamp.shifted(to: 0) : stamp }

  private static func inferred(_ at: Stamp, _ stage: Stage, _ previous: Stamp?) -> CivilDate? {
    var said = TimeReader.Said()
    said.clock = at.clock
    said.offset = at.offset
    said.noZone = at.offset == nil
    return stage.stamp(said, after: previous)?.date
  }

  private static func clock(_ stamp: Stamp) -> String { stamp.clock?.iso ?? stamp.date.iso }

  private static func zone(_ stamp: Stamp, _ utc: Bool, _ full: Bool) -> String {
    guard let offset = stamp.offset else { return " (no zone)" }
    return offset == 0 ? (utc && !full ? "" : " UTC") : " " + Stamp.iso(offset: offset)
  }
}
