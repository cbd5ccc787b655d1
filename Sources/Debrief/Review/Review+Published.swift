/// What a review shows to others: the canonical JSON, with what is computed from it in its place.
extension Review {
  /// The stored members in the contract's order, the measures with their figures, and the moments that the timeline
  /// gives with `"source": "timeline"`.
  package func published(targets: Targets = .standard) -> JSON {
    let shown = withMomentsOfTimeline
    return .object(
      Self.fields.compactMap { field in
        let name = field.shape.name
        let value = name == "measures" ? publishedMeasures(targets) : field.write(shown)
        return value.map { JSON.Member(name, $0) }
      })
  }

  private var withMomentsOfTimeline: Review {
    var shown = self
    for (anchor, path) in Self.ofTimeline where shown[keyPath: path] == nil {
      shown[keyPath: path] = fromTimeline(anchor)
    }
    return shown
  }

  /// The moments that a milestone of the timeline may give.
  static let ofTimeline: [(Anchor, any WritableKeyPath<Review, Moment?> & Sendable)] = [
    (.detectedAt, \.detectedAt), (.acknowledgedAt, \.acknowledgedAt), (.mitigatedAt, \.mitigatedAt),
    (.resolvedAt, \.resolvedAt), (.closedAt, \.closedAt),
  ]

  private func publishedMeasures(_ targets: Targets) -> JSON? {
    let members = Measure.Name.allCases.compactMap { name in
      measure(name, targets: targets).published.map { JSON.Member(name.rawValue, $0) }
    }
    return members.isEmpty ? nil : .object(members)
  }
}

extension Measure {
  /// nil where nothing is known: a target alone is a setting, no fact of the incident.
  var published: JSON? {
    guard minutes != nil || stated != nil || targetWritten != nil || met != nil else { return nil }
    let target = StatedTarget(minutes: target.map { Quantity(Self.spelled($0)) }, written: targetWritten)
    return .object([
      "minutes": minutes.map { .number(Self.spelled($0)) },
      "latest": latest.map { .number(Self.spelled($0)) },
      "from": from.map { .string($0.rawValue) },
      "to": to.map { .string($0.rawValue) },
      "stated": stated?.json,
      "target": target.json,
      "met": met.map { .bool($0) },
      "gap": gap.map { .number(Self.spelled($0)) },
    ])
  }

  /// Minutes to a hundredth, without a needless fraction.
  package static func spelled(_ minutes: Double) -> String {
    let rounded = (minutes * 100).rounded() / 100
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
  }
}

// Reading it back: what is computed is not taken for something that somebody stated.
extension Review {
  /// Reads a review from JSON as `published` writes it, or as it is stored.
  ///
  /// Computed members are ignored; where they differ from what the rest gives, a note says so.
  package static func readPublished(_ json: JSON, targets: Targets = .standard) -> (review: Review, notes: [Note]) {
    var stated = json
    if let measures = json["measures"], measures.members != nil {
      stated["measures"] = StatedMeasures.stated(measures)
    }
    var (review, notes) = read(stated)
    notes += review.dropMomentsOfTimeline()
    notes += review.dropSettings(targets, shown: json["measures"])
    return (review, notes)
  }

  private mutating func dropMomentsOfTimeline() -> [Note] {
    var notes: [Note] = []
    for (anchor, path) in Self.ofTimeline {
      guard let shown = self[keyPath: path], shown.source == "timeline", let computed = fromTimeline(anchor) else {
        continue
      }
      self[keyPath: path] = nil
      if shown != computed {
        notes.append(
          Note(
            .disagreement,
            "\(shown.at.iso) is ignored: it is taken from the timeline, which says \(computed.at.iso); change the entry",
            path: anchor.rawValue))
      }
    }
    return notes
  }

  /// Targets that are the setting's and verdicts that follow from the figures are not the document's own.
  private mutating func dropSettings(_ targets: Targets, shown: JSON?) -> [Note] {
    var notes: [Note] = []
    for name in Measure.Name.allCases {
      guard let json = shown?[name.rawValue] else { continue }
      var own = measures[stated: name]
      let verdicts = [Self.verdict(json), verdict(name, targets)]
      if verdicts.contains(own.met) { own.met = nil }
      let setting = targets.minutes(name, rank: severity?.rank)
      if own.target?.written == nil, let minutes = own.target?.minutes, minutes.isExact, minutes.number == setting {
        own.target = nil
      }
      measures[stated: name] = own
      if let note = difference(name, json, targets) { notes.append(note) }
    }
    return notes
  }

  /// What the figures in the same JSON say of its target.
  private static func verdict(_ json: JSON) -> Bool? {
    let figures = [json["latest"], json["minutes"], json["stated"], json["stated"]?["value"]]
    let figure = figures.lazy.compactMap { $0?.numeral.flatMap(Double.init) }.first
    let target = json["target"]?.numeral ?? json["target"]?["minutes"]?.numeral
    guard let figure, let target = target.flatMap(Double.init) else { return nil }
    return figure <= target
  }

  /// What the times here say of it.
  private func verdict(_ name: Measure.Name, _ targets: Targets) -> Bool? {
    var silent = self
    silent.measures[stated: name].met = nil
    return silent.measure(name, targets: targets).met
  }

  private func difference(_ name: Measure.Name, _ json: JSON, _ targets: Targets) -> Note? {
    guard let shown = json["minutes"]?.numeral else { return nil }
    let computed = measure(name, targets: targets).minutes
    if let computed, let shown = Double(shown), abs(computed - shown) < 0.01 { return nil }
    let says = computed.map { "the times give \(Measure.spelled($0))" } ?? "the times here give none"
    return Note(
      .disagreement,
      "\(shown) minutes are ignored: the figure is computed, and \(says); state another as “stated”",
      path: "measures.\(name.rawValue).minutes")
  }
}

extension StatedMeasures {
  /// The members of `measures` that somebody states.
  fileprivate static func stated(_ json: JSON) -> JSON {
    .object((json.members ?? []).map { JSON.Member($0.name, StatedMeasure.stated($0.value)) })
  }

  fileprivate subscript(stated name: Measure.Name) -> StatedMeasure {
    get { self[keyPath: Self.path(name)] }
    set { self[keyPath: Self.path(name)] = newValue }
  }

  private static func path(_ name: Measure.Name) -> WritableKeyPath<StatedMeasures, StatedMeasure> {
    switch name {
    case .timeToDetect: \.timeToDetect
    case .timeToAcknowledge: \.timeToAcknowledge
    case .timeToRespond: \.timeToRespond
    case .timeToMitigate: \.timeToMitigate
    case .timeToResolve: \.timeToResolve
    case .timeToCommunicate: \.timeToCommunicate
    case .detectionToResponse: \.detectionToResponse
    case .responseToResolution: \.responseToResolution
    case .totalDowntime: \.totalDowntime
    }
  }
}

extension StatedMeasure {
  package static let computed = ["minutes", "latest", "from", "to", "gap"]

  fileprivate static func stated(_ json: JSON) -> JSON {
    guard let members = json.members else { return json }
    return .object(members.filter { !computed.contains($0.name) })
  }
}
