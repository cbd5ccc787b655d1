import Debrief

/// What the small shapes mean, those that are there, and what lies beyond the picture.
struct AnatomyLegend {
  private let picture: Picture
  private let times: TimeWords

  init?(picture: Picture?, times: TimeWords) {
    guard let picture else { return nil }
    self.picture = picture
    self.times = times
  }

  func write(into html: inout HTML) {
    let lines = shapes + beyond
    guard !lines.isEmpty else { return }
    html(.p, .class("legend")) { html in
      for (mark, words) in lines {
        html(.span) { html in
          html.mark(mark, toned: false)
          html.text(" " + words)
        }
      }
    }
  }

  private var shapes: [(Mark, String)] {
    let isLate = picture.targets.contains { $0.late != nil }
    let messages = picture.messages.filter { !$0.place.isBeyond }
    let changes = picture.changes.filter { !$0.place.isBeyond }
    let rings = messages.map(\.message).filter { !$0.isPublic }
    let ring = rings.allSatisfy { $0.audience != nil } ? "internal" : "internal, or nobody said for whom"
    let all: [(Bool, Mark, String)] = [
      (!picture.targets.isEmpty, .target, isLate ? "target, red line: time over it" : "target"),
      (messages.contains { $0.message.isPublic }, .publicMessage, "public"),
      (!rings.isEmpty, .ring, ring),
      (changes.contains { $0.kind == .deploy }, .deploy, "deploy"),
      (changes.contains { $0.kind == .other }, .change, "other change"),
    ]
    return all.filter(\.0).map { ($0.1, $0.2) }
  }

  /// Changes with their day and words, messages by their number.
  private var beyond: [(Mark, String)] {
    let sides: [(Picture.Place, Mark, String)] = [
      (.before, .before, "before the picture"), (.after, .deploy, "after the picture"),
    ]
    return sides.flatMap { place, mark, side in
      let changes = picture.changes.filter { $0.place == place }.map { change in
        let words = (change.entry.event ?? change.entry.action)?.markdown ?? "a change"
        return (mark, "\(times.words(change.at)) \(words), \(side)")
      }
      let messages = picture.messages.count { $0.place == place }
      return changes + (messages == 0 ? [] : [(mark, "\(Figure.count(messages, "message")) \(side)")])
    }
  }
}

extension Picture.Place {
  /// Whether it lies before or after what the picture spans.
  var isBeyond: Bool { self == .before || self == .after }
}
