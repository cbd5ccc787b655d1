import Debrief

extension ReviewPage {
  var measures: Section? {
    let all = Measure.Name.allCases.map { review.measure($0, targets: targets) }
    let over = all.count { $0.isOver == true }
    let met = all.count { $0.isOver == false }
    return Section(
      id: "measures", title: "Measures", count: over == 0 ? nil : "\(over) over",
      note: over + met == 0 ? nil : "\(met) met, \(over) over"
    ) { html in
      table(all.filter { $0.shown != nil || $0.target != nil || $0.stated != nil || $0.targetWritten != nil }, &html)
      stated(all, &html)
      usual(all, &html)
      moments(&html)
      if !review.systemMetrics.isEmpty {
        html.subheading("System metrics", id: "system-metrics")
        html.table(review.systemMetrics.compactMap(\.json), SystemMetric.shape, times, anchor: "metric")
      }
    }
  }

  private func table(_ measures: [Measure], _ html: inout HTML) {
    html(.table, .class("stackt meas")) { html in
      html(.caption, .class("hidden"), text: "Measures against targets")
      html(.thead) { html in
        html(.tr) { html in
          for title in ["Time to", "Measured from → to", "Took", "Target", "Gap"] {
            html(.th, .scope("col"), text: title)
          }
        }
      }
      html(.tbody) { html in
        for measure in measures { row(measure, &html) }
      }
    }
  }

  private func row(_ measure: Measure, _ html: inout HTML) {
    html(.tr) { html in
      html(.th, .scope("row"), text: measure.name.shortLabel)
      html(.td, .column("From → to"), .class("quiet"), text: Self.anchors(of: measure))
      html(.td, .column("Took"), .class(measure.shown == nil ? "nowrap" : "strong nowrap")) { html in
        if let minutes = measure.minutes {
          html.text(Length.words(minutes: minutes, latest: measure.latest))
        } else if let stated = measure.stated {
          html.text(HTML.words(stated))
        } else {
          html.quiet("not known")
        }
      }
      html(.td, .column("Target"), .class("nowrap")) { html in
        let own = review.measures[measure.name].target?.minutes.flatMap { $0.number == nil ? $0.written : nil }
        let known =
          [measure.target.map { Length.words(minutes: $0) }]
          .compactMap { $0 } + [own, measure.targetWritten].compactMap { $0.map { "“\($0)”" } }
        if known.isEmpty { html.quiet("none set") } else { html.text(known.joined(separator: ", ")) }
      }
      html(.td, .column("Gap")) { $0.gap(of: measure) }
    }
    html.line()
  }

  private static func anchors(of measure: Measure) -> String {
    guard let from = measure.from, let to = measure.to else {
      return measure.stated == nil ? "a moment is missing" : "as the document states"
    }
    return "\(from.label) → \(to.label)"
  }

  /// What the document says of its own measures, where that is more than the table shows.
  private func stated(_ all: [Measure], _ html: inout HTML) {
    let lines = all.compactMap { measure in
      measure.minutes == nil
        ? nil : measure.stated.map { "\(HTML.words($0)) as \(measure.name.label.lowercasedStart)" }
    }
    guard !lines.isEmpty else { return }
    html(.p, .class("small quiet missing"), text: "The document states \(lines.joined(separator: ", ")).")
  }

  /// Whose targets these are, where the document names none.
  private func usual(_ all: [Measure], _ html: inout HTML) {
    let isUsual = all.contains { $0.target != nil && review.measures[$0.name].target?.minutes?.number == nil }
    guard isUsual else { return }
    let whose =
      targets == .standard
      ? "the one that the templates ask for" : "the one that is set for all reviews or for its severity"
    let words = "A target that the document does not state is \(whose)."
    html(.p, .class("small quiet missing"), text: words)
  }

  /// The moments as they are held: with the author's words and where each came from.
  private func moments(_ html: inout HTML) {
    let fields = [
      "startedAt", "detectedAt", "acknowledgedAt", "mitigatedAt", "resolvedAt", "endedAt", "closedAt",
      "durationStated", "recoveryPoint",
    ]
    html.subheading("Moments", id: "moments")
    html.facts(of: withTimeline, only: fields, times)
  }

  /// The review with the moments that its timeline gives.
  private var withTimeline: Review {
    var review = self.review
    review.detectedAt = self.review.moment(.detectedAt)
    review.acknowledgedAt = self.review.moment(.acknowledgedAt)
    review.mitigatedAt = self.review.moment(.mitigatedAt)
    review.resolvedAt = self.review.moment(.resolvedAt)
    review.closedAt = self.review.moment(.closedAt)
    return review
  }
}

extension Measure.Name {
  /// `Time to detect` → `Detect`: the column's heading says the rest.
  var shortLabel: String {
    let lead = "Time to "
    guard label.hasPrefix(lead) else { return label }
    let rest = label.dropFirst(lead.count)
    return rest.prefix(1).uppercased() + rest.dropFirst()
  }
}
