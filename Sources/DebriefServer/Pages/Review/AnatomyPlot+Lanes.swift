import Debrief

/// The lanes below the bar: targets, messages, changes, the axis.
extension AnatomyPlot {
  func draw(_ target: Picture.Target, _ html: inout HTML) {
    if let late = target.late {
      html(.line, .class("late"), .x1(at(target.x)), .x2(at(late)), .y1("7"), .y2("7"))
    }
    let words = "\(target.name.verb) by \(times.words(target.at))"
    html(.svg, .x(at(target.x)), .y("8")) { html in
      html(.path, .class("hollow"), .d("M-5-5H5L0 4z")) { $0(.title, text: words) }
    }
    guard target.isLabelled else { return }
    html(.text, .class("lab"), .x(at(target.x)), .y("23"), .anchor(target.side.rawValue), text: words)
  }

  func draw(_ message: Picture.Message, _ html: inout HTML) {
    let channel = message.message.channel ?? message.message.kind ?? "a message"
    let title =
      "\(times.words(message.at)) \(channel), \(message.message.audience?.label.lowercasedStart ?? "for whom is not known")"
    edge(message.place, &html) { html in
      let shape: AnatomyShape = message.message.isPublic ? .square : .circle
      shape.path(title: title, into: &html)
    }
  }

  func draw(_ change: Picture.Change, _ html: inout HTML) {
    let words = (change.entry.event ?? change.entry.action)?.markdown ?? ""
    edge(change.place, &html) { html in
      let shape: AnatomyShape = change.kind == .deploy ? .deploy : .bar
      shape.path(title: "\(times.words(change.at)) \(words)", into: &html)
    }
  }

  /// At its place; beyond the picture an arrow at that edge, after it with a line before.
  private func edge(_ place: Picture.Place, _ html: inout HTML, inside: (inout HTML) -> Void) {
    switch place {
    case .at(let x): html(.svg, .x(at(x)), .y("12"), content: inside)
    case .before:
      html(.svg, .x("0%"), .y("12")) { $0(.path, .class("shape"), .d("M6-6V6L-6 0z")) }
    case .after:
      html(.line, .class("axis"), .x1("97%"), .x2("97%"), .y1("5"), .y2("19"))
      html(.svg, .x("100%"), .y("12")) { $0(.path, .class("shape"), .d("M-6-6V6L6 0z")) }
    }
  }

  func ground(_ html: inout HTML) {
    grid(24, &html)
    html(.line, .class("grid"), .x1("0"), .x2("100%"), .y1("12"), .y2("12"))
  }

  func grid(_ height: Int, _ html: inout HTML) {
    for tick in picture.ticks {
      html(.line, .class("grid"), .x1(at(tick.x)), .x2(at(tick.x)), .y1("0"), .y2(String(height)))
    }
  }

  func axis(_ html: inout HTML) {
    html(.line, .class("axis"), .x1("0"), .x2("100%"), .y1("1"), .y2("1"))
    for tick in picture.ticks {
      html(.line, .class("axis"), .x1(at(tick.x)), .x2(at(tick.x)), .y1("1"), .y2("5"))
      let words = tick.clock?.iso ?? TimeWords.short(tick.day, beside: times.day)
      html(.text, .x(at(tick.x)), .y("18"), .anchor("middle"), text: words)
    }
  }
}

extension Measure.Name {
  /// `detect by 18:07`.
  var verb: String { shortLabel.lowercasedStart }
}
