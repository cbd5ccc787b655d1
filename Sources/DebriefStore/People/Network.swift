import Foundation

/// Where somebody asks from, as far as one sender can be told from another.
package enum Network {
  /// An IPv4 address as it is; of an IPv6 address the first 64 bits, since whoever has one has all that begin so. An IPv4
  /// address in the clothes of IPv6 (`::ffff:192.0.2.7`) is that IPv4 address. What is no address stays as it is.
  package static func of(_ address: String) -> String {
    let plain = String(address.prefix { $0 != "%" })
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, plain, &bytes) == 1 else { return address }
    if bytes[..<12] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
      return bytes[12...].map(String.init).joined(separator: ".")
    }
    return Digest.hex(bytes[..<8]) + "/64"
  }
}
