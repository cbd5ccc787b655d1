import Debrief
import DebriefStore

/// What one import brought, what is doubtful first.
struct ImportRunPage {
  var run: ImportedRun
  var rows: [ImportedRow]
  /// How many stand on pages before this one.
  var passed: Int
  /// How many files that documents link found no room.
  var unattached = 0

  static let most = 100

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "Import of \(Figure.count(run.documents, "document"))")
      html(.div, .class("btns")) { html in
        if let first = rows.first(where: { $0.doubts > 0 && $0.hasSource }) {
          html(.a, .class("btn main"), .href("/reviews/\(first.row.uid)/document"), text: "Settle the doubtful ones")
        }
        html(.a, .class("btn"), .href("/reviews"), text: "All reviews")
      }
    }
    html(.p, .class("lead"), text: TimeWords.noted(run.at))
    html(.div, .class(run.doubtful == 0 ? "note" : "note warn")) { html in
      html.mark(run.doubtful == 0 ? .met : .warning, toned: false)
      html(.p) { html in
        let words = "\(Figure.count(run.doubtful, "document has", "documents have")) doubtful places."
        html(.b, text: run.doubtful == 0 ? "Nothing is left to settle." : words)
        if run.doubtful > 0 { html.text(" Walk through them: each stands beside its document.") }
      }
    }
    if unattached > 0 {
      html(.div, .class("note warn"), .role("alert")) { html in
        html.mark(.warning, toned: false)
        html(
          .p,
          text: "\(Figure.count(unattached, "file")) that documents link did not come along: too large, or there is no "
            + "room for more.")
      }
    }
    html(.ul, .class("list")) { html in
      for row in rows { write(row, &html) }
    }
    if passed + rows.count < run.documents, rows.count == Self.most {
      html(.p) { $0(.a, .class("btn"), .href("/imports/\(run.run)?passed=\(passed + rows.count)"), text: "More") }
    }
    takeBack(&html)
  }

  private func write(_ imported: ImportedRow, _ html: inout HTML) {
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.a, .href("/reviews/\(imported.row.uid)"), text: imported.row.title ?? imported.row.id ?? imported.name)
        html(
          .span, .class("sub"),
          text: [imported.name, imported.row.date?.date.map(TimeWords.long)].compactMap { $0 }.joined(separator: " · "))
      }
      html(.div, .class("end")) { html in
        if imported.row.isPrivate { html(.span, .class("quiet small"), text: "private") }
        guard imported.hasSource else { return html(.span, .class("quiet small"), text: doubts(imported)) }
        html(
          .a, .class(imported.doubts > 0 ? "btn small" : "btn plain small"),
          .href("/reviews/\(imported.row.uid)/document"),
          .label("\(imported.name) beside its document"),
          text: imported.doubts > 0 ? "Settle \(Figure.count(imported.doubts, "doubt"))" : "Its document")
      }
    }
    html.line()
  }

  /// Of a document whose text is not here: they stand on the review's own page.
  private func doubts(_ imported: ImportedRow) -> String {
    imported.doubts > 0 ? Figure.count(imported.doubts, "doubt") : ""
  }

  private func takeBack(_ html: inout HTML) {
    html(.details, .class("lately")) { html in
      html(.summary, text: "Take this import back…")
      html(.form, .method("post"), .action("/imports/\(run.run)/undo")) { html in
        html(
          .p,
          text: "Reviews that you made by it are removed and can be brought back for a while; those that it changed "
            + "say again what they said before. What somebody changed since stays as it is.")
        html(.button, .class("btn"), .type("submit"), text: "Take it back")
      }
    }
  }
}

/// What became of an import that was taken back.
struct ImportUndonePage {
  var undone: [Undone]

  func write(into html: inout HTML) {
    html(.div, .class("head")) { $0(.h1, text: "The import is taken back") }
    let parts: [(Undone.Outcome, String)] = [
      (.left, "Left as it is: changed since"), (.putBack, "Says again what it said before"), (.removed, "Removed"),
    ]
    if undone.isEmpty { html(.p, text: "Nothing of it was yours to take back.") }
    for (outcome, title) in parts {
      let these = undone.filter { $0.outcome == outcome }
      guard !these.isEmpty else { continue }
      html(.section, .label(title)) { html in
        html(.h2) { html in
          html.text(title + " ")
          html(.span, .class("n"), text: String(these.count))
        }
        html(.ul, .class("lines")) { html in
          for one in these {
            html(.li) { html in
              outcome == .removed ? html.text(one.name) : html(.a, .href("/reviews/\(one.uid)"), text: one.name)
            }
          }
        }
      }
    }
    html(.div, .class("btns")) { html in
      html(.a, .class("btn main"), .href("/import"), text: "Import again")
      if undone.contains(where: { $0.outcome == .removed }) {
        html(.a, .class("btn"), .href("/reviews/removed"), text: "Removed reviews")
      }
    }
  }
}
