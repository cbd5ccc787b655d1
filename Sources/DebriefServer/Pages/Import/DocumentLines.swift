import Debrief

/// A document line by line, beside what was read of it.
struct DocumentLines {
  /// What marks a line, and where on the page it is spoken of.
  struct Mark {
    let name: String
    let anchor: String
  }

  private let lines: [Substring]
  /// By lines, from 1.
  private let marks: [Int: Mark]
  /// Whether the document itself is written in something else.
  private let isConverted: Bool

  /// More lines than a person looks at; the rest is read all the same.
  private static let most = 5000
  private static let longest = 2000

  init(_ text: String, marks: [Int: Mark], isConverted: Bool = false) {
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    (self.marks, self.isConverted) = (marks, isConverted)
  }

  var count: Int { lines.count }

  func write(into html: inout HTML) {
    let name = isConverted ? "The document as Markdown" : "The document"
    html(.div, .class("source"), .role("region"), .label(name), .tabindex(0)) { html in
      if isConverted { html(.p, .class("small quiet"), text: "Shown as Markdown, which its fields are read from.") }
      html(.ol) { html in
        for (i, line) in lines.prefix(Self.most).enumerated() {
          let mark = marks[i + 1]
          html(.li, .id("l\(i + 1)"), mark.map { .class($0.name) }) { html in
            number(i + 1, mark, &html)
            html(.span, text: line.isEmpty ? " " : line.cut(to: Self.longest))
          }
          html.line()
        }
        if lines.count > Self.most {
          html(.li) { html in
            html(.b, text: "⋯")
            html.quiet("\(Figure.count(lines.count - Self.most, "more line")), read, not shown")
          }
        }
      }
    }
  }

  /// A line's number; where something is said of the line it leads there. Clear lines are many: by keyboard one comes to
  /// them from their values.
  private func number(_ line: Int, _ mark: Mark?, _ html: inout HTML) {
    html(.b) { html in
      guard let mark else { return html.text(String(line)) }
      html(
        .a, .href("#" + mark.anchor), mark.name == "took" ? .tabindex(-1) : nil,
        .label("Line \(line): what is said of it"), text: String(line))
    }
  }
}

extension Substring {
  /// The first characters, and how many are left out.
  func cut(to most: Int) -> String {
    guard utf8.count > most, count > most else { return String(self) }
    return "\(prefix(most)) … \(Figure.count(count - most, "more character"))"
  }
}
