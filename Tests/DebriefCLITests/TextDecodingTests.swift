import Debrief
import DebriefIntegrations
import Testing

@Suite struct `The bytes of a file` {
  static let text = "# Outage\r\n\n- **Severity**: SEV-2 – café, 日本, 🍀\n"

  static func wide<U: FixedWidthInteger>(_ units: some Sequence<U>, bigEndian: Bool) -> [UInt8] {
    units.flatMap { withUnsafeBytes(of: bigEndian ? $0.bigEndian : $0.littleEndian, Array.init) }
  }

  static let encoded: [[UInt8]] = [
    Array(text.utf8),
    [0xEF, 0xBB, 0xBF] + Array(text.utf8),
    wide(text.utf16, bigEndian: false), wide(text.utf16, bigEndian: true),
    [0xFF, 0xFE] + wide(text.utf16, bigEndian: false), [0xFE, 0xFF] + wide(text.utf16, bigEndian: true),
    [0xFF, 0xFE, 0, 0] + wide(text.unicodeScalars.map(\.value), bigEndian: false),
    [0, 0, 0xFE, 0xFF] + wide(text.unicodeScalars.map(\.value), bigEndian: true),
    wide(text.unicodeScalars.map(\.value), bigEndian: false), wide(text.unicodeScalars.map(\.value), bigEndian: true),
  ]

  @Test(arguments: encoded)
  func `are read in each encoding, with a mark and without`(_ bytes: [UInt8]) throws {
    #expect(try TextDecoding.decode(bytes) == .init(text: Self.text, notes: []))
  }

  @Test func `may be none`() throws {
    #expect(try TextDecoding.decode([]) == .init(text: "", notes: []))
  }

  @Test func `that are no UTF-8 are counted, and the first has its line`() throws {
    let bytes = Array("first\nsecond ".utf8) + [0xE9] + Array("t".utf8) + [0xE9, 0x0A, 0xC3] + Array("x".utf8)
    let decoded = try TextDecoding.decode(bytes)
    #expect(decoded.text == "first\nsecond \u{FFFD}t\u{FFFD}\n\u{FFFD}x")
    #expect(decoded.notes.map(\.line) == [2])
    #expect(decoded.notes[0].message.hasPrefix("3 byte sequences"))
  }

  @Test func `of half a unit of UTF-16 are a damaged character`() throws {
    let decoded = try TextDecoding.decode([0xFF, 0xFE, 0x41, 0x00, 0x42])
    #expect(decoded.text == "A\u{FFFD}")
    #expect(decoded.notes.count == 1)
  }

  @Test func `in Mac Roman's guise are put right without a note`() throws {
    let decoded = try TextDecoding.decode(Array("one\n- ‚úÖ two ‚Äì three".utf8))
    #expect(decoded.text == "one\n- ✅ two – three")
    #expect(decoded.notes.isEmpty)
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], FileKind.png, 8),
      (Array("%PDF-1.7\n".utf8), .pdf, nil),
      ([0x50, 0x4B, 3, 4, 20, 0] + Array("word/document.xml".utf8), .word, 5),
      ([0x50, 0x4B, 3, 4, 20, 0] + Array("notes.txt".utf8), .zip, 5),
      (Array("plain".utf8) + [0, 0x41], nil, 5),
    ] as [([UInt8], FileKind?, Int?)])
  func `of a binary file are refused`(_ bytes: [UInt8], _ kind: FileKind?, _ offset: Int?) {
    #expect(throws: NoText(kind: kind, offset: offset)) { try TextDecoding.decode(bytes) }
  }
}
