import Debrief
import DebriefStore

/// A document beside what was read of it, before anything is kept.
struct ImportResultPage {
  var upload: Upload
  var reading: Documents.Reading
  var choices: ImportChoices
  var groups: [Group]

  func write(into html: inout HTML) {
    let read = ImportReading(reading)
    let lines = DocumentLines(
      reading.text ?? String(decoding: upload.bytes, as: UTF8.self), marks: read.marks,
      isConverted: reading.isConverted)
    html(.div, .class("head")) { html in
      html(.h1, text: "Import: \(upload.file ?? "pasted text")")
      html(.span, .class("n"), text: "\(recognised) · \(Figure.count(lines.count, "line"))")
    }
    verdict(&html)
    html(.div, .class("import")) { html in
      lines.write(into: &html)
      html(.div) { html in
        html(.h2, .class("hidden"), text: "What was read")
        read.write(into: &html)
      }
    }
    decide(&html)
  }

  private var recognised: String {
    let verb = upload.template == nil ? "Recognised as " : "Read with the template "
    return reading.recognised.map { verb + $0 } ?? "Read by its headings and labels"
  }

  private var doubts: Int { reading.notes.count(where: \.kind.isDoubt) }

  private func verdict(_ html: inout HTML) {
    let clear = reading.review.valueCount
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
        html.text("Nothing is dropped. " + choices.words(groups, several: false))
      }
    }
  }

  private func decide(_ html: inout HTML) {
    let words = doubts == 0 ? "" : ", \(Figure.count(doubts, "doubt stays", "doubts stay")) marked"
    html.keepForm([upload], choices, "Create the review" + words)
  }
}

extension HTML {
  /// The way from what was read to what is kept.
  mutating func keepForm(_ uploads: [Upload], _ choices: ImportChoices, _ words: String) {
    self(.form, .class("keys"), .method("post"), .action("/import/create"), .encoding("multipart/form-data")) { html in
      for upload in uploads { upload.carry(&html) }
      if let template = uploads.first?.template {
        html(.input, .type("hidden"), .name("template"), .value(template))
      }
      choices.carry(&html)
      html(.span, .class("btns keysend")) { html in
        html(.a, .class("btn plain"), .href("/import"), text: "Cancel")
        html(.button, .class("btn main"), .type("submit"), text: words)
      }
    }
  }
}
