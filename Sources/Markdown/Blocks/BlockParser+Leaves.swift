extension BlockParser {
  /// Gives the line to an open fence or HTML block; false if neither is open or the HTML block ends before it.
  mutating func continueVerbatim(_ cursor: Cursor) -> Bool {
    switch leaf {
    case .fence(let byte, let length, let indent):
      reach(cursor.end)
      if closesFence(cursor, byte, length) { closeLeaf() } else { addVerbatim(cursor, after: indent) }
      return true
    case .html(let start):
      if start.endsAtBlankLine, cursor.isAtEnd { return false }
      addHTML(cursor, start)
      return true
    default:
      return false
    }
  }

  /// Opens a leaf other than a paragraph if one starts here, or turns the open paragraph into one.
  mutating func openLeaf(_ cursor: Cursor, _ byte: UInt8, _ depth: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "#"):
      return openHeading(cursor, depth)
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      return openFence(cursor, byte, depth)
    case UInt8(ascii: "<"):
      return openHTML(cursor, depth)
    case UInt8(ascii: "="):
      return underline(cursor, byte, depth)
    case UInt8(ascii: "-"):
      return underline(cursor, byte, depth) || openRule(cursor, byte, depth) || openTable(cursor, depth)
    case UInt8(ascii: "*"), UInt8(ascii: "_"):
      return openRule(cursor, byte, depth)
    case .pipe, UInt8(ascii: ":"):
      return openTable(cursor, depth)
    default:
      return false
    }
  }

  private mutating func openHeading(_ cursor: Cursor, _ depth: Int) -> Bool {
    let marks = bytes.skip(UInt8(ascii: "#"), cursor.offset, cursor.end)
    let level = marks - cursor.offset
    guard level <= 6, marks == cursor.end || bytes[marks].isBlank else { return false }
    let start = bytes.skipBlanks(marks, cursor.end)
    var end = bytes.trimBlanks(start, cursor.end)
    var closing = end
    while closing > start, bytes[closing - 1] == UInt8(ascii: "#") { closing -= 1 }
    if closing == start || bytes[closing - 1].isBlank { end = bytes.trimBlanks(start, closing) }
    addLeaf(.heading(level: level), cursor, depth, content: (start, end))
    return true
  }

  private mutating func openRule(_ cursor: Cursor, _ byte: UInt8, _ depth: Int) -> Bool {
    var count = 0
    for offset in cursor.offset..<cursor.end {
      if bytes[offset] == byte { count += 1 } else if !bytes[offset].isBlank { return false }
    }
    guard count >= 3 else { return false }
    addLeaf(.rule, cursor, depth, content: nil)
    return true
  }

  /// Opens and closes a block of one line.
  private mutating func addLeaf(_ kind: Block.Kind, _ cursor: Cursor, _ depth: Int, content: (Int, Int)?) {
    close(to: depth)
    let index = open(kind, at: cursor.offset)
    if let content { addSpan(content.0, content.1) }
    blocks[index].lastSpan = UInt32(truncatingIfNeeded: spans.count)
    reach(cursor.end)
    finish(index)
  }

  private mutating func openFence(_ cursor: Cursor, _ byte: UInt8, _ depth: Int) -> Bool {
    let after = bytes.skip(byte, cursor.offset, cursor.end)
    let length = after - cursor.offset
    guard length >= 3 else { return false }
    let start = bytes.skipBlanks(after, cursor.end)
    let info = start..<bytes.trimBlanks(start, cursor.end)
    // Backticks after backticks are a code span in a line of text.
    if byte == UInt8(ascii: "`"), bytes[info].contains(byte) { return false }
    close(to: depth)
    leafIndex = open(.fence(info: info), at: cursor.offset)
    leaf = .fence(byte: byte, length: length, indent: cursor.indent)
    reach(cursor.end)
    return true
  }

  private func closesFence(_ cursor: Cursor, _ byte: UInt8, _ length: Int) -> Bool {
    guard !cursor.isAtEnd, cursor.indent < 4, bytes[cursor.offset] == byte else { return false }
    let after = bytes.skip(byte, cursor.offset, cursor.end)
    return after - cursor.offset >= length && bytes.skipBlanks(after, cursor.end) == cursor.end
  }

  private mutating func openHTML(_ cursor: Cursor, _ depth: Int) -> Bool {
    guard let start = HTMLStart(bytes, cursor.offset, cursor.end) else { return false }
    if start == .completeTag, case .paragraph = leaf { return false }
    close(to: depth)
    leafIndex = open(.html, at: cursor.verbatim(bytes, after: 0).offset)
    leaf = .html(start)
    addHTML(cursor, start)
    return true
  }

  private mutating func addHTML(_ cursor: Cursor, _ start: HTMLStart) {
    addVerbatim(cursor, after: 0)
    reach(cursor.end)
    if start.ends(bytes, cursor.offset, cursor.end) { closeLeaf() }
  }

  /// A line four columns in: more of a paragraph, else code.
  mutating func indented(_ cursor: Cursor, _ depth: Int) {
    if case .paragraph = leaf { return text(cursor, depth) }
    let isMore = if case .indentedCode = leaf { depth == containers.count } else { false }
    if !isMore {
      close(to: depth)
      leafIndex = open(.indentedCode, at: cursor.verbatim(bytes, after: 4).offset)
      leaf = .indentedCode
    }
    addVerbatim(cursor, after: 4)
    reach(cursor.end)
  }

  mutating func addVerbatim(_ cursor: Cursor, after columns: Int) {
    let (offset, pad) = cursor.verbatim(bytes, after: columns)
    addSpan(offset, cursor.end, pad: pad)
  }

  mutating func closeLeaf() {
    switch leaf {
    case .none:
      return
    case .paragraph:
      takeDefinitions()
    case .indentedCode:
      // Blank lines after code are no part of it.
      while let last = spans.last, last.number > tailLine { spans.removeLast() }
    case .table, .fence, .html:
      break
    }
    // A table's lines are its cells'; a paragraph of nothing but definitions is gone.
    if case .none = leaf { return }
    if case .table = leaf {} else { blocks[leafIndex].lastSpan = UInt32(truncatingIfNeeded: spans.count) }
    finish(leafIndex)
    leaf = .none
  }
}
