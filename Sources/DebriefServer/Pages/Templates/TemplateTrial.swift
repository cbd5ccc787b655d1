import Debrief

/// A template tried with a sample: the document that it makes, or what is wrong with it, line by line.
struct TemplateTrial {
  var faults: [Note]
  private let lines: [Substring]
  private let document: String

  init(_ template: TeamTemplate, sample: Review, zones: Zones) {
    faults = template.faults
    lines = template.source.split(separator: "\n", omittingEmptySubsequences: false)
    document = faults.isEmpty ? Template(name: template.name, source: template.source).render(sample, zones: zones) : ""
  }

  func write(into html: inout HTML) {
    guard !faults.isEmpty else {
      return html(.article, .class("paper"), .label("A sample in this template")) { html in
        html(.div, .class("prose")) { $0.append(RenderedProse(Prose(document), headingOffset: 2)) }
      }
    }
    html(.div, .class("note warn")) { html in
      html.mark(.warning, toned: false)
      html(.p, text: "\(Figure.count(faults.count, "thing")) to put right. A template is saved when nothing is wrong.")
    }
    html(.ol, .class("faults")) { html in
      for fault in faults.prefix(Self.most) { write(fault, &html) }
    }
    if faults.count > Self.most {
      html(.p, .class("small quiet"), text: "and \(faults.count - Self.most) more")
    }
  }

  private static let most = 50

  private func write(_ fault: Note, _ html: inout HTML) {
    html(.li) { html in
      if let line = fault.line {
        html(.a, .href("#source"), .data(line: line), text: "Line \(line)")
        html.text(": ")
      }
      html.text(fault.message)
      if let line = fault.line, lines.indices.contains(line - 1) {
        html(.pre) { $0(.code, text: String(lines[line - 1].prefix(400))) }
      }
    }
    html.line()
  }
}
