import Debrief

/// The lanes of one picture: words and shapes keep their size, places are per cent, so that it stretches.
struct AnatomyPlot {
  var picture: Picture
  var times: TimeWords
  /// Tells the hatchings of several pictures on one page apart.
  var number: Int

  func write(into html: inout HTML) {
    html(.div, .class("lanes")) { html in
      words(&html)
      lane("Response", height: 36, &html) { response(&$0) }
      if !picture.targets.isEmpty {
        lane("Targets", height: 26, &html) { html in
          grid(26, &html)
          for target in picture.targets { draw(target, &html) }
        }
      }
      if !picture.messages.isEmpty {
        lane("Messages", height: 24, &html) { html in
          ground(&html)
          for message in picture.messages { draw(message, &html) }
        }
      }
      if !picture.changes.isEmpty {
        lane("Changes", height: 24, &html) { html in
          ground(&html)
          for change in picture.changes { draw(change, &html) }
        }
      }
      lane(times.zone, height: 22, &html) { axis(&$0) }
    }
    html.line()
  }

  private func lane(_ name: String, height: Int, _ html: inout HTML, draw: (inout HTML) -> Void) {
    html(.span, text: name)
    html(.svg, .height(String(height)), .unseen, content: draw)
    html.line()
  }

  // MARK: Words over the bar

  private func words(_ html: inout HTML) {
    guard !picture.words.isEmpty else { return }
    let height = picture.levels * 17 + 4
    html(.span, .class("lab"))
    html(.svg, .class("lab"), .height(String(height)), .unseen) { html in
      for word in picture.words {
        html(
          .line, .class("lead"), .x1(at(word.x)), .x2(at(word.x)), .y1(String(2 + 17 * word.level)),
          .y2(String(height + 4)))
      }
      for word in picture.words {
        html(
          .text, .x(at(word.x)), .y(String(12 + 17 * word.level)), word.standsLeft ? .anchor("end") : nil,
          .dx(word.standsLeft ? -5 : 5)
        ) { html in
          html(.tspan, .class("k"), text: times.words(word.at))
          html.text(" " + word.anchors.map(\.label).joined(separator: ", "))
        }
      }
    }
    html.line()
  }

  // MARK: The bar

  private func response(_ html: inout HTML) {
    hatch(&html)
    html(.rect, .class("base"), .x("0"), .y("4"), .width("100%"), .height("28"), .rx("3"))
    for segment in picture.segments { draw(segment, &html) }
    for mark in picture.marks { range(mark, &html) }
    if let frame = picture.frame {
      html(.rect, .class("frame"), .x(at(frame.lowerBound)), .y("1"), .width(at(frame.upperBound - frame.lowerBound)), .height("34"))
    }
    if let now = picture.now {
      html(.line, .class("goal"), .x1(at(now)), .x2(at(now)), .y1("0"), .y2("36"))
      html(.text, .class("lab"), .x(at(now)), .y("22"), .dx(5), text: "now")
    }
    for mark in picture.marks { AnatomyShape(mark.anchor.shape).draw(at: at(mark.x), into: &html) }
  }

  private var hatchID: String { number == 0 ? "hatch" : "hatch\(number + 1)" }

  private func hatch(_ html: inout HTML) {
    guard number == 0 else { return }
    html(.defs) { html in
      html(.pattern, .id("hatch"), .width("6"), .height("6"), .units("userSpaceOnUse"), .transform("rotate(45)")) {
        $0(.rect, .class("h-bg"), .width("6"), .height("6"))
        $0(.line, .class("h1"), .x1("0"), .x2("0"), .y1("0"), .y2("6"))
      }
      html(.pattern, .id("doubt"), .width("6"), .height("6"), .units("userSpaceOnUse"), .transform("rotate(45)")) {
        $0(.line, .class("fuzzy"), .x1("0"), .x2("0"), .y1("0"), .y2("6"))
      }
    }
  }

  private func draw(_ segment: Picture.Segment, _ html: inout HTML) {
    let title = "\(segment.name.label), \(Length.words(minutes: segment.minutes))"
    html(.rect, .class(Self.tone(segment)), .x(at(segment.x)), .y("4"), .width(at(segment.width)), .height("28")) {
      $0(.title, text: segment.isDashed ? title + ", up to the next known moment" : title)
    }
    if segment.isDashed {
      let edge = at(segment.x + segment.width)
      html(.line, .class("goal"), .x1(edge), .x2(edge), .y1("4"), .y2("32"))
    }
    if segment.isNamed {
      html(.text, .class("lab in"), .x(at(segment.x + segment.width / 2)), .y("22"), .anchor("middle"), text: segment.name.label)
    }
  }

  private static func tone(_ segment: Picture.Segment) -> String {
    let tone =
      switch segment.name {
      case .unnoticed: "seg-un"
      case .detection: "seg-de"
      case .investigation: "seg-in"
      case .mitigated: "seg-mi"
      }
    return segment.isOpen ? tone + " open" : tone
  }

  /// A bracket from the earliest to the latest, over a light hatching.
  private func range(_ mark: Picture.Mark, _ html: inout HTML) {
    guard let latest = mark.latest else { return }
    html(.rect, .class("doubt"), .x(at(mark.x)), .y("4"), .width(at(latest - mark.x)), .height("28"))
    html(.line, .class("fuzzy"), .x1(at(mark.x)), .x2(at(latest)), .y1("2"), .y2("2"))
    for x in [mark.x, latest] { html(.line, .class("fuzzy"), .x1(at(x)), .x2(at(x)), .y1("2"), .y2("6")) }
  }

  // MARK: The lanes below

  private func draw(_ target: Picture.Target, _ html: inout HTML) {
    if let late = target.late {
      html(.line, .class("late"), .x1(at(target.x)), .x2(at(late)), .y1("7"), .y2("7"))
    }
    let words = "\(target.name.verb) by \(times.words(target.at))"
    html(.svg, .x(at(target.x)), .y("8")) { html in
      html(.path, .class("hollow"), .d("M-5-5H5L0 4z")) { $0(.title, text: words) }
    }
    guard target.isLabelled else { return }
    let side = target.x < 10 ? "start" : target.x > 90 ? "end" : "middle"
    html(.text, .class("lab"), .x(at(target.x)), .y("23"), .anchor(side), text: words)
  }

  private func draw(_ message: Picture.Message, _ html: inout HTML) {
    let channel = message.message.channel ?? message.message.kind ?? "a message"
    let title = "\(times.words(message.at)) \(channel), \(message.message.audience?.label.lowercasedStart ?? "for whom is not known")"
    edge(message.place, &html) { html in
      let shape: AnatomyShape = message.message.isPublic ? .square : .circle
      shape.path(title: title, into: &html)
    }
  }

  private func draw(_ change: Picture.Change, _ html: inout HTML) {
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

  private func ground(_ html: inout HTML) {
    grid(24, &html)
    html(.line, .class("grid"), .x1("0"), .x2("100%"), .y1("12"), .y2("12"))
  }

  private func grid(_ height: Int, _ html: inout HTML) {
    for tick in picture.ticks {
      html(.line, .class("grid"), .x1(at(tick.x)), .x2(at(tick.x)), .y1("0"), .y2(String(height)))
    }
  }

  private func axis(_ html: inout HTML) {
    html(.line, .class("axis"), .x1("0"), .x2("100%"), .y1("1"), .y2("1"))
    for tick in picture.ticks {
      html(.line, .class("axis"), .x1(at(tick.x)), .x2(at(tick.x)), .y1("1"), .y2("5"))
      let words = tick.clock?.iso ?? TimeWords.short(tick.day, beside: times.day)
      html(.text, .x(at(tick.x)), .y("18"), .anchor("middle"), text: words)
    }
  }

  private func at(_ percent: Double) -> String { Self.percent(percent) }

  /// Two digits after the point: `11.43%`.
  static func percent(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let size = abs(hundredths)
    return (hundredths < 0 ? "-" : "") + "\(size / 100).\((size % 100).padded(2))%"
  }
}

extension Measure.Name {
  /// `detect by 18:07`.
  var verb: String { shortLabel.lowercasedStart }
}
