import CLibarchive

enum Zipped {
  /// Names and texts as a ZIP archive.
  static func archive(_ files: KeyValuePairs<String, String>) -> [UInt8] {
    var room = [UInt8](repeating: 0, count: 1 << 20)
    var used = 0
    let archive = archive_write_new()
    defer { archive_write_free(archive) }
    archive_write_set_format_zip(archive)
    room.withUnsafeMutableBytes { room in
      archive_write_open_memory(archive, room.baseAddress, room.count, &used)
      for (name, text) in files {
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_size(entry, Int64(text.utf8.count))
        archive_write_header(archive, entry)
        _ = Array(text.utf8).withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
      }
      archive_write_close(archive)
    }
    return Array(room[..<used])
  }
}
