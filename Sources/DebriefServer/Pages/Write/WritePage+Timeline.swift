import Debrief

// The timeline where it is written: by phases as it is read, each entry with what can be done with it.
extension WritePage {
  /// Of a longer timeline so many entries show, those around the one that is open or else the last.
  static let shownEntries = 60

  func timeline(_ place: Place, _ html: inout HTML) {
    let reading = ReviewPage(review: review, uid: uid, source: source)
    html(.div, .class("elements"), .id(FieldControl.anchor(place.path))) { html in
      html(.div, .class("lab")) { html in
        html(.b, place.isTitled ? .class("hidden") : nil, text: place.label)
        html(.span, .class("help small quiet"), text: "\(place.shape.meaning) \(zone(reading))")
      }
      addition(place.path, place.shape, &html)
      if review.timeline.count >= ReviewPage.filterFrom {
        reading.filter("/reviews/\(uid)/edit#\(FieldControl.anchor(place.path))", &html)
      }
      let shown = shownIDs
      if let earlier = shown.earlier {
        html(.p) { html in
          html(
            .a, .href("/reviews/\(uid)/edit?entries=all#\(FieldControl.anchor(place.path))"),
            text: "Show \(Figure.count(earlier, "more entry", "more entries"))")
        }
      }
      html(.ol, .class("timeline")) { html in
        for run in reading.runs {
          let entries = run.entries.filter { $0.id.map(shown.ids.contains) ?? false }
          guard !entries.isEmpty else { continue }
          reading.write(run, into: &html) { html in
            for entry in entries { row(entry, reading.times, place, &html) }
          }
        }
      }
    }
    html.line()
  }

  private func zone(_ reading: ReviewPage) -> String {
    review.timeline.isEmpty ? "" : "Times in \(reading.times.zone)."
  }

  /// The entries that show, and how many do not.
  private var shownIDs: (ids: Set<String>, earlier: Int?) {
    let ids = review.timeline.filter { source == nil || $0.source == source }.compactMap(\.id)
    guard ids.count > Self.shownEntries, !isWhole else { return (Set(ids), nil) }
    let wanted = after ?? open.flatMap { path in ids.first { path == FieldPath("timeline").element($0) } }
    let last = wanted.flatMap { ids.firstIndex(of: $0) }.map { $0 + Self.shownEntries / 2 } ?? ids.count
    let end = min(max(last, Self.shownEntries), ids.count)
    return (Set(ids[(end - Self.shownEntries)..<end]), ids.count - Self.shownEntries)
  }

  private func row(_ entry: Entry, _ times: TimeWords, _ place: Place, _ html: inout HTML) {
    guard let id = entry.id else { return }
    let path = place.path.element(id)
    let name = entry.event?.firstSentence ?? entry.milestone?.label ?? "an entry"
    TimelineEntry(entry: entry, review: review, times: times, anchor: FieldControl.anchor(path), isOpened: path == open)
    { html in
      html(.div, .class("btns row")) { html in
        if path == open {
          button("Close", nil, "/reviews/\(uid)/edit#\(FieldControl.anchor(path))", &html)
        } else {
          button("Edit", name, edit(path), &html)
          button(entry.milestone == nil ? "Milestone…" : "Milestone", name, edit(path, "milestone"), &html)
          button("Evidence…", name, edit(path, "link"), &html)
        }
        button("Add after", name, "/reviews/\(uid)/edit?after=\(Form.encode(id))#\(FieldControl.anchor(path))", &html)
        html.comment(on: path, name, part(path, ""), isRow: true)
        let isHidden = entry.isHidden == true
        html(
          .button, .class("btn plain small"), .type("submit"), .form("marks"),
          .name(Edits.prefix + path.field("hidden").description), .value(isHidden ? "" : "Yes"),
          .label((isHidden ? "Show to readers: " : "Hide from readers: ") + name), text: isHidden ? "Show" : "Hide")
        removal(of: path, name, &html)
      }
      if path == open { fields(of: Entry.shape, at: path, &html) }
      said(of: path, name, &html)
      if after == id { addition(place.path, place.shape, after: id, &html) }
    }.write(into: &html)
  }

  private func edit(_ path: FieldPath, _ field: String? = nil) -> String {
    let anchor = FieldControl.anchor(field.map { path.field($0) } ?? path)
    return "/reviews/\(uid)/edit?open=\(Form.encode(path.description))#\(anchor)"
  }

  private func button(_ words: String, _ name: String?, _ path: String, _ html: inout HTML) {
    html(.a, .class("btn plain small"), .href(path), name.map { .label("\(words) \($0)") }, text: words)
  }
}
