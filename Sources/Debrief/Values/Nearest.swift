extension String {
  /// The word that this one most likely was meant to be: at most two letters away, and fewer than it has itself.
  package func nearest(of words: [String]) -> String? {
    let near = words.map { (word: $0, edits: Array(self).edits(to: Array($0))) }.min { $0.edits < $1.edits }
    return near.flatMap { $0.edits <= min(2, count - 1) ? $0.word : nil }
  }
}

extension Array where Element: Equatable {
  /// How many letters to change, add or leave out (Levenshtein).
  ///
  /// - Parameter swaps: whether two neighbours that changed places count once (restricted Damerau–Levenshtein).
  func edits(to other: [Element], swaps: Bool = false) -> Int {
    var rows = [Swift.Array(0...other.count)]
    for (i, a) in enumerated() {
      var row = [i + 1]
      for (j, b) in other.enumerated() {
        var least = Swift.min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a == b ? 0 : 1))
        if swaps, i > 0, j > 0, a == other[j - 1], self[i - 1] == b { least = Swift.min(least, rows[i - 1][j - 1] + 1) }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[count][other.count]
  }
}
