/// A document's source as md4c 0.4.8 must see it to show the blocks that `Document` finds, in linear time.
///
/// md4c wants three characters per column and a table alone between blank lines, and it is quadratic in the lines of
/// one paragraph with brackets. So columns are widened, and blank lines put around tables and into endless paragraphs.
struct Md4cSource {
  private let document: Document
  private var result: [UInt8] = []
  private var copied = 0

  /// How many lines a paragraph may have.
  private static let longest = 500

  static func bytes(_ source: [UInt8]) -> [UInt8] {
    var edit = Md4cSource(document: Document(source))
    edit.run()
    return edit.result
  }

  private init(document: Document) {
    self.document = document
    result.reserveCapacity(document.source.count + 64)
  }

  private mutating func run() {
    // Tables and text come in the order of their lines, so each edit starts where the one before ended.
    var counted = (lines: 0, last: 0, parent: 0)
    for (index, block) in document.blocks.enumerated() {
      switch block.kind {
      case .table:
        spread(index, block)
      case .paragraph, .html, .definition, .heading:
        if block.parent != counted.parent || block.firstLine != counted.last + 1 { counted.lines = 0 }
        breakUp(index, &counted.lines)
        counted.last = block.lastLine
        counted.parent = block.parent
      default: break
      }
    }
    copy(to: document.source.count)
  }

  private mutating func breakUp(_ index: Int, _ count: inout Int) {
    for line in document.lines(index) {
      if count == Self.longest {
        insert("\n", at: document.start(of: line.number))
        count = 0
      }
      count += 1
    }
  }

  private mutating func spread(_ index: Int, _ table: Block) {
    // A blank line would end a quote, and md4c finds most tables without one.
    let isQuoted = isQuoted(table)
    if !isQuoted, table.firstLine > 1, document.blocks[index - 1].lastLine == table.firstLine - 1 {
      insert("\n", at: document.start(of: table.firstLine))
    }
    widen(document.start(of: table.firstLine + 1))
    if !isQuoted, table.end < document.blocks.count, document.blocks[table.end].firstLine == table.lastLine + 1 {
      insert("\n", at: document.start(of: table.lastLine + 1))
    }
  }

  /// Makes each run of dashes in the alignment row long enough.
  private mutating func widen(_ start: Int) {
    var offset = start
    var before: UInt8 = 0
    while offset < document.source.count {
      let byte = document.source[offset]
      if byte == .newline || byte == .carriageReturn { return }
      if byte == UInt8(ascii: "-"), before != byte { insert("--", at: offset) }
      before = byte
      offset += 1
    }
  }

  private func isQuoted(_ block: Block) -> Bool {
    var above = block.parent
    while above != 0 {
      if document.blocks[above].kind == .quote { return true }
      above = document.blocks[above].parent
    }
    return false
  }

  private mutating func insert(_ text: String, at offset: Int) {
    copy(to: offset)
    result.append(contentsOf: text.utf8)
  }

  private mutating func copy(to end: Int) {
    guard end > copied else { return }
    result.append(contentsOf: document.source[copied..<end])
    copied = end
  }
}

extension Document {
  /// The offset of a line's first byte; the line is 1-based and exists.
  fileprivate func start(of line: Int) -> Int { Int(lineStarts[line - 1]) }
}
