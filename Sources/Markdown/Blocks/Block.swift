/// One block of a document and where it stands in the source.
package struct Block: Sendable {
  /// What a block is. Containers (quote, list, item, table, row) hold blocks; the others hold text or nothing.
  package enum Kind: Hashable, Sendable {
    case document
    /// YAML between `---` lines or TOML between `+++` lines, from the very first line on.
    case frontMatter
    case heading(level: Int)
    case paragraph
    case quote
    /// `start` is the number written at the first item, 0 for bullets.
    case list(ordered: Bool, start: Int)
    case item(box: Box?)
    /// `info` is what stands after the opening fence, as bytes of the source.
    case fence(info: Range<Int>)
    case indentedCode
    case html
    case rule
    /// `columns` is what the alignment row says; a row holds the cells it has, be they fewer or more.
    case table(columns: Int)
    case row(header: Bool)
    case cell
    /// A link reference definition: `[label]: target "title"`.
    case definition
  }

  /// The box at the start of a task item.
  package enum Box: Hashable, Sendable {
    case open, ticked
  }

  package internal(set) var kind: Kind
  // 32 bits halve the tree; `Document` refuses sources that need more.
  var lower: UInt32
  var upper: UInt32
  var first: UInt32
  var last: UInt32
  var firstSpan: UInt32
  var lastSpan: UInt32
  var next: UInt32
  var above: UInt32
  /// For an item, the columns from its container's content to its own; otherwise 0.
  var indent: UInt32 = 0

  init(_ kind: Kind, at offset: Int, line: Int, index: Int, parent: Int, span: Int) {
    self.kind = kind
    lower = UInt32(truncatingIfNeeded: offset)
    upper = lower
    first = UInt32(truncatingIfNeeded: line)
    last = first
    firstSpan = UInt32(truncatingIfNeeded: span)
    lastSpan = firstSpan
    next = UInt32(truncatingIfNeeded: index + 1)
    above = UInt32(truncatingIfNeeded: parent)
  }

  /// The bytes of the block with its markers and fences, without its first line's indentation and its last line's end.
  package var range: Range<Int> { Int(lower)..<Int(upper) }
  /// 1-based.
  package var firstLine: Int { Int(first) }
  /// 1-based, the last line that belongs to the block.
  package var lastLine: Int { Int(last) }
  /// The block's content lines, as indices into the document's table of them.
  package var spans: Range<Int> { Int(firstSpan)..<Int(lastSpan) }
  /// The index after the block's last descendant.
  package var end: Int { Int(next) }
  /// The index of the block that holds this one; 0, the document, for the document itself.
  package var parent: Int { Int(above) }
}

/// One line of a leaf's content, without the prefixes of its containers.
package struct Line: Sendable {
  var lower: UInt32
  var upper: UInt32
  var line: UInt32
  /// Columns of a tab whose first part belongs to a container's prefix: spaces that stand in no byte.
  var pad: UInt32

  init(_ lower: Int, _ upper: Int, line: Int, pad: Int = 0) {
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
    self.line = UInt32(truncatingIfNeeded: line)
    self.pad = UInt32(truncatingIfNeeded: pad)
  }

  /// Bytes of the source, without the line's end.
  package var bytes: Range<Int> { Int(lower)..<Int(upper) }
  /// 1-based.
  package var number: Int { Int(line) }
}

/// What bounds the work and the depth of a parse.
package struct Limits: Sendable {
  /// How deep quotes and items may nest; deeper markers stay text.
  package var nesting: Int
  /// The most columns an alignment row may have; a wider one stays text.
  package var columns: Int

  package static let standard = Limits(nesting: 100, columns: 128)

  package init(nesting: Int, columns: Int) {
    self.nesting = nesting
    self.columns = columns
  }
}
