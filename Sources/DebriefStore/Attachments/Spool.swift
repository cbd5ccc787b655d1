import Crypto
import Foundation

/// The bytes of a file on their way in: on the disk, not in memory.
package final class Spool {
  let path: String
  let limit: Int
  private let handle: FileHandle
  private var hash = SHA256()
  private(set) package var size = 0
  private(set) var head: [UInt8] = []

  /// - Parameters:
  ///   - folder: where it waits; the same file system as its place to stay, where that is a folder.
  ///   - isPassing: whether nobody needs its name, so that a crash leaves nothing.
  init(in folder: String, isPassing: Bool = false, limit: Int) throws(StoreError) {
    path = folder + "/incoming-" + UID.random()
    self.limit = limit
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(path, errno) }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    if isPassing { unlink(path) }
  }

  deinit { unlink(path) }

  package func append(_ bytes: some Collection<UInt8>) throws(StoreError) {
    size += bytes.count
    guard size <= limit else {
      throw StoreError(
        .tooLarge, "The file is larger than \(limit >> 20) MB", at: "attachments",
        advice: "Attach a part of it, or raise the limit (attachment.limit).")
    }
    if head.count < FileType.sample { head += bytes.prefix(FileType.sample - head.count) }
    let data = Data(bytes)
    hash.update(data: data)
    do {
      try handle.write(contentsOf: data)
    } catch {
      throw .unwritable(path, Self.code(error))
    }
  }

  var sha256: String { Digest.hex(hash.finalize()) }

  /// On the disk, not only in its cache.
  func synchronize() throws(StoreError) {
    guard fsync(handle.fileDescriptor) == 0 else { throw .unwritable(path, errno) }
  }

  /// Piece by piece, from its beginning.
  func pieces(_ length: Int, _ body: ([UInt8]) throws -> Void) throws {
    try handle.seek(toOffset: 0)
    while let data = try handle.read(upToCount: length), !data.isEmpty { try body(Array(data)) }
  }

  /// Foundation hides the system's own code in another error.
  private static func code(_ error: any Error) -> Int32 {
    let error = error as NSError
    let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError
    return Int32((inner ?? error).code)
  }
}

extension StoreError {
  static func unwritable(_ path: String, _ code: Int32) -> StoreError {
    let isFull = [ENOSPC, EDQUOT, EFBIG].contains(code) || code == 640
    return isFull
      ? StoreError(
        .diskFull, "There is no room left on the disk", at: path, advice: "Make room; the file was not kept.")
      : StoreError(
        .notWritable, "A file cannot be written: \(String(cString: strerror(code)))", at: path,
        advice: "Let the user who runs Debrief write there.")
  }
}
