import Foundation

/// What the writer says, one word a line. Its author's name is the token of a write, and what it writes holds the mark.
enum Word: Sendable, Equatable {
  /// The store is about to be opened.
  case opening
  /// The store said that this is kept, and in which version where it says so.
  case kept(token: String, uid: String, version: Int?)
  /// The store said that this is not kept.
  case refused(token: String)

  /// What a write with this token puts into the review.
  static func mark(_ token: String) -> String { "[\(token)]" }

  init?(_ line: Substring) {
    let parts = line.split(separator: " ").map(String.init)
    switch (parts.first, parts.count) {
    case ("opening", 1): self = .opening
    case ("kept", 4): self = .kept(token: parts[1], uid: parts[2], version: Int(parts[3]))
    case ("refused", 2): self = .refused(token: parts[1])
    default: return nil
    }
  }

  private var line: String {
    switch self {
    case .opening: "opening\n"
    case .kept(let token, let uid, let version): "kept \(token) \(uid) \(version.map(String.init) ?? "-")\n"
    case .refused(let token): "refused \(token)\n"
    }
  }

  /// Hands the line to the system at once: it is read even when this process ends right after.
  func say() {
    let bytes = Array(line.utf8)
    guard write(STDOUT_FILENO, bytes, bytes.count) == bytes.count else { exit(1) }
  }
}
