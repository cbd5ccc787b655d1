/// Why a text is no JSON, and where.
package struct JSONError: Error, Equatable {
  /// From 1.
  package let line: Int
  /// In characters of Unicode, from 1.
  package let column: Int
  package let message: String
}

extension JSON {
  /// Deeper nesting than this is refused: no review needs it, and a parser's stack is finite.
  package static let maximumDepth = 64

  /// Reads one JSON value. Of a name that stands twice in an object the last counts.
  package init(parsing text: String) throws(JSONError) {
    var text = text
    let result = text.withUTF8 { Self.read($0, isStrict: false) }
    self = try result.get()
  }

  /// Reads one JSON value that a program wrote, by the letter of RFC 8259: UTF-8, no name twice in an object, no half of
  /// a surrogate pair, no number like `01`.
  package init(strictlyParsing bytes: [UInt8]) throws(JSONError) {
    let result = bytes.withUnsafeBufferPointer { Self.read($0, isStrict: true) }
    self = try result.get()
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>, isStrict: Bool) -> Result<JSON, JSONError> {
    var reader = JSONReader(bytes: bytes, isStrict: isStrict)
    do throws(JSONError) {
      if isStrict { try reader.checkText() }
      return .success(try reader.document())
    } catch {
      return .failure(error)
    }
  }
}

/// A recursive descent over UTF-8 bytes, with its depth bounded.
struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let isStrict: Bool
  var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>, isStrict: Bool) {
    self.bytes = bytes
    self.isStrict = isStrict
  }

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
    var table: [String: Int] = [:]
    try list(closing: "}") { reader throws(JSONError) in
      guard reader.peek == UInt8(ascii: "\"") else { throw reader.error("a name in quotes is expected") }
      let start = reader.at
      let name = try reader.string()
      let place = Self.place(of: name, in: members, &table)
      if reader.isStrict, place != nil {
        throw reader.error("\(name.quoted) stands twice in an object", at: start)
      }
      reader.skipSpace()
      guard reader.take(":") else { throw reader.error("“:” is expected after the name \(name.quoted)") }
      let value = try reader.value(depth: depth + 1)
      if let place {
        members[place].value = value
      } else {
        members.append(JSON.Member(name, value))
      }
    }
    return .object(members)
  }

  /// Where that name stands. A few are looked through; many have a table.
  private static func place(of name: String, in members: [JSON.Member], _ table: inout [String: Int]) -> Int? {
    guard members.count > 16 else { return members.firstIndex { $0.name == name } }
    for place in table.count..<members.count { table[members[place].name] = place }
    return table[name]
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
    let digit = at
    try digits()
    if isStrict, bytes[digit] == UInt8(ascii: "0"), at - digit > 1 {
      throw error("a number has no 0 before its other digits", at: start)
    }
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

  private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[at...].starts(with: word.utf8) else { throw error("this is no JSON value") }
    at += word.utf8.count
    return value
  }

  var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, Self.isSpace(byte) || (!isStrict && (0x0B...0x0C).contains(byte)) { at += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  func error(_ message: String) -> JSONError { error(message, at: at) }

  func error(_ message: String, at place: Int) -> JSONError {
    let before = bytes[..<min(place, bytes.count)]
    let line = before[(before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)...]
    return JSONError(
      line: 1 + before.count { $0 == 0x0A }, column: 1 + line.count { $0 & 0xC0 != 0x80 }, message: message)
  }
}
