/// The course of the incident, as far as its sentences and entries tell it: when it began, was noticed, held and over.
///
/// What is taken from them is noted: nobody stated it under its name.
struct FreeCourse {
  var review: Review
  private(set) var notes: [Note] = []
  private let told: Told

  init(_ review: Review, told: Told) {
    self.review = review
    self.told = told
  }

  mutating func read() {
    window()
    detected()
    resolved()
    mitigated()
    began()
  }

  /// Where sentences stand: on the day of the incident, in the zone of its timeline.
  private var stage: Stage {
    var stage = Stage(zones: told.zones)
    stage.date = review.date?.date ?? review.timeline.first?.at?.at.date
    stage.offset = review.timeline.lazy.compactMap { $0.at?.at.offset }.first
    return stage
  }

  /// What the sentences say of begin and end, where nothing else does.
  private mutating func window() {
    guard !told.hasWindow, let start = told.start else { return }
    guard let at = stage.stamp(start.said, after: nil), at.clock != nil else { return }
    if review.startedAt == nil { state(\.startedAt, "startedAt", Moment(at, source: "text"), line: start.line) }
    guard let end = told.end, review.endedAt == nil, let until = stage.stamp(end.said, after: at), until.clock != nil
    else { return }
    state(\.endedAt, "endedAt", Moment(until, source: "text"), line: end.line)
  }

  /// What is said of detection, else the first entry that tells of an alert, a report or somebody noticing.
  private mutating func detected() {
    guard review.moment(.detectedAt) == nil else { return }
    if let told = told.detection, let at = stage.stamp(told.said, after: nil), at.clock != nil {
      return state(\.detectedAt, "detectedAt", Moment(at, source: "text"), line: told.line)
    }
    mark("detected", \.detectedAt, review.timeline.firstIndex { Signs.isNotice($0.words) })
  }

  /// The last entry that says that all was well again.
  private mutating func resolved() {
    if review.moment(.resolvedAt) == nil {
      let closed = review.timeline.lastIndex { Signs.isClosing($0.words) }
      mark("resolved", \.resolvedAt, closed ?? review.timeline.lastIndex { Signs.isRecovery($0.words) })
    }
    guard review.endedAt == nil else { return }
    // Impact is over when the incident is, unless an entry says otherwise.
    let recovered = review.timeline.last { Signs.isRecovery($0.words) }?.at
    guard let at = recovered ?? review.moment(.resolvedAt) else { return }
    state(\.endedAt, "endedAt", Moment(at.at, latest: at.latest, source: "timeline"))
  }

  /// The last entry before the end that tells of what held it.
  private mutating func mitigated() {
    guard review.moment(.mitigatedAt) == nil else { return }
    let end = review.timeline.lastIndex { Signs.isRecovery($0.words) } ?? review.timeline.endIndex - 1
    let held = review.timeline.indices.last { $0 <= end && Signs.isMitigation(review.timeline[$0].words) }
    mark("mitigated", \.mitigatedAt, held)
  }

  /// The first entry, when it tells of a failure that nobody had noticed yet.
  private mutating func began() {
    guard review.startedAt == nil, let first = review.timeline.first, let at = first.at,
      Signs.isBeginning(first.words), !Signs.isNotice(first.words)
    else { return }
    state(\.startedAt, "startedAt", Moment(at.at, latest: at.latest, source: "timeline"))
  }

  /// Marks an entry, or, where it marks another step already, states the moment.
  private mutating func mark(_ milestone: String, _ path: WritableKeyPath<Review, Moment?>, _ index: Int?) {
    guard let index, let at = review.timeline[index].at, at.at.clock != nil else { return }
    if review.timeline[index].milestone == nil {
      review.timeline[index].milestone = Milestone(milestone)
      note(path: milestone + "At", at.at)
    } else {
      state(path, milestone + "At", Moment(at.at, latest: at.latest, source: "timeline"))
    }
  }

  private mutating func state(
    _ path: WritableKeyPath<Review, Moment?>, _ name: String, _ moment: Moment, line: Int? = nil
  ) {
    review[keyPath: path] = moment
    note(path: name, moment.at, line: line)
  }

  private mutating func note(path: String, _ at: Stamp, line: Int? = nil) {
    let place = line == nil ? "an entry of the timeline" : "a sentence"
    let time = TimeText.write(Moment(at), utc: false, full: true, stage: Stage(zones: told.zones), after: nil)
    notes.append(Note(.inferred, "\(time) is taken from \(place): no label says it", line: line, path: path))
  }
}

extension Entry {
  /// What it says, for comparing.
  fileprivate var words: String {
    " " + Wording.full([event?.markdown, action?.markdown].compactMap { $0 }.joined(separator: " ").prefix(600)) + " "
  }
}
