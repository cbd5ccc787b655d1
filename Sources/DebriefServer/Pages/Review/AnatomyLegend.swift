import Debrief

/// What the small shapes mean, those that are there, and what lies beyond the picture.
struct AnatomyLegend {
  var picture: Picture?
  var times: TimeWords

  func write(into html: inout HTML) {
    guard let picture else { return }
    let outside = picture.changes.filter { $0.place == .before || $0.place == .after }
    let lines: [(Bool, Mark, String)] = [
      (!picture.targets.isEmpty, .target, picture.targets.contains { $0.late != nil } ? "target, red line: time over it" : "target"),
      (picture.messages.contains { $0.message.isPublic }, .publicMessage, "public"),
      (picture.messages.contains { !$0.message.isPublic }, .ring, "internal"),
      (picture.changes.contains { $0.kind == .deploy && !outside.contains($0) }, .deploy, "deploy"),
      (picture.changes.contains { $0.kind == .other && !outside.contains($0) }, .change, "other change"),
    ]
    guard lines.contains(where: \.0) || !outside.isEmpty else { return }
    html(.p, .class("legend")) { html in
      for (_, mark, words) in lines.filter(\.0) { line(mark, words, &html) }
      for change in outside {
        let words = (change.entry.event ?? change.entry.action)?.markdown ?? "a change"
        let side = change.place == .before ? "before" : "after"
        line(change.place == .before ? .before : .deploy, "\(times.words(change.at)) \(words), \(side) the picture", &html)
      }
    }
  }

  private func line(_ mark: Mark, _ words: String, _ html: inout HTML) {
    html(.span) { html in
      html.mark(mark, toned: false)
      html.text(" " + words)
    }
  }
}
