import Debrief

extension ReviewPage {
  /// From so many entries on, a filter by source stands over the list.
  static let filterFrom = 40
  /// Up to so many entries in a phase all show.
  static let showAll = 12
  /// Runs of so many others are folded.
  static let foldFrom = 5

  var timeline: Section? {
    let entries = review.timeline
    let words = entries.isEmpty ? nil : "\(Figure.count(entries.count, "entry", "entries")), \(times.zone)"
    return Section(
      id: "timeline", title: "Timeline", count: entries.isEmpty ? "–" : String(entries.count), note: words
    ) { html in
      guard !entries.isEmpty else {
        return html(.p, .class("quiet"), text: "No entries. Nobody has written down what happened when.")
      }
      if entries.count >= Self.filterFrom { filter(&html) }
      html(.ol, .class("timeline")) { html in
        for run in runs { write(run, into: &html) }
      }
    }
  }

  /// Entries of one phase that follow each other.
  struct Run {
    var phase: Phase?
    var entries: [Entry]
    /// When the next run begins.
    var next: Moment?
    /// `phase-detection`; `phase-detection-2` where a phase comes back.
    var anchor = ""
  }

  var runs: [Run] {
    var runs: [Run] = []
    for entry in review.timeline where source == nil || entry.source == source {
      if let last = runs.last, last.phase == entry.phase {
        runs[runs.count - 1].entries.append(entry)
      } else {
        if !runs.isEmpty { runs[runs.count - 1].next = entry.at }
        let name = "phase-" + Self.anchor(entry.phase?.id ?? "none")
        let before = runs.count { $0.phase == entry.phase }
        let anchor = before == 0 ? name : "\(name)-\(before + 1)"
        runs.append(Run(phase: entry.phase, entries: [entry], anchor: anchor))
      }
    }
    return runs
  }

  private func write(_ run: Run, into html: inout HTML) {
    write(run, into: &html) { html in
      for piece in Self.pieces(of: run.entries) { write(piece, into: &html) }
    }
  }

  /// A phase with its entries, as they are written.
  func write(_ run: Run, into html: inout HTML, entries: (inout HTML) -> Void) {
    html(.li) { html in
      if let phase = run.phase {
        html.subheading(phase.label, id: run.anchor, mark: Mark(phase: phase.id), note: span(of: run))
      } else if runs.count > 1 {
        html(.h3, .class("quiet"), text: "No phase named")
      }
      html(.ol, .class("entries"), content: entries)
    }
    html.line()
  }

  /// `18:02–18:12 · 10 min`.
  private func span(of run: Run) -> String? {
    guard let first = run.entries.lazy.compactMap(\.at).first else { return nil }
    guard let last = run.next ?? run.entries.last?.at,
      let seconds = Moment.seconds(from: first.at, to: last.at), seconds > 0
    else { return first.at.clock == nil ? nil : times.words(first.at) }
    let end = TimeWords(offset: times.offset, day: first.at.date).words(last.at)
    return "\(times.words(first.at))–\(end) · \(Length.words(minutes: Double(seconds) / 60))"
  }

  /// An entry that shows, or a run of them behind a fold.
  enum Piece {
    case entry(Entry)
    case fold([Entry])
    /// Those that somebody hid from readers.
    case hidden([Entry])
  }

  static func pieces(of all: [Entry]) -> [Piece] {
    let (entries, hidden) = (all.filter { $0.isHidden != true }, all.filter { $0.isHidden == true })
    // What somebody hid stands at the end of its phase.
    let last: [Piece] = hidden.isEmpty ? [] : [.hidden(hidden)]
    guard entries.count > showAll else { return entries.map { .entry($0) } + last }
    var pieces: [Piece] = []
    var others: [Entry] = []
    func close() {
      pieces += others.count >= foldFrom ? [.fold(others)] : others.map { .entry($0) }
      others = []
    }
    for entry in entries {
      if entry.milestone == nil {
        others.append(entry)
      } else {
        close()
        pieces.append(.entry(entry))
      }
    }
    close()
    return pieces + last
  }

  private func write(_ piece: Piece, into html: inout HTML) {
    switch piece {
    case .entry(let entry): TimelineEntry(entry: entry, review: review, times: times).write(into: &html)
    case .fold(let entries): fold(entries, words(folding: entries), &html)
    case .hidden(let entries): fold(entries, Figure.count(entries.count, "hidden entry", "hidden entries"), &html)
    }
  }

  private func fold(_ entries: [Entry], _ summary: String, _ html: inout HTML) {
    html(.li, .class("fold")) { html in
      html(.details) { html in
        html(.summary, text: summary)
        html(.ol, .class("entries")) { html in
          for entry in entries { TimelineEntry(entry: entry, review: review, times: times).write(into: &html) }
        }
      }
    }
  }

  private func words(folding entries: [Entry]) -> String {
    let moments = entries.compactMap(\.at)
    let count = "\(entries.count) more entries"
    guard let first = moments.first, let last = moments.last else { return count }
    return "\(count), \(times.words(first.at)) to \(times.words(last.at))"
  }

  private func filter(_ html: inout HTML) { filter("/reviews/\(uid)#timeline", &html) }

  /// - Parameter action: the page, with the place of the timeline on it.
  func filter(_ action: String, _ html: inout HTML) {
    let sources = Set(review.timeline.compactMap(\.source)).sorted()
    guard sources.count > 1 else { return }
    html(.form, .class("filters"), .method("get"), .action(action), .comfort("submit")) { html in
      if isEarlier, let version { html(.input, .type("hidden"), .name("version"), .value(String(version))) }
      if byRoles { html(.input, .type("hidden"), .name("people"), .value("roles")) }
      html(.label, .for("source"), text: "From")
      html(.select, .id("source"), .name("source")) { html in
        html(.option, .value(""), text: "every source")
        for each in sources {
          html(.option, .value(each), each == source ? .selected : nil, text: each)
        }
      }
      html(.button, .class("btn plain nojs"), .type("submit"), text: "Apply")
    }
  }
}
