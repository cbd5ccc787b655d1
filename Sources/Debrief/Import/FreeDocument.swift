import Markdown

/// A document of any layout as a review.
package enum FreeDocument {
  /// Reads what the document says under the names that people give to a review's fields; any text parses.
  ///
  /// What no field holds is in `extra`; what was taken from sentences or guessed from the timeline is in the notes.
  package static func read(_ text: String, zones: Zones = .utc) -> Parsed {
    let document = Document(text)
    var free = FreeReading(document)
    free.read()
    var told = Told(free, zones: zones)
    told.read()
    var assembly = Assembly(told.reading, zones: zones)
    var parsed = assembly.review()
    parsed.review.nameHandles()
    parsed.review.stateDuration()
    parsed.review.endChain()
    var course = FreeCourse(parsed.review, told: told)
    course.read()
    parsed.review = course.review
    parsed.notes += course.notes
    return parsed
  }
}

extension Review {
  /// Somebody who is known by a handle alone is called by it.
  fileprivate mutating func nameHandles() {
    func name(_ person: inout Person) { person.name = person.name ?? person.handle.map { "@" + $0 } }
    for index in authors.indices { name(&authors[index]) }
    for index in roles.indices { name(&roles[index]) }
    for index in meeting.attendees.indices { name(&meeting.attendees[index]) }
    for index in actions.indices where actions[index].owner != nil { name(&actions[index].owner!) }
    for index in timeline.indices where timeline[index].owner != nil { name(&timeline[index].owner!) }
  }

  /// The time to resolve is how long it lasted, where a document says nothing else of that.
  fileprivate mutating func stateDuration() {
    if durationStated == nil, startedAt == nil || endedAt == nil { durationStated = measures.timeToResolve.stated }
  }

  /// A chain of five whys ends at the root cause, as the templates have it.
  fileprivate mutating func endChain() {
    guard cause.whys.count > 4, let last = cause.whys.last, last.answer != nil,
      !cause.whys.contains(where: { $0.rootCause == true })
    else { return }
    cause.whys[cause.whys.count - 1].rootCause = true
  }
}
