import Debrief

/// The path of whys to the root cause; where there is more than the path, all of them as a graph and as an outline.
struct WhysView {
  /// Above this nobody sees a path, and hostile documents have many: they stand in their order, at a depth of one.
  private static let most = 200

  let causes: Causes
  /// Whether a claim without evidence says so: nobody asks for any before some is given.
  let asksForEvidence: Bool

  init(whys: [Why], asksForEvidence: Bool = false) {
    causes = Causes(whys)
    self.asksForEvidence = asksForEvidence
  }

  private var whys: [Why] { causes.whys }

  func write(into html: inout HTML) {
    let path = whys.count > Self.most ? Array(whys.indices) : causes.path
    html(.ol, .class("whys")) { html in
      for i in path {
        html(.li, whys[i].rootCause == true ? .class("root") : nil, whys[i].id.map { .id("why-" + $0) }) { html in
          html(.span, .class("q"), text: whys[i].question ?? "Why?")
          html(.span, .class("a")) { answer(whys[i], &$0) }
          if whys[i].rootCause == true { html(.span, .class("small"), text: "Root cause") }
          html.evidence(whys[i].evidence, isAsked: asksForEvidence)
        }
        html.line()
      }
    }
    guard path.count < whys.count else { return }
    let graph = CauseGraph(causes, asksForEvidence: asksForEvidence)
    graph?.write(into: &html)
    outline(isOpen: graph == nil, &html)
  }

  private func answer(_ why: Why, _ html: inout HTML) {
    if let answer = why.answer { html.inline(answer) } else { html.quiet("not known") }
  }

  private func outline(isOpen: Bool, _ html: inout HTML) {
    html(.details, .class("outline"), isOpen ? .open : nil) { html in
      html(.summary, text: "All causes as an outline")
      var seen: Set<Int> = []
      list(causes.first.isEmpty ? [0] : causes.first, &seen, &html)
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
          html.evidence(whys[i].evidence, isAsked: asksForEvidence)
          list(causes.causes(of: i), &below, &html)
        }
      }
    }
    seen = below
  }
}
