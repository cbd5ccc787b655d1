import Crypto
import Foundation

/// The bytes of attachments, each content once, by its SHA-256.
enum Blobs: Sendable {
  /// Files below a folder.
  case folder(String)
  /// Rows of the database.
  case pieces

  static let piece = 1 << 20

  /// Where files wait until they are whole.
  func spool(limit: Int) throws(StoreError) -> Spool {
    switch self {
    case .folder(let folder): try Spool(in: Self.prepared(folder), limit: limit)
    case .pieces: try Spool(in: NSTemporaryDirectory().trimmingTrailing("/"), isPassing: true, limit: limit)
    }
  }

  /// Keeps the bytes, unless they are there.
  func keep(_ spool: Spool, sha256: String, _ db: any Connection) throws {
    try db.lock("blob")
    let known = try db.row("SELECT sha256 FROM blob WHERE sha256 = \(sha256)") != nil
    switch self {
    case .folder(let folder):
      // A row says that there was a file, not that it still is.
      let path = Self.path(sha256, in: folder)
      try spool.synchronize()
      try Self.move(spool.path, to: path)
    case .pieces where known: return
    case .pieces:
      var number = 0
      try spool.pieces(Self.piece) { bytes in
        try db.run("INSERT INTO blob_piece (sha256, number, bytes) VALUES (\(sha256), \(number), \(bytes))")
        number += 1
      }
    }
    if !known { try db.run("INSERT INTO blob (sha256, size) VALUES (\(sha256), \(spool.size))") }
  }

  /// A piece of the bytes; nil behind the last one.
  func piece(_ number: Int, of sha256: String, _ db: any Connection) throws -> [UInt8]? {
    switch self {
    case .folder(let folder):
      guard let handle = FileHandle(forReadingAtPath: Self.path(sha256, in: folder)) else {
        throw StoreError(
          .damaged, "The bytes of an attachment are missing", at: sha256,
          advice: "Run debrief doctor; a backup can bring them back.")
      }
      try handle.seek(toOffset: UInt64(number * Self.piece))
      let data = try handle.read(upToCount: Self.piece) ?? Data()
      return data.isEmpty ? nil : Array(data)
    case .pieces:
      return try db.row("SELECT bytes FROM blob_piece WHERE sha256 = \(sha256) AND number = \(number)")?.bytes("bytes")
    }
  }

  /// The hash of the bytes that are there.
  func digest(_ sha256: String, _ db: any Connection) throws -> String {
    var hash = SHA256()
    var number = 0
    while let piece = try piece(number, of: sha256, db) {
      hash.update(data: piece)
      number += 1
    }
    return Digest.hex(hash.finalize())
  }

  /// The text of a file as far as it is searched; empty for what is no text, and where its bytes are missing, which is
  /// for the doctor to say.
  func text(of file: StoredFile, _ db: any Connection) throws -> String {
    guard file.type == .text else { return "" }
    var bytes: [UInt8] = []
    var number = 0
    do {
      while bytes.count < Limits.searched, let piece = try piece(number, of: file.sha256, db) {
        bytes += piece
        number += 1
      }
    } catch let error as StoreError where error.kind == .damaged {
      return ""
    }
    return String(decoding: bytes.prefix(Limits.searched), as: UTF8.self)
  }

  func remove(_ sha256: String, _ db: any Connection) throws {
    try db.run("DELETE FROM blob WHERE sha256 = \(sha256)")
    try db.run("DELETE FROM blob_piece WHERE sha256 = \(sha256)")
    if case .folder(let folder) = self { unlink(Self.path(sha256, in: folder)) }
  }
}

// Files.
extension Blobs {
  /// Two letters of the hash make a folder, so that none holds too many files.
  static func path(_ sha256: String, in folder: String) -> String { "\(folder)/\(sha256.prefix(2))/\(sha256)" }

  private static func prepared(_ folder: String) throws(StoreError) -> String {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .unwritable(folder, errno) }
    return folder
  }

  private static func move(_ file: String, to path: String) throws(StoreError) {
    let folder = try prepared(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
    // The transaction may be run again: then the file is there already.
    guard rename(file, path) == 0 || errno == ENOENT && access(path, F_OK) == 0 else { throw .unwritable(path, errno) }
    // The name is on the disk only when the folder is.
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .unwritable(folder, errno) }
  }
}

extension String {
  fileprivate func trimmingTrailing(_ character: Character) -> String {
    var text = self
    while text.count > 1, text.last == character { text.removeLast() }
    return text
  }
}
