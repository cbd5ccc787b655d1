/// What a patch says of members that are computed: figures of measures, and moments that the timeline gives.
struct Claims {
  private let before: Review
  private let targets: Targets
  private var moments: [Review.Anchor: JSON] = [:]
  private var figures: [Measure.Name: [JSON.Member]] = [:]

  init(of review: Review, _ targets: Targets) {
    before = review
    self.targets = targets
  }

  /// What of a review's member somebody states; nil where all of it is computed.
  mutating func stated(_ member: JSON.Member) -> JSON.Member? {
    if let anchor = Review.Anchor(rawValue: member.name), Review.ofTimeline.contains(where: { $0.0 == anchor }),
      member.value["source"] == "timeline"
    {
      moments[anchor] = member.value
      return nil
    }
    guard member.name == "measures", case .object(let measures) = member.value else { return member }
    return JSON.Member("measures", .object(measures.map { JSON.Member($0.name, stated($0)) }))
  }

  /// A target or a verdict as it is shown may be the setting's or follow from the figures: it is nobody's statement.
  private mutating func stated(_ measure: JSON.Member) -> JSON {
    guard let name = Measure.Name(rawValue: measure.name), case .object(let members) = measure.value else {
      return measure.value
    }
    let shown = before.measure(name, targets: targets).published
    let said = members.filter { $0.value != shown?[$0.name] }
    let isComputed = { (member: JSON.Member) in StatedMeasure.computed.contains(member.name) }
    figures[name, default: []] += said.filter { isComputed($0) && $0.value != .null }
    return .object(said.filter { !isComputed($0) })
  }

  /// A note for each that differs from what the review gave before and from what it gives by now.
  func differences(from review: Review, _ targets: Targets) -> [Note] {
    Review.ofTimeline.compactMap { anchor, path in
      guard let claim = moments[anchor] else { return nil }
      let shown = [before, review].map { $0[keyPath: path] ?? $0.fromTimeline(anchor) }
      return difference(claim, from: shown[0], anchor).flatMap { _ in difference(claim, from: shown[1], anchor) }
    }
      + Measure.Name.allCases.flatMap { name -> [Note] in
        guard let claimed = figures[name], !claimed.isEmpty else { return [] }
        let shown = review.measure(name, targets: targets).published
        return claimed.compactMap { difference($0, from: shown?[$0.name], "measures.\(name.rawValue).\($0.name)") }
      }
  }

  private func difference(_ claim: JSON, from moment: Moment?, _ anchor: Review.Anchor) -> Note? {
    var reader = Reader()
    if let moment, Moment(claim, &reader) == moment { return nil }
    let says = moment.map { "which says \($0.at.iso); change the entry" } ?? "which has no entry for it"
    return Note(
      .disagreement, "\((claim["at"] ?? claim).quoted) is ignored: it is taken from the timeline, \(says)",
      path: anchor.rawValue)
  }

  private func difference(_ claim: JSON.Member, from shown: JSON?, _ path: String) -> Note? {
    if claim.value == shown { return nil }
    let numbers = [claim.value, shown].compactMap { $0?.numeral.flatMap(Double.init) }
    if numbers.count == 2, abs(numbers[0] - numbers[1]) < 0.01 { return nil }
    let gives = shown.map { "the times give \($0.quoted)" } ?? "the times here give none"
    return Note(.disagreement, "\(claim.value.quoted) is ignored: it is computed, and \(gives)", path: path)
  }
}
