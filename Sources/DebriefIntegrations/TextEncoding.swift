import Debrief

/// The encodings of text files.
enum TextEncoding: Equatable {
  case utf8
  case utf16(bigEndian: Bool)
  case utf32(bigEndian: Bool)

  /// The encoding of a file, and how many bytes its mark takes.
  static func of(_ bytes: [UInt8]) -> (encoding: TextEncoding, mark: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32(bigEndian: false), 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32(bigEndian: true), 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(bigEndian: false), 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(bigEndian: true), 2) }
    return (unmarked(bytes), 0)
  }

  /// ASCII in wider units leaves zeros at the same places of each unit: most of a document, whatever its language, for
  /// its line ends, spaces and marks are ASCII.
  private static func unmarked(_ bytes: [UInt8]) -> TextEncoding {
    let sample = bytes.prefix(4096)
    var zeros = [0, 0, 0, 0]
    for (i, byte) in sample.enumerated() where byte == 0 { zeros[i & 3] += 1 }
    let units = sample.count / 4
    guard units > 0, zeros.reduce(0, +) > 0 else { return .utf8 }
    if zeros[0] == 0, zeros[2] > units / 2, zeros[3] == units { return .utf32(bigEndian: false) }
    if zeros[3] == 0, zeros[1] > units / 2, zeros[0] == units { return .utf32(bigEndian: true) }
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
    guard bytes.count.isMultiple(of: 2), even == 0 || odd == 0 else { return .utf8 }
    let bigEndian = odd == 0
    return isWide(sample, share: Double(even + odd) / Double(2 * units), bigEndian)
      ? .utf16(bigEndian: bigEndian) : .utf8
  }

  /// A stray NUL makes no UTF-16: most units are ASCII, or some are and one of them is a space or a line end.
  private static func isWide(_ sample: ArraySlice<UInt8>, share: Double, _ bigEndian: Bool) -> Bool {
    if share > 0.6 { return true }
    let low = bigEndian ? 1 : 0
    let hasSpace = stride(from: 0, to: sample.count - 1, by: 2).contains { i in
      sample[i + 1 - low] == 0 && [0x0A, 0x20].contains(sample[i + low])
    }
    return share > 0.1 && hasSpace
  }

  /// The text, and a note where bytes are none of it: each such place became U+FFFD.
  func text(_ bytes: ArraySlice<UInt8>) -> (text: String, invalid: Note?) {
    switch self {
    case .utf8:
      if let text = String(validating: bytes, as: UTF8.self) { return (text, nil) }
      return Self.mended(bytes, as: UTF8.self, name: "UTF-8")
    case .utf16(let bigEndian):
      return Self.mended(Self.units(bytes, bigEndian, as: UInt16.self), as: UTF16.self, name: "UTF-16")
    case .utf32(let bigEndian):
      return Self.mended(Self.units(bytes, bigEndian, as: UInt32.self), as: UTF32.self, name: "UTF-32")
    }
  }

  private static func units<U: FixedWidthInteger & UnsignedInteger>(
    _ bytes: ArraySlice<UInt8>,
    _ bigEndian: Bool,
    as: U.Type
  ) -> [U] {
    let width = U.bitWidth / 8
    var units = stride(from: bytes.startIndex, to: bytes.endIndex - width + 1, by: width).map { start in
      let unit = bytes[start..<start + width]
      return bigEndian ? unit.reduce(0) { $0 << 8 | U($1) } : unit.reversed().reduce(0) { $0 << 8 | U($1) }
    }
    // A half unit at the end is a damaged one.
    if !bytes.count.isMultiple(of: width) { units.append(U(0xD800)) }
    return units
  }

  private static func mended<Encoding: Unicode.Encoding>(
    _ units: some Collection<Encoding.CodeUnit>,
    as: Encoding.Type,
    name: String
  ) -> (text: String, invalid: Note?) {
    var text = String.UnicodeScalarView()
    var invalid = (count: 0, line: 0)
    var line = 1
    var units = units.makeIterator()
    var parser = Encoding.ForwardParser()
    loop: while true {
      switch parser.parseScalar(from: &units) {
      case .valid(let encoded):
        let scalar = Encoding.decode(encoded)
        if scalar == "\n" { line += 1 }
        text.append(scalar)
      case .error:
        if invalid.count == 0 { invalid.line = line }
        invalid.count += 1
        text.append("\u{FFFD}")
      case .emptyInput: break loop
      }
    }
    return (String(text), invalid.count == 0 ? nil : note(invalid.count, line: invalid.line, name))
  }

  private static func note(_ count: Int, line: Int, _ name: String) -> Note {
    let places = count == 1 ? "a byte sequence that is" : "\(count) byte sequences that are"
    return Note(
      .repaired,
      "\(places) no \(name), shown as “\u{FFFD}”; if the file is in another encoding, convert it to UTF-8 first, "
        + "say with iconv -f WINDOWS-1252 -t UTF-8",
      line: line
    )
  }
}
