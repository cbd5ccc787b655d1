/// Where reviews are kept.
package enum Place: Sendable, Equatable, CustomStringConvertible {
  /// SQLite, and attachments as files, in a folder.
  case folder(String)
  /// A database of PostgreSQL, by its address.
  case postgres(String)
  /// A backup: one file with everything in it.
  case file(String)

  /// `postgres://…`, `sqlite:FOLDER`, or a folder.
  package init(_ text: String) {
    if ["postgres://", "postgresql://"].contains(where: text.hasPrefix) {
      self = .postgres(text)
    } else {
      self = .folder(text.hasPrefix("sqlite:") ? String(text.dropFirst(7)) : text)
    }
  }

  /// Without the password that an address may hold.
  package var description: String {
    switch self {
    case .folder(let place), .file(let place): place
    case .postgres(let address): (try? Address(address).place) ?? "PostgreSQL"
    }
  }

  var folder: String? { if case .folder(let folder) = self { folder } else { nil } }

  var blobs: Blobs {
    switch self {
    case .folder(let folder): .folder(folder + "/attachments")
    case .postgres, .file: .pieces
    }
  }

  func database(_ changes: Changes) throws -> any Database {
    switch self {
    case .folder(let folder): try SQLite(path: Folder.prepare(folder), committed: changes.tell)
    case .file(let path): try SQLite(path: path, isWhole: true)
    case .postgres(let address): Postgres(try Address(address), changes)
    }
  }
}
