/// The bytes a parse reads. Indices are the caller's duty: release builds don't check them.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let pipe = UInt8(ascii: "|")

  /// Space or tab: what indents and pads lines.
  var isBlank: Bool { self == .space || self == .tab }
  /// What CommonMark counts as white space within a line or between two.
  var isSpace: Bool { self == .space || (0x09...0x0D).contains(self) }
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
  /// ASCII letters in lower case, other bytes as they are.
  var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension Bytes {
  /// The offset of the first line feed or carriage return at or after `start`, or the count.
  func lineEnd(from start: Int) -> Int {
    var offset = start
    guard let base = UnsafeRawPointer(baseAddress) else { return offset }
    // Eight bytes at a step: in `word ^ pattern` a hit is a zero byte, and the subtraction marks the lowest one.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while offset + 8 <= count {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let feed = word ^ (ones &* 0x0A)
      let carriage = word ^ (ones &* 0x0D)
      let hits = (((feed &- ones) & ~feed) | ((carriage &- ones) & ~carriage)) & highs
      if hits != 0 { return offset + hits.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < count, self[offset] != .newline, self[offset] != .carriageReturn { offset += 1 }
    return offset
  }

  /// The offset after the line feed, carriage return or both at `end`.
  func afterLineEnd(_ end: Int) -> Int {
    guard end < count else { return count }
    return self[end] == .carriageReturn && end + 1 < count && self[end + 1] == .newline ? end + 2 : end + 1
  }

  var afterByteOrderMark: Int {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF ? 3 : 0
  }

  /// The offset after the spaces and tabs that stand at `start`.
  func skipBlanks(_ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, self[offset].isBlank { offset += 1 }
    return offset
  }

  /// `end` without the spaces and tabs before it.
  func trimBlanks(_ start: Int, _ end: Int) -> Int {
    var offset = end
    while offset > start, self[offset - 1].isBlank { offset -= 1 }
    return offset
  }

  /// The offset after the run of `byte` at `start`.
  func skip(_ byte: UInt8, _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, self[offset] == byte { offset += 1 }
    return offset
  }

  /// The bytes of the bullet, or of the number and what follows it, that stand at `start`.
  func listMarkWidth(_ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, self[offset].isDigit { offset += 1 }
    return offset + 1 - start
  }

  /// Whether the ASCII text `word`, given in lower case, stands at `start`, in any case.
  func has(_ word: StaticString, at start: Int, _ end: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard start + length <= end else { return false }
    for index in 0..<length where self[start + index].lowercased != word.utf8Start[index] { return false }
    return true
  }

  /// Whether `word`, in any case, stands anywhere in the bytes.
  func contains(_ word: StaticString, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    for offset in start..<end where self[offset].lowercased == word.utf8Start[0] && has(word, at: offset, end) {
      return true
    }
    return false
  }
}
