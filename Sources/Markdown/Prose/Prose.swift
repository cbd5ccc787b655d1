import CMd4c

/// Helpers for the inline text of one block.
package enum Prose {
  /// The text without its markup: no emphasis marks, code ticks, link targets, backslash escapes, HTML tags or
  /// comments; a link is its text, an image its description. Lines stay lines, and nothing is read as a block.
  package static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: isMarkup) else { return text }
    // A full stop at the start of each line keeps md4c from seeing lists, headings or tables there.
    var source: [UInt8] = [guardMark]
    source.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 where byte != .carriageReturn {
      source.append(byte)
      if byte == .newline { source.append(guardMark) }
    }
    let writer = PlainWriter(guardMark: guardMark)
    _ = source.withUnsafeBufferPointer { bytes in
      writer.base = bytes.baseAddress
      return Md4c.parse(source, flags: UInt32(MD_FLAG_STRIKETHROUGH), into: writer)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
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
