import Debrief

/// Draws the anatomy of an incident: the pictures to scale, the key and the legend.
struct AnatomyFigure {
  let anatomy: Anatomy
  let times: TimeWords

  init(anatomy: Anatomy) {
    self.anatomy = anatomy
    times = TimeWords(offset: anatomy.offset, day: anatomy.day)
  }

  func write(into html: inout HTML) {
    guard !anatomy.key.isEmpty else { return }
    html(.figure, .class("anatomy"), .role("group"), .labelledBy("anatomy-name")) { html in
      html(.figcaption) { html in
        html(.b, .id("anatomy-name"), text: "Anatomy")
        html(.span) { caption(&$0) }
      }
      for (i, picture) in anatomy.pictures.enumerated() {
        if anatomy.pictures.count > 1 {
          html(.h3, .class("plot"), text: picture.isFirstHours ? "First hours" : "The whole, first hours framed")
        }
        AnatomyPlot(picture: picture, times: times, isFirst: i == 0).write(into: &html)
      }
      key(&html)
      AnatomyLegend(picture: anatomy.pictures.last, times: times)?.write(into: &html)
      if anatomy.pictures.isEmpty {
        html(.p, .class("small quiet"), text: "Add when it began and ended to see it to scale.")
      }
    }
    html.line()
  }

  private func caption(_ html: inout HTML) {
    let day = anatomy.day.map(TimeWords.long) ?? "day not known"
    var words = [anatomy.key.contains { $0.moment.at.clock != nil } ? "\(day), \(times.zone)" : day]
    if let length { words.append(length) }
    html.text(words.joined(separator: " · ") + " ")
    html(.a, .href("#timeline"), text: "as a table")
  }

  /// How long users felt it, else how long it was worked on.
  private var length: String? {
    func after(_ anchor: Review.Anchor) -> (Double, Double?)? {
      anatomy.key.first { $0.anchor == anchor }.flatMap { key in key.after.map { ($0, key.latestAfter) } }
    }
    guard after(.startedAt) != nil else { return nil }
    if let (minutes, latest) = after(.endedAt) { return Length.words(minutes: minutes, latest: latest) + " of impact" }
    if let (minutes, latest) = after(.resolvedAt) {
      return "resolved after " + Length.words(minutes: minutes, latest: latest)
    }
    return anatomy.now == nil ? nil : "going on"
  }

  private func key(_ html: inout HTML) {
    html(.ol, .class("key"), .label("Moments")) { html in
      for moment in anatomy.key {
        html(.li) { html in
          html.mark(Mark(moment.anchor.shape))
          html(.span) { html in
            let stamp = moment.moment.at
            let sign = moment.moment.latest == nil ? "" : "~"
            html(.time, .datetime(stamp.iso), text: sign + times.words(stamp))
            html.text(" " + moment.anchor.label)
          }
          if let words = offset(moment) { html(.span, .class("n"), text: words) }
        }
        html.line()
      }
      if let now = anatomy.now, !anatomy.pictures.isEmpty {
        html(.li) { html in
          html.mark(.live)
          html(.span) { html in
            html(.time, .datetime(now.iso), text: times.words(now.toMinute))
            html.text(" now")
          }
        }
      }
    }
  }

  private func offset(_ moment: Anatomy.KeyMoment) -> String? {
    guard let after = moment.after else { return moment.moment.at.clock == nil ? nil : "no zone" }
    if after == 0, moment.latestAfter == nil { return "0" }
    return (after < 0 ? "" : "+") + Length.words(minutes: after, latest: moment.latestAfter)
  }
}

extension Stamp {
  /// Without its seconds.
  var toMinute: Stamp {
    guard let clock else { return self }
    return Stamp(date, Clock(clock.hour, clock.minute), offset: offset)
  }
}

extension Mark {
  init(_ shape: Anatomy.Shape) {
    switch shape {
    case .impactBegins: self = .impactBegins
    case .detection: self = .detection
    case .investigation: self = .investigation
    case .mitigation: self = .mitigation
    case .resolution: self = .resolution
    case .impactOver: self = .impactOver
    }
  }
}
