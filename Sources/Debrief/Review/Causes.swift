/// Whys as effects and what they rest on.
package struct Causes: Sendable {
  package let whys: [Why]
  /// The place of the why whose answer each one explains.
  package let parents: [Int?]
  private let below: [[Int]]

  package init(_ whys: [Why]) {
    self.whys = whys
    let places = Dictionary(zip(whys.map(\.id), whys.indices)) { first, _ in first }
    let parents = whys.indices.map { i -> Int? in
      guard let id = whys[i].because else { return i == 0 ? nil : i - 1 }
      return places[id]
    }
    self.parents = parents
    var below: [[Int]] = Array(repeating: [], count: whys.count)
    for i in whys.indices { if let parent = parents[i] { below[parent].append(i) } }
    self.below = below
  }

  /// From the symptom to the root cause; where none is said to be it, along the first reasons.
  package var path: [Int] {
    guard let root = whys.lastIndex(where: { $0.rootCause == true }) else {
      return walk(from: first.first ?? whys.indices.first) { below[$0].first }
    }
    return walk(from: root) { parents[$0] }.reversed()
  }

  private func walk(from start: Int?, _ next: (Int) -> Int?) -> [Int] {
    var path: [Int] = []
    var seen: Set<Int> = []
    var place = start
    while let why = place, seen.insert(why).inserted {
      path.append(why)
      place = next(why)
    }
    return path
  }

  package func causes(of why: Int) -> [Int] { below[why] }

  /// Those that explain no other.
  package var first: [Int] { whys.indices.filter { parents[$0] == nil } }

  /// By their distance from the first effect. Whys that ask into one another in a circle have none.
  package var rows: [[Int]] {
    var rows = [first]
    while let last = rows.last, !last.isEmpty { rows.append(last.flatMap(causes)) }
    return rows.dropLast()
  }

  /// Each effect before what it rests on; those of a circle come last, at no depth.
  package var outline: [(why: Int, depth: Int)] {
    var lines: [(why: Int, depth: Int)] = []
    var waiting = first.reversed().map { (why: $0, depth: 0) }
    var seen: Set<Int> = []
    while let line = waiting.popLast() {
      lines.append(line)
      seen.insert(line.why)
      waiting += below[line.why].reversed().map { ($0, line.depth + 1) }
    }
    return lines + whys.indices.filter { !seen.contains($0) }.map { ($0, 0) }
  }
}
