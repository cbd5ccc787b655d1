/// What stands under the response: targets, messages, changes.
struct Lanes {
  let review: Review
  let course: Course
  let targets: Targets

  init(_ review: Review, course: Course, targets: Targets) {
    self.review = review
    self.course = course
    self.targets = targets
  }

  /// Where a thing stands that may lie outside the picture.
  static func place(_ second: Int, _ scale: Scale) -> Picture.Place {
    if second < scale.start { return .before }
    return second > scale.end ? .after : .at(scale.percent(second))
  }

  func targets(_ scale: Scale) -> [Picture.Target] {
    let names: [Measure.Name] = [
      .timeToDetect, .timeToAcknowledge, .timeToRespond, .timeToMitigate, .timeToResolve, .timeToCommunicate,
    ]
    let due = names.compactMap { name -> (name: Measure.Name, at: Int, real: Int?)? in
      guard let minutes = review.measure(name, targets: targets).target,
        let from = name.anchors.from.lazy.compactMap({ course.seconds(review.moment($0)) }).first
      else { return nil }
      let real = name.anchors.to.lazy.compactMap { course.seconds(review.moment($0)) }.first
      return (name, from + Int((minutes * 60).rounded()), real ?? course.nowAt)
    }
    var labelled = -Double.infinity
    return due.filter { scale.contains($0.at) }.sorted { $0.at < $1.at }.map { due in
      let x = scale.percent(due.at)
      let (side, from, to) = Self.label(of: due.name, at: x)
      let isLabelled = from >= labelled
      if isLabelled { labelled = to }
      let late = due.real.flatMap { $0 > due.at ? min(100, scale.percent($0)) : nil }
      return Picture.Target(
        name: due.name, x: x, at: scale.stamp(due.at), late: late, isLabelled: isLabelled, side: side)
    }
  }

  /// Where a target's label, such as “detect by 18:07”, begins and ends on a plot of 500 px; a letter takes 7.
  private static func label(of name: Measure.Name, at x: Double) -> (Picture.Target.Side, from: Double, to: Double) {
    let width = Double(name.label.count + 1) * 7 / 5
    if x < width / 2 { return (.start, x, x + width) }
    if x > 100 - width / 2 { return (.end, x - width, x) }
    return (.middle, x - width / 2, x + width / 2)
  }

  func messages(_ scale: Scale) -> [Picture.Message] {
    review.communications.compactMap { message in
      course.seconds(message.at).map {
        Picture.Message(place: Self.place($0, scale), at: scale.stamp($0), message: message)
      }
    }
  }

  /// Entries whose words say that something was changed; also those of another day, which stand at the edge.
  func changes(_ scale: Scale) -> [Picture.Change] {
    review.timeline.compactMap { entry in
      guard let kind = Picture.Change.Kind(entry), let at = entry.at else { return nil }
      if let second = course.seconds(at) {
        return Picture.Change(kind: kind, place: Self.place(second, scale), at: scale.stamp(second), entry: entry)
      }
      guard at.at.clock == nil, let day = course.day, at.at.date != day else { return nil }
      return Picture.Change(kind: kind, place: at.at.date < day ? .before : .after, at: at.at, entry: entry)
    }
  }
}

extension Picture {
  /// On the plot, or at the edge that it lies beyond.
  package enum Place: Sendable, Equatable {
    case before
    case at(Double)
    case after
  }

  /// A moment by which something was to have happened.
  package struct Target: Sendable, Equatable {
    package let name: Measure.Name
    package let x: Double
    package let at: Stamp
    /// Where it really happened, when that was later: the line from here to there is the time over it.
    package let late: Double?
    package let isLabelled: Bool
    /// Where the label stands, so that it stays on the plot.
    package let side: Side

    package enum Side: String, Sendable { case start, middle, end }
  }

  package struct Message: Sendable, Equatable {
    package let place: Place
    package let at: Stamp
    package let message: Communication
  }

  package struct Change: Sendable, Equatable {
    package enum Kind: Sendable { case deploy, other }

    package let kind: Kind
    package let place: Place
    package let at: Stamp
    package let entry: Entry
  }
}

extension Picture.Change.Kind {
  private static let deploys: Set = [
    "deploy", "deploys", "deployed", "deployment", "redeployed", "rollback", "rollout", "released",
  ]
  private static let others: Set = ["autoscaling", "autoscaled", "scaled", "failover", "migration", "reconfigured"]

  /// By its first words, which say what was done; what was only considered is rarely told that way.
  init?(_ entry: Entry) {
    let text = (entry.event ?? entry.action)?.markdown ?? ""
    let words = text.lowercased().split { !$0.isLetter }.prefix(6).map(String.init)
    let pairs = zip(words, words.dropFirst()).map { $0 + " " + $1 }
    if words.contains(where: Self.deploys.contains) || pairs.contains("rolled back") || pairs.contains("rolled out") {
      self = .deploy
    } else if words.contains(where: Self.others.contains) || pairs.contains("feature flag") {
      self = .other
    } else {
      return nil
    }
  }
}
