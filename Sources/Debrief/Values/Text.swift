/// Finding, replacing and trimming by bytes: the standard library's ways by characters cost a hundred times as much,
/// and the marks of documents are never parts of other characters.
extension StringProtocol where SubSequence == Substring {
  /// Where a text first stands in this one.
  package func range(of needle: String) -> Range<Index>? {
    found(needle.utf8) { $0 == $1 }
  }

  /// The same without regard to the case of A to Z.
  package func range(ofIgnoringCase needle: String) -> Range<Index>? {
    found(needle.utf8) { $0 == $1 || (Self.isLetter($0) && $0 ^ $1 == 0x20) }
  }

  package func contains(_ needle: String) -> Bool { range(of: needle) != nil }

  package func replacing(_ needle: String, with new: String) -> String {
    guard var at = range(of: needle) else { return String(self) }
    var out = ""
    var rest = self[...]
    while true {
      out += rest[..<at.lowerBound]
      out += new
      rest = rest[at.upperBound...]
      guard let next = rest.range(of: needle) else { return out + rest }
      at = next
    }
  }

  package func split(separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let at = rest.range(of: separator) {
      if at.lowerBound > rest.startIndex { parts.append(rest[..<at.lowerBound]) }
      rest = rest[at.upperBound...]
    }
    if !rest.isEmpty { parts.append(rest) }
    return parts
  }

  /// Without white space at both ends.
  package var trimmed: Substring {
    let view = self[...]
    let bytes = view.utf8
    guard let first = bytes.first, let last = bytes.last else { return view }
    if first >= 0x80 || last >= 0x80, view.first?.isWhitespace == true || view.last?.isWhitespace == true {
      return view.trimmedByCharacters
    }
    if !Self.isSpace(first), !Self.isSpace(last) { return view }
    guard let from = bytes.firstIndex(where: { !Self.isSpace($0) }),
      let to = bytes.lastIndex(where: { !Self.isSpace($0) })
    else { return view[view.endIndex...] }
    return view[from..<bytes.index(after: to)]
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }

  private func found(_ needle: String.UTF8View, same: (UInt8, UInt8) -> Bool) -> Range<Index>? {
    let offset = needle.withContiguousStorageIfAvailable { bytes in
      utf8.withContiguousStorageIfAvailable { Self.offset(of: bytes, in: $0, same) }
    }
    guard let start = (offset ?? nil) ?? nil else { return nil }
    let lower = utf8.index(startIndex, offsetBy: start)
    return lower..<utf8.index(lower, offsetBy: needle.count)
  }

  private static func offset(
    of bytes: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, _ same: (UInt8, UInt8) -> Bool
  ) -> Int? {
    guard let first = bytes.first, text.count >= bytes.count else { return nil }
    next: for start in 0...(text.count - bytes.count) where same(text[start], first) {
      for i in 1..<bytes.count where !same(text[start + i], bytes[i]) { continue next }
      return start
    }
    return nil
  }
}

extension Substring {
  /// For white space beyond ASCII, such as a no-break space.
  fileprivate var trimmedByCharacters: Substring {
    var view = self
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return view
  }
}

extension String {
  /// Without white space at both ends.
  package var trimmed: String { String(self[...].trimmed) }
}

extension Character {
  /// Whether it is shown as a picture.
  var isEmoji: Bool {
    unicodeScalars.first.map { $0.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") } ?? false
  }
}
