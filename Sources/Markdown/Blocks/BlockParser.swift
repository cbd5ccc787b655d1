/// Reads a document line by line into a flat tree, as CommonMark describes: first the open containers claim their
/// part of the line, then new blocks open on what is left, and the rest is text.
struct BlockParser {
  /// An open quote or item; a list has no entry of its own, its items name it.
  struct Container {
    let block: Int
    /// 0 for a quote, else the byte that makes items one list: the bullet, or what follows the number.
    let marker: UInt8
    var list = 0
    /// The columns a line must be indented by to stand in the item.
    var indent = 0
    /// Where the quote's last line ends, which may hold nothing but its marker.
    var tail = 0
    var tailLine = 0

    var isQuote: Bool { marker == 0 }
  }

  /// The open block that takes lines, always the last one of `blocks` (a table: the last but its rows).
  enum Leaf: Equatable {
    case none, paragraph, indentedCode, table
    case fence(byte: UInt8, length: Int, indent: Int)
    case html(HTMLStart)
  }

  let bytes: Bytes
  let limits: Limits
  var blocks: [Block] = []
  var spans: [Line] = []
  var lineStarts: [UInt32] = []

  var containers: [Container] = []
  var leaf = Leaf.none
  var leafIndex = 0
  /// The 1-based number of the current line.
  var line = 0
  /// Where the last content ended: blocks that close on a later line end here.
  var tail = 0
  var tailLine = 1

  init(_ bytes: Bytes, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
    blocks.reserveCapacity(bytes.count / 24 + 8)
    spans.reserveCapacity(bytes.count / 32 + 8)
    lineStarts.reserveCapacity(bytes.count / 32 + 8)
  }

  mutating func parse() {
    blocks.append(Block(.document, at: 0, line: 1, index: 0, parent: 0, span: 0))
    var offset = frontMatter(from: bytes.afterByteOrderMark)
    while offset < bytes.count {
      let end = bytes.lineEnd(from: offset)
      beginLine(at: offset)
      parseLine(offset, end)
      offset = bytes.afterLineEnd(end)
    }
    close(to: 0)
    blocks[0].upper = UInt32(truncatingIfNeeded: bytes.count)
    blocks[0].last = UInt32(truncatingIfNeeded: max(line, 1))
    blocks[0].next = UInt32(truncatingIfNeeded: blocks.count)
  }

  mutating func beginLine(at offset: Int) {
    line += 1
    lineStarts.append(UInt32(truncatingIfNeeded: offset))
  }

  private mutating func parseLine(_ start: Int, _ end: Int) {
    var cursor = Cursor(bytes, start: start, end: end)
    let depth = matchContainers(&cursor)
    if depth == containers.count, continueVerbatim(cursor) { return }
    if cursor.isAtEnd { return blankLine(cursor, depth) }
    openBlocks(&cursor, depth)
  }

  /// Opens what the rest of the line starts: any number of containers, then one leaf.
  private mutating func openBlocks(_ cursor: inout Cursor, _ matched: Int) {
    var depth = matched
    while !cursor.isAtEnd {
      if cursor.indent >= 4 { return indented(cursor, depth) }
      let byte = bytes[cursor.offset]
      // Most lines are text, and no block starts with a letter.
      if byte.isLetter || byte >= 0x80 { break }
      if openLeaf(cursor, byte, depth) { return }
      guard openContainer(&cursor, byte, depth) else { break }
      depth = containers.count
    }
    if !cursor.isAtEnd { text(cursor, depth) }
  }

  /// Appends a block that stands in the innermost open container, and returns its index.
  @discardableResult
  mutating func open(_ kind: Block.Kind, at offset: Int, in parent: Int? = nil) -> Int {
    let index = blocks.count
    let parent = parent ?? containers.last?.block ?? 0
    blocks.append(Block(kind, at: offset, line: line, index: index, parent: parent, span: spans.count))
    return index
  }

  /// Lets a block end where the last content did.
  mutating func finish(_ index: Int) {
    blocks[index].upper = UInt32(truncatingIfNeeded: tail)
    blocks[index].last = UInt32(truncatingIfNeeded: tailLine)
    blocks[index].next = UInt32(truncatingIfNeeded: blocks.count)
  }

  /// Notes that the current line is content up to `end`.
  mutating func reach(_ end: Int) {
    tail = end
    tailLine = line
  }

  mutating func addSpan(_ lower: Int, _ upper: Int, pad: Int = 0) {
    spans.append(Line(lower, upper, line: line, pad: pad))
  }
}
