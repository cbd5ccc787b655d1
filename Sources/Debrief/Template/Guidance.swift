/// The guidance that well-known blank forms give to their author, recognised by its fingerprint: it is no text to store.
enum Guidance {
  static func knows(_ line: String) -> Bool {
    let key = Wording.full(line)
    return key.isEmpty || fingerprints.contains(fingerprint(key))
  }

  /// FNV-1a over the words of the line.
  static func fingerprint(_ key: String) -> UInt64 {
    key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  static let fingerprints: Set<UInt64> = []
}
