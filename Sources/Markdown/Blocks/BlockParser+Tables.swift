extension BlockParser {
  /// Turns the open paragraph's last line into a table's header if this is an alignment row.
  ///
  /// A table is what GitHub or md4c takes for one. GitHub wants as many names as columns; md4c wants the header to be
  /// the paragraph's only line and three characters for each column.
  mutating func openTable(_ cursor: Cursor, _ depth: Int) -> Bool {
    guard case .paragraph = leaf, depth == containers.count, let header = spans.last,
      let alignment = alignment(cursor.offset, cursor.end)
    else { return false }
    let isAlone = Int(blocks[leafIndex].firstSpan) + 1 == spans.count
    let names = header.bytes
    guard isAlone && alignment.isWide || cells(names.lowerBound, names.upperBound) == alignment.columns
    else { return false }
    spans.removeLast()
    beginTable(isAlone: isAlone, columns: alignment.columns, at: names.lowerBound)
    addRow(names.lowerBound, names.upperBound, line: header.number, header: true)
    reach(cursor.end)
    return true
  }

  private mutating func beginTable(isAlone: Bool, columns: Int, at offset: Int) {
    if isAlone {
      blocks[leafIndex].kind = .table(columns: columns)
    } else {
      if let last = spans.last {
        tail = bytes.lineEnd(from: last.bytes.upperBound)
        tailLine = last.number
      }
      closeLeaf()
      leafIndex = open(.table(columns: columns), at: offset)
      blocks[leafIndex].first -= 1
    }
    leaf = .table
  }

  /// How many cells a row has.
  private func cells(_ start: Int, _ end: Int) -> Int {
    var count = 0
    var offset = start < end && bytes[start] == .pipe ? start + 1 : start
    while offset < end {
      offset = cellEnd(offset, end) + 1
      count += 1
    }
    return count
  }

  /// The offset of the pipe that ends the cell, or the row's end. A pipe after a backslash is text.
  private func cellEnd(_ start: Int, _ end: Int) -> Int {
    var stop = start
    while stop < end, bytes[stop] != .pipe || bytes[stop - 1] == .backslash { stop += 1 }
    return stop
  }

  /// The columns of an alignment row such as `|:--|--:|`, and whether each has three characters; nil for other lines.
  private func alignment(_ start: Int, _ end: Int) -> (columns: Int, isWide: Bool)? {
    let end = bytes.trimBlanks(start, end)
    var offset = bytes[start] == .pipe ? bytes.skipBlanks(start + 1, end) : start
    var hasPipe = offset > start
    var columns = 0
    var isWide = true
    while offset < end {
      guard let after = alignmentCell(offset, end), columns < limits.columns else { return nil }
      columns += 1
      if after - offset < 3 { isWide = false }
      offset = bytes.skipBlanks(after, end)
      guard offset < end else { break }
      guard bytes[offset] == .pipe else { return nil }
      hasPipe = true
      offset = bytes.skipBlanks(offset + 1, end)
    }
    return columns > 0 && hasPipe ? (columns, isWide) : nil
  }

  private func alignmentCell(_ start: Int, _ end: Int) -> Int? {
    let left = bytes[start] == UInt8(ascii: ":") ? start + 1 : start
    let right = bytes.skip(UInt8(ascii: "-"), left, end)
    guard right > left else { return nil }
    return right < end && bytes[right] == UInt8(ascii: ":") ? right + 1 : right
  }

  /// Appends a row and its cells.
  mutating func addRow(_ start: Int, _ end: Int, line: Int, header: Bool) {
    let current = self.line
    self.line = line
    let row = open(.row(header: header), at: start, in: leafIndex)
    var offset = start < end && bytes[start] == .pipe ? start + 1 : start
    while offset < end {
      let stop = cellEnd(offset, end)
      addCell(offset, stop, in: row)
      offset = stop + 1
    }
    reach(end)
    finish(row)
    self.line = current
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
