import Foundation
import Testing

/// The built program, run in a folder of its own.
struct Workshop: ~Copyable {
  let folder: URL

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "debrief-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs `debrief` with these arguments; what it prints goes through files, which never fill up.
  func debrief(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:], output: String? = nil
  ) throws -> Outcome {
    try run(arguments, input: input, environment: environment, output: output)
  }

  private static let launching = NSLock()
  /// `F_SETPIPE_SZ` of Linux, which Swift does not see.
  private static let setPipeSize: Int32 = 1031

  /// One at a time: Foundation has been seen to crash when two began at once.
  static func launch(_ process: Process) throws { try launching.withLock { try process.run() } }

  func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:], output: String? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = try Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path].merging(environment) { $1 }
    let printed = try scratch("output", of: Data())
    let said = try scratch("errors", of: Data())
    defer { for file in [printed, said] { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: output.map { URL(filePath: $0) } ?? printed)
    process.standardError = try FileHandle(forWritingTo: said)
    let given = try scratch("input", of: Data((input ?? "").utf8))
    defer { try? FileManager.default.removeItem(at: given) }
    process.standardInput = try FileHandle(forReadingFrom: given)
    try Self.launch(process)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: printed), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: said), as: UTF8.self))
  }

  /// The same, sent a signal once it has printed a line that begins so. Its output waits in a pipe of a page, so that it is
  /// still at work then.
  func debrief(_ arguments: String..., interruptedAt start: String) throws -> Outcome {
    let process = Process()
    process.executableURL = try Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
    let said = try scratch("errors", of: Data())
    defer { try? FileManager.default.removeItem(at: said) }
    let pipe = Pipe()
    _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, Self.setPipeSize, 4096)
    process.standardOutput = pipe
    process.standardError = try FileHandle(forWritingTo: said)
    try Self.launch(process)
    var printed = Data()
    while !String(decoding: printed, as: UTF8.self).contains("\n" + start) {
      guard let more = try pipe.fileHandleForReading.read(upToCount: 1), !more.isEmpty else { break }
      printed += more
    }
    process.interrupt()
    printed += try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: said), as: UTF8.self))
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> URL { try write(Data(text.utf8), to: name) }

  @discardableResult
  func write(_ bytes: Data, to name: String) throws -> URL {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
    return file
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Every file below the folder.
  var files: [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder.appending(path: name).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  private func scratch(_ kind: String, of bytes: Data) throws -> URL {
    let file = FileManager.default.temporaryDirectory.appending(path: "debrief-\(kind)-\(UUID().uuidString)")
    try bytes.write(to: file)
    return file
  }

  /// Beside the program that runs the tests, where the build puts both.
  static var program: URL {
    get throws {
      let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      let beside = [own, URL(filePath: CommandLine.arguments[0])].map {
        $0.deletingLastPathComponent().appending(path: "debrief")
      }
      let named = ProcessInfo.processInfo.environment["DEBRIEF_BIN"].map { [URL(filePath: $0)] } ?? []
      return try #require((named + beside).first { FileManager.default.isExecutableFile(atPath: $0.path) })
    }
  }
}

/// Documents to try things on.
enum Sample {
  /// In the concise template, with one line that it has no place for.
  static let concise = """
    # Incident Postmortem Template

    ## Incident Overview
    - **Date**: 2026-04-02
    - **Duration**: 2026-04-02 10:05 UTC - 2026-04-02 11:20 UTC
    - **Severity**: P2
    - **Impact**: Two of seven kiosks printed no tickets

    ## Weather
    It rained on the roof above the router.

    """
}
