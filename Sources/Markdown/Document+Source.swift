extension Document {
  /// The source lines of a block, verbatim but without the prefixes of its containers: a list in an item is dedented.
  package func source(of index: Int) -> String {
    let block = blocks[index]
    guard !block.range.isEmpty else { return "" }
    let holders = holders(of: index)
    var result: [UInt8] = []
    result.reserveCapacity(block.range.count + 16)
    source.withUnsafeBufferPointer { bytes in
      for line in block.firstLine...block.lastLine {
        if line > block.firstLine { result.append(.newline) }
        let start = Int(lineStarts[line - 1])
        var cursor = Cursor(bytes, start: start, end: min(bytes.lineEnd(from: start), block.range.upperBound))
        strip(holders, from: &cursor, bytes, line: line)
        var (offset, pad) = cursor.verbatim(bytes, after: 0)
        // A box belongs to its item, not to the text behind it.
        let isBefore = cursor.offset < block.range.lowerBound
        if line == block.firstLine, isBefore { (offset, pad) = (block.range.lowerBound, 0) }
        result.append(contentsOf: repeatElement(.space, count: pad))
        result.append(contentsOf: bytes[offset..<cursor.end])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The quotes and items that hold the block, outermost first.
  private func holders(of index: Int) -> [Block] {
    var holders: [Block] = []
    var above = blocks[index].parent
    while above != 0 {
      switch blocks[above].kind {
      case .quote, .item: holders.append(blocks[above])
      default: break
      }
      above = blocks[above].parent
    }
    return holders.reversed()
  }

  /// Takes the containers' prefixes off the line, as far as they are there: a lazy line has fewer.
  private func strip(_ holders: [Block], from cursor: inout Cursor, _ bytes: Bytes, line: Int) {
    for holder in holders {
      if holder.kind == .quote {
        guard !cursor.isAtEnd, cursor.indent < 4, bytes[cursor.offset] == UInt8(ascii: ">") else { return }
        cursor.advance(bytes, by: 1)
        cursor.indent -= min(cursor.indent, 1)
      } else if line == holder.firstLine {
        let column = cursor.indent
        let width = bytes.listMarkWidth(cursor.offset, cursor.end)
        cursor.advance(bytes, by: width)
        cursor.indent -= min(cursor.indent, Int(holder.indent) - column - width)
      } else {
        cursor.indent -= min(cursor.indent, Int(holder.indent))
      }
    }
  }
}
