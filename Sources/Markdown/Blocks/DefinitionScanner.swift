/// Reads link reference definitions off the content lines of a paragraph: `[label]: target "title"`, where label and
/// title may run over lines and each part may start on the next line.
struct DefinitionScanner {
  private let bytes: Bytes
  private let lines: [Line]
  /// The next byte to read; at a line's end, the line break is read before the next line.
  private var index: Int
  private var offset: Int

  init(_ bytes: Bytes, _ lines: [Line], from first: Int) {
    self.bytes = bytes
    self.lines = lines
    index = first
    offset = Int(lines[first].lower)
  }

  /// Reads one definition and returns the index of the line after it, or nil if none stands here.
  mutating func definition() -> Int? {
    guard index < lines.count, label(), take(UInt8(ascii: ":")) else { return nil }
    skipSpace()
    guard target() else { return nil }
    let end = (index, offset)
    if skipSpace(), title(), endsLine() { return nextLine() }
    (index, offset) = end
    return endsLine() ? nextLine() : nil
  }

  private var lineEnd: Int { Int(lines[index].upper) }

  /// The byte to read: a newline at the end of each line, nil after the last.
  private var byte: UInt8? {
    guard index < lines.count else { return nil }
    return offset < lineEnd ? bytes[offset] : .newline
  }

  private mutating func step() {
    if offset < lineEnd { offset += 1 } else { nextLine() }
  }

  @discardableResult
  private mutating func nextLine() -> Int {
    index += 1
    if index < lines.count { offset = Int(lines[index].lower) }
    return index
  }

  private mutating func take(_ wanted: UInt8) -> Bool {
    guard byte == wanted else { return false }
    step()
    return true
  }

  private mutating func endsLine() -> Bool {
    offset = bytes.skipBlanks(offset, lineEnd)
    return offset == lineEnd
  }

  /// Skips white space with at most one line break; true if there was any.
  @discardableResult
  private mutating func skipSpace() -> Bool {
    let before = (index, offset)
    offset = bytes.skipBlanks(offset, lineEnd)
    if offset == lineEnd, index + 1 < lines.count {
      nextLine()
      offset = bytes.skipBlanks(offset, lineEnd)
    }
    return before != (index, offset)
  }

  /// A label holds up to 999 bytes, no bare brackets, and not only white space.
  private mutating func label() -> Bool {
    guard take(UInt8(ascii: "[")) else { return false }
    var isEmpty = true
    for _ in 0..<1000 {
      guard let byte else { return false }
      step()
      if byte == UInt8(ascii: "]") { return !isEmpty }
      if byte == UInt8(ascii: "[") { return false }
      if byte == .backslash, self.byte?.isPunctuation == true { step() }
      if !byte.isSpace { isEmpty = false }
    }
    return false
  }

  private mutating func target() -> Bool {
    guard offset < lineEnd else { return false }
    return bytes[offset] == UInt8(ascii: "<") ? bracketedTarget() : bareTarget()
  }

  private mutating func bracketedTarget() -> Bool {
    offset += 1
    while offset < lineEnd {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: ">") { return true }
      if byte == UInt8(ascii: "<") { return false }
      if byte == .backslash, offset < lineEnd, bytes[offset].isPunctuation { offset += 1 }
    }
    return false
  }

  private mutating func bareTarget() -> Bool {
    let start = offset
    var depth = 0
    while offset < lineEnd, bytes[offset] > .space, bytes[offset] != 0x7F {
      if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
      if bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
      guard depth >= 0 else { return false }
      let isEscape = bytes[offset] == .backslash && offset + 1 < lineEnd && bytes[offset + 1].isPunctuation
      offset += isEscape ? 2 : 1
    }
    return offset > start && depth == 0
  }

  private mutating func title() -> Bool {
    guard let opening = byte, let closing = Self.closing(opening) else { return false }
    step()
    while let byte {
      step()
      if byte == closing { return true }
      if byte == opening { return false }
      if byte == .backslash, self.byte?.isPunctuation == true { step() }
    }
    return false
  }

  private static func closing(_ opening: UInt8) -> UInt8? {
    switch opening {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): opening
    case UInt8(ascii: "("): UInt8(ascii: ")")
    default: nil
    }
  }
}
