extension BlockParser {
  /// Reads front matter that starts at `start`, the first line, and returns where the rest of the document starts.
  ///
  /// A blank line after the opening `---` makes it a rule, as a document may well start with one.
  mutating func frontMatter(from start: Int) -> Int {
    guard let end = closingLine(from: start) else { return start }
    let index = blocks.count
    var offset = start
    while offset < end {
      let lineEnd = bytes.lineEnd(from: offset)
      let next = bytes.afterLineEnd(lineEnd)
      beginLine(at: offset)
      if offset == start { open(.frontMatter, at: start) }
      if offset > start, next < end { addSpan(offset, lineEnd) }
      reach(lineEnd)
      offset = next
    }
    blocks[index].lastSpan = UInt32(truncatingIfNeeded: spans.count)
    finish(index)
    return end
  }

  /// The offset after the line that closes the front matter; nil if there is none.
  private func closingLine(from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let mark = bytes[start]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "+") else { return nil }
    var end = bytes.lineEnd(from: start)
    guard isFence(mark, start, end) else { return nil }
    var offset = bytes.afterLineEnd(end)
    guard offset < bytes.count, bytes.skipBlanks(offset, bytes.lineEnd(from: offset)) < bytes.lineEnd(from: offset)
    else { return nil }
    while offset < bytes.count {
      end = bytes.lineEnd(from: offset)
      let isClosing = isFence(mark, offset, end) || mark == UInt8(ascii: "-") && isFence(UInt8(ascii: "."), offset, end)
      if isClosing { return bytes.afterLineEnd(end) }
      offset = bytes.afterLineEnd(end)
    }
    return nil
  }

  private func isFence(_ mark: UInt8, _ start: Int, _ end: Int) -> Bool {
    let after = bytes.skip(mark, start, end)
    return after == start + 3 && bytes.skipBlanks(after, end) == end
  }
}
