import Debrief
import DebriefStore

/// What was read of several documents, before anything is kept.
struct ImportListPage {
  /// A document, what was read of it, and what would become of it.
  struct Document {
    var upload: Upload
    var reading: Documents.Reading
    var outcome: Imported?

    var doubts: Int { reading.notes.count(where: \.kind.isDoubt) }
  }

  var documents: [Document]
  /// What the documents came in.
  var uploads: [Upload]
  /// What is passed over.
  var leftOut: [Note]
  var choices: ImportChoices
  var groups: [Group]

  private var readable: [Document] { documents.filter { $0.reading.refusal == nil } }

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "Import: \(Figure.count(documents.count, "document"))")
      html(.span, .class("n"), text: choices.words(groups, several: true))
    }
    let doubtful = readable.count { $0.doubts > 0 }
    html(.div, .class(doubtful == 0 ? "note" : "note warn")) { html in
      html.mark(doubtful == 0 ? .met : .warning, toned: false)
      html(.p) { html in
        html(
          .b,
          text: doubtful == 0
            ? "Nothing is doubtful." : "\(Figure.count(doubtful, "document has", "documents have")) doubtful places.")
        html.text(" Once they are kept you walk through them, each beside its document. All of it can be taken back.")
      }
    }
    html(.ul, .class("list")) { html in
      for document in documents.sorted(by: { $0.doubts > $1.doubts }) { row(document, &html) }
    }
    if !leftOut.isEmpty {
      html(.section, .class("lately"), .label("Left out")) { html in
        html(.h2, text: "Left out")
        html(.ul, .class("list")) { html in
          for note in leftOut { html(.li) { $0(.span, .class("small"), text: note.message.sentence) } }
        }
      }
    }
    guard !readable.isEmpty else {
      return html(.div, .class("btns")) { $0(.a, .class("btn main"), .href("/import"), text: "Choose others") }
    }
    let carried = Set(readable.map { $0.upload.holder ?? $0.upload.name })
    html.keepForm(
      uploads.filter { carried.contains($0.name) }, choices, "Keep \(Figure.count(readable.count, "document"))")
  }

  private func row(_ document: Document, _ html: inout HTML) {
    let reading = document.reading
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.b, .class("strong"), text: document.upload.file ?? "pasted text")
        if let refusal = reading.refusal { return html(.p, .class("error"), text: refusal) }
        html(.span, .class("sub"), text: about(document))
      }
      guard reading.refusal == nil else { return }
      html(.div, .class("end")) { html in
        if document.doubts > 0 {
          html(.span, .class("warn small nowrap"), text: Figure.count(document.doubts, "doubt"))
          html.quiet(" · ")
        }
        html(.span, .class("quiet small nowrap"), text: document.outcome?.willBe ?? "")
      }
    }
    html.line()
  }

  private func about(_ document: Document) -> String {
    let review = document.reading.review
    let files = document.upload.files.count
    let parts: [String?] = [
      review.heading, review.listDate.map(TimeWords.long), Figure.count(review.valueCount, "value"),
      review.extra.isEmpty ? nil : "\(Figure.count(review.extra.count, "passage")) without a field",
      files == 0 ? nil : "with \(Figure.count(files, "file"))",
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }
}

extension Imported {
  fileprivate var willBe: String {
    switch self {
    case .created: "new"
    case .updated(_, let changes): "changes a review in \(Figure.count(changes, "place"))"
    case .unchanged: "known, nothing new"
    }
  }
}
