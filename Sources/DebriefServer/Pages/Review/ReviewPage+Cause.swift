import Debrief

extension ReviewPage {
  var cause: Section? {
    let cause = review.cause
    return Section(id: "cause", title: "Cause", count: cause.json == nil ? "–" : nil) { html in
      guard cause.json != nil else {
        return html(.p, .class("quiet"), text: "Not known, or nobody has written it yet.")
      }
      for (label, prose) in passages {
        html.subheading(label, id: "cause-" + Self.anchor(label))
        html.prose(prose)
      }
      if !cause.factors.isEmpty || !cause.factorChecklist.isEmpty {
        html.subheading("Contributing factors", id: "contributing-factors")
        factors(&html)
      }
      if !cause.whys.isEmpty {
        html.subheading("Five whys", id: "five-whys")
        WhysView(whys: cause.whys, asksForEvidence: cause.hasEvidence).write(into: &html)
      }
    }
  }

  private var passages: [(String, Prose)] {
    let cause = review.cause
    let all: [(String, Prose?)] = [
      ("What happened", cause.whatHappened), ("Why it happened", cause.why),
      ("Why it was not caught", cause.whyNotCaught), ("Trigger", cause.trigger),
      ("Technical cause", cause.technical), ("Root cause", cause.statement),
    ]
    return all.compactMap { label, prose in prose.map { (label, $0) } }
  }

  private func factors(_ html: inout HTML) {
    let factors = review.cause.factors
    let isSorted = factors.contains { $0.category != nil }
    if !isSorted, !factors.isEmpty {
      html(.ul, .class("lines")) { html in
        for factor in factors {
          html(.li, factor.id.map { .id("factor-" + $0) }) { write(factor, into: &$0) }
        }
      }
    }
    html(.dl, .class("facts")) { html in
      for factor in isSorted ? factors : [] {
        html(.dt, text: factor.category?.label ?? "No category")
        html(.dd, factor.id.map { .id("factor-" + $0) }) { write(factor, into: &$0) }
        html.line()
      }
      let boxes = review.cause.factorChecklist
      if !boxes.isEmpty, let json = boxes.json {
        html(.dt, text: "Kinds")
        html(.dd) { $0.value(json, [CheckedFactor].lens, times) }
      }
    }
  }

  private func write(_ factor: Factor, into html: inout HTML) {
    if let name = factor.name {
      html(.b, .class("strong")) { $0.inline(Prose(name)) }
      html.text(name.hasSuffix(".") ? " " : ". ")
    }
    if let description = factor.description { html.inline(description) }
    if let effect = factor.effect {
      html(.div, .class("quiet")) {
        $0.text("Effect: ")
        $0.inline(effect)
      }
    }
    html.evidence(factor.evidence, isAsked: review.cause.hasEvidence)
  }
}

extension Cause {
  /// Whether anybody has linked some to any claim.
  var hasEvidence: Bool { whys.contains { !$0.evidence.isEmpty } || factors.contains { !$0.evidence.isEmpty } }
}

extension HTML {
  /// What shows that a claim is so.
  mutating func evidence(_ lines: [String], isAsked: Bool) {
    if lines.isEmpty {
      if isAsked { unsupported() }
      return
    }
    self(.span, .class("proof small quiet")) { html in
      html.text("Evidence: ")
      for (i, line) in lines.enumerated() {
        if i > 0 { html.text(" · ") }
        html.inline(Prose(line))
      }
    }
  }

  /// Of a claim that nothing is linked to yet.
  mutating func unsupported() {
    self(.span, .class("proof small quiet")) { html in
      html.mark(.dashedRing)
      html.text(" No evidence yet")
    }
  }
}
