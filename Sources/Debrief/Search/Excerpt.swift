/// A stretch of a text around what matters, cut where a reader would cut it.
struct Excerpt {
  private(set) var range: Range<String.Index>

  /// Half of what the cluster leaves of the length stands before it, and more where the text ends behind it.
  init(around cluster: Range<String.Index>, in text: String, length: Int) {
    let scalars = text.unicodeScalars
    let walk = Walk(scalars)
    let size = walk.size(of: cluster, limit: length)
    let room = max(0, length - size)
    var (start, before) = walk.back(from: cluster.lowerBound, room / 2)
    let (end, after) = walk.forth(from: cluster.upperBound, room - before)
    if end == text.endIndex { (start, before) = walk.back(from: cluster.lowerBound, room - after) }
    range = start..<end
  }
}

/// Steps over a text that count a stretch of white space as one.
private struct Walk {
  private let scalars: String.UnicodeScalarView

  init(_ scalars: String.UnicodeScalarView) { self.scalars = scalars }

  func size(of range: Range<String.Index>, limit: Int) -> Int {
    var count = 0
    var place = range.lowerBound
    while place < range.upperBound, count < limit {
      count += 1
      scalars.formIndex(after: &place)
    }
    return count
  }

  func back(from start: String.Index, _ room: Int) -> (String.Index, Int) {
    var cut = Cut(start)
    var place = start
    var count = 0
    while place > scalars.startIndex, count < room {
      let right = place < scalars.endIndex ? scalars[place] : nil
      scalars.formIndex(before: &place)
      let left = scalars[place]
      if let right { cut.meet(left, right, at: scalars.index(after: place), count) }
      if !left.isGap || right?.isGap != true { count += 1 }
    }
    if place == scalars.startIndex { return (place, count) }
    return cut.best
  }

  func forth(from end: String.Index, _ room: Int) -> (String.Index, Int) {
    var cut = Cut(end)
    var place = end
    var count = 0
    var left: Unicode.Scalar?
    while place < scalars.endIndex, count < room {
      let right = scalars[place]
      if let left { cut.meet(right, left, at: place, count) }
      if !right.isGap || left?.isGap != true { count += 1 }
      left = right
      scalars.formIndex(after: &place)
    }
    if place == scalars.endIndex { return (place, count) }
    return cut.best
  }
}

/// The farthest places where a passage can end: at white space, else between words.
private struct Cut {
  private var space: (String.Index, Int)
  private var edge: (String.Index, Int)

  init(_ place: String.Index) {
    space = (place, 0)
    edge = (place, 0)
  }

  /// White space wins unless it would give away more than half of what there is.
  var best: (String.Index, Int) { space.1 * 2 >= edge.1 ? space : edge }

  /// Looks at a border: what is beyond it, and what is on this side of it.
  mutating func meet(_ outer: Unicode.Scalar, _ inner: Unicode.Scalar, at place: String.Index, _ count: Int) {
    if outer.isGap, !inner.isGap { space = (place, count) }
    let kinds = [Folding.kind(outer), Folding.kind(inner)]
    if !kinds.contains(.mark), kinds.contains(.wide) || kinds.count(where: { $0 == .letter }) == 1 {
      edge = (place, count)
    }
  }
}

extension Unicode.Scalar {
  /// White space, and controls, which no page and no terminal should get.
  var isGap: Bool { value < 0x21 || (0x7F...0x9F).contains(value) || (value > 0x9F && properties.isWhitespace) }
}
