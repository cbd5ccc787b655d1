/// A stretch of one sequence and what stands in its place in another.
struct Hunk: Equatable {
  var old: Range<Int>
  var new: Range<Int>
}

extension Hunk {
  /// What differs between two sequences, in order; nil when that takes more than `limit` insertions and deletions.
  ///
  /// The greedy algorithm of Myers, "An O(ND) difference algorithm and its variations" (1986), between what both ends share.
  static func between(_ a: [Int], _ b: [Int], limit: Int) -> [Hunk]? {
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    var ends = (a.count, b.count)
    while ends.0 > start, ends.1 > start, a[ends.0 - 1] == b[ends.1 - 1] { ends = (ends.0 - 1, ends.1 - 1) }
    let (old, new) = (a[start..<ends.0], b[start..<ends.1])
    if old.isEmpty && new.isEmpty { return [] }
    if old.isEmpty || new.isEmpty { return [Hunk(old: start..<ends.0, new: start..<ends.1).slid(a, b, from: 0)] }
    guard let trace = trace(old, new, limit: limit) else { return nil }
    return joined(steps(trace, old.count, new.count), start, a, b)
  }

  /// How far each diagonal was reached after 0, 1, 2 … edits.
  private static func trace(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>, limit: Int) -> [[Int]]? {
    let (n, m) = (a.count, b.count)
    let most = min(n + m, limit)
    var reach = [Int](repeating: 0, count: 2 * most + 3)
    var trace: [[Int]] = []
    for d in 0...most {
      for k in stride(from: -d, through: d, by: 2) {
        let down = k == -d || (k != d && reach[most + k] < reach[most + k + 2])
        var x = down ? reach[most + k + 2] : reach[most + k] + 1
        while x < n, x - k < m, x - k >= 0, a[a.startIndex + x] == b[b.startIndex + x - k] { x += 1 }
        reach[most + 1 + k] = x
        if x >= n, x - k >= m {
          trace.append(Array(reach[(most + 1 - d)...(most + 1 + d)]))
          return trace
        }
      }
      trace.append(Array(reach[(most + 1 - d)...(most + 1 + d)]))
    }
    return nil
  }

  /// The single insertions and deletions, in order, by going back along the trace.
  private static func steps(_ trace: [[Int]], _ n: Int, _ m: Int) -> [Hunk] {
    var steps: [Hunk] = []
    var (x, y) = (n, m)
    for d in stride(from: trace.count - 1, to: 0, by: -1) {
      let before = trace[d - 1]
      func reach(_ k: Int) -> Int { abs(k) <= d - 1 ? before[k + d - 1] : -1 }
      let k = x - y
      let down = k == -d || (k != d && reach(k - 1) < reach(k + 1))
      let fromX = down ? reach(k + 1) : reach(k - 1)
      let fromY = fromX - (down ? k + 1 : k - 1)
      steps.append(
        down ? Hunk(old: fromX..<fromX, new: fromY..<fromY + 1) : Hunk(old: fromX..<fromX + 1, new: fromY..<fromY))
      (x, y) = (fromX, fromY)
    }
    return steps.reversed()
  }

  /// Neighbouring steps as one hunk, each as far to the front as it can stand.
  private static func joined(_ steps: [Hunk], _ start: Int, _ a: [Int], _ b: [Int]) -> [Hunk] {
    var hunks: [Hunk] = []
    for step in steps {
      let old = step.old.lowerBound + start..<step.old.upperBound + start
      let new = step.new.lowerBound + start..<step.new.upperBound + start
      if let last = hunks.last, last.old.upperBound == old.lowerBound, last.new.upperBound == new.lowerBound {
        let (oldStart, newStart) = (last.old.lowerBound, last.new.lowerBound)
        hunks[hunks.count - 1] = Hunk(old: oldStart..<old.upperBound, new: newStart..<new.upperBound)
      } else {
        hunks.append(Hunk(old: old, new: new))
      }
    }
    var settled: [Hunk] = []
    for hunk in hunks { settled.append(hunk.slid(a, b, from: settled.last?.old.upperBound ?? 0)) }
    return settled
  }

  /// A pure insertion or deletion moved to the front over what it ends with, so that a new line begins with its break.
  private func slid(_ a: [Int], _ b: [Int], from floor: Int) -> Hunk {
    guard old.isEmpty != new.isEmpty else { return self }
    var (old, new) = (old, new)
    func last() -> Int { old.isEmpty ? b[new.upperBound - 1] : a[old.upperBound - 1] }
    while old.lowerBound > floor, new.lowerBound > 0, a[old.lowerBound - 1] == last() {
      old = old.lowerBound - 1..<old.upperBound - 1
      new = new.lowerBound - 1..<new.upperBound - 1
    }
    return Hunk(old: old, new: new)
  }
}
