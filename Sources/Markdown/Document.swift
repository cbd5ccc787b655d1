/// A Markdown document as its blocks, in document order, each with the bytes and lines it stands on.
///
/// Any bytes make a document, in linear time: CommonMark's blocks, GitHub's tables and task items, and front matter.
/// A byte order mark at the start belongs to no block. Sources of 4 GiB or more are a programming error.
package struct Document: Sendable {
  /// The bytes as given; every range counts in them.
  package let source: [UInt8]
  /// All blocks in preorder; `blocks[0]` is the document.
  package let blocks: [Block]
  let spans: [Line]
  let lineStarts: [UInt32]

  package init(_ source: [UInt8], limits: Limits = .standard) {
    precondition(source.count < UInt32.max, "a document has less than 4 GiB")
    self.source = source
    (blocks, spans, lineStarts) = source.withUnsafeBufferPointer { bytes in
      var parser = BlockParser(bytes, limits: limits)
      parser.parse()
      return (parser.blocks, parser.spans, parser.lineStarts)
    }
  }

  package init(_ text: String, limits: Limits = .standard) {
    self.init(Array(text.utf8), limits: limits)
  }

  /// The content lines of a leaf, joined by newlines; invalid UTF-8 becomes U+FFFD. Empty for a container.
  package func text(_ index: Int) -> String {
    let lines = lines(index)
    if lines.count == 1, let only = lines.first, only.pad == 0 {
      return string(only.bytes)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(blocks[index].range.count)
    for line in lines {
      if line.number != lines.first?.number { bytes.append(UInt8(ascii: "\n")) }
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: Int(line.pad)))
      bytes.append(contentsOf: source[line.bytes])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The content lines of a leaf, each with its bytes and its number; a slice, so its indices don't start at 0.
  package func lines(_ index: Int) -> ArraySlice<Line> {
    spans[blocks[index].spans]
  }

  /// The bytes of the source as text; invalid UTF-8 becomes U+FFFD.
  package func string(_ bytes: Range<Int>) -> String {
    String(decoding: source[bytes], as: UTF8.self)
  }

  /// The text of a cell, with `\|` read as the pipe it stands for.
  package func cellText(_ index: Int) -> String {
    let text = text(index)
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "\\") { bytes.removeLast() }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The direct children of a block, in order.
  package func children(_ index: Int) -> Children {
    Children(blocks: blocks, child: index + 1, end: blocks[index].end)
  }

  /// The 1-based number of the line that holds the byte; past the end, the last line's.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }

  /// Indices of sibling blocks: each step jumps over a block's descendants.
  package struct Children: Sequence, IteratorProtocol {
    let blocks: [Block]
    var child: Int
    let end: Int

    package mutating func next() -> Int? {
      guard child < end else { return nil }
      defer { child = blocks[child].end }
      return child
    }
  }
}
