import DebriefIntegrations
import DebriefStore
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that lie beside a document and that it links: they come along as attachments, and its links lead to them.
///
/// Of a document that was named by itself these are its pictures alone; of a folder or an archive, whatever lies in it. None
/// is hidden or another document, and none lies outside of what was named, also not by a link of the file system.
struct Companions {
  struct File: Equatable {
    /// Where it lies.
    let path: String
    /// As the review knows it.
    let name: String
  }

  private(set) var files: [File] = []
  /// The document with links to attachments.
  private(set) var bytes: [UInt8] = []

  /// Of one document.
  static let most = 50
  private static let pictures: Set = ["png", "jpg", "jpeg", "gif", "webp"]
  /// Of the looks of a page.
  private static let ofPages: Set = ["css", "js", "ico", "woff", "woff2"]

  /// - Parameters:
  ///   - name: the document's, which says what it is written in.
  ///   - place: where the file lies that a document links so; nil where nothing comes along.
  init(_ bytes: [UInt8], name: String, _ place: (String) -> String?) async {
    var files: [File] = []
    self.bytes = Links(of: bytes, name: name).rewritten(bytes) { target in
      guard let path = Self.readings(of: target).lazy.compactMap(place).first else { return nil }
      if let known = files.first(where: { $0.path == path }) { return Self.address(known.name) }
      guard files.count < Self.most else { return nil }
      files.append(File(path: path, name: Path.name(target: target).free(of: Set(files.map(\.name)))))
      return files.last.map { Self.address($0.name) }
    }
    self.files = files
    // Of a page some pictures are no part of what it says.
    if !files.isEmpty, DocumentFormat(name: name, bytes: bytes) == .html,
      let text = try? await DocumentText.read(self.bytes, name: name).text
    {
      self.files = files.filter { text.contains(Self.address($0.name)) }
    }
  }

  /// Beside a file.
  ///
  /// - Parameters:
  ///   - path: the document's, below the root.
  ///   - isFolder: whether the root was named, and not the document.
  init(_ bytes: [UInt8], of path: String, below root: String, isFolder: Bool) async {
    let root = Path.real(root)
    await self.init(bytes, name: path) { target in
      guard let root, isFolder ? Self.mayCome(target) : Self.pictures.contains(Path.ending(target)),
        let real = Path.real(Path.joined(Path.folder(path), target)), real.hasPrefix(root + "/"),
        !real.dropFirst(root.count).split(separator: "/").contains(where: { $0.hasPrefix(".") }),
        Path.kind(real) == .file
      else { return nil }
      return real
    }
  }

  /// What a document links, as names within an archive.
  static func links(_ bytes: [UInt8], name: String) -> Set<String> {
    var links: Set<String> = []
    _ = Links(of: bytes, name: name).rewritten(bytes) { target in
      links.formUnion(readings(of: target).compactMap { Path.beside(name, $0) }.filter(mayCome))
      return nil
    }
    return links
  }

  /// A document comes by itself.
  private static func mayCome(_ target: String) -> Bool {
    DocumentFormat.of(name: target) == nil && !ofPages.contains(Path.ending(target))
  }

  /// The paths that a link may mean: itself, and without what a server is asked with it.
  private static func readings(of target: String) -> [String] {
    let plain = (target.removingPercentEncoding ?? target).replacing("&amp;", with: "&")
    guard let first = plain.first, !plain.contains(":"), !"/#<?".contains(first), !plain.contains("\0") else {
      return []
    }
    let bare = String(plain.prefix { $0 != "?" && $0 != "#" })
    return bare == plain ? [plain] : [plain, bare]
  }

  /// As a link says it: without what would end one.
  private static func address(_ name: String) -> String {
    name.utf8.reduce(into: "attachment:") { out, byte in
      let isPlain = byte > 0x20 && byte < 0x7F && !"()<>%\"[]".utf8.contains(byte)
      out += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
    }
  }
}

/// How a document's markup says where another file lies.
private struct Links {
  private typealias Sign = (before: String, ends: String)
  /// In bytes.
  private static let longest = 4096
  private let signs: [Sign]

  init(of bytes: [UInt8], name: String) {
    signs =
      switch DocumentFormat(name: name, bytes: bytes) {
      case .text where !ExportFile.mayBe(name), .mdx, .myst: [("](", ") \n\"")]
      case .html: [("src=\"", "\""), ("href=\"", "\"")]
      case .asciiDoc: [("image::", "["), ("image:", "["), ("link:", "[")]
      case .restructured: [(".. image:: ", "\n"), (".. figure:: ", "\n")]
      default: []
      }
  }

  /// - Parameter address: what stands in a link's place; nil where it stays.
  func rewritten(_ bytes: [UInt8], _ address: (String) -> String?) -> [UInt8] {
    signs.reduce(bytes) { bytes, sign in
      var rest = bytes[...]
      var written: [UInt8] = []
      while let start = rest.firstRange(of: sign.before.utf8) {
        written += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        guard let end = rest.prefix(Self.longest).firstIndex(where: sign.ends.utf8.contains),
          let address = address(String(decoding: rest[..<end], as: UTF8.self))
        else { continue }
        written += address.utf8
        rest = rest[end...]
      }
      return written + rest
    }
  }
}

extension Path {
  /// Without links of the file system; nil for what is not there.
  fileprivate static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Of a link's words.
  fileprivate static func name(target: String) -> String {
    let plain = target.removingPercentEncoding ?? target
    return name(String(plain.prefix { $0 != "?" && $0 != "#" }))
  }

  fileprivate static func ending(_ path: String) -> String {
    let name = name(path)
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// `../img/a.png` beside `old/lift.md` is `img/a.png`; nil where it leads out.
  static func beside(_ document: String, _ target: String) -> String? {
    var parts = document.split(separator: "/").dropLast()
    for part in target.split(separator: "/") where part != "." {
      if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
    }
    return parts.joined(separator: "/")
  }
}
