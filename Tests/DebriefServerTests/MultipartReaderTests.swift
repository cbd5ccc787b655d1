import Testing

@testable import DebriefServer

@Suite("A form that is read as it arrives")
struct MultipartReaderTests {
  /// What is left of a body: its files, each with its content.
  private static func read(_ body: [UInt8], inChunksOf size: Int) throws -> (parts: [String], content: [UInt8], Bool) {
    var reader = MultipartReader(boundary: "x-1")
    var parts: [String] = []
    var content: [UInt8] = []
    for start in stride(from: 0, to: body.count, by: size) {
      for piece in try reader.read(body[start..<min(start + size, body.count)]) {
        switch piece {
        case .part(let name, let file): parts.append(name + "=" + (file ?? "-"))
        case .content(let bytes): content += bytes
        case .end: content += Array("|".utf8)
        }
      }
    }
    return (parts, content, reader.isWhole)
  }

  private static func part(_ head: String, _ content: [UInt8]) -> [UInt8] {
    Array("--x-1\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content + Array("\r\n".utf8)
  }

  @Test("A file arrives byte for byte, however the body is cut", arguments: [1, 2, 3, 5, 7, 11, 64, 1000, 100_000])
  func chunks(size: Int) throws {
    let tricky = Array("\r\n--x-\r\n--x\r\r\n--x-2\r\n-".utf8) + [0, 0xFF, 0x0D, 0x0A]
    let body =
      Array("before\r\n".utf8) + Self.part("name=\"note\"", Array("words".utf8))
      + Self.part("name=\"file\"; filename=\"a.bin\"\r\nContent-Type: image/png", tricky)
      + Self.part("name=\"none\"; filename=\"\"", []) + Array("--x-1--\r\nafter\r\n--x-1\r\n".utf8)
    let (parts, content, isWhole) = try Self.read(body, inChunksOf: size)
    #expect(parts == ["note=-", "file=a.bin", "none="])
    #expect(content == Array("words|".utf8) + tricky + Array("||".utf8))
    #expect(isWhole)
  }

  @Test("Holds no more than a chunk and a boundary of a long file")
  func pieces() throws {
    var reader = MultipartReader(boundary: "x-1")
    _ = try reader.read(Self.part("name=\"file\"; filename=\"a\"", []).dropLast(2))
    for _ in 0..<8 {
      let pieces = try reader.read([UInt8](repeating: 0x0D, count: 1000))
      guard case .content(let bytes)? = pieces.last else {
        Issue.record("nothing was handed on")
        return
      }
      #expect(bytes.count > 900)
    }
  }

  @Test("A part that names no field is left out")
  func nameless() throws {
    let body =
      Array("--x-1\r\n\r\nlost\r\n".utf8) + Self.part("name=\"file\"; filename=\"a\"", Array("kept".utf8))
      + Array("--x-1--".utf8)
    let (parts, content, isWhole) = try Self.read(body, inChunksOf: 4)
    #expect(parts == ["file=a"])
    #expect(content == Array("kept|".utf8))
    #expect(isWhole)
  }

  @Test(
    "A body that breaks off is not whole", arguments: ["", "--x-1", "--x-1\r\nA: b\r\n\r\nno end", "no form at all"])
  func cut(body: String) throws {
    #expect(try !Self.read(Array(body.utf8), inChunksOf: 3).2)
  }

  @Test("Header lines and parts without end are refused")
  func limits() {
    let long = Array("--x-1\r\nA: ".utf8) + [UInt8](repeating: 0x61, count: 20_000)
    #expect(throws: MultipartReader.Problem.headersTooLong) { try Self.read(long, inChunksOf: 512) }
    let many = (0..<40).flatMap { _ in Self.part("name=\"a\"", []) }
    #expect(throws: MultipartReader.Problem.tooManyParts) { try Self.read(many, inChunksOf: 512) }
  }
}
