/// The small drawn shapes that stand beside words, in a square of 14.
enum Mark: String {
  // Phases.
  case impactBegins, detection, investigation, mitigation, resolution, after, impactOver
  // States.
  case ring, dashedRing, halfRing, tickedRing, filledTick, dashRing, live
  // Verdicts and hints.
  case met, over, unknown, warning, question
  // Learning.
  case well, wrong, lucky
  // Messages and changes.
  case target, publicMessage, deploy, change, before
  // Boxes and tools.
  case boxDone, boxOpen, remove, menu, find, locked

  /// The shape of a phase; nothing for one that is not known.
  init?(phase: String) {
    switch phase {
    case "detection", "investigation", "mitigation", "resolution", "after": self.init(rawValue: phase)
    default: return nil
    }
  }

  /// The colour class that goes with the shape.
  var tone: String? {
    switch self {
    case .impactBegins, .over, .wrong: "bad"
    case .detection, .investigation, .mitigation, .resolution, .after: rawValue
    case .impactOver: "after"
    case .well: "good"
    case .lucky, .question: "warn"
    case .boxDone: "done"
    default: nil
    }
  }

  func draw(into svg: inout HTML) {
    switch self {
    case .impactBegins, .impactOver, .change: svg(.path, .class("f"), .d("M5 0h4v14H5z"))
    case .detection: svg(.path, .class("f"), .d("M7 1 13.5 13H.5z"))
    case .investigation: svg(.circle, .cx("7"), .cy("7"), .r("5"))
    case .mitigation: svg(.path, .class("f"), .d("M7 .5 13.5 7 7 13.5.5 7z"))
    case .resolution:
      svg(.rect, .class("f"), .x("1"), .y("1"), .width("12"), .height("12"), .rx("1.5"))
      svg(.path, .class("cut"), .d("m4 7.2 2.2 2.2L10.2 5"))
    case .after, .wrong: svg(.path, .d("M2 7h10"))
    case .ring: Self.ring(&svg)
    case .dashedRing: svg(.circle, .cx("7"), .cy("7"), .r("5.5"), .dashes("2.4 2"))
    case .halfRing:
      Self.ring(&svg)
      svg(.path, .class("f"), .d("M7 3.6a3.4 3.4 0 0 1 0 6.8z"))
    case .tickedRing:
      Self.ring(&svg)
      svg(.path, .d("m4.5 7.2 1.8 1.8 3.2-3.6"))
    case .filledTick:
      svg(.circle, .class("f"), .cx("7"), .cy("7"), .r("6.4"))
      svg(.path, .class("cut"), .d("m4.2 7.2 2 2L9.9 5"))
    case .dashRing:
      Self.ring(&svg)
      svg(.path, .d("M4.5 7h5"))
    case .live:
      svg(.circle, .class("f"), .cx("7"), .cy("7"), .r("3.5"))
      svg(.circle, .cx("7"), .cy("7"), .r("6"))
    case .met: svg(.path, .d("m2 7.5 3.2 3.2L12 3.5"))
    case .over: svg(.path, .class("f"), .d("M7 2 12.5 12h-11z"))
    case .unknown: svg(.path, .d("M1 7h4.5M8.5 7H13"))
    case .warning:
      svg(.path, .d("M7 1.5 13.3 12.8H.7z"))
      svg(.path, .d("M7 5.6v3.2M7 10.4v1.2"))
    case .question:
      svg(.path, .d("M4.6 5A2.4 2.4 0 1 1 7 7.4v1.4"))
      svg(.path, .d("M7 11.2v1.6"))
    case .well: svg(.path, .d("M7 1.5v11M1.5 7h11"))
    case .lucky: svg(.path, .d("M7 1v12M1 7h12M2.8 2.8l8.4 8.4M11.2 2.8l-8.4 8.4"), .stroke("1.3"))
    case .target: svg(.path, .d("M1.5 2.5h11L7 12z"))
    case .publicMessage: svg(.path, .class("f"), .d("M2 2h10v10H2z"))
    case .deploy: svg(.path, .class("f"), .d("M2 1v12l11-6z"))
    case .before: svg(.path, .class("f"), .d("M12 1v12L1 7z"))
    case .boxDone:
      Self.box(&svg)
      svg(.path, .d("m4 7.2 2.2 2.2L10.2 5"))
    case .boxOpen: Self.box(&svg)
    case .remove: svg(.path, .d("m3 3 8 8M11 3l-8 8"))
    case .menu: svg(.path, .d("M1 3h12M1 7h12M1 11h12"))
    case .find:
      svg(.circle, .cx("6"), .cy("6"), .r("4.5"))
      svg(.path, .d("m9.5 9.5 4 4"))
    case .locked:
      svg(.rect, .class("f"), .x("2"), .y("6"), .width("10"), .height("7"), .rx("1.5"))
      svg(.path, .d("M4.2 6V4.4a2.8 2.8 0 0 1 5.6 0V6"))
    }
  }

  private static func ring(_ svg: inout HTML) { svg(.circle, .cx("7"), .cy("7"), .r("5.5")) }

  private static func box(_ svg: inout HTML) {
    svg(.rect, .x("1.5"), .y("1.5"), .width("11"), .height("11"), .rx("2"))
  }
}

extension HTML {
  /// A shape. Without words of its own it is hidden from ears: the words stand beside it.
  mutating func mark(_ mark: Mark, words: String? = nil, toned: Bool = true) {
    let names = toned ? mark.tone.map { "mark " + $0 } : nil
    let spoken: Attribute = words.map { .label($0) } ?? .unseen
    self(.svg, .class(names ?? "mark"), words == nil ? nil : .role("img"), spoken, .box("0 0 14 14")) {
      mark.draw(into: &$0)
    }
  }
}
