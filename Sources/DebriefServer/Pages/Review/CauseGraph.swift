import Debrief

/// The causes as boxes, effects above and what they rest on below: drawn where whys branch and a path alone hides it.
struct CauseGraph {
  /// A why at its place, in px.
  struct Box {
    let why: Int
    let x: Int
    let y: Int
    let lines: [String]
    /// The number of its step on the path to the root cause.
    let step: Int?

    var height: Int { 24 + 17 * max(1, lines.count) }
    var middle: Int { x + CauseGraph.width / 2 }
  }

  static let width = 240
  private static let gap = 20
  private static let drop = 34
  /// What fits the width beside the number of a step.
  private static let letters = 27

  /// More boxes than these are no picture any more.
  private static let most = 40

  let whys: [Why]
  let boxes: [Box]
  /// From the box of an effect to that of its cause, by their places among the boxes.
  let edges: [(from: Int, to: Int)]
  /// Whether the box of a claim without evidence is dashed.
  var asksForEvidence: Bool

  /// nil where no picture shows them: of very many, and of those that ask into one another in a circle.
  init?(_ causes: Causes, asksForEvidence: Bool = false) {
    guard causes.whys.count <= Self.most else { return nil }
    whys = causes.whys
    self.asksForEvidence = asksForEvidence
    let path = causes.path
    let rows = causes.rows
    guard rows.joined().count == whys.count else { return nil }
    let columns = Columns(causes)
    var boxes: [Box] = []
    var top = 0
    for row in rows {
      let drawn = row.map { why in
        Box(
          why: why, x: columns.place(of: why) * (Self.width + Self.gap) / 2, y: top,
          lines: Self.lines(causes.whys[why].answer?.markdown ?? "not known"),
          step: path.firstIndex(of: why).map { $0 + 1 })
      }
      top += (drawn.map(\.height).max() ?? 0) + Self.drop
      boxes += drawn
    }
    self.boxes = boxes
    edges = boxes.indices.compactMap { to in
      causes.parents[boxes[to].why].flatMap { effect in boxes.firstIndex { $0.why == effect } }.map { ($0, to) }
    }
  }

  func write(into html: inout HTML) {
    let across = (boxes.map(\.x).max() ?? 0) + Self.width
    let down = boxes.map { $0.y + $0.height }.max() ?? 0
    html(
      .p, .class("quiet small graphbox"),
      text: "Effects above, causes below; the numbers are the steps of the path, and the root cause is filled."
        + (asksForEvidence ? " A dashed box is a claim without evidence." : ""))
    html(.div, .class("graphbox"), .role("region"), .label("Cause graph"), .tabindex(0)) { html in
      html(
        .svg, .class("graph"), .width(String(across + 4)), .height(String(down + 4)),
        .box("-2 -2 \(across + 4) \(down + 4)"), .role("img"),
        .label("Cause graph; the outline below it says the same")
      ) { html in
        for edge in edges { draw(boxes[edge.from], boxes[edge.to], &html) }
        for box in boxes { draw(box, &html) }
      }
    }
    html.line()
  }

  private func draw(_ effect: Box, _ cause: Box, _ html: inout HTML) {
    let (start, end) = (effect.y + effect.height, cause.y)
    let turn = (start + end) / 2
    html(
      .path, .class("edge"),
      .d("M\(effect.middle) \(start)C\(effect.middle) \(turn) \(cause.middle) \(turn) \(cause.middle) \(end - 6)"))
    html(.path, .class("tip"), .d("M\(cause.middle - 4) \(end - 8)h8l-4 8z"))
  }

  private func draw(_ box: Box, _ html: inout HTML) {
    let why = whys[box.why]
    let kinds = [
      why.rootCause == true ? "root" : nil, asksForEvidence && why.evidence.isEmpty ? "unsup" : nil,
    ].compactMap(\.self)
    html(.g, kinds.isEmpty ? nil : .class(kinds.joined(separator: " "))) { html in
      html(
        .rect, .class("box"), .x(String(box.x)), .y(String(box.y)), .width(String(Self.width)),
        .height(String(box.height)), .rx("6"))
      if let step = box.step {
        html(.text, .class("num"), .x(String(box.x + 10)), .y(String(box.y + 25)), text: String(step))
      }
      for (i, line) in box.lines.enumerated() {
        html(.text, .x(String(box.x + 28)), .y(String(box.y + 25 + 17 * i)), text: line)
      }
    }
  }

  /// At most four lines of an answer, without the marks of Markdown.
  static func lines(_ markdown: String) -> [String] {
    var lines: [String] = []
    for word in markdown.filter({ !"*`".contains($0) }).split(whereSeparator: \.isWhitespace) {
      let word = word.count > letters ? word.prefix(letters - 1) + "…" : word
      if let last = lines.last, last.count + 1 + word.count <= letters {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    guard lines.count > 4 else { return lines }
    return lines[..<3] + [lines[3].prefix(letters - 1) + "…"]
  }
}

/// Where whys stand, in halves of a column: the last ones side by side, effects over the middle of their causes.
private struct Columns {
  private var places: [Int: Int] = [:]

  init(_ causes: Causes) {
    var next = 0
    for first in causes.first { _ = set(first, causes, &next) }
  }

  func place(of why: Int) -> Int { places[why] ?? 0 }

  private mutating func set(_ why: Int, _ causes: Causes, _ next: inout Int) -> Int {
    places[why] = next
    let below = causes.causes(of: why).filter { places[$0] == nil }.map { set($0, causes, &next) }
    if below.isEmpty { next += 2 }
    let place = below.isEmpty ? next - 2 : (below[0] + below[below.count - 1]) / 2
    places[why] = place
    return place
  }
}
