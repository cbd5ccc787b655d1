import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a name leads to. Addresses that only mean something near this machine are not public: a webhook that leads there
/// would reach what no stranger reaches.
struct NetworkAddress: Sendable, Equatable {
  /// As digits: `192.0.2.7`, `2001:db8::7`.
  let text: String
  /// 4 or 16, in the order of the network.
  let bytes: [UInt8]

  /// - Parameter digits: nothing that a name server would have to be asked for.
  init?(_ digits: String) {
    guard let address = try? SocketAddress(ipAddress: digits, port: 0) else { return nil }
    self.init(address)
  }

  init?(_ address: SocketAddress) {
    guard let text = address.ipAddress else { return nil }
    let isLong = address.protocol == .inet6
    var bytes = [UInt8](repeating: 0, count: isLong ? 16 : 4)
    guard inet_pton(isLong ? AF_INET6 : AF_INET, text, &bytes) == 1 else { return nil }
    self.text = text
    self.bytes = bytes
  }

  /// Whether it is one of the whole internet (IANA's registries of special-purpose addresses, RFC 6890).
  var isPublic: Bool {
    if bytes.count == 4 { return Self.isPublic(v4: bytes) }
    if let inner = embedded { return Self.isPublic(v4: inner) }
    // Nothing else of IPv6 has been given out.
    guard bytes[0] & 0xE0 == 0x20 else { return false }
    return !Self.special6.contains { bytes.starts(with: $0) }
  }

  /// An address of IPv4 within one of IPv6: mapped, behind NAT64, in 6to4.
  private var embedded: [UInt8]? {
    if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) { return Array(bytes.suffix(4)) }
    if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return Array(bytes.suffix(4)) }
    if bytes.starts(with: [0x20, 0x02]) { return Array(bytes[2..<6]) }
    return nil
  }

  /// Protocol assignments with Teredo, and examples.
  private static let special6: [[UInt8]] = [[0x20, 0x01, 0x00], [0x20, 0x01, 0x01], [0x20, 0x01, 0x0D, 0xB8]]

  private static func isPublic(v4 bytes: [UInt8]) -> Bool {
    let number = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return !special4.contains { network, length in number >> (32 - length) == network >> (32 - length) }
  }

  /// The first address of a network, and how many of its bits tell it.
  private static let special4: [(UInt32, UInt32)] = [
    (0x0000_0000, 8),  // 0.0.0.0/8, this network
    (0x0A00_0000, 8),  // 10.0.0.0/8
    (0x6440_0000, 10),  // 100.64.0.0/10, shared; the metadata of Alibaba Cloud
    (0x7F00_0000, 8),  // 127.0.0.0/8, this machine
    (0xA83F_8110, 32),  // 168.63.129.16, the metadata of Azure
    (0xA9FE_0000, 16),  // 169.254.0.0/16, this link; the metadata of most clouds
    (0xAC10_0000, 12),  // 172.16.0.0/12
    (0xC000_0000, 24),  // 192.0.0.0/24; the metadata of Oracle Cloud
    (0xC000_0200, 24),  // 192.0.2.0/24, examples
    (0xC058_6300, 24),  // 192.88.99.0/24, 6to4 relays
    (0xC0A8_0000, 16),  // 192.168.0.0/16
    (0xC612_0000, 15),  // 198.18.0.0/15, measurements
    (0xC633_6400, 24),  // 198.51.100.0/24, examples
    (0xCB00_7100, 24),  // 203.0.113.0/24, examples
    (0xE000_0000, 3),  // 224.0.0.0 and above: many receivers, and nobody
  ]
}
