/// Finds the links of a text in one pass over its bytes.
struct LinkFinder {
  struct Found {
    var text: Range<Int>
    var url: String
    var isImage = false
    var isBare = false
    var range: Range<Int>
  }

  private let bytes: Bytes
  private(set) var links: [Found] = []
  private var offset = 0
  /// Open brackets: where they stand, whether an image starts there, and how many links were found before.
  private var brackets: [(offset: Int, isImage: Bool, links: Int)] = []
  /// Below this depth no bracket opens a link any more: one was found inside.
  private var floor = 0
  /// Where the last run of so many backticks starts: no code span opened after it can close.
  private var lastTicks: [Int: Int] = [:]

  init(_ bytes: Bytes) { self.bytes = bytes }

  mutating func find() {
    noteTicks()
    while offset < bytes.count {
      switch bytes[offset] {
      case .backslash: offset += 2
      case UInt8(ascii: "`"): skipCode()
      case UInt8(ascii: "["): openBracket()
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "<"): angle()
      case UInt8(ascii: "h"), UInt8(ascii: "H"): bare()
      default: offset += 1
      }
    }
  }

  private mutating func noteTicks() {
    var at = 0
    while at < bytes.count {
      let after = bytes.skip(UInt8(ascii: "`"), at, bytes.count)
      if after > at { lastTicks[after - at] = at }
      at = max(after, at + 1)
    }
  }

  private mutating func skipCode() {
    let start = offset
    offset = bytes.skip(UInt8(ascii: "`"), offset, bytes.count)
    let length = offset - start
    guard let last = lastTicks[length], last > start else { return }
    var at = offset
    while at <= last {
      let after = bytes.skip(UInt8(ascii: "`"), at, bytes.count)
      if after - at == length {
        offset = after
        return
      }
      at = max(after, at + 1)
    }
  }

  private mutating func openBracket() {
    let isImage = offset > 0 && bytes[offset - 1] == UInt8(ascii: "!")
    brackets.append((offset, isImage, links.count))
    offset += 1
  }

  private mutating func closeBracket() {
    let end = offset
    offset += 1
    guard let bracket = brackets.popLast() else { return }
    let isInert = !bracket.isImage && brackets.count < floor
    floor = min(floor, brackets.count)
    guard !isInert, let target = target(at: end + 1) else { return }
    let inner = bracket.isImage ? [] : links[bracket.links...].filter(\.isImage)
    links.removeSubrange(bracket.links...)
    links.append(contentsOf: inner)
    if !bracket.isImage { floor = brackets.count }
    let start = bracket.isImage ? bracket.offset - 1 : bracket.offset
    let text = bracket.offset + 1..<end
    links.append(Found(text: text, url: target.url, isImage: bracket.isImage, range: start..<target.end))
    offset = target.end
  }

  /// What stands in the parentheses after a link's text.
  private func target(at start: Int) -> (url: String, end: Int)? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "(") else { return nil }
    let lower = skipSpace(start + 1)
    guard let (url, after) = destination(at: lower) else { return nil }
    var at = skipSpace(after)
    if at > after, let title = titleEnd(at) { at = skipSpace(title) }
    guard at < bytes.count, bytes[at] == UInt8(ascii: ")") else { return nil }
    return (Self.unescape(String(decoding: bytes[url], as: UTF8.self)), at + 1)
  }

  private func destination(at start: Int) -> (Range<Int>, Int)? {
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: "<") {
      guard let end = angleEnd(start) else { return nil }
      return (start + 1..<end - 1, end)
    }
    var at = start
    var depth = 0
    while at < bytes.count, bytes[at] > .space {
      if bytes[at] == UInt8(ascii: "(") { depth += 1 }
      if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { break }
      // As deep as md4c and cmark go; it bounds how often a byte is read.
      if depth > 32 { return nil }
      at += bytes[at] == .backslash && at + 1 < bytes.count && bytes[at + 1].isPunctuation ? 2 : 1
    }
    return depth <= 0 ? (start..<at, at) : nil
  }

  private func angleEnd(_ start: Int) -> Int? {
    var at = start + 1
    while at < bytes.count, bytes[at] != .newline, bytes[at] != UInt8(ascii: "<") {
      if bytes[at] == UInt8(ascii: ">") { return at + 1 }
      at += bytes[at] == .backslash ? 2 : 1
    }
    return nil
  }

  private func titleEnd(_ start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let open = bytes[start]
    guard open == UInt8(ascii: "\"") || open == UInt8(ascii: "'") || open == UInt8(ascii: "(") else { return nil }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open
    var at = start + 1
    while at < bytes.count {
      if bytes[at] == close { return at + 1 }
      if bytes[at] == open { return nil }
      at += bytes[at] == .backslash ? 2 : 1
    }
    return nil
  }

  private mutating func angle() {
    guard addressStart(offset + 1) != nil, let end = angleEnd(offset), !bytes[offset..<end].contains(.space) else {
      offset += 1
      return
    }
    addBare(offset + 1..<end - 1, in: offset..<end)
    offset = end
  }

  private mutating func bare() {
    let isInWord = offset > 0 && (bytes[offset - 1].isLetter || bytes[offset - 1].isDigit)
    guard !isInWord, let start = addressStart(offset) else {
      offset += 1
      return
    }
    var end = start
    while end < bytes.count, bytes[end] > .space, !"<>\"`]|".utf8.contains(bytes[end]) { end += 1 }
    end = trim(start, end)
    if end > start { addBare(offset..<end, in: offset..<end) }
    offset = end
  }

  private mutating func addBare(_ address: Range<Int>, in range: Range<Int>) {
    let url = String(decoding: bytes[address], as: UTF8.self)
    links.append(Found(text: address, url: url, isBare: true, range: range))
  }

  /// The offset after `http://` or `https://`.
  private func addressStart(_ start: Int) -> Int? {
    if bytes.has("http://", at: start, bytes.count) { return start + 7 }
    return bytes.has("https://", at: start, bytes.count) ? start + 8 : nil
  }

  /// `end` before the punctuation of the sentence around an address; a parenthesis goes only if none opened for it.
  private func trim(_ start: Int, _ end: Int) -> Int {
    var end = end
    var extra = bytes[start..<end].reduce(0) {
      $0 + ($1 == UInt8(ascii: ")") ? 1 : $1 == UInt8(ascii: "(") ? -1 : 0)
    }
    while end > start {
      if bytes[end - 1] == UInt8(ascii: ")"), extra > 0 {
        extra -= 1
      } else if !"?!.,:;*_~'".utf8.contains(bytes[end - 1]) {
        break
      }
      end -= 1
    }
    return end
  }

  private func skipSpace(_ start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at].isSpace { at += 1 }
    return at
  }

  private static func unescape(_ text: String) -> String {
    guard text.utf8.contains(.backslash) else { return text }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped, !byte.isPunctuation { result.append(.backslash) }
      if isEscaped || byte != .backslash { result.append(byte) }
      isEscaped = !isEscaped && byte == .backslash
    }
    if isEscaped { result.append(.backslash) }
    return String(decoding: result, as: UTF8.self)
  }
}
