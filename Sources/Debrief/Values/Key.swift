extension StringProtocol {
  /// The letters and digits alone, in lower case: "SEV-2", "sev 2" and "Sev2" are one key.
  package var key: String {
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count)
    var plain = true
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: out.append(byte)
      case 0x41...0x5A: out.append(byte | 0x20)
      case 0x80...: plain = false
      default: break
      }
    }
    if plain { return String(decoding: out, as: UTF8.self) }
    return String(
      String.UnicodeScalarView(
        lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }
}
