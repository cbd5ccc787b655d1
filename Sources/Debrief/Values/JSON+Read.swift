/// Why a text is no JSON, and where.
package struct JSONError: Error, Equatable {
  package let line: Int
  package let message: String
}

extension JSON {
  /// Deeper nesting than this is refused: no review needs it, and a parser's stack is finite.
  package static let maximumDepth = 64

  /// Reads one JSON value. Of a name that stands twice in an object the last counts.
  package init(parsing text: String) throws(JSONError) {
    var text = text
    let result: Result<JSON, JSONError> = text.withUTF8 { bytes in
      var reader = JSONReader(bytes: bytes)
      do throws(JSONError) { return .success(try reader.document()) } catch { return .failure(error) }
    }
    self = try result.get()
  }
}

/// A recursive descent over UTF-8 bytes, with its depth bounded.
private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSON {
    let value = try value(depth: 0)
    skipSpace()
    guard at == bytes.count else { throw error("there is more text after the end of the value") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < JSON.maximumDepth else { throw error("nested more than \(JSON.maximumDepth) levels deep") }
    skipSpace()
    switch peek {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("the text ends where a value is expected")
    default: return try number()
    }
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSON {
    var members: [JSON.Member] = []
    var places: [String: Int] = [:]
    try list(closing: "}") { reader throws(JSONError) in
      guard reader.peek == UInt8(ascii: "\"") else { throw reader.error("a name in quotes is expected") }
      let name = try reader.string()
      reader.skipSpace()
      guard reader.take(":") else { throw reader.error("“:” is expected after the name “\(name)”") }
      let value = try reader.value(depth: depth + 1)
      if let place = places[name] {
        members[place].value = value
      } else {
        places[name] = members.count
        members.append(JSON.Member(name, value))
      }
    }
    return .object(members)
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> JSON {
    var elements: [JSON] = []
    try list(closing: "]") { reader throws(JSONError) in elements.append(try reader.value(depth: depth + 1)) }
    return .array(elements)
  }

  private mutating func list(
    closing: Unicode.Scalar,
    _ one: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    at += 1
    skipSpace()
    if take(closing) { return }
    while true {
      skipSpace()
      try one(&self)
      skipSpace()
      if take(closing) { return }
      guard take(",") else { throw error("“,” or “\(closing)” is expected") }
    }
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = at
    _ = take("-")
    try digits()
    if take(".") { try digits() }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      try digits()
    }
    return .number(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    let start = at
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    if at == start { throw error("this is no JSON value") }
  }

  private mutating func string() throws(JSONError) -> String {
    at += 1
    var out: [UInt8] = []
    while let byte = peek {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &out)
      case 0..<0x20: throw error("a control character in a text must be escaped")
      default: out.append(byte)
      }
    }
    throw error("a text is not closed")
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    guard let byte = peek else { throw error("a text is not closed") }
    at += 1
    switch byte {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "u"): try unicode(into: &out)
    default: throw error("an unknown escape in a text")
    }
  }

  private mutating func unicode(into out: inout [UInt8]) throws(JSONError) {
    var code = try hex()
    if (0xD800..<0xDC00).contains(code), take("\\"), take("u") {
      let low = try hex()
      guard (0xDC00..<0xE000).contains(low) else { throw error("half of a surrogate pair") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
    out.append(contentsOf: String(Character(scalar)).utf8)
  }

  private mutating func hex() throws(JSONError) -> UInt32 {
    guard at + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits are expected after \\u") }
    at += 4
    return code
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[at...].starts(with: word.utf8) else { throw error("this is no JSON value") }
    at += word.utf8.count
    return value
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { at += 1 }
  }

  private func error(_ message: String) -> JSONError {
    JSONError(line: 1 + bytes[..<min(at, bytes.count)].count { $0 == 0x0A }, message: message)
  }
}
