import Debrief
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

  /// The text, whatever its encoding.
  func text(upTo limit: Int) throws(Failure) -> TextDecoding.Decoded {
    let bytes = try bytes(upTo: limit)
    do { return try TextDecoding.decode(bytes) } catch { throw .noText(name, error) }
  }
}
