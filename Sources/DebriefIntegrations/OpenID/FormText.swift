/// Names and values as a query or a form carries them (`application/x-www-form-urlencoded`).
enum FormText {
  static func text(_ fields: [(name: String, value: String)]) -> String {
    fields.map { encoded($0.name) + "=" + encoded($0.value) }.joined(separator: "&")
  }

  /// An address with more fields in its query; it may have some already (RFC 6749, §3.1).
  static func address(_ address: String, with fields: [(name: String, value: String)]) -> String {
    let separator = !address.contains("?") ? "?" : address.hasSuffix("?") || address.hasSuffix("&") ? "" : "&"
    return address + separator + text(fields)
  }

  /// Everything but the unreserved characters of RFC 3986 as %XX, which queries and forms read alike.
  static func encoded(_ text: String) -> String {
    var out: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
      default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
