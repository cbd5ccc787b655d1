extension String {
  /// The word that this one most likely was meant to be: at most two letters away, and fewer than it has itself.
  package func nearest(of words: [String]) -> String? {
    let near = words.map { (word: $0, distance: distance(to: $0)) }.min { $0.distance < $1.distance }
    return near.flatMap { $0.distance <= min(2, count - 1) ? $0.word : nil }
  }

  /// How many letters to change, add or leave out (Levenshtein).
  private func distance(to other: String) -> Int {
    var row = Array(0...other.count)
    for (i, a) in enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in other.enumerated() {
        let least = Swift.min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = least
      }
    }
    return row[other.count]
  }
}
