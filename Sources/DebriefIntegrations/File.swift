#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files read with the system's own calls, so that a command that reads one document starts at once.
package enum File {
  /// All bytes of a file, at most `limit` of them; nil when it cannot be read or is larger.
  static func bytes(_ path: String, upTo limit: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard case .success(let bytes) = read(file, upTo: limit), bytes.count <= limit else { return nil }
    return bytes
  }

  /// An error number of the system.
  package struct SystemError: Error, Equatable {
    package let number: Int32

    package init(_ number: Int32) { self.number = number }

    /// The system's own words for it.
    package var words: String { String(cString: strerror(number)) }
  }

  /// What is left of an open file: at most one byte more than `limit`, which tells that it is larger.
  package static func read(_ file: Int32, upTo limit: Int) -> Result<[UInt8], SystemError> {
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(file, &status) == 0 { bytes.reserveCapacity(min(limit + 1, Int(status.st_size) + 1)) }
    while bytes.count <= limit {
      let room = min(limit + 1 - bytes.count, 1 << 18)
      var count = 0
      withUnsafeTemporaryAllocation(byteCount: room, alignment: 1) { buffer in
        count = systemRead(file, buffer.baseAddress, room)
        if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        return .failure(SystemError(errno))
      }
    }
    return .success(bytes)
  }
}

private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, buffer, count)
}
