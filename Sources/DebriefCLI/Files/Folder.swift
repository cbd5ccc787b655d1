import DebriefIntegrations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The documents below a folder.
enum Folder {
  /// Paths relative to the folder, in the order of their names. Hidden files, hidden folders and links to folders are
  /// left out: a link may lead back up.
  ///
  /// - Parameter exports: whether files that may be a tool's export are among them, and archives.
  static func documents(in folder: String, exports: Bool = false) throws(Failure) -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let below = waiting.popLast() {
      for name in try names(in: below.isEmpty ? folder : Path.joined(folder, below)) where !name.hasPrefix(".") {
        let relative = below.isEmpty ? name : below + "/" + name
        let path = Path.joined(folder, relative)
        switch Path.kind(path) {
        case .folder where !isLink(path): waiting.append(relative)
        case .file where isDocument(name, exports: exports): found.append(relative)
        default: break
        }
      }
    }
    return found.sorted()
  }

  /// By its name alone.
  static func isDocument(_ name: String, exports: Bool) -> Bool {
    guard let format = DocumentFormat.of(name: name) else { return exports && ExportFile.mayBe(name) }
    return format != .zip || exports
  }

  /// Makes a folder and those it lies in, below one that is there.
  static func make(_ relative: String, in root: String) throws(Failure) {
    var path = root
    try makeOne(path)
    for part in relative.split(separator: "/") where part != "." {
      path = Path.joined(path, String(part))
      try makeOne(path)
    }
  }

  private static func makeOne(_ path: String) throws(Failure) {
    if Path.kind(path) == .folder || mkdir(path, 0o777) == 0 || errno == EEXIST && Path.kind(path) == .folder { return }
    throw .cannotCreate(path, File.SystemError(errno))
  }

  private static func names(in folder: String) throws(Failure) -> [String] {
    guard let stream = opendir(folder) else { throw .unreadable(folder, File.SystemError(errno)) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
