import Debrief

/// The bar: segments, ranges and the shapes of the moments.
extension AnatomyPlot {
  func response(_ html: inout HTML) {
    hatch(&html)
    html(.rect, .class("base"), .x("0"), .y("4"), .width("100%"), .height("28"), .rx("3"))
    for segment in picture.segments { draw(segment, &html) }
    for mark in picture.marks { range(mark, &html) }
    if let frame = picture.frame {
      html(
        .rect, .class("frame"), .x(at(frame.lowerBound)), .y("1"), .width(at(frame.upperBound - frame.lowerBound)),
        .height("34"))
    }
    if let now = picture.now {
      html(.line, .class("goal"), .x1(at(now)), .x2(at(now)), .y1("0"), .y2("36"))
      html(.text, .class("lab"), .x(at(now)), .y("22"), .dx(5), text: "now")
    }
    for mark in picture.marks { AnatomyShape(mark.anchor.shape).draw(at: at(mark.x), into: &html) }
  }

  /// Once a page: every picture is hatched by the same two patterns.
  private func hatch(_ html: inout HTML) {
    guard isFirst else { return }
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
      html(
        .text, .class("lab in"), .x(at(segment.x + segment.width / 2)), .y("22"), .anchor("middle"),
        text: segment.name.label)
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
}
