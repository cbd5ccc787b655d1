package import Debrief

/// An attached file, without its bytes.
package struct StoredFile: Sendable, Hashable {
  package let name: String
  package let sha256: String
  /// In bytes.
  package let size: Int
  package let type: FileType
  package let by: String
  package let at: Stamp?
  /// How many bytes of its text can be searched: 0 where it is no text, fewer than its size where it is a long one.
  package let indexed: Int

  static let columns = """
    attachment.name, attachment.sha256, attachment.size, attachment.type, attachment.added_by, attachment.added_at,
      attachment.indexed
    """
}

extension Row {
  var storedFile: StoredFile {
    StoredFile(
      name: text("name") ?? "", sha256: text("sha256") ?? "", size: int("size") ?? 0,
      type: text("type").flatMap(FileType.init) ?? .unknown, by: text("added_by") ?? "",
      at: text("added_at").flatMap { Stamp(iso: $0) }, indexed: int("indexed") ?? 0)
  }
}

/// What a file is, by its first bytes alone: neither its name nor what somebody says of it counts.
package enum FileType: String, Sendable, CaseIterable {
  case png, jpeg, gif, webp, pdf, zip, gzip, text, unknown

  package static let sample = 4096

  /// - Parameter head: its first bytes, up to `sample`.
  package init(head: some Collection<UInt8>) {
    let known: [(FileType, [UInt8])] = [
      (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), (.jpeg, [0xFF, 0xD8, 0xFF]),
      (.gif, Array("GIF8".utf8)), (.pdf, Array("%PDF-".utf8)), (.zip, [0x50, 0x4B, 0x03, 0x04]), (.gzip, [0x1F, 0x8B]),
    ]
    if let type = known.first(where: { head.starts(with: $0.1) })?.0 {
      self = type
    } else if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else {
      self = Self.isText(head) ? .text : .unknown
    }
  }

  /// UTF-8 without control characters that no text has; its last character may be cut off.
  private static func isText(_ head: some Collection<UInt8>) -> Bool {
    if head.contains(where: { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1B }) { return false }
    let isCut = head.count >= sample
    return (0...(isCut ? 3 : 0)).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
  }

  /// A picture that a browser may show.
  package var isImage: Bool { [.png, .jpeg, .gif, .webp].contains(self) }

  /// Safe to send: nothing that a browser would run.
  package var mediaType: String {
    switch self {
    case .png, .jpeg, .gif, .webp: "image/\(rawValue)"
    case .pdf: "application/pdf"
    case .zip: "application/zip"
    case .gzip: "application/gzip"
    case .text: "text/plain; charset=utf-8"
    case .unknown: "application/octet-stream"
    }
  }
}
