extension Review {
  /// Applies changes to a review, also to another one than they were made from.
  ///
  /// What changed meanwhile is merged where it can be: texts by words, lists by elements. Where it cannot, the value that
  /// is there stays, and both are in a conflict; an element that somebody changed is not removed by somebody else.
  package static func apply(_ changes: [Change], to review: Review) -> (review: Review, conflicts: [Conflict]) {
    apply(changes, to: review.json)
  }

  /// The same to a review whose canonical JSON is at hand.
  package static func apply(_ changes: [Change], to json: JSON?) -> (review: Review, conflicts: [Conflict]) {
    var application = Application(patch: Patch(json, shape))
    for change in changes { application.apply(change) }
    return (Review.read(application.patch.json ?? [:]).review, application.conflicts)
  }

  /// What two people made of one review: mine, put upon theirs.
  package static func merge(
    base: Review, mine: Review, theirs: Review
  ) -> (review: Review, conflicts: [Conflict]) {
    apply(diff(base, mine), to: theirs)
  }

  /// Puts conflicts beside those that wait already, with who saved later and when; one that waits is not put there twice.
  ///
  /// - Returns: them as they wait now.
  package mutating func keep(_ new: [Conflict], by: Person, at: Moment) -> [Conflict] {
    guard !new.isEmpty else { return [] }
    func place(_ one: Conflict) -> Int? {
      conflicts.firstIndex { $0.path == one.path && $0.mine == one.mine && $0.theirs == one.theirs }
    }
    for var one in new where place(one) == nil {
      one.by = by
      one.at = at
      conflicts.append(one)
    }
    self = identified()
    return new.compactMap { place($0).map { conflicts[$0] } }
  }
}

private struct Application {
  var patch: Patch
  var conflicts: [Conflict] = []
  /// The ids that inserted elements got because theirs were taken, by list and id.
  private var renamed: [FieldPath: [String: String]] = [:]

  init(patch: Patch) { self.patch = patch }

  mutating func apply(_ change: Change) {
    switch change {
    case .set(let path, let from, let to): set(current(path), from, to)
    case .insert(let list, let id, let after, let element): insert(current(list), id, after, element)
    case .remove(let list, let id, _, let was): remove(current(list), id, was)
    case .move(let list, let id, _, let after): move(current(list), id, after)
    }
  }

  private mutating func set(_ path: FieldPath, _ from: JSON?, _ to: JSON?) {
    let to = path.steps.last == .field("because") ? to.map { reference($0, path) } : to
    var conflict: Conflict?
    let there = patch.alter(path) { now, lens in
      if now == from || now == to { return to }
      if case .prose = lens, let merged = Prose.merge(base: from?.string, mine: to?.string, theirs: now?.string) {
        return merged.isEmpty ? nil : .string(merged)
      }
      conflict = Conflict(path, mine: to, theirs: now)
      return now
    }
    if !there, to != nil { conflict = Conflict(path, mine: to, theirs: nil) }
    if let conflict { conflicts.append(conflict) }
  }

  private mutating func insert(_ path: FieldPath, _ id: String, _ after: String?, _ element: JSON) {
    var element = element
    if let because = element["because"] { element["because"] = reference(because, path) }
    let after = after.map { renamed[path]?[$0] ?? $0 }
    var fresh: String?
    let there = patch.alterList(path) { list in
      guard list.contains(id) else { return list.insert(id, element, after: after) }
      guard list[id] != element else { return }
      let other = list.freshID(in: path, instead: id)
      fresh = other
      if list.element.record?.isNumbered == true { element["id"] = .string(other) }
      list.insert(other, element, after: after)
    }
    if let fresh { renamed[path, default: [:]][id] = fresh }
    if !there { conflicts.append(Conflict(path, mine: element, theirs: nil)) }
  }

  private mutating func remove(_ path: FieldPath, _ id: String, _ was: JSON) {
    var conflict: Conflict?
    _ = patch.alterList(path) { list in
      guard let now = list[id] else { return list.remove(id) }
      if now == was {
        list.remove(id)
      } else {
        conflict = Conflict(path.element(id), mine: nil, theirs: now)
      }
    }
    if let conflict { conflicts.append(conflict) }
  }

  private mutating func move(_ path: FieldPath, _ id: String, _ after: String?) {
    let names = renamed[path] ?? [:]
    _ = patch.alterList(path) { list in list.move(names[id] ?? id, after: after.map { names[$0] ?? $0 }) }
  }

  /// The path with the ids that elements have by now.
  private func current(_ path: FieldPath) -> FieldPath {
    guard !renamed.isEmpty else { return path }
    var result = FieldPath()
    for step in path.steps {
      if case .element(let id) = step, let fresh = renamed[result]?[id] {
        result.steps.append(.element(fresh))
      } else {
        result.steps.append(step)
      }
    }
    return result
  }

  /// An id of the same list, as it is by now.
  private func reference(_ id: JSON, _ path: FieldPath) -> JSON {
    let steps = path.steps.prefix { if case .field(let name) = $0 { name != "because" } else { false } }
    let list = FieldPath(Array(steps))
    return id.string.flatMap { renamed[list]?[$0] }.map(JSON.string) ?? id
  }
}

extension Patch.List {
  /// An id that no element of the list has.
  fileprivate func freshID(in path: FieldPath, instead id: String) -> String {
    guard element.record?.isNumbered == true, case .field(let name) = path.steps.last else {
      var n = 2
      while contains("\(id)#\(n)") { n += 1 }
      return "\(id)#\(n)"
    }
    var numbering = Numbering(list: name, taken: ids)
    return numbering.next()
  }
}

extension Conflict {
  /// Values as JSON; a side that has none is absent.
  init(_ path: FieldPath, mine: JSON?, theirs: JSON?) {
    self.init()
    self.path = path.description
    self.mine = mine?.text()
    self.theirs = theirs?.text()
  }
}
