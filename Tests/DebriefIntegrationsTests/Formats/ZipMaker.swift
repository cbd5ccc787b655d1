import CLibarchive
import Foundation

/// Archives to try things on, written by libarchive.
enum ZipMaker {
  enum Part {
    case file(String, [UInt8])
    case link(String, to: String)
  }

  static func file(_ name: String, _ text: String) -> Part { .file(name, Array(text.utf8)) }

  /// - Parameter password: nil for an archive that everybody reads.
  static func zip(_ parts: [Part], password: String? = nil) -> [UInt8] {
    let size = parts.reduce(1 << 16) { size, part in
      if case .file(_, let bytes) = part { size + bytes.count + 1024 } else { size + 1024 }
    }
    var room = [UInt8](repeating: 0, count: size)
    var used = 0
    let archive = archive_write_new()
    archive_write_set_format_zip(archive)
    if let password {
      archive_write_set_options(archive, "zip:encryption=traditional")
      archive_write_set_passphrase(archive, password)
    }
    archive_write_set_bytes_per_block(archive, 0)
    room.withUnsafeMutableBytes { room in
      archive_write_open_memory(archive, room.baseAddress, room.count, &used)
      for part in parts { write(part, to: archive) }
      archive_write_close(archive)
    }
    archive_write_free(archive)
    return Array(room[..<used])
  }

  private static func write(_ part: Part, to archive: OpaquePointer?) {
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_perm(entry, 0o644)
    switch part {
    case .link(let name, let target):
      archive_entry_set_pathname(entry, name)
      archive_entry_set_filetype(entry, 0o120000)
      archive_entry_set_symlink(entry, target)
      archive_write_header(archive, entry)
    case .file(let name, let bytes):
      archive_entry_set_pathname(entry, name)
      archive_entry_set_filetype(entry, 0o100000)
      archive_entry_set_size(entry, Int64(bytes.count))
      archive_write_header(archive, entry)
      _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
    }
  }

  /// The archive in a file of its own, which goes when `use` is done.
  static func withFile<Result>(_ bytes: [UInt8], _ use: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "debrief-\(UUID().uuidString).zip")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try use(file.path)
  }
}
