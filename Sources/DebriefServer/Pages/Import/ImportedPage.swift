import Debrief
import DebriefStore

/// An imported review beside the document that it was read from, to look at what is doubtful and to settle it.
struct ImportedPage {
  var stored: Stored
  var settling: Settling
  /// The next document of the same import that has something doubtful.
  var following: ImportedRow?

  private var document: ImportedDocument { settling.document }

  func write(into html: inout HTML) {
    let reading = ImportReading(
      review: stored.review, notes: document.notes, places: settling.places, settling: settling)
    let lines = DocumentLines(document.source ?? "", marks: reading.marks)
    html(.div, .class("head")) { html in
      html(.h1, text: stored.review.heading)
      html(.span, .class("n"), text: "Beside \(document.name) · \(Figure.count(lines.count, "line"))")
    }
    verdict(&html)
    html(.div, .class("import"), .comfort("settle")) { html in
      lines.write(into: &html)
      html(.div) { html in
        html(.h2, .class("hidden"), text: "What was read")
        reading.write(into: &html)
      }
    }
    keys(&html)
  }

  private func verdict(_ html: inout HTML) {
    let doubts = document.notes.filter(\.note.kind.isDoubt)
    let open = doubts.count(where: \.isOpenDoubt)
    html(.div, .class(open == 0 ? "note" : "note warn"), .role("status")) { html in
      html.mark(open == 0 ? .met : .warning, toned: false)
      html(.p) { html in
        switch (open, doubts.count) {
        case (_, 0): html(.b, text: "Nothing in this document is doubtful.")
        case (0, _): html(.b, text: "All that was doubtful is settled.")
        case (_, let all):
          html(.b, text: "\(Figure.count(open, "place is", "places are")) doubtful\(open < all ? ", of \(all)" : "").")
          html.text(" Put right what stands in its field, or accept it as it is.")
        }
      }
    }
  }

  private func keys(_ html: inout HTML) {
    html(.div, .class("keys"), .role("group"), .label("Go on")) { html in
      if document.notes.contains(where: \.isOpenDoubt) {
        for (keys, words) in [
          (["J", "K"], "next and previous"), (["↵"], "accept"), (["E"], "change"), (["L"], "its line"),
        ] {
          html(.span, .class("wide-only needs-script")) { html in
            for key in keys {
              html(.kbd, text: key)
              html.text(" ")
            }
            html.text(words)
          }
        }
      }
      html(.span, .class("btns keysend")) { html in
        html(.a, .class("btn plain"), .href("/reviews/\(stored.uid)"), text: "To the review")
        if let run = document.run {
          html(.a, .class("btn plain"), .href("/imports/\(run)"), text: "The whole import")
        }
        if let following {
          html(.a, .class("btn main"), .href("/reviews/\(following.row.uid)/document"), text: "Next doubtful document")
        }
      }
    }
  }
}
