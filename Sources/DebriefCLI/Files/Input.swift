import DebriefIntegrations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A document that a command reads: a file, or standard input.
struct Input: Equatable {
  /// As the user named it; `-` is standard input.
  let path: String
  /// The folder that was named, where the file itself was not.
  var named: String?

  /// The folder out of which nothing comes along with it.
  var root: String { named ?? Path.folder(path) }

  var isStandardInput: Bool { path == "-" }

  /// As notes and errors call it.
  var name: String { isStandardInput ? "standard input" : path }

  /// The file's name without its folder and ending.
  var stem: String {
    let name = isStandardInput ? "document" : Path.name(path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The bytes, of which there may be `limit`.
  func bytes(upTo limit: Int) throws(Failure) -> [UInt8] {
    let file = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw errno == ENOENT ? .noSuchFile(path) : .unreadable(path, File.SystemError(errno)) }
    defer { if !isStandardInput { close(file) } }
    switch File.read(file, upTo: limit) {
    case .failure(let error): throw .unreadable(name, error)
    case .success(let bytes):
      guard bytes.count <= limit else { throw .tooLarge(name, limit: limit) }
      return bytes
    }
  }

  /// The first bytes of a file; nil where there is none to read.
  var beginning: [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard Path.kind(path) == .file, case .success(let bytes) = File.read(file, upTo: 4095) else { return nil }
    return bytes
  }

  /// The text, whatever its encoding.
  func text(upTo limit: Int) throws(Failure) -> TextDecoding.Decoded {
    let bytes = try bytes(upTo: limit)
    do { return try TextDecoding.decode(bytes) } catch { throw .noText(name, error) }
  }
}

extension Input {
  /// The inputs, each with its path below the folder that was named.
  ///
  /// - Parameter exports: whether files of a folder that may be a tool's export are among them, and archives.
  static func found(_ files: [String], exports: Bool = false) throws(Failure) -> [(input: Input, relative: String)] {
    var found: [(input: Input, relative: String)] = []
    for file in files {
      guard file != "-", Path.kind(file) == .folder else {
        if file != "-", Path.kind(file) == nil { throw .noSuchFile(file) }
        found.append((Input(path: file), Path.name(file)))
        continue
      }
      let documents = try Folder.documents(in: file, exports: exports)
      if documents.isEmpty { throw .noDocuments(file) }
      found += documents.map { (Input(path: Path.joined(file, $0), named: file), $0) }
    }
    return found
  }
}
