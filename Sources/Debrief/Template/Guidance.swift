/// The guidance that well-known blank forms give to their author, recognised by its fingerprint: it is no text to store.
enum Guidance {
  static func knows(_ line: String) -> Bool { knows(words: Wording.full(line)) }

  /// - Parameter words: of the whole line, as `Wording.full` gives them.
  static func knows(words: String) -> Bool { !words.isEmpty && fingerprints.contains(fingerprint(words)) }

  /// FNV-1a over the words of the line.
  static func fingerprint(_ key: some StringProtocol) -> UInt64 {
    key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  static let fingerprints: Set<UInt64> = [
    0xa995_d343_2dc0_a8f5, 0xf228_a17f_7ec9_3c9d, 0x3837_143c_d65c_ec9e, 0x6e0f_4771_6e75_fe19,
    0x8968_1e96_4022_7cb6, 0xc4e8_811d_417a_ae77, 0xea7e_069e_52a0_ff38, 0x2048_1cc0_9a63_4070,
    0x319f_5dd7_c081_34b6, 0x874_18c6_d568_a633, 0x1c9f_a54d_e5b8_a887, 0xdfb8_4049_6154_21e1,
    0x717a_635c_543e_10df, 0xd2ff_ceb8_dba4_0970, 0x10e7_f785_7f16_e17a, 0x6863_9555_06f8_986f,
    0x8464_831a_dc4d_6b0f, 0x4233_ddb2_d0a3_0fc6, 0x7ea_2d69_472b_1e18, 0x1d6b_6bcf_eee5_5145,
    0x6ee9_1350_8e61_1bc2, 0x122_23c8_3429_7b69, 0xe724_b40d_9679_fcf2, 0x3a4d_1ca0_5c8e_a7b0,
    0x50a9_5bc3_9732_2788, 0x8cd9_d83f_b380_e37d, 0xf4bb_41bd_f421_aeea, 0xabf0_50c7_4938_1f78,
    0x7ebb_c175_a512_37cd, 0xe374_37a5_0595_cdba, 0xbee0_9f66_2d47_f32a, 0x3680_3795_7d18_4885,
    0xfc42_de36_d301_5b8a, 0xd906_7bd6_81b0_0ec8, 0x5c8d_4b6a_3ef4_4f6b,
  ]
}
