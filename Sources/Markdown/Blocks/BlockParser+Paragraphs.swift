extension BlockParser {
  /// A line that starts no block: more of the open paragraph or table, else a new paragraph.
  mutating func text(_ cursor: Cursor, _ depth: Int) {
    switch leaf {
    case .paragraph:
      addText(cursor.offset, cursor.end)
    case .table where depth == containers.count:
      addRow(cursor.offset, bytes.trimBlanks(cursor.offset, cursor.end), line: line, header: false)
      reach(cursor.end)
    default:
      close(to: depth)
      openParagraph(cursor)
    }
  }

  private mutating func openParagraph(_ cursor: Cursor) {
    var start = cursor.offset
    if let item = containers.last, !item.isQuote, item.block == blocks.count - 1, blocks[item.block].firstLine == line,
      let box = box(at: start, cursor.end)
    {
      blocks[item.block].kind = .item(box: box)
      start = bytes.skipBlanks(start + 3, cursor.end)
    }
    leafIndex = open(.paragraph, at: start)
    leaf = .paragraph
    addText(start, cursor.end)
  }

  private func box(at start: Int, _ end: Int) -> Block.Box? {
    guard start + 3 <= end, bytes[start] == UInt8(ascii: "["), bytes[start + 2] == UInt8(ascii: "]"),
      start + 3 == end || bytes[start + 3].isBlank
    else { return nil }
    switch bytes[start + 1] {
    case .space: return .open
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return .ticked
    default: return nil
    }
  }

  private mutating func addText(_ start: Int, _ end: Int) {
    addSpan(start, bytes.trimBlanks(start, end))
    reach(end)
  }

  /// Turns the open paragraph into a heading if the line underlines it.
  mutating func underline(_ cursor: Cursor, _ byte: UInt8, _ depth: Int) -> Bool {
    guard case .paragraph = leaf, depth == containers.count else { return false }
    let after = bytes.skip(byte, cursor.offset, cursor.end)
    guard bytes.skipBlanks(after, cursor.end) == cursor.end else { return false }
    takeDefinitions()
    guard case .paragraph = leaf else {
      // Nothing but definitions stood above: the line underlines nothing and is text itself.
      openParagraph(cursor)
      return true
    }
    blocks[leafIndex].kind = .heading(level: byte == UInt8(ascii: "=") ? 1 : 2)
    blocks[leafIndex].lastSpan = UInt32(truncatingIfNeeded: spans.count)
    reach(cursor.end)
    finish(leafIndex)
    leaf = .none
    return true
  }

  /// Splits the definitions off the start of the open paragraph; without text behind them the paragraph is gone.
  mutating func takeDefinitions() {
    let first = Int(blocks[leafIndex].firstSpan)
    let start = spans[first].bytes
    guard !start.isEmpty, bytes[start.lowerBound] == UInt8(ascii: "[") else { return }
    var scanner = DefinitionScanner(bytes, spans, from: first)
    let paragraph = blocks[leafIndex]
    var next = first
    while let after = scanner.definition() {
      if next == first { blocks.removeLast() }
      addDefinition(next..<after, like: paragraph, from: next == first ? paragraph.lower : spans[next].lower)
      next = after
    }
    guard next > first else { return }
    guard next < spans.count else {
      leaf = .none
      return
    }
    var rest = paragraph
    rest.lower = spans[next].lower
    rest.first = spans[next].line
    rest.firstSpan = UInt32(truncatingIfNeeded: next)
    leafIndex = blocks.count
    blocks.append(rest)
  }

  private mutating func addDefinition(_ lines: Range<Int>, like paragraph: Block, from lower: UInt32) {
    var block = paragraph
    let last = spans[lines.upperBound - 1]
    block.kind = .definition
    block.lower = lower
    block.upper = last.upper
    block.first = spans[lines.lowerBound].line
    block.last = last.line
    block.firstSpan = UInt32(truncatingIfNeeded: lines.lowerBound)
    block.lastSpan = UInt32(truncatingIfNeeded: lines.upperBound)
    block.next = UInt32(truncatingIfNeeded: blocks.count + 1)
    blocks.append(block)
  }
}
