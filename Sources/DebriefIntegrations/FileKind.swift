/// A kind of file that is no text, by its first bytes.
package enum FileKind: String, Sendable {
  case png = "a PNG image"
  case jpeg = "a JPEG image"
  case gif = "a GIF image"
  case webp = "a WebP image"
  case pdf = "a PDF document"
  case word = "a Word document (.docx)"
  case openDocument = "an OpenDocument file (.odt)"
  case zip = "a ZIP archive"
  case gzip = "a gzip archive"
  case oldOffice = "an old Office document (.doc, .xls)"
  case sqlite = "an SQLite database"
  case program = "a program"
  case rtf = "a Rich Text document (.rtf)"

  package init?(_ bytes: [UInt8]) {
    guard let known = Self.beginnings.first(where: { bytes.starts(with: $0.bytes) })?.kind else { return nil }
    self = known == .zip ? Self.inside(bytes) : known
    if self == .webp, !bytes.dropFirst(8).starts(with: "WEBP".utf8) { return nil }
  }

  private static let beginnings: [(bytes: [UInt8], kind: FileKind)] = [
    ([0x89] + Array("PNG\r\n".utf8), .png),
    ([0xFF, 0xD8, 0xFF], .jpeg),
    (Array("GIF8".utf8), .gif),
    (Array("RIFF".utf8), .webp),
    (Array("%PDF-".utf8), .pdf),
    ([0x50, 0x4B, 0x03, 0x04], .zip),
    ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0x1F, 0x8B, 0x08], .gzip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    (Array("SQLite format 3\0".utf8), .sqlite),
    ([0x7F] + Array("ELF".utf8), .program),
    (Array(#"{\rtf"#.utf8), .rtf),
  ]

  /// Office documents are archives, whose first entries tell which.
  private static func inside(_ bytes: [UInt8]) -> FileKind {
    let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if start.contains("application/vnd.oasis.opendocument") { return .openDocument }
    let names = String(decoding: bytes.suffix(16_384), as: UTF8.self)
    return start.contains("word/") || names.contains("word/document.xml") ? .word : .zip
  }
}
