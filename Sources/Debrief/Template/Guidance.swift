/// The guidance that well-known blank forms give to their author, recognised by its fingerprint: it is no text to store.
package enum Guidance {
  static func knows(_ line: String) -> Bool {
    let key = Wording.full(line)
    return key.isEmpty || fingerprints.contains(fingerprint(key))
  }

  /// FNV-1a over the words of the line.
  package static func fingerprint(_ key: String) -> UInt64 {
    key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  static let fingerprints: Set<UInt64> = [
    0xa995d3432dc0a8f5, 0xf228a17f7ec93c9d, 0x3837143cd65cec9e, 0x6e0f47716e75fe19,
    0x89681e9640227cb6, 0xc4e8811d417aae77, 0xea7e069e52a0ff38, 0x20481cc09a634070,
    0x319f5dd7c08134b6, 0x87418c6d568a633, 0x1c9fa54de5b8a887, 0xdfb84049615421e1,
    0x717a635c543e10df, 0xd2ffceb8dba40970, 0x10e7f7857f16e17a, 0x6863955506f8986f,
    0x8464831adc4d6b0f, 0x4233ddb2d0a30fc6, 0x7ea2d69472b1e18, 0x1d6b6bcfeee55145,
    0x6ee913508e611bc2, 0x12223c834297b69, 0xe724b40d9679fcf2, 0x3a4d1ca05c8ea7b0,
    0x50a95bc397322788, 0x8cd9d83fb380e37d, 0xf4bb41bdf421aeea, 0xabf050c749381f78,
    0x7ebbc175a51237cd, 0xe37437a50595cdba, 0xbee09f662d47f32a, 0x368037957d184885,
    0xfc42de36d3015b8a, 0xd9067bd681b00ec8, 0x5c8d4b6a3ef44f6b,
  ]
}
