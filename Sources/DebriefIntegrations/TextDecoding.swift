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
    // Only what is certain is mended, so there is nothing for a reader to decide, and no note.
    return Decoded(text: Mojibake.repair(text).text, notes: notes)
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
