package import Debrief

/// The bytes of somebody's file as text: whatever encoding they are in, or a clear word that they are no text.
package enum TextDecoding {
  package struct Decoded: Sendable, Equatable {
    package var text: String
    package var notes: [Note]

    package init(text: String, notes: [Note] = []) {
      self.text = text
      self.notes = notes
    }
  }

  /// Reads UTF-8, UTF-16 and UTF-32, with a mark or without, and puts damaged characters right.
  ///
  /// - Throws: `NoText` for images, archives and other binary files.
  package static func decode(_ bytes: [UInt8]) throws(NoText) -> Decoded {
    if let kind = FileKind(bytes) { throw NoText(kind: kind, offset: bytes.firstIndex(of: 0)) }
    let (encoding, mark) = TextEncoding.of(bytes)
    let body = bytes.dropFirst(mark)
    if encoding == .utf8, let offset = body.firstIndex(of: 0) { throw NoText(kind: nil, offset: offset) }
    let (text, invalid) = encoding.text(body)
    var notes: [Note] = []
    if let invalid { notes.append(invalid) }
    return repaired(text, notes)
  }

  private static func repaired(_ text: String, _ notes: [Note]) -> Decoded {
    let (mended, count) = Mojibake.repair(text)
    guard count > 0 else { return Decoded(text: text, notes: notes) }
    let line = firstDifference(text, mended)
    let what = count == 1 ? "a damaged character was" : "\(count) damaged characters were"
    let message = "\(what) put right: the text had been read in another encoding than it was written in"
    return Decoded(text: mended, notes: notes + [Note(.repaired, message, line: line)])
  }

  /// The line, from 1, on which two texts part.
  private static func firstDifference(_ a: String, _ b: String) -> Int {
    var line = 1
    for (x, y) in zip(a.utf8, b.utf8) {
      if x != y { break }
      if x == UInt8(ascii: "\n") { line += 1 }
    }
    return line
  }
}

/// Why a file is no text.
package struct NoText: Error, Equatable {
  /// What it looks like, by its first bytes.
  package let kind: FileKind?
  /// Where its first NUL byte stands, from 0.
  package let offset: Int?

  package init(kind: FileKind?, offset: Int?) {
    self.kind = kind
    self.offset = offset
  }
}
