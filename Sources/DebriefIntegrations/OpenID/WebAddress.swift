/// An absolute http or https address without credentials and fragment: what may stand for an endpoint.
struct WebAddress: Sendable, Equatable {
  /// As it was written.
  let text: String
  let isSecure: Bool
  /// In small letters; an IPv6 address without its brackets.
  let host: String
  let port: Int
  let hasQuery: Bool

  init?(_ text: String) {
    // Anything else than visible ASCII is read differently by different programs, and so is a backslash.
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }), !text.utf8.contains(0x23),
      let end = text.firstRange(of: "://")
    else { return nil }
    switch text[..<end.lowerBound].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: return nil
    }
    let authority = text[end.upperBound...].prefix { $0 != "/" && $0 != "?" }
    guard let place = Self.place(authority.lowercased(), usual: isSecure ? 443 : 80) else { return nil }
    (host, port) = place
    hasQuery = text.utf8.contains(UInt8(ascii: "?"))
    self.text = text
  }

  /// Whether nobody between here and there can read or change what is said.
  var isPrivate: Bool { isSecure || ["localhost", "127.0.0.1", "::1"].contains(host) }

  /// Scheme, host and port, the usual one left out (RFC 6454, §6.2).
  var origin: String {
    let host = host.contains(":") ? "[\(host)]" : host
    return (isSecure ? "https://" : "http://") + host + (port == (isSecure ? 443 : 80) ? "" : ":\(port)")
  }

  /// RFC 6454, §4.
  func hasSameOrigin(as other: WebAddress) -> Bool {
    isSecure == other.isSecure && host == other.host && port == other.port
  }

  private static func place(_ authority: String, usual: Int) -> (String, Int)? {
    let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]") : authority.startIndex
    guard let end else { return nil }
    let colon = authority[end...].firstIndex(of: ":") ?? authority.endIndex
    var port = usual
    if colon < authority.endIndex {
      guard let number = UInt16(authority[colon...].dropFirst()), number > 0 else { return nil }
      port = Int(number)
    }
    let name = authority[..<colon]
    let isNumeric = name.hasPrefix("[") && name.hasSuffix("]")
    let host = isNumeric ? name.dropFirst().dropLast() : name
    let isHost = host.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: ":"): isNumeric
      default: ".-_".utf8.contains(byte)
      }
    }
    return host.isEmpty || !isHost ? nil : (String(host), port)
  }
}
