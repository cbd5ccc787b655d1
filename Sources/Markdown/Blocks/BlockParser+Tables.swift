extension BlockParser {
  /// Turns the open paragraph into a table if this is an alignment row under its only line.
  mutating func openTable(_ cursor: Cursor, _ depth: Int) -> Bool {
    guard case .paragraph = leaf, depth == containers.count,
      Int(blocks[leafIndex].firstSpan) + 1 == spans.count,
      let columns = alignmentColumns(cursor.offset, cursor.end)
    else { return false }
    let header = spans.removeLast()
    blocks[leafIndex].kind = .table(columns: columns)
    leaf = .table
    let current = line
    line = header.number
    addRow(header.bytes.lowerBound, header.bytes.upperBound, header: true)
    line = current
    reach(cursor.end)
    return true
  }

  /// How many columns an alignment row such as `|:--|--:|` has; nil if the line is none.
  private func alignmentColumns(_ start: Int, _ end: Int) -> Int? {
    let end = bytes.trimBlanks(start, end)
    var offset = bytes[start] == .pipe ? bytes.skipBlanks(start + 1, end) : start
    var pipes = offset - start
    var columns = 0
    while offset < end {
      if bytes[offset] == UInt8(ascii: ":") { offset += 1 }
      let dashes = bytes.skip(UInt8(ascii: "-"), offset, end)
      guard dashes > offset else { return nil }
      offset = dashes
      if offset < end, bytes[offset] == UInt8(ascii: ":") { offset += 1 }
      columns += 1
      guard columns <= limits.columns else { return nil }
      offset = bytes.skipBlanks(offset, end)
      guard offset < end else { break }
      guard bytes[offset] == .pipe else { return nil }
      pipes += 1
      offset = bytes.skipBlanks(offset + 1, end)
    }
    return columns > 0 && pipes > 0 ? columns : nil
  }

  /// Appends a row and its cells. A pipe after a backslash is text of its cell.
  mutating func addRow(_ start: Int, _ end: Int, header: Bool) {
    let row = open(.row(header: header), at: start, in: leafIndex)
    var offset = start < end && bytes[start] == .pipe ? start + 1 : start
    while offset < end {
      var stop = offset
      while stop < end, bytes[stop] != .pipe || bytes[stop - 1] == .backslash { stop += 1 }
      addCell(offset, stop, in: row)
      offset = stop + 1
    }
    reach(end)
    finish(row)
  }

  private mutating func addCell(_ start: Int, _ end: Int, in row: Int) {
    let lower = bytes.skipBlanks(start, end)
    let upper = bytes.trimBlanks(lower, end)
    let cell = open(.cell, at: lower, in: row)
    blocks[cell].upper = UInt32(truncatingIfNeeded: upper)
    addSpan(lower, upper)
    blocks[cell].lastSpan = UInt32(truncatingIfNeeded: spans.count)
  }
}
