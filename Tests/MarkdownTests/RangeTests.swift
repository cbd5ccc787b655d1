import Chance
import Markdown
import Testing

@Suite struct `Source ranges` {
  @Test(arguments: BlockCases.all + ["---\na: b\n---\n\n# c\n", "\u{FEFF}text\n", "|a|b|\n|-|-|\n|`c`|d\\|e|f|\n"])
  func `cover the source once`(text: String) {
    Self.expectCover(Document(text))
  }

  @Test func `cover made-up documents once`() {
    var random = SplitMix(seed: 11)
    for _ in 0..<5_000 { Self.expectCover(Document(Fragments.document(&random))) }
  }

  /// Top-level blocks in order with nothing but blanks between them, children within their parents, and each byte of
  /// text in one leaf.
  private static func expectCover(_ document: Document) {
    var end = document.source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for child in document.children(0) {
      let range = document.blocks[child].range
      #expect(range.lowerBound >= end)
      guard range.lowerBound >= end else { return }
      #expect(document.string(end..<range.lowerBound).allSatisfy { $0.isWhitespace })
      end = range.upperBound
    }
    #expect(document.string(end..<document.source.count).allSatisfy { $0.isWhitespace })
    var owned: Set<Int> = []
    for (index, block) in document.blocks.enumerated().dropFirst() {
      let parent = document.blocks[block.parent]
      #expect(parent.range.lowerBound <= block.range.lowerBound && block.range.upperBound <= parent.range.upperBound)
      #expect(block.parent < index && block.end <= parent.end)
      #expect(block.firstLine >= parent.firstLine && block.lastLine <= parent.lastLine)
      #expect(block.firstLine == document.line(at: block.range.lowerBound))
      for line in document.lines(index) {
        #expect(block.range.lowerBound <= line.bytes.lowerBound && line.bytes.upperBound <= block.range.upperBound)
        #expect(line.bytes.isEmpty || line.number == document.line(at: line.bytes.lowerBound))
        for byte in line.bytes { #expect(owned.insert(byte).inserted) }
      }
    }
    expectTextOwned(document, owned)
  }

  /// Letters belong to a leaf's text, but for a fence's info.
  private static func expectTextOwned(_ document: Document, _ owned: Set<Int>) {
    var owned = owned
    for block in document.blocks {
      if case .fence(let info) = block.kind { owned.formUnion(info) }
    }
    for (offset, byte) in document.source.enumerated() where byte >= 0x61 && byte <= 0x7A && !owned.contains(offset) {
      // What is left are boxes, "[x]".
      #expect(byte == 0x78 && document.source[offset - 1] == 0x5B, "\(document.string(0..<document.source.count))")
    }
  }

  @Test func `give blocks their lines`() {
    let document = Document("# T\n\n- [x] **A**: b\n  - c\n\n> q\nlazy\n")
    let kinds = document.blocks.map { "\($0.firstLine)-\($0.lastLine)" }
    #expect(kinds == ["1-7", "1-1", "3-4", "3-4", "3-3", "4-4", "4-4", "4-4", "6-7", "6-7"])
    #expect(document.text(4) == "**A**: b")
    #expect(document.string(document.blocks[3].range) == "- [x] **A**: b\n  - c")
    #expect(document.text(9) == "q\nlazy")
    #expect(Array(document.children(0)) == [1, 2, 8])
    #expect(Array(document.children(3)) == [4, 5])
  }

  @Test func `give blocks back without their containers' prefixes`() {
    let document = Document("1. a\n   - b\n     c\n   - d\n\n   > e\n   >     f\n")
    let sources = Dictionary(grouping: document.blocks.indices) { "\(document.blocks[$0].kind)".prefix(4) }
      .mapValues { $0.map(document.source(of:)) }
    #expect(sources["list"]?.last == "- b\n  c\n- d")
    #expect(sources["quot"] == ["> e\n>     f"])
    #expect(sources["para"] == ["a", "b\nc", "d", "e\n    f"])
    #expect(document.source(of: 2) == "1. a\n   - b\n     c\n   - d\n\n   > e\n   >     f")
  }

  @Test func `give text that tabs share with a prefix its spaces`() {
    let document = Document(">\t\tcode\n\n-\t\tcode\n")
    let codes = document.blocks.indices.filter { document.blocks[$0].kind == .indentedCode }
    #expect(codes.map(document.text) == ["  code", "  code"])
  }

  @Test func `keep fences' info, blank lines and indentation`() throws {
    let document = Document("  ```sh -x\n  a\n\n    b\n c\n  ```\n")
    guard case .fence(let info) = document.blocks[1].kind else { throw Absent() }
    #expect(document.string(info) == "sh -x")
    #expect(document.text(1) == "a\n\n  b\nc")
    #expect(document.blocks[1].range == 2..<document.source.count - 1)
  }

  @Test func `give cells their text, be they fewer or more than the columns`() {
    let document = Document("| a | b |\n|---|---|\n| x \\| y |\n| 1 || 3 |\n")
    let cells = document.blocks.indices.filter { document.blocks[$0].kind == .cell }
    #expect(cells.map(document.cellText) == ["a", "b", "x | y", "1", "", "3"])
  }

  @Test func `read any line end and any bytes`() {
    #expect(Document("a\r\nb\rc\nd").lines(1).map(\.number) == [1, 2, 3, 4])
    let document = Document([0x23, 0x20, 0xFF, 0x00, 0x61, 0x0A])
    #expect(document.text(1) == "\u{FFFD}\0a")
    #expect(Document([UInt8]()).blocks.count == 1)
    #expect(Document("").line(at: 5) == 1)
  }

  private struct Absent: Error {}
}
