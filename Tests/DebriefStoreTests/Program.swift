import Dispatch
import Foundation
import Testing

/// The program `Crash`, which does what no test can do to the process that it runs in.
enum Program {
  struct Outcome {
    let status: Int32
    let lines: [String]

    /// What follows that word at the beginning of a line.
    func said(_ word: String) -> String? {
      lines.first { $0.hasPrefix(word + " ") }.map { String($0.dropFirst(word.count + 1)) }
    }
  }

  static func run(_ arguments: String...) async throws -> Outcome {
    let program = try path
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try run(program, arguments) }) }
    }
  }

  private static func run(_ program: URL, _ arguments: [String]) throws -> Outcome {
    let process = Process()
    let output = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, lines: said.split(separator: "\n").map(String.init))
  }

  /// Beside the program that runs the tests, where the build puts both.
  private static var path: URL {
    get throws {
      let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      let beside = [own, URL(filePath: CommandLine.arguments[0])].map {
        $0.deletingLastPathComponent().appending(path: "Crash")
      }
      return try #require(beside.first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
  }
}
