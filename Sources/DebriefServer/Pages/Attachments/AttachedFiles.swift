import DebriefStore
import Markdown

/// The stored files of one review, by name, and their addresses.
struct AttachedFiles: Sendable {
  let uid: String
  let all: [StoredFile]
  private let byName: [String: StoredFile]

  init(_ files: [StoredFile], of uid: String) {
    self.uid = uid
    all = files
    byName = Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
  }

  subscript(name: String?) -> StoredFile? { name.flatMap { byName[$0] } }

  func path(of file: StoredFile) -> String { Self.path(of: file.name, in: uid) }

  static func path(of name: String, in uid: String) -> String { "/reviews/\(uid)/attachments/\(Form.encode(name))" }

  /// What `attachment:NAME` in prose leads to. A name with spaces is written with `%20` or between `<` and `>`.
  func target(of address: String) -> Markdown.HTML.Attachment? {
    let name = String(address.dropFirst("attachment:".count))
    guard let file = self[name] ?? self[Form.decode(path: name)] else { return nil }
    return Markdown.HTML.Attachment(name: file.name, path: path(of: file), isImage: file.type.isImage)
  }
}

extension StoredFile {
  /// `PNG picture`, in words that people use of it.
  var kind: String {
    switch type {
    case .png: "PNG picture"
    case .jpeg: "JPEG picture"
    case .gif: "GIF picture"
    case .webp: "WebP picture"
    case .pdf: "PDF document"
    case .zip: "ZIP archive"
    case .gzip: "compressed file"
    case .text: "text"
    case .unknown: "file"
    }
  }
}

extension Figure {
  /// `812 bytes`, `14 kB`, `1.4 MB`, `12.5 GB`; a kilobyte has 1,024 bytes here, as in the limits.
  static func size(_ bytes: Int) -> String {
    if bytes < 1024 { return count(bytes, "byte") }
    if bytes < 1 << 20 { return "\((bytes + 512) >> 10) kB" }
    if bytes < 10 << 30 { return tenths((bytes * 10 + 1 << 19) >> 20, below: 100, "MB") }
    return tenths((bytes / 1024 * 10 + 1 << 19) >> 20, below: 1000, "GB")
  }

  private static func tenths(_ tenths: Int, below most: Int, _ unit: String) -> String {
    tenths >= most || tenths % 10 == 0 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
  }
}
