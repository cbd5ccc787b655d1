import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The fields of a form or of a query.
struct Form: Sendable {
  /// A field's bytes, with the file's name where it is one.
  struct Value: Sendable {
    var bytes: [UInt8]
    var file: String?

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private(set) var values: [(name: String, value: Value)] = []

  init(values: [(name: String, value: Value)]) { self.values = values }

  /// `a=1&b=two+words`.
  init(encoded: some StringProtocol) {
    for pair in encoded.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = Value(bytes: parts.count > 1 ? Self.decode(parts[1]) : [])
      values.append((String(decoding: Self.decode(parts[0]), as: UTF8.self), value))
    }
  }

  init(query uri: URI) { self.init(encoded: uri.query ?? "") }

  /// Reads a body in either encoding that browsers send.
  ///
  /// - Throws: `Sorry.noForm` for another one.
  init(_ request: Request, upTo limit: Int) async throws {
    // A stated length tells at once; a body without one is counted as it comes.
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw NIOTooManyBytesError(maxBytes: limit)
    }
    let buffer = try await request.body.collect(upTo: limit)
    let type = request.headers[.contentType] ?? ""
    if let boundary = Multipart.boundary(of: type) {
      self.init(values: Multipart.parts(Array(buffer.readableBytesView), boundary: boundary))
    } else if buffer.readableBytes == 0 || request.mediaType == "application/x-www-form-urlencoded" {
      self.init(encoded: String(buffer: buffer))
    } else {
      throw Sorry.noForm
    }
  }

  /// The first value of that name; nil when it is not there or empty.
  subscript(name: String) -> String? {
    value(name).flatMap { $0.bytes.isEmpty ? nil : $0.text }
  }

  func value(_ name: String) -> Value? { values.first { $0.name == name }?.value }

  /// Every value of that name that is not empty.
  func all(_ name: String) -> [String] {
    values.filter { $0.name == name && !$0.value.bytes.isEmpty }.map(\.value.text)
  }

  /// A part of a path as it was meant: `a%20b` → `a b`; a plus is a plus.
  static func decode(path part: some StringProtocol) -> String {
    String(decoding: decode(Array(part.utf8), isQuery: false), as: UTF8.self)
  }

  private static func decode(_ text: some StringProtocol) -> [UInt8] { decode(Array(text.utf8)) }

  private static func decode(_ bytes: [UInt8], isQuery: Bool = true) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count, let high = hex(bytes[i + 1]), let low = hex(bytes[i + 2]) {
        out.append(high << 4 | low)
        i += 3
      } else {
        out.append(isQuery && bytes[i] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[i])
        i += 1
      }
    }
    return out
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }

  /// A text as a part of a query or of a path.
  static func encode(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(Character(Unicode.Scalar(byte)))
      default: out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return out
  }
}
