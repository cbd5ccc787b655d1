extension BlockParser {
  /// Lets each open container claim its part of the line; returns how many of them the line stands in.
  mutating func matchContainers(_ cursor: inout Cursor) -> Int {
    var depth = 0
    while depth < containers.count {
      if containers[depth].isQuote {
        guard stepOverQuoteMarker(&cursor) else { break }
        containers[depth].tail = cursor.end
        containers[depth].tailLine = line
      } else if cursor.isAtEnd {
        cursor.indent -= min(cursor.indent, containers[depth].indent)
      } else {
        guard cursor.indent >= containers[depth].indent else { break }
        cursor.indent -= containers[depth].indent
      }
      depth += 1
    }
    return depth
  }

  private func stepOverQuoteMarker(_ cursor: inout Cursor) -> Bool {
    guard !cursor.isAtEnd, cursor.indent < 4, bytes[cursor.offset] == UInt8(ascii: ">") else { return false }
    cursor.advance(bytes, by: 1)
    // The marker takes one column of what follows it.
    if cursor.indent > 0 { cursor.indent -= 1 }
    return true
  }

  /// Opens a quote or an item if one starts here. `depth` is how many containers hold the line.
  mutating func openContainer(_ cursor: inout Cursor, _ byte: UInt8, _ depth: Int) -> Bool {
    guard depth < limits.nesting else { return false }
    if byte == UInt8(ascii: ">") {
      openQuote(&cursor, depth)
      return true
    }
    return openItem(&cursor, byte, depth)
  }

  private mutating func openQuote(_ cursor: inout Cursor, _ depth: Int) {
    close(to: depth)
    let block = open(.quote, at: cursor.offset)
    containers.append(Container(block: block, marker: 0, tail: cursor.end, tailLine: line))
    _ = stepOverQuoteMarker(&cursor)
  }

  private mutating func openItem(_ cursor: inout Cursor, _ byte: UInt8, _ depth: Int) -> Bool {
    guard let mark = listMark(cursor, byte) else { return false }
    let isEmpty = bytes.skipBlanks(cursor.offset + mark.width, cursor.end) == cursor.end
    if case .paragraph = leaf, depth == containers.count, isEmpty || mark.isOrdered && mark.start != 1 {
      return false
    }
    let continues = depth < containers.count && containers[depth].marker == mark.byte
    let sibling = continues ? containers[depth].list : nil
    close(to: depth)
    let start = cursor.offset
    let list = sibling ?? open(.list(ordered: mark.isOrdered, start: mark.start), at: start)
    let block = open(.item(box: nil), at: start, in: list)
    let indent = stepOverListMark(&cursor, width: mark.width)
    blocks[block].indent = UInt32(truncatingIfNeeded: indent)
    containers.append(Container(block: block, marker: mark.byte, list: list, indent: indent))
    reach(cursor.end)
    return true
  }

  /// Returns how far the item's content is indented. Five columns or more after the mark are one, and indented code.
  private func stepOverListMark(_ cursor: inout Cursor, width: Int) -> Int {
    let before = cursor.indent + width
    cursor.advance(bytes, by: width)
    if cursor.isAtEnd || cursor.indent > 4 {
      cursor.indent -= min(cursor.indent, 1)
      return before + 1
    }
    defer { cursor.indent = 0 }
    return before + cursor.indent
  }

  private func listMark(
    _ cursor: Cursor, _ byte: UInt8
  ) -> (byte: UInt8, width: Int, start: Int, isOrdered: Bool)? {
    var offset = cursor.offset
    var start = 0
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      break
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while offset < cursor.end, bytes[offset].isDigit, offset - cursor.offset < 9 {
        start = start * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
        offset += 1
      }
      guard offset < cursor.end, [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[offset]) else { return nil }
    default:
      return nil
    }
    let after = offset + 1
    guard after == cursor.end || bytes[after].isBlank else { return nil }
    return (bytes[offset], after - cursor.offset, start, offset > cursor.offset)
  }

  /// Closes the open leaf and all containers but the outer `depth`.
  mutating func close(to depth: Int) {
    closeLeaf()
    while containers.count > depth {
      let container = containers.removeLast()
      if container.tail > tail {
        tail = container.tail
        tailLine = container.tailLine
      }
      finish(container.block)
      if !container.isQuote { finish(container.list) }
    }
  }

  mutating func blankLine(_ cursor: Cursor, _ depth: Int) {
    if case .indentedCode = leaf, depth == containers.count {
      return addVerbatim(cursor, after: 4)
    }
    close(to: depth)
    // An item may start with one blank line, not with two: nothing can be indented into it any more.
    if let item = containers.last, !item.isQuote, item.block == blocks.count - 1 {
      containers[containers.count - 1].indent = .max
    }
  }
}
