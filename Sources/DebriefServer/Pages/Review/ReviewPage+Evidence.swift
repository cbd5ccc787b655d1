import Debrief

extension ReviewPage {
  var related: Section? {
    guard !review.related.isEmpty else { return nil }
    return Section(id: "related", title: "Related incidents", count: String(review.related.count)) { html in
      html.table(review.related.compactMap(\.json), RelatedIncident.shape, times)
    }
  }

  var evidence: Section? {
    let (links, files) = (review.links, review.attachments)
    let count = links.count + files.count
    return Section(id: "evidence", title: "Evidence", count: count == 0 ? "–" : String(count)) { html in
      if count == 0 { html(.p, .class("quiet"), text: "Nothing is linked or attached.") }
      table(links, files.filter { self.files[$0.file] == nil }, &html)
      attached(&html)
    }
  }

  private func table(_ links: [Link], _ files: [Attachment], _ html: inout HTML) {
    guard !links.isEmpty || !files.isEmpty else { return }
    html(.table, .class("stackt")) { html in
      html(.caption, .class("hidden"), text: "Evidence")
      html(.thead) { html in
        html(.tr) { html in
          for title in ["Kind", "Name", "Where"] { html(.th, .scope("col"), text: title) }
        }
      }
      html(.tbody) { html in
        for link in links { row(link, &html) }
        for file in files { row(file, &html) }
      }
    }
  }

  private func row(_ link: Link, _ html: inout HTML) {
    html(.tr, link.id.map { .id("link-" + $0) }) { html in
      html(.td, .class("quiet"), text: link.kind?.label ?? "Link")
      html(.th, .scope("row")) { html in
        guard let url = link.url else { return html.text(link.title ?? "–") }
        html.link(to: url, link.title ?? url)
      }
      html(.td, .class("quiet"), text: link.url.flatMap(Self.host) ?? "")
    }
    html.line()
  }

  /// `https://grafana.example.com/d/1` → `grafana.example.com`.
  private static func host(_ url: String) -> String? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    return String(url[start...].prefix { !"/?#".contains($0) })
  }

  private func row(_ file: Attachment, _ html: inout HTML) {
    html(.tr, file.id.map { .id("attachment-" + $0) }) { html in
      html(.td, .class("quiet"), text: file.kind?.label ?? "File")
      html(.th, .scope("row")) { html in
        let name = file.name ?? file.file
        if let name { html.written(name) }
        // A note that names nothing is all there is of it.
        if let note = file.note { html(.div, name == nil ? nil : .class("quiet small")) { $0.inline(note) } }
        if name == nil, file.note == nil { html.text("–") }
      }
      html(.td, .class("quiet")) { $0.written(file.name == nil ? "" : file.file ?? "") }
    }
    html.line()
  }

  var notes: Section? {
    guard review.notes != nil || !review.custom.isEmpty else { return nil }
    return Section(id: "notes", title: "Notes") { html in
      if let notes = review.notes { html.prose(notes) }
      html(.dl, .class("facts")) { html in
        for value in review.custom {
          html(.dt, text: value.name ?? "Own field")
          html(.dd) { html in
            if let words = value.value { html.inline(words) } else { html.quiet("not known") }
          }
        }
      }
    }
  }

  /// What a document says that no field holds, with the headings it stood under.
  var alsoSaid: Section? {
    guard !review.extra.isEmpty else { return nil }
    return Section(id: "also-said", title: "Also said", count: String(review.extra.count)) { html in
      for passage in review.extra {
        if !passage.under.isEmpty {
          html(.p, .class("quiet small missing"), text: passage.under.joined(separator: " › "))
        }
        let isDeep = (passage.level?.number ?? 2) > 2
        if let heading = passage.heading {
          html.subheading(heading, id: "also-" + (passage.id ?? Self.anchor(heading)), isDeep ? .h4 : .h3)
        }
        if let body = passage.body { html.prose(body) }
      }
    }
  }

  /// Where the imported document can be read in more than one way.
  var doubtful: Section? {
    guard !doubts.isEmpty else { return nil }
    return Section(id: "doubtful", title: "Doubtful since the import", count: String(doubts.count)) { html in
      html(.ul, .class("lines")) { html in
        for note in doubts {
          html(.li) { html in
            html(.b, .class("strong"), text: note.path.map(Review.label) ?? note.kind.words)
            html(.span, .class("quiet small"), text: note.line.map { " line \($0)" } ?? "")
            html(.div, text: note.message.sentence)
          }
        }
      }
      if hasDocument, acts.contains(.edit) {
        html(.p) {
          $0(.a, .class("btn small"), .href("/reviews/\(uid)/document"), text: "Settle them beside the document")
        }
      }
    }
  }
}
