// Texts in JSON, with their escapes.

extension JSONReader {
  /// Refuses what is no text at all.
  func checkText() throws(JSONError) {
    if bytes.isEmpty { throw error("the text is empty; a JSON value is expected") }
    if String(validating: bytes, as: UTF8.self) != nil { return }
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var place = 0
    while case .valid(let scalar) = parser.parseScalar(from: &rest) { place += scalar.count }
    throw error("the bytes from here on are not UTF-8", at: place)
  }

  mutating func string() throws(JSONError) -> String {
    at += 1
    var out: [UInt8] = []
    while true {
      let run = try plain()
      let isEnd = bytes[at] == UInt8(ascii: "\"")
      if isEnd { at += 1 }
      // Most texts have no escape: they are one run.
      if isEnd, out.isEmpty { return String(decoding: run, as: UTF8.self) }
      out.append(contentsOf: run)
      if isEnd { return String(decoding: out, as: UTF8.self) }
      try escape(into: &out)
    }
  }

  /// The bytes up to the next quote or escape.
  private mutating func plain() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return UnsafeBufferPointer(rebasing: bytes[start..<at])
      }
      if byte < 0x20 { throw error("a control character in a text must be escaped") }
      at += 1
    }
    throw error("a text is not closed")
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    guard at + 1 < bytes.count else { throw error("a text is not closed", at: bytes.count) }
    let byte = bytes[at + 1]
    switch byte {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "u"): return try unicode(into: &out)
    default: throw error("an unknown escape in a text")
    }
    at += 2
  }

  private mutating func unicode(into out: inout [UInt8]) throws(JSONError) {
    let start = at
    var code = try unit()
    if (0xD800..<0xDC00).contains(code), bytes[at...].starts(with: #"\u"#.utf8) {
      let low = try unit()
      guard (0xDC00..<0xE000).contains(low) else { throw error("half of a surrogate pair", at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    let scalar = Unicode.Scalar(code)
    if isStrict, scalar == nil { throw error("half of a surrogate pair", at: start) }
    out.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf8)
  }

  /// The number of an escape like `\u00e9`.
  private mutating func unit() throws(JSONError) -> UInt32 {
    let digits = bytes[(at + 2)...].prefix(4)
    var code: UInt32 = 0
    for byte in digits {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { break }
      code = code << 4 + UInt32(digit)
    }
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      throw error("four hexadecimal digits are expected after \\u")
    }
    at += 6
    return code
  }
}
