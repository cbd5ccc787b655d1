import Debrief

/// A document beside what was read of it, before anything is kept.
struct ImportResultPage {
  var upload: Upload
  var reading: Documents.Reading
  private let lines: [Substring]

  /// More lines than a person looks at; the rest is read all the same.
  private static let mostLines = 5000
  private static let longestLine = 2000

  init(upload: Upload, reading: Documents.Reading) {
    self.upload = upload
    self.reading = reading
    let text = String(decoding: upload.bytes, as: UTF8.self)
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "Import: \(upload.file ?? "pasted text")")
      html(.span, .class("n"), text: "\(recognised) · \(Figure.count(lines.count, "line"))")
    }
    verdict(&html)
    html(.div, .class("import")) { html in
      source(&html)
      html(.div) { html in
        html(.h2, .class("hidden"), text: "What was read")
        ImportReading(reading: reading).write(into: &html)
      }
    }
    decide(&html)
  }

  private var recognised: String {
    let verb = upload.template == nil ? "Recognised as " : "Read with the template "
    return reading.recognised.map { verb + $0 } ?? "Follows no known template"
  }

  private func verdict(_ html: inout HTML) {
    let doubts = reading.doubts.count
    let clear = reading.clearCount
    html(.div, .class(doubts == 0 ? "note" : "note warn")) { html in
      html.mark(doubts == 0 ? .met : .warning, toned: false)
      html(.p) { html in
        let first =
          doubts == 0 ? "No value is doubtful." : "\(Figure.count(doubts, "place is", "places are")) doubtful."
        html(.b, text: first)
        html.text(" \(Figure.count(clear, "value is", "values are")) clear. ")
        let kept = reading.review.extra.count
        if kept > 0 {
          html.text(
            "\(Figure.count(kept, "passage fits", "passages fit")) no field and \(kept == 1 ? "is" : "are") kept under “Also said”. "
          )
        }
        html.text("Nothing is dropped.")
      }
    }
  }

  private func source(_ html: inout HTML) {
    let marks = ImportReading(reading: reading).marks
    html(.div, .class("source"), .role("region"), .label("The document"), .tabindex(0)) { html in
      html(.ol) { html in
        for (i, line) in lines.prefix(Self.mostLines).enumerated() {
          let mark = marks[i + 1]
          html(.li, .id("l\(i + 1)"), mark.map { .class($0.name) }) { html in
            number(i + 1, mark, &html)
            html(.span, text: line.isEmpty ? " " : line.cut(to: Self.longestLine))
          }
          html.line()
        }
        if lines.count > Self.mostLines {
          html(.li) { html in
            html(.b, text: "⋯")
            html.quiet("\(Figure.count(lines.count - Self.mostLines, "more line")), read, not shown")
          }
        }
      }
    }
  }

  /// A line's number; where something is said of the line it leads there.
  private func number(_ line: Int, _ mark: ImportReading.LineMark?, _ html: inout HTML) {
    html(.b) { html in
      guard let mark else { return html.text(String(line)) }
      html(.a, .href("#" + mark.anchor), .label("Line \(line): what is said of it"), text: String(line))
    }
  }

  private func decide(_ html: inout HTML) {
    let doubts = reading.doubts.count
    let words = doubts == 0 ? "" : ", \(Figure.count(doubts, "doubt stays", "doubts stay")) marked"
    html(.form, .class("keys"), .method("post"), .action("/import/create"), .encoding("multipart/form-data")) { html in
      html(.input, .type("hidden"), .name("bytes"), .value(Base64.encode(upload.bytes)))
      for (name, value) in [("file", upload.file), ("template", upload.template)] {
        if let value { html(.input, .type("hidden"), .name(name), .value(value)) }
      }
      html(.span, .class("btns keysend")) { html in
        html(.a, .class("btn plain"), .href("/import"), text: "Cancel")
        html(.button, .class("btn main"), .type("submit"), text: "Create the review" + words)
      }
    }
  }
}
