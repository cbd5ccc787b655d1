import Debrief

/// One sample, which grows by more of what long reviews have more of: entries of the timeline, actions, lessons, prose.
struct Sample {
  let template: Template
  let review: Review

  init(template: Template, text: String) {
    self.template = template
    review = template.parse(text).review
  }

  /// The document of about so many bytes; its size is linear in its rows.
  func specimen(of bytes: Int) -> Specimen {
    let empty = specimen(rows: 0)
    let probe = 64
    let each = max(1, (specimen(rows: probe).bytes - empty.bytes) / probe)
    return specimen(rows: max(0, bytes - empty.bytes) / each)
  }

  private func specimen(rows: Int) -> Specimen {
    let review = grown(to: rows)
    return Specimen(template: template, review: review, text: template.render(review))
  }

  /// - Parameter rows: how many entries the timeline has; of actions there are a third, of lessons and of paragraphs an
  ///   eighth.
  private func grown(to rows: Int) -> Review {
    var grown = review
    grown.timeline = entries(rows)
    grown.actions = actions(rows / 3)
    grown.lessons = Self.repeated(review.lessons, rows / 8) { lesson, round in
      lesson.id = nil
      lesson.lesson = lesson.lesson.map { $0.following(round) }
    }
    grown.summary = prose(max(1, rows / 8))
    return grown
  }

  private func entries(_ count: Int) -> [Entry] {
    guard let start = review.timeline.lazy.compactMap(\.at?.at).first else { return [] }
    var number = 0
    return Self.repeated(review.timeline, count) { entry, round in
      entry.id = nil
      if round > 0 { entry.milestone = nil }
      entry.event = entry.event.map { $0.following(round) }
      entry.at = Moment(start.later(minutes: 2 * number))
      number += 1
    }
  }

  private func actions(_ count: Int) -> [ActionItem] {
    Self.repeated(review.actions, count) { action, round in
      action.id = nil
      action.key = nil
      action.action = action.action.map { $0.following(round) }
    }
  }

  private func prose(_ paragraphs: Int) -> Prose? {
    let words = review.summary ?? review.cause.technical ?? review.cause.statement
    guard let words else { return nil }
    return Prose((0..<paragraphs).map { words.following($0).markdown }.joined(separator: "\n\n"))
  }

  /// The elements again and again; `change` is told how often an element stood there already.
  private static func repeated<T>(_ elements: [T], _ count: Int, _ change: (inout T, Int) -> Void) -> [T] {
    guard !elements.isEmpty else { return [] }
    return (0..<count).map { i in
      var element = elements[i % elements.count]
      change(&element, i / elements.count)
      return element
    }
  }
}

extension Prose {
  /// The same words as those of a later round, so that no two rows are equal.
  fileprivate func following(_ round: Int) -> Prose {
    round == 0 ? self : Prose(markdown + ", and again in round \(round)")
  }
}

extension Stamp {
  fileprivate func later(minutes: Int) -> Stamp {
    let seconds = local + minutes * 60
    let clock = Clock(seconds / 3600 % 24, seconds / 60 % 60)
    return Stamp(CivilDate(daysSinceEpoch: seconds / 86_400), clock, offset: offset)
  }
}
