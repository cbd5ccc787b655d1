import Debrief

/// One line of the timeline: when, the shape of what it marks, what happened, and who says so.
struct TimelineEntry {
  var entry: Entry
  var review: Review
  var times: TimeWords
  /// Where it stands on a page; without it as a page that is read calls it.
  var anchor: String?
  /// Whether its fields are written on the page.
  var isOpened = false
  /// What can be done with it, and what belongs to it.
  var more: (inout HTML) -> Void = { _ in }

  func write(into html: inout HTML) {
    let classes = [entry.isHidden == true ? "noise" : nil, isOpened ? "opened" : nil].compactMap { $0 }
    html(
      .li, (anchor ?? entry.id.map { "timeline-" + $0 }).map { .id($0) },
      classes.isEmpty ? nil : .class(classes.joined(separator: " "))
    ) { html in
      time(&html)
      if let mark { html.mark(mark) } else { html(.span, .class("dot")) }
      html(.div) { html in
        event(&html)
        if let action = entry.action { html(.p) { $0.inline(action) } }
        if let notes = entry.notes { html(.p, .class("quiet small")) { $0.inline(notes) } }
        by(&html)
        more(&html)
      }
    }
    html.line()
  }

  private func time(_ html: inout HTML) {
    guard let at = entry.at else { return html(.time) { $0.quiet("not known") } }
    html(.time, .datetime(at.at.iso)) { html in
      html.text((at.latest == nil ? "" : "~") + times.words(at.at))
      if at.latest != nil { html(.small, text: times.words(at)) }
      if let written = at.written { html(.small, text: "“\(written)”") }
    }
  }

  private func event(_ html: inout HTML) {
    let isMarked = mark != nil
    html(.p, isMarked ? .class("ms") : nil) { html in
      if let event = entry.event {
        html.inline(event)
      } else {
        html.text(entry.milestone?.label ?? entry.phase?.label ?? "Nobody said what happened")
      }
      if let id = entry.id, anchor == nil {
        let time = entry.at.map { " at " + times.words($0.at) } ?? ""
        html.permanent("timeline-" + id, "the entry" + time)
      }
    }
  }

  private func by(_ html: inout HTML) {
    let words = [entry.owner?.words(role: true), entry.source, entry.at?.source].compactMap { $0 }
    guard tag != nil || !words.isEmpty || entry.link != nil else { return }
    html(.span, .class("by")) { html in
      if let tag {
        html(.span, .class("tag"), text: tag)
        html.text(" ")
      }
      html.text(words.joined(separator: " · "))
      if let link = entry.link {
        if !words.isEmpty { html.text(" · ") }
        html.link(to: link, link)
      }
    }
  }

  /// The milestone's name, unless the event itself says just that.
  private var tag: String? {
    guard let milestone = entry.milestone else { return isImpactBegin ? "impact begins" : nil }
    let said = entry.event?.markdown.key ?? milestone.label.key
    let names = [milestone.label] + (milestone.word?.aliases ?? [])
    return names.contains { $0.key == said } ? nil : milestone.label.lowercasedStart
  }

  private var mark: Mark? {
    guard let milestone = entry.milestone else { return isImpactBegin ? .impactBegins : nil }
    return switch milestone.id {
    case "first-signal", "detected", "alerted", "notified": .detection
    case "acknowledged", "declared", "investigating", "cause-identified": .investigation
    case "mitigation-started", "mitigated": .mitigation
    case "resolution-attempted", "restored", "resolved", "closed": .resolution
    default: entry.phase.flatMap { Mark(phase: $0.id) } ?? .after
    }
  }

  /// The first entry at the very moment that the impact began.
  private var isImpactBegin: Bool {
    guard entry.milestone == nil, let start = review.startedAt, entry.at == start else { return false }
    return review.timeline.first { $0.at == start && $0.milestone == nil } == entry
  }
}
