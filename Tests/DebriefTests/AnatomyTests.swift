import Debrief
import Testing

@Suite("The anatomy of an incident")
struct AnatomyTests {
  private let presale = Self.review(
    started: "2026-02-11T18:02Z", detected: "2026-02-11T18:06Z", acknowledged: "2026-02-11T18:09Z",
    mitigated: "2026-02-11T18:41Z", resolved: "2026-02-11T19:21Z", ended: "2026-02-11T19:21Z",
    investigating: "2026-02-11T18:12Z")

  @Test("has 8 % of air on both sides, at least 5 minutes")
  func air() throws {
    let picture = try #require(Anatomy(presale).pictures.first)
    let span = 79.0 + 2 * 79 * 0.08
    #expect(close(try #require(picture.marks.first).x, 79 * 0.08 / span * 100))
    let short = Self.review(started: "2026-02-11T18:02Z", ended: "2026-02-11T18:12Z")
    #expect(close(try #require(Anatomy(short).pictures.first?.marks.first).x, 25))
  }

  @Test("has nine ticks or fewer, at the smallest step that allows it")
  func ticks() throws {
    let picture = try #require(Anatomy(presale).pictures.first)
    #expect(picture.ticks.count == 9)
    #expect(picture.ticks.first?.clock?.iso == "18:00")
    for (hours, expected) in [(1, 8), (5, 6), (20, 4), (100, 5), (2000, 8)] {
      let day = CivilDate(2026, 2, 11)!
      let end = Stamp(day.adding(days: hours / 24), Stamp.Clock(hours % 24, 0), offset: 0)
      var review = Review()
      review.startedAt = Moment(Stamp(day, Stamp.Clock(0, 0), offset: 0))
      review.endedAt = Moment(end)
      let ticks = try #require(Anatomy(review).pictures.last).ticks
      #expect(ticks.count <= 9, "\(hours) h")
      #expect(ticks.count >= expected - 2, "\(hours) h has only \(ticks.count) ticks")
    }
  }

  @Test("names the day at midnight, on the clock of the zone that was stated")
  func midnight() throws {
    let night = Self.review(started: "2026-02-11T22:30+02:00", ended: "2026-02-12T01:30+02:00")
    let ticks = try #require(Anatomy(night).pictures.first).ticks
    let named = ticks.filter { $0.clock == nil }
    #expect(named.map(\.day.iso) == ["2026-02-12"])
    #expect(ticks.first?.clock?.iso == "22:30")
  }

  @Test("cuts the response into its phases")
  func segments() throws {
    let segments = try #require(Anatomy(presale).pictures.first).segments
    #expect(segments.map(\.name) == [.unnoticed, .detection, .investigation, .mitigated])
    #expect(segments.map(\.minutes) == [4, 6, 29, 40])
    #expect(segments.map(\.isNamed) == [false, false, true, true])
    #expect(segments.allSatisfy { !$0.isDashed && !$0.isOpen })
  }

  @Test("joins the two neighbours of a boundary that is not known, named by the earlier, with a dashed edge")
  func missingBoundary() throws {
    var review = presale
    review.timeline = []
    let segments = try #require(Anatomy(review).pictures.first).segments
    #expect(segments.map(\.name) == [.unnoticed, .detection, .mitigated])
    #expect(segments.map(\.isDashed) == [false, true, false])
    #expect(segments[1].minutes == 35)
  }

  @Test("calls nothing unnoticed that was detected before it hurt")
  func detectedFirst() throws {
    var review = presale
    review.detectedAt = Self.moment("2026-02-11T17:58Z")
    let segments = try #require(Anatomy(review).pictures.first).segments
    #expect(segments.map(\.name) == [.detection, .investigation, .mitigated])
  }

  @Test("puts words on levels where neither words nor leaders meet")
  func words() throws {
    let words = try #require(Anatomy(presale).pictures.first).words
    #expect(words.count == 6)
    #expect(words[0].anchors == [.startedAt])
    #expect(words[0].level == 0)
    #expect(words[1].level == 1)
    let last = try #require(words.last)
    #expect(last.anchors == [.resolvedAt, .endedAt], "one leader for one minute")
    #expect(last.standsLeft)
    #expect(words.allSatisfy { $0.level < 9 })
  }

  @Test("leaves a tenth word to the key")
  func manyWords() {
    var review = Review()
    review.startedAt = Self.moment("2026-02-11T18:00Z")
    review.endedAt = Self.moment("2026-02-11T23:00Z")
    for (i, milestone) in ["detected", "acknowledged", "investigating", "mitigated", "resolved"].enumerated() {
      var entry = Entry()
      entry.at = Self.moment("2026-02-11T18:0\(i + 1)Z")
      entry.milestone = Milestone(milestone)
      review.timeline.append(entry)
    }
    let anatomy = Anatomy(review)
    #expect(anatomy.pictures[0].words.count <= 9)
    #expect(anatomy.key.count == 7)
  }

  @Test("marks targets where they were due, and the time over them")
  func targets() throws {
    let targets = try #require(Anatomy(presale).pictures.first).targets
    let mitigate = try #require(targets.first { $0.name == .timeToMitigate })
    #expect(mitigate.at.iso == "2026-02-11T18:32Z")
    #expect(mitigate.late != nil)
    #expect(try #require(targets.first { $0.name == .timeToDetect }).late == nil)
    let labelled = targets.filter(\.isLabelled).map(\.x)
    #expect(zip(labelled, labelled.dropFirst()).allSatisfy { $1 - $0 >= 22 })
    #expect(try #require(Anatomy(presale, targets: Targets(everywhere: [:])).pictures.first).targets.isEmpty)
  }

  @Test("labels a target only where its words stay on the plot and clear of the one before")
  func targetLabels() throws {
    let review = Self.review(
      detected: "2026-10-08T09:29Z", acknowledged: "2026-10-08T09:33Z", mitigated: "2026-10-08T09:59Z",
      resolved: "2026-10-08T11:06Z", investigating: "2026-10-08T09:36Z")
    let targets = try #require(Anatomy(review).pictures.first).targets
    #expect(targets.map(\.name) == [.timeToAcknowledge, .timeToCommunicate])
    #expect(targets.map(\.side) == [.start, .middle])
    #expect(targets.map(\.isLabelled) == [true, false])
  }

  @Test("keeps both ends of a range")
  func ranges() throws {
    var review = presale
    review.detectedAt = Moment(Stamp(iso: "2026-02-11T18:06Z")!, latest: Stamp(iso: "2026-02-11T18:09Z"))
    let anatomy = Anatomy(review)
    let mark = try #require(anatomy.pictures.first?.marks.first { $0.anchor == .detectedAt })
    #expect(try #require(mark.latest) > mark.x)
    let key = try #require(anatomy.key.first { $0.anchor == .detectedAt })
    #expect(key.after == 4)
    #expect(key.latestAfter == 7)
  }

  @Test("draws a change of another day at the edge")
  func changesOutside() throws {
    var review = presale
    var before = Entry()
    before.at = Self.moment("2026-02-03")
    before.event = "Deploy of the driver update"
    var inside = Entry()
    inside.at = Self.moment("2026-02-11T18:58Z")
    inside.event = "Rolled back checkout-api"
    var considered = Entry()
    considered.at = Self.moment("2026-02-11T18:26Z")
    considered.event = "Restart of the primary considered and rejected"
    review.timeline += [before, inside, considered]
    let changes = try #require(Anatomy(review).pictures.first).changes
    #expect(changes.count == 2)
    #expect(changes[0].place == .before)
    #expect(changes[1].kind == .deploy)
  }

  @Test("draws the first hours apart when a very long incident would hide them")
  func veryLong() throws {
    let long = Self.review(
      started: "2026-02-01T08:00Z", detected: "2026-02-01T08:30Z", mitigated: "2026-02-01T10:00Z",
      resolved: "2026-02-09T10:00Z", ended: "2026-02-09T10:00Z")
    let pictures = Anatomy(long).pictures
    #expect(pictures.map(\.isFirstHours) == [true, false])
    let frame = try #require(pictures[1].frame)
    #expect(frame.upperBound - frame.lowerBound < 8)
    #expect(pictures[0].marks.map(\.anchor) == [.startedAt, .detectedAt, .mitigatedAt])
    #expect(Anatomy(presale).pictures.count == 1)
  }

  @Test("is open at the present moment only while the incident says that it goes on")
  func goingOn() throws {
    var review = Self.review(started: "2026-02-11T18:02Z", detected: "2026-02-11T18:06Z")
    let now = Stamp(iso: "2026-02-11T18:30Z")!
    #expect(Anatomy(review, now: now).now == nil)
    review.incidentStatus = IncidentStatus("identified")
    let picture = try #require(Anatomy(review, now: now).pictures.first)
    #expect(picture.now != nil)
    #expect(try #require(picture.segments.last).isOpen)
    review.endedAt = Self.moment("2026-02-11T18:20Z")
    #expect(Anatomy(review, now: now).now == nil)
  }

  @Test("has no picture for a day alone or a single moment, but a key")
  func tooLittle() {
    let day = Self.review(started: "2026-02-11")
    #expect(Anatomy(day).pictures.isEmpty)
    #expect(Anatomy(day).key.count == 1)
    #expect(Anatomy(Self.review(started: "2026-02-11T18:02Z")).pictures.isEmpty)
    #expect(Anatomy(Review()).key.isEmpty)
  }

  @Test("does not compare a time without a zone with one that has one")
  func noZone() {
    var review = presale
    review.mitigatedAt = Self.moment("2026-02-11T18:41")
    let key = Anatomy(review).key
    #expect(key.first { $0.anchor == .mitigatedAt }?.after == nil)
    let local = Self.review(started: "2026-02-11T18:02", ended: "2026-02-11T19:21")
    #expect(Anatomy(local).pictures.count == 1)
    #expect(Anatomy(local).offset == nil)
  }

  @Test("lets no late message squeeze the picture")
  func lateMessage() throws {
    var review = presale
    var soon = Communication()
    soon.at = Self.moment("2026-02-11T19:26Z")
    soon.audience = Audience("public")
    var late = soon
    late.at = Self.moment("2026-02-13T09:00Z")
    review.communications = [soon, late]
    let messages = try #require(Anatomy(review).pictures.first).messages
    #expect(messages[1].place == .after)
    guard case .at(let x) = messages[0].place else {
      Issue.record("a message of that evening is on the plot")
      return
    }
    #expect(x > 85)
  }

  private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 0.1 }

  private static func moment(_ iso: String) -> Moment { Moment(Stamp(iso: iso)!) }

  private static func review(
    started: String? = nil, detected: String? = nil, acknowledged: String? = nil, mitigated: String? = nil,
    resolved: String? = nil, ended: String? = nil, investigating: String? = nil
  ) -> Review {
    var review = Review()
    review.startedAt = started.map(moment)
    review.detectedAt = detected.map(moment)
    review.acknowledgedAt = acknowledged.map(moment)
    review.mitigatedAt = mitigated.map(moment)
    review.resolvedAt = resolved.map(moment)
    review.endedAt = ended.map(moment)
    if let investigating {
      var entry = Entry()
      entry.at = moment(investigating)
      entry.milestone = Milestone("investigating")
      review.timeline = [entry]
    }
    return review
  }
}
