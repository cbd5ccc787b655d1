/// Bytes in base64: with `+`, `/` and padding, or base64url without padding (RFC 4648, §4 and §5; RFC 7515, §2).
enum Base64: String {
  case standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  case url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

  func text(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array(rawValue.utf8)
    var out: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in bytes {
      (bits, count) = (bits << 8 | Int(byte), count + 8)
      while count >= 6 {
        count -= 6
        out.append(digits[bits >> count & 63])
      }
      bits &= 63
    }
    if count > 0 { out.append(digits[bits << (6 - count) & 63]) }
    while self == .standard, !out.count.isMultiple(of: 4) { out.append(UInt8(ascii: "=")) }
    return String(decoding: out, as: UTF8.self)
  }

  /// The bytes of a base64url text; nil for any other character and for lengths that none has.
  static func bytes(url text: some StringProtocol) -> [UInt8]? {
    var out: [UInt8] = []
    var (bits, count) = (0, 0)
    guard text.utf8.count % 4 != 1 else { return nil }
    for byte in text.utf8 {
      guard let value = value(byte) else { return nil }
      (bits, count) = (bits << 6 | value, count + 6)
      guard count >= 8 else { continue }
      count -= 8
      out.append(UInt8(bits >> count))
      bits &= 1 << count - 1
    }
    // Bits that no byte uses must be zero, so that one value has one spelling.
    return bits == 0 ? out : nil
  }

  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) + 4
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
