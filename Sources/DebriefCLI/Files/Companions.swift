import DebriefStore
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that lie beside a Markdown document and that it links: they come along as attachments, and its links lead to them.
///
/// Of a document that was named by itself these are its pictures alone; of a folder, whatever lies in it. None is hidden, and
/// none lies outside of the folder that was named, also not by a link of the file system.
struct Companions {
  struct File: Equatable {
    let path: String
    /// As the review knows it.
    let name: String
  }

  private(set) var files: [File] = []
  /// The document with links to attachments.
  private(set) var bytes: [UInt8] = []

  /// Of one document.
  static let most = 50
  /// Of a link, in bytes.
  private static let longest = 4096
  private static let pictures: Set = ["png", "jpg", "jpeg", "gif", "webp"]
  private static let markdown: Set = ["md", "markdown", "mdown", "mkd", "mdx", "qmd"]

  /// - Parameters:
  ///   - path: the document's, below the root.
  ///   - isFolder: whether the root was named, and not the document.
  init(_ bytes: [UInt8], of path: String, below root: String, isFolder: Bool) {
    self.bytes = bytes
    guard Self.markdown.contains(Self.ending(path)), let root = Self.realpath(root) else { return }
    var rest = bytes[...]
    var written: [UInt8] = []
    while let start = rest.firstRange(of: "](".utf8), files.count < Self.most {
      written += rest[..<start.upperBound]
      rest = rest[start.upperBound...]
      guard let end = rest.prefix(Self.longest).firstIndex(where: { [0x29, 0x20, 0x0A, 0x22].contains($0) }) else {
        continue
      }
      let target = String(decoding: rest[..<end], as: UTF8.self)
      if let file = file(target, beside: path, root, isFolder: isFolder) {
        if !files.contains(file) { files.append(file) }
        written += "attachment:\(Self.encoded(file.name))".utf8
        rest = rest[end...]
      }
    }
    if !files.isEmpty { self.bytes = written + rest }
  }

  private func file(_ target: String, beside path: String, _ root: String, isFolder: Bool) -> File? {
    let plain = target.removingPercentEncoding ?? target
    guard !plain.isEmpty, !plain.contains(":"), !"/#<".contains(plain[plain.startIndex]), !plain.contains("\0") else {
      return nil
    }
    let ending = Self.ending(plain)
    guard isFolder ? !Self.markdown.contains(ending) : Self.pictures.contains(ending),
      let real = Self.realpath(Path.joined(Path.folder(path), plain)), real.hasPrefix(root + "/"),
      !real.dropFirst(root.count).split(separator: "/").contains(where: { $0.hasPrefix(".") }),
      Path.kind(real) == .file
    else { return nil }
    if let known = files.first(where: { $0.path == real }) { return known }
    return File(path: real, name: Path.name(real).free(of: Set(files.map(\.name))))
  }

  private static func ending(_ path: String) -> String {
    let name = Path.name(path)
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// As a link says it: without what would end one.
  private static func encoded(_ name: String) -> String {
    name.utf8.reduce(into: "") { out, byte in
      let isPlain = byte > 0x20 && byte < 0x7F && !"()<>%\"".utf8.contains(byte)
      out += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
    }
  }

  private static func realpath(_ path: String) -> String? {
    guard let real = Glibc.realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
