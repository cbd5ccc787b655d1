import Debrief

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a page as text: by its own word for its encoding, where they are no UTF-8.
enum HTMLText {
  static func decode(_ bytes: [UInt8]) throws(NoText) -> TextDecoding.Decoded {
    let isUnicode = String(validating: bytes, as: UTF8.self) != nil || TextEncoding.of(bytes).encoding != .utf8
    guard !isUnicode, FileKind(bytes) == nil, let text = recoded(bytes, from: stated(bytes) ?? "windows-1252") else {
      return try TextDecoding.decode(bytes)
    }
    return TextDecoding.Decoded(text: text)
  }

  /// `<meta charset="koi8-r">`, which stands at a page's beginning.
  private static func stated(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    guard let sign = head.range(of: "charset=") else { return nil }
    let name = head[sign.upperBound...].drop { "\"' ".contains($0) }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
    // Browsers read the one as the other, and what is no UTF-8 is not what it says.
    if ["iso-8859-1", "latin1", "us-ascii", "utf-8", "utf8"].contains(name) { return "windows-1252" }
    return name.isEmpty ? nil : String(name)
  }

  /// What is nothing in that encoding becomes U+FFFD; nil where the system does not know the encoding.
  private static func recoded(_ bytes: [UInt8], from encoding: String) -> String? {
    guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var source = bytes.map { CChar(bitPattern: $0) }
    var made: [UInt8] = []
    var room = [CChar](repeating: 0, count: 1 << 16)
    source.withUnsafeMutableBufferPointer { source in
      var from = source.baseAddress
      var left = source.count
      while left > 0 {
        let (count, error) = room.withUnsafeMutableBufferPointer { room -> (Int, Int32) in
          var to = room.baseAddress
          var free = room.count
          let result = iconv(converter, &from, &left, &to, &free)
          return (room.count - free, result == -1 ? errno : 0)
        }
        made += room[..<count].map { UInt8(bitPattern: $0) }
        // Room is made by the next turn; anything else is a byte that means nothing.
        if error == EILSEQ || error == EINVAL {
          made += Array("\u{FFFD}".utf8)
          from = from?.advanced(by: 1)
          left -= 1
        }
      }
    }
    return String(decoding: made, as: UTF8.self)
  }
}
