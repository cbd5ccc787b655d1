import CMd4c

/// What the engine is measured against: the least that any program must do with the same bytes.
enum Bare {
  /// md4c's parse, which finds all blocks and spans and tells them to nobody.
  static func parse(_ bytes: [UInt8]) -> Int32 {
    var parser = MD_PARSER()
    parser.flags = UInt32(flags)
    parser.enter_block = { _, _, _ in 0 }
    parser.leave_block = { _, _, _ in 0 }
    parser.enter_span = { _, _, _ in 0 }
    parser.leave_span = { _, _, _ in 0 }
    parser.text = { _, _, _, _ in 0 }
    return bytes.withUnsafeBytes { buffer in
      md_parse(buffer.bindMemory(to: CChar.self).baseAddress, MD_SIZE(buffer.count), &parser, nil)
    }
  }

  /// What GitHub's dialect adds to CommonMark.
  private static let flags =
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS
    | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS

  /// A copy of the bytes whose UTF-8 was checked.
  static func copy(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self) ?? ""
  }
}
