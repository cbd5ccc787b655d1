import Foundation

/// A writer in a process of its own.
final class Victim {
  struct EndedByItself: Error, CustomStringConvertible {
    let description = "The writer ended by itself; what it said stands above."
  }

  private let process = Process()
  private let output = Pipe()
  private var rest = ""
  private(set) var words: [Word] = []

  init(place: String, seed: UInt64) throws {
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["write", "--place", place, "--seed", String(seed)]
    process.standardOutput = output
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Waits until it opens the store.
  func waitUntilItOpens() throws {
    while words.isEmpty { try hear() }
  }

  /// Waits until it has said of so many writes more that they are kept.
  func wait(kept more: Int) throws {
    let enough = kept + more
    while kept < enough { try hear() }
  }

  /// Ends it as a crash does, and hears what it still said before.
  func end() throws {
    guard process.isRunning else { throw EndedByItself() }
    kill(process.processIdentifier, SIGKILL)
    while (try? hear()) != nil {}
    process.waitUntilExit()
  }

  private var kept: Int {
    words.count { if case .kept = $0 { true } else { false } }
  }

  /// - Throws: when nothing more comes.
  private func hear() throws {
    let data = output.fileHandleForReading.availableData
    guard !data.isEmpty else { throw EndedByItself() }
    rest += String(decoding: data, as: UTF8.self)
    while let end = rest.firstIndex(of: "\n") {
      if let word = Word(rest[..<end]) { words.append(word) }
      rest.removeSubrange(...end)
    }
  }
}
