import CMd4c

/// Helpers for the inline text of one block.
package enum Prose {
  /// The text without its markup: no emphasis marks, code ticks, link targets, backslash escapes, HTML tags or
  /// comments; a link is its text, an image its description. Lines stay lines, and nothing is read as a block.
  package static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: isMarkup) else { return text }
    let bytes = text.utf8.filter { $0 != .carriageReturn }
    var lines = bytes.split(separator: .newline, omittingEmptySubsequences: false)[...]
    let writer = PlainWriter(guardMark: guardMark)
    while !lines.isEmpty {
      write(lines.prefix(longest), to: writer)
      lines = lines.dropFirst(longest)
      if !lines.isEmpty { writer.bytes.append(.newline) }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// md4c is quadratic in the lines of one paragraph with brackets; markup over a border between pieces stays as it is.
  private static let longest = 500

  private static func write(_ lines: ArraySlice<ArraySlice<UInt8>>, to writer: PlainWriter) {
    // A full stop at the start of each line keeps md4c from seeing lists, headings or tables there.
    var source: [UInt8] = []
    for line in lines {
      if !source.isEmpty { source.append(.newline) }
      source.append(guardMark)
      source.append(contentsOf: line)
    }
    source.withUnsafeBufferPointer { bytes in
      // The writer tells guard marks by where they stand, so it needs the address that md4c gets: the array's own.
      writer.base = bytes.baseAddress
      _ = Md4c.parse(source, flags: UInt32(MD_FLAG_STRIKETHROUGH), into: writer)
    }
  }

  private static let guardMark = UInt8(ascii: ".")

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "~"), .backslash:
      true
    default: false
    }
  }
}

/// Collects the text that md4c tells, without the guard marks.
private final class PlainWriter: Md4cListener {
  var bytes: [UInt8] = []
  var base: UnsafePointer<UInt8>?
  let guardMark: UInt8
  private var isAtLineStart = true

  init(guardMark: UInt8) { self.guardMark = guardMark }

  func enter(_ block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool { true }
  func leave(_ block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool { true }
  func enter(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool { true }
  func leave(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool { true }

  func text(_ kind: MD_TEXTTYPE, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch kind {
    case MD_TEXT_NULLCHAR: bytes.append(contentsOf: "\u{FFFD}".utf8)
    case MD_TEXT_BR, MD_TEXT_SOFTBR: bytes.append(.newline)
    case MD_TEXT_HTML: break
    case MD_TEXT_ENTITY: bytes.append(contentsOf: Entity.decode(text) ?? Array(text))
    default: bytes.append(contentsOf: isGuarded(text) ? text[1...] : text[...])
    }
    return true
  }

  /// Whether the text starts with the guard mark of a line.
  private func isGuarded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base, let start = text.baseAddress, text.first == guardMark else { return false }
    return start == base || start > base && start[-1] == .newline
  }
}
