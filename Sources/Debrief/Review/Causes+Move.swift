extension Causes {
  /// Where a why can go in the outline.
  package enum Move: String, CaseIterable, Sendable {
    /// Before the cause beside it, else before what it explains.
    case up
    case down
    /// Below the cause before it: one of its reasons.
    case `in`
    /// Beside what it explains.
    case out
  }

  package func allows(_ move: Move, of why: Int) -> Bool { moved(why, move) != nil }

  /// The whys as they are after it; as they were where it cannot go there.
  package func moving(_ why: Int, _ move: Move) -> [Why] {
    moved(why, move)?.whys(of: self) ?? whys
  }

  /// Whys of a circle have no place to leave.
  private func moved(_ why: Int, _ move: Move) -> Tree? {
    rows.joined().contains(why) ? Tree(self).moved(why, move) : nil
  }

  /// With one more cause of an effect, or of the last one on the path.
  package func adding(_ why: Why, below effect: Int? = nil) -> [Why] {
    guard let effect = effect ?? path.last else { return whys + [why] }
    var tree = Tree(self)
    tree.below[effect].append(whys.count)
    tree.below.append([])
    return tree.whys(of: Causes(whys, and: why, below: effect))
  }

  /// Without one: what explained it explains the next effect.
  package func removing(_ why: Int) -> [Why] {
    var tree = Tree(self)
    guard let (parent, place) = tree.place(of: why) else { return whys.filter { $0.id != whys[why].id } }
    tree[parent].replaceSubrange(place...place, with: tree.below[why])
    tree.below[why] = []
    return tree.whys(of: self)
  }

  private init(_ whys: [Why], and why: Why, below effect: Int) {
    var why = why
    why.because = whys[effect].id
    self.init(whys + [why])
  }
}

/// Whys by what they explain, while they change places.
private struct Tree {
  var first: [Int]
  var below: [[Int]]

  init(_ causes: Causes) {
    first = causes.first
    below = causes.whys.indices.map(causes.causes)
  }

  /// The causes of an effect, or those that explain none.
  subscript(effect: Int?) -> [Int] {
    get { effect.map { below[$0] } ?? first }
    set { if let effect { below[effect] = newValue } else { first = newValue } }
  }

  /// nil for a why of a circle.
  func place(of why: Int) -> (effect: Int?, place: Int)? {
    if let place = first.firstIndex(of: why) { return (nil, place) }
    for effect in below.indices { if let place = below[effect].firstIndex(of: why) { return (effect, place) } }
    return nil
  }

  func moved(_ why: Int, _ move: Causes.Move) -> Tree? {
    guard let (effect, place) = place(of: why) else { return nil }
    var tree = self
    switch move {
    case .up:
      guard let effect else { return nil }
      guard place == 0 else {
        tree[effect].swapAt(place, place - 1)
        return tree
      }
      return tree.exchanged(why, with: effect)
    case .down:
      if effect != nil, place + 1 < self[effect].count {
        tree[effect].swapAt(place, place + 1)
        return tree
      }
      return below[why].first.flatMap { tree.exchanged($0, with: why) }
    case .in:
      guard effect != nil, place > 0 else { return nil }
      let reason = tree[effect][place - 1]
      tree[effect].remove(at: place)
      tree.below[reason].append(why)
    case .out:
      guard let effect, let end = self.place(of: effect), end.effect != nil else { return nil }
      tree[effect].remove(at: place)
      tree[end.effect].insert(why, at: end.place + 1)
    }
    return tree
  }

  /// A cause in the place of its effect, which explains it from now on.
  private func exchanged(_ why: Int, with effect: Int) -> Tree? {
    guard let (outer, place) = self.place(of: effect) else { return nil }
    var tree = self
    tree[outer][place] = why
    tree.below[why] = [effect]
    tree.below[effect] = below[why] + below[effect].filter { $0 != why }
    return tree
  }

  /// In the order of the outline; which one each explains is said where the order does not say it.
  func whys(of causes: Causes) -> [Why] {
    var order: [(why: Int, effect: Int?)] = []
    var waiting = first.reversed().map { (why: $0, effect: Int?.none) }
    while let next = waiting.popLast() {
      order.append(next)
      waiting += below[next.why].reversed().map { ($0, next.why) }
    }
    let seen = Set(order.map(\.why))
    let isPlaced = Set(first + below.joined())
    for why in causes.whys.indices where !seen.contains(why) && isPlaced.contains(why) {
      order.append((why, causes.parents[why]))
    }
    return order.enumerated().map { place, step in
      var why = causes.whys[step.why]
      if let effect = step.effect {
        let follows = place > 0 && order[place - 1].why == effect
        if !(why.because == nil && follows) { why.because = causes.whys[effect].id }
      } else {
        why.because = place == 0 ? nil : why.because ?? causes.parents[step.why].flatMap { causes.whys[$0].id }
      }
      return why
    }
  }
}
