/// A document without its hidden blocks, and the blocks as they stand there.
///
/// A block begins at the start of a line. It ends with its comment, but at the latest before an empty line or another
/// block: of one that lost its end no more is taken than was its own.
struct HiddenBlocks {
  struct Found: Equatable {
    /// From the version on, without the end.
    var body: String
    /// From 1.
    var line: Int
    var isClosed: Bool
  }

  /// The text with empty lines where blocks stood, so that its other lines keep their numbers.
  let visible: String
  let found: [Found]

  /// nil when there is none.
  init?(_ text: String) {
    var text = text
    let scan = text.withUTF8 { bytes -> Scan? in
      guard Self.start(in: bytes, from: 0) != nil else { return nil }
      var scan = Scan()
      scan.run(bytes)
      return scan
    }
    guard let scan else { return nil }
    visible = String(decoding: scan.visible, as: UTF8.self)
    found = scan.found
  }

  /// The same text without a block: one that a person wrote gets a further space.
  static func disarmed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes -> String? in
      guard var start = Self.start(in: bytes, from: 0) else { return nil }
      var out: [UInt8] = []
      var from = 0
      while true {
        out += bytes[from..<start + 4]
        out.append(UInt8(ascii: " "))
        from = start + 4
        guard let next = Self.start(in: bytes, from: from) else { break }
        start = next
      }
      return String(decoding: out + bytes[from...], as: UTF8.self)
    } ?? text
  }

  /// The next line that opens a block.
  private static func start(in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    var at = from
    while at + opening.count <= bytes.count {
      if bytes[at] == opening[0], isLineStart(at, bytes), bytes[at...].starts(with: opening) { return at }
      at += 1
    }
    return nil
  }

  private static let opening = Array(HiddenBlock.opening.utf8)

  private static func isLineStart(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    at == 0 || bytes[at - 1] == 0x0A || bytes[at - 1] == 0x0D
  }
}

extension HiddenBlocks {
  /// One way through the lines.
  private struct Scan {
    var visible: [UInt8] = []
    var found: [Found] = []
    private var body: [UInt8]?
    private var line = 0

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
      visible.reserveCapacity(bytes.count)
      var at = 0
      while at < bytes.count {
        let end = bytes[at...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        var next = min(end + 1, bytes.count)
        if next < bytes.count, bytes[end] == 0x0D, bytes[next] == 0x0A { next += 1 }
        line += 1
        read(bytes[at..<end])
        visible += bytes[end..<next]
        if body != nil { body? += bytes[end..<next] }
        at = next
      }
      finish(isClosed: false)
    }

    private mutating func read(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
      if text.starts(with: HiddenBlocks.opening) {
        finish(isClosed: false)
        body = []
        found.append(Found(body: "", line: line, isClosed: false))
        inside(text.dropFirst(HiddenBlocks.opening.count))
      } else if body == nil {
        visible += text
      } else if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        finish(isClosed: false)
        visible += text
      } else {
        inside(text)
      }
    }

    /// What stands behind the end of the comment is visible again.
    private mutating func inside(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
      let closing = HiddenBlock.closing.utf8
      guard let end = text.indices.first(where: { text[$0] == 0x2D && text[$0...].starts(with: closing) }) else {
        body? += text
        return
      }
      body? += text[..<end]
      visible += text[(end + closing.count)...]
      finish(isClosed: true)
    }

    private mutating func finish(isClosed: Bool) {
      guard let body else { return }
      found[found.count - 1].body = String(decoding: body, as: UTF8.self)
      found[found.count - 1].isClosed = isClosed
      self.body = nil
    }
  }
}
