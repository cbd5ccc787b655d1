import CLibarchive

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A ZIP archive, one entry after the other; of what it holds one entry is in memory at a time.
///
/// Nothing is written to disk, so no name in it leads anywhere; links, hidden files and archives within are passed over.
package final class Zip {
  package struct Limits: Sendable {
    package var entries = 10_000
    /// Of one entry, in bytes.
    package var entry: Int
    /// Of all, in bytes.
    package var all = 1 << 30
    /// How many times larger than in the archive an entry may be, once it is larger than a mebibyte.
    package var ratio = 200

    package init(entry: Int) { self.entry = entry }
  }

  package struct Entry: Sendable {
    /// With its folders: `folder/name.md`.
    package let name: String
    /// nil where it is larger than an entry may be.
    package let bytes: [UInt8]?
  }

  /// What is passed over, and why.
  package private(set) var leftOut: [(name: String, why: String)] = []
  private let archive: OpaquePointer
  private let limits: Limits
  private var count = 0
  private var total = 0

  /// - Parameter path: of a file, which is read as far as it is needed.
  package init(path: String, limits: Limits) throws(DocumentTextError) {
    (archive, self.limits) = (try Self.reader(), limits)
    guard archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK else { throw Self.damage(archive) }
  }

  /// - Parameter bytes: they have to stay where they are as long as this is used.
  private init(_ bytes: UnsafeRawBufferPointer, limits: Limits) throws(DocumentTextError) {
    (archive, self.limits) = (try Self.reader(), limits)
    guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
      throw Self.damage(archive)
    }
  }

  deinit { archive_read_free(archive) }

  private static func reader() throws(DocumentTextError) -> OpaquePointer {
    guard let archive = archive_read_new() else { throw .damagedArchive("there is no memory for it") }
    archive_read_support_format_zip(archive)
    return archive
  }

  /// The next document; nil at the end.
  ///
  /// - Parameter isWanted: whether an entry of that name is read.
  package func next(_ isWanted: (String) -> Bool) throws(DocumentTextError) -> Entry? {
    while let entry = try header() {
      count += 1
      guard count <= limits.entries else { throw .archiveTooLarge("it has more than \(limits.entries) entries") }
      let name = Self.name(of: entry)
      guard archive_entry_filetype(entry) == Self.file || archive_entry_filetype(entry) == 0 else {
        if archive_entry_filetype(entry) == Self.link { leave(name, "a link") }
        continue
      }
      if archive_entry_hardlink(entry) != nil {
        leave(name, "a link")
        continue
      }
      guard Self.isSafe(name) else {
        leave(name, "a name that leads out of the archive")
        continue
      }
      if Self.isHidden(name) { continue }
      if Self.isArchive(name) {
        leave(name, "an archive within the archive; unpack it first")
        continue
      }
      guard isWanted(name) else { continue }
      if archive_entry_is_encrypted(entry) != 0 { throw .encrypted }
      return Entry(name: name, bytes: try bytes(of: entry))
    }
    return nil
  }

  private func leave(_ name: String, _ why: String) {
    if leftOut.count < 100 { leftOut.append((name, why)) }
  }

  private func header() throws(DocumentTextError) -> OpaquePointer? {
    var entry: OpaquePointer?
    switch archive_read_next_header(archive, &entry) {
    case ARCHIVE_OK, ARCHIVE_WARN: return entry
    case ARCHIVE_EOF: return nil
    default: throw Self.damage(archive)
    }
  }

  /// - Returns: nil where they are more than an entry may have.
  private func bytes(of entry: OpaquePointer) throws(DocumentTextError) -> [UInt8]? {
    var bytes: [UInt8] = []
    var size = 0
    try read(entry) { piece in
      size += piece.count
      if size <= limits.entry { bytes.append(contentsOf: piece) } else { bytes = [] }
      return size <= limits.entry
    }
    return size <= limits.entry ? bytes : nil
  }

  /// - Parameter take: whether more is wanted.
  private func read(_ entry: OpaquePointer, _ take: (UnsafeRawBufferPointer) -> Bool) throws(DocumentTextError) {
    let start = archive_filter_bytes(archive, -1)
    var size = 0
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { room.deallocate() }
    while true {
      let count = archive_read_data(archive, room.baseAddress, room.count)
      if count == 0 { return }
      guard count > 0 else { throw Self.damage(archive) }
      size += count
      total += count
      guard total <= limits.all else { throw .archiveTooLarge("it unpacks to more than \(limits.all >> 20) MiB") }
      let packed = max(1, Int(archive_filter_bytes(archive, -1) - start))
      if size > 1 << 20, size / packed > limits.ratio {
        throw .archiveTooLarge("an entry unpacks to more than \(limits.ratio) times its size")
      }
      if !take(UnsafeRawBufferPointer(rebasing: room[..<count])) { return }
    }
  }

  /// Whether a word processor's file, which is an archive, is one that can be given to a program.
  static func check(_ bytes: [UInt8]) throws(DocumentTextError) {
    var limits = Limits(entry: 256 << 20)
    limits.all = 256 << 20
    do {
      try bytes.withUnsafeBytes { bytes in
        let zip = try Zip(bytes, limits: limits)
        while let entry = try zip.header() {
          zip.count += 1
          guard zip.count <= limits.entries else {
            throw DocumentTextError.archiveTooLarge("it has more than \(limits.entries) entries")
          }
          if archive_entry_is_encrypted(entry) != 0 { throw DocumentTextError.encrypted }
          try zip.read(entry) { _ in true }
        }
      }
    } catch let error as DocumentTextError {
      throw error
    } catch {
      throw .damagedArchive("\(error)")
    }
  }

  private static func damage(_ archive: OpaquePointer) -> DocumentTextError {
    let words = archive_error_string(archive).map { String(cString: $0) } ?? "it ends too early"
    return words.lowercased().contains("encrypt") || words.lowercased().contains("passphrase")
      ? .encrypted : .damagedArchive(words.oneLine)
  }

  // MARK: - Names

  // As libarchive has them, whose names for them do not reach Swift.
  private static let file = mode_t(0o100000)
  private static let link = mode_t(0o120000)

  /// In UTF-8, whatever the archive has it in.
  private static func name(of entry: OpaquePointer) -> String {
    if let name = archive_entry_pathname_utf8(entry) { return String(cString: name).replacingBackslashes }
    guard let raw = archive_entry_pathname(entry) else { return "" }
    let bytes = UnsafeRawBufferPointer(start: raw, count: strlen(raw))
    if let name = String(validating: bytes, as: UTF8.self) { return name.replacingBackslashes }
    // Each byte is a character of its own: another name than its author's, but always the same.
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).replacingBackslashes
  }

  private static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
      && !(name.dropFirst().first == ":" && name.first?.isLetter == true)
  }

  private static func isHidden(_ name: String) -> Bool {
    name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
  }

  private static func isArchive(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".xz", ".bz2"].contains { name.hasSuffix($0) }
  }
}

extension String {
  /// As some programs for Windows write folders.
  fileprivate var replacingBackslashes: String {
    contains("\\") ? split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "/") : self
  }
}
