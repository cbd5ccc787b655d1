import Debrief

/// The path of whys to the root cause; where there is more than the path, all of them as a graph and as an outline.
struct WhysView {
  /// Above this nobody sees a path, and hostile documents have many: they stand in their order, at a depth of one.
  private static let most = 200
  /// More boxes than these are no picture any more.
  private static let mostBoxes = 40

  let whys: [Why]
  /// The place of the why that each one asks into.
  let parents: [Int?]

  init(whys: [Why]) {
    self.whys = whys
    let places = Dictionary(zip(whys.map(\.id), whys.indices)) { first, _ in first }
    parents = whys.indices.map { i in
      guard let id = whys[i].because else { return i == 0 ? nil : i - 1 }
      return places[id]
    }
  }

  /// From the symptom to the root cause, else to the last answer.
  var path: [Int] {
    var path: [Int] = []
    var next: Int? = whys.lastIndex { $0.rootCause == true } ?? whys.indices.last
    while let i = next, !path.contains(i) {
      path.append(i)
      next = parents[i]
    }
    return path.reversed()
  }

  func causes(of why: Int) -> [Int] { whys.indices.filter { parents[$0] == why } }

  /// By their distance from the first effect. Whys that ask into one another in a circle have none.
  var rows: [[Int]] {
    var rows = [whys.indices.filter { parents[$0] == nil }]
    while let last = rows.last, !last.isEmpty { rows.append(last.flatMap(causes)) }
    return rows.dropLast()
  }

  func write(into html: inout HTML) {
    let path = whys.count > Self.most ? Array(whys.indices) : path
    html(.ol, .class("whys")) { html in
      for i in path {
        html(.li, whys[i].rootCause == true ? .class("root") : nil, whys[i].id.map { .id("why-" + $0) }) { html in
          html(.span, .class("q"), text: whys[i].question ?? "Why?")
          html(.span, .class("a")) { answer(whys[i], &$0) }
          if whys[i].rootCause == true { html(.span, .class("small"), text: "Root cause") }
        }
        html.line()
      }
    }
    guard path.count < whys.count else { return }
    // Whys that ask into one another in a circle have no place in a picture of effects and causes.
    let isDrawn = whys.count <= Self.mostBoxes && rows.joined().count == whys.count
    if isDrawn { CauseGraph(self).write(into: &html) }
    outline(isOpen: !isDrawn, &html)
  }

  private func answer(_ why: Why, _ html: inout HTML) {
    if let answer = why.answer { html.inline(answer) } else { html.quiet("not known") }
  }

  private func outline(isOpen: Bool, _ html: inout HTML) {
    html(.details, .class("outline"), isOpen ? .open : nil) { html in
      html(.summary, text: "All causes as an outline")
      var seen: Set<Int> = []
      let roots = whys.indices.filter { parents[$0] == nil }
      list(roots.isEmpty ? [0] : roots, &seen, &html)
      let rest = whys.indices.filter { !seen.contains($0) }
      if !rest.isEmpty { list(rest, &seen, &html) }
    }
  }

  private func list(_ places: [Int], _ seen: inout Set<Int>, _ html: inout HTML) {
    let fresh = places.filter { seen.insert($0).inserted }
    guard !fresh.isEmpty else { return }
    var below = seen
    html(.ul) { html in
      for i in fresh {
        html(.li) { html in
          if let question = whys[i].question { html(.span, .class("quiet"), text: question + " ") }
          answer(whys[i], &html)
          if whys[i].rootCause == true { html.text(" (root cause)") }
          list(causes(of: i), &below, &html)
        }
      }
    }
    seen = below
  }
}
