#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a command needs to know of paths, asked of the system directly.
enum Path {
  enum Kind {
    case file
    case folder
    /// A pipe, a terminal, a device.
    case other
  }

  /// Which file it is, whatever it is called.
  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  static func kind(_ path: String) -> Kind? {
    status(path).map { status in
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    }
  }

  static func identity(_ path: String) -> Identity? {
    status(path).map { Identity(device: UInt64($0.st_dev), number: UInt64($0.st_ino)) }
  }

  /// In bytes; nil for what is no file.
  static func size(_ path: String) -> Int? { kind(path) == .file ? status(path).map { Int($0.st_size) } : nil }

  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The folder a path is in: `.` for a bare name.
  static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
