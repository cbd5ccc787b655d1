import Debrief

/// The shapes on the plot, around their own middle.
enum AnatomyShape {
  case upright, triangle, ring, diamond, block, end
  case square, circle, deploy, bar

  init(_ shape: Anatomy.Shape) {
    switch shape {
    case .impactBegins: self = .upright
    case .detection: self = .triangle
    case .investigation: self = .ring
    case .mitigation: self = .diamond
    case .resolution: self = .block
    case .impactOver: self = .end
    }
  }

  func draw(at x: String, into html: inout HTML) {
    html(.svg, .x(x), .y("18"), .class(tone)) { path(title: nil, into: &$0) }
  }

  func path(title: String?, into html: inout HTML) {
    html(.path, .class(isHollow ? "hollow" : "shape"), .d(outline)) { html in
      if let title { html(.title, text: title) }
    }
  }

  private var isHollow: Bool { self == .ring || self == .circle }

  private var tone: String {
    switch self {
    case .upright: "bad"
    case .triangle: "detection"
    case .ring: "investigation"
    case .diamond: "mitigation"
    case .block: "resolution"
    default: "after"
    }
  }

  private var outline: String {
    switch self {
    case .upright, .end: "M-2-11H2V11H-2z"
    case .triangle: "M0-7 7 6H-7z"
    case .ring: "M0-6a6 6 0 1 1-.01 0z"
    case .diamond: "M0-8 8 0 0 8-8 0z"
    case .block: "M-6-6H6V6H-6z"
    case .square: "M-5-5H5V5H-5z"
    case .circle: "M0-5a5 5 0 1 1-.01 0z"
    case .deploy: "M-5 6V-6L7 0z"
    case .bar: "M-1.75-6h3.5V6h-3.5z"
    }
  }
}
