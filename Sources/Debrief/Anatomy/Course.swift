/// The moments of an incident on one line of seconds.
///
/// Instants are compared where zones are stated, local clocks where none is; a moment of the other kind has no place.
struct Course {
  /// A moment that can be placed.
  struct Point {
    let anchor: Review.Anchor
    let moment: Moment
    let at: Int
    let latest: Int?
  }

  /// In order of time.
  let points: [Point]
  /// Known, but without a place: a day alone, or another kind of clock.
  let unplaced: [(anchor: Review.Anchor, moment: Moment)]
  let offset: Int?
  let now: Stamp?
  private let review: Review

  init(_ review: Review, now: Stamp?) {
    let known = Self.anchors(of: review).compactMap { anchor in review.moment(anchor).map { (anchor, $0) } }
    let offset = known.lazy.filter { $0.1.at.clock != nil }.compactMap(\.1.at.offset).first
    self.offset = offset
    self.review = review
    self.now = review.isGoingOn ? now : nil
    var points: [Point] = []
    var unplaced: [(anchor: Review.Anchor, moment: Moment)] = []
    for (anchor, moment) in known {
      if let at = Self.seconds(moment.at, zoned: offset != nil) {
        let latest = moment.latest.flatMap { Self.seconds($0, zoned: offset != nil) }.flatMap { $0 > at ? $0 : nil }
        points.append(Point(anchor: anchor, moment: moment, at: at, latest: latest))
      } else {
        unplaced.append((anchor, moment))
      }
    }
    self.points = points.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    self.unplaced = unplaced
  }

  /// The moments that are marked. Declaring stands in for acknowledging, the start of mitigation for its success.
  private static func anchors(of review: Review) -> [Review.Anchor] {
    let acknowledged: Review.Anchor = review.moment(.acknowledgedAt) == nil ? .declared : .acknowledgedAt
    let mitigated: Review.Anchor = review.moment(.mitigatedAt) == nil ? .mitigationStarted : .mitigatedAt
    return [.startedAt, .detectedAt, acknowledged, .investigating, mitigated, .resolvedAt, .endedAt]
  }

  private static func seconds(_ stamp: Stamp, zoned: Bool) -> Int? {
    guard stamp.clock != nil else { return nil }
    return zoned ? stamp.instant : stamp.offset == nil ? stamp.local : nil
  }

  func seconds(_ moment: Moment?) -> Int? { moment.flatMap { Self.seconds($0.at, zoned: offset != nil) } }

  /// Where the present moment stands, while the incident goes on.
  var nowAt: Int? {
    guard let now, let at = Self.seconds(now, zoned: offset != nil) else { return nil }
    return points.last.map { at > $0.at } == true ? at : nil
  }

  func point(_ anchor: Review.Anchor) -> Point? { points.first { $0.anchor == anchor } }

  /// From the first to the last of what is to scale; nil when that is a single moment.
  ///
  /// A message to the public counts while it belongs to the incident: one that follows much later than the incident
  /// took is drawn at the edge, or it would squeeze the rest.
  var bounds: ClosedRange<Int>? {
    let own = points.flatMap { [$0.at, $0.latest ?? $0.at] } + [nowAt].compactMap { $0 }
    guard let first = own.min(), let last = own.max() else { return nil }
    let reach = max(last - first, 3600)
    let messages = review.communications.filter(\.isPublic).compactMap { seconds($0.at) }
      .filter { $0 >= first - reach && $0 <= last + reach }
    let all = own + messages
    guard let least = all.min(), let most = all.max(), most > least else { return nil }
    return least...most
  }

  var day: CivilDate? {
    if let first = points.first { return CivilDate(daysSinceEpoch: floorDivide(first.at + (offset ?? 0) * 60, 86_400)) }
    return unplaced.first?.moment.at.date ?? review.date?.date
  }

  var key: [Anatomy.KeyMoment] {
    let start = point(.startedAt) ?? points.first
    let placed = points.map { point in
      let after = start.map { Double(point.at - $0.at) / 60 }
      let latest = start.flatMap { start in point.latest.map { Double($0 - start.at) / 60 } }
      return Anatomy.KeyMoment(anchor: point.anchor, moment: point.moment, after: after, latestAfter: latest)
    }
    let others = unplaced.map {
      Anatomy.KeyMoment(anchor: $0.anchor, moment: $0.moment, after: nil, latestAfter: nil)
    }
    return placed + others
  }
}

extension Communication {
  /// Whether people outside could read it.
  package var isPublic: Bool { audience?.id == "users" || audience?.id == "public" }
}

/// Division that rounds towards the past.
func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }

extension Review {
  /// Only an incident that says so itself goes on; one without an end may just be half written.
  package var isGoingOn: Bool {
    ["investigating", "identified", "mitigated"].contains(incidentStatus?.id)
      && moment(.endedAt) == nil && moment(.resolvedAt) == nil
  }
}
