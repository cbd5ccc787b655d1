extension Prose {
  /// What two people made of one text: the words that either put in or took out; absent is nil.
  ///
  /// nil when both changed the same place, each in another way: that is for people to settle.
  static func merge(base: String?, mine: String?, theirs: String?) -> String? {
    let (base, mine, theirs) = (base ?? "", mine ?? "", theirs ?? "")
    if mine == theirs || theirs == base { return mine }
    if mine == base { return theirs }
    return merge(Tokens(base, mine, theirs, by: .words), limit: 1200)
      ?? merge(Tokens(base, mine, theirs, by: .lines), limit: 1200)
  }

  private static func merge(_ tokens: Tokens, limit: Int) -> String? {
    guard let mine = Hunk.between(tokens.base, tokens.mine, limit: limit),
      let theirs = Hunk.between(tokens.base, tokens.theirs, limit: limit)
    else { return nil }
    var merge = Merge(tokens: tokens, mine: mine[...], theirs: theirs[...])
    return merge.run()
  }
}

/// Three texts as numbers: the same words have the same number.
private struct Tokens {
  enum Kind { case words, lines }

  let texts: [Substring]
  let base: [Int]
  let mine: [Int]
  let theirs: [Int]

  init(_ base: String, _ mine: String, _ theirs: String, by kind: Kind) {
    var texts: [Substring] = []
    var numbers: [Substring: Int] = [:]
    func numbered(_ text: String) -> [Int] {
      Self.cut(text, kind).map { token in
        if let known = numbers[token] { return known }
        numbers[token] = texts.count
        texts.append(token)
        return texts.count - 1
      }
    }
    self.base = numbered(base)
    self.mine = numbered(mine)
    self.theirs = numbered(theirs)
    self.texts = texts
  }

  /// Words and the space between them, or lines with their ends.
  private static func cut(_ text: String, _ kind: Kind) -> [Substring] {
    var tokens: [Substring] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    var at = start
    while at < bytes.endIndex {
      let byte = bytes[at]
      at = bytes.index(after: at)
      let ends =
        switch kind {
        case .lines: byte == 0x0A
        case .words: at < bytes.endIndex && isSpace(byte) != isSpace(bytes[at])
        }
      if ends {
        tokens.append(text[start..<at])
        start = at
      }
    }
    if start < bytes.endIndex { tokens.append(text[start...]) }
    return tokens
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  func text(_ numbers: some Sequence<Int>) -> String { numbers.reduce(into: "") { $0 += texts[$1] } }

  func isLines(_ numbers: ArraySlice<Int>) -> Bool {
    numbers.first.map { texts[$0].utf8.contains(0x0A) } ?? false
  }
}

private struct Merge {
  let tokens: Tokens
  var mine: ArraySlice<Hunk>
  var theirs: ArraySlice<Hunk>
  var out = ""
  var at = 0

  /// nil when the two cannot be joined.
  mutating func run() -> String? {
    while let first = [mine.first, theirs.first].compactMap({ $0?.old.lowerBound }).min() {
      var end = first
      var ours: [Hunk] = []
      var others: [Hunk] = []
      while touch(mine, end) || touch(theirs, end) {
        if touch(mine, end) { take(&mine, into: &ours, &end) }
        if touch(theirs, end) { take(&theirs, into: &others, &end) }
      }
      guard let joined = join(ours, others, first..<end) else { return nil }
      out += tokens.text(tokens.base[at..<first]) + joined
      at = end
    }
    return out + tokens.text(tokens.base[at...])
  }

  /// Whether the next hunk touches what ends there.
  private func touch(_ hunks: ArraySlice<Hunk>, _ end: Int) -> Bool {
    hunks.first.map { $0.old.lowerBound <= end } ?? false
  }

  private func take(_ hunks: inout ArraySlice<Hunk>, into taken: inout [Hunk], _ end: inout Int) {
    let hunk = hunks.removeFirst()
    end = max(end, hunk.old.upperBound)
    taken.append(hunk)
  }

  private func join(_ ours: [Hunk], _ others: [Hunk], _ place: Range<Int>) -> String? {
    let own = side(ours, tokens.mine, place)
    let other = side(others, tokens.theirs, place)
    if others.isEmpty || own == other { return tokens.text(own) }
    if ours.isEmpty { return tokens.text(other) }
    // Both put in lines of their own at one place: both stay.
    guard place.isEmpty, tokens.isLines(own[...]), tokens.isLines(other[...]) else { return nil }
    return tokens.text(other) + tokens.text(own)
  }

  /// What one of them has at that place of the base.
  private func side(_ hunks: [Hunk], _ text: [Int], _ place: Range<Int>) -> [Int] {
    var result: [Int] = []
    var at = place.lowerBound
    for hunk in hunks {
      result += tokens.base[at..<hunk.old.lowerBound]
      result += text[hunk.new]
      at = hunk.old.upperBound
    }
    return result + tokens.base[at..<place.upperBound]
  }
}
