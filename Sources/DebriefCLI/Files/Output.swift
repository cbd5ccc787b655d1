import DebriefIntegrations

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a command's result goes.
enum Output {
  /// Writes a file whole or not at all: beside its place first, then moved there.
  ///
  /// - Parameter mode: who may read and write it, as far as the system's mask allows.
  static func write(_ text: String, to path: String, mode: mode_t = 0o666) throws(Failure) {
    try write(Array(text.utf8), to: path, mode: mode)
  }

  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o666) throws(Failure) {
    if Path.kind(path) == .other { return try writeInto(path, bytes) }
    if Path.kind(path) == .folder { throw .cannotCreate(path, File.SystemError(EISDIR)) }
    let place = resolved(path)
    let temporary = "\(place).\(getpid()).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw .cannotCreate(path, File.SystemError(errno)) }
    var error = bytes.withUnsafeBytes { send($0, to: file) }
    if close(file) != 0, error == nil { error = File.SystemError(errno) }
    if error == nil, rename(temporary, place) != 0 { error = File.SystemError(errno) }
    guard let error else { return }
    unlink(temporary)
    throw .cannotWrite(path, error)
  }

  /// Standard output.
  static func print(_ text: String) throws(Failure) {
    if let error = send(text, to: STDOUT_FILENO) { throw .cannotWrite("standard output", error) }
  }

  static func print(_ bytes: [UInt8]) throws(Failure) {
    if let error = bytes.withUnsafeBytes({ send($0, to: STDOUT_FILENO) }) {
      throw .cannotWrite("standard output", error)
    }
  }

  /// Standard error; whoever closed it does not want to know.
  static func say(_ line: String) {
    _ = send(line + "\n", to: STDERR_FILENO)
  }

  /// The same for a question, whose answer stands behind it.
  static func ask(_ question: String) { _ = send(question, to: STDERR_FILENO) }

  /// A pipe or a device takes what comes.
  private static func writeInto(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw .cannotCreate(path, File.SystemError(errno)) }
    defer { close(file) }
    if let error = bytes.withUnsafeBytes({ send($0, to: file) }) { throw .cannotWrite(path, error) }
  }

  /// Where a link leads, so that the file is replaced and not the link.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func send(_ text: String, to file: Int32) -> File.SystemError? {
    var text = text
    return text.withUTF8 { send(UnsafeRawBufferPointer($0), to: file) }
  }

  private static func send(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> File.SystemError? {
    var sent = 0
    while sent < bytes.count {
      let count = Glibc.write(file, bytes.baseAddress! + sent, bytes.count - sent)
      if count < 0, errno != EINTR { return File.SystemError(errno) }
      sent += max(0, count)
    }
    return nil
  }
}
