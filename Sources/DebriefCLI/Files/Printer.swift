import DebriefIntegrations
import Dispatch
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program of this machine that makes a PDF of a page.
struct Printer: Equatable {
  enum Kind: Equatable {
    case chromium
    case weasyPrint
  }

  let kind: Kind
  let path: String

  /// Whether a review's page comes out as in a browser: WeasyPrint styles no drawings, but documents well.
  var drawsPages: Bool { kind == .chromium }

  private static let known: [(name: String, kind: Kind)] = [
    ("chromium", .chromium), ("chromium-browser", .chromium), ("google-chrome", .chromium),
    ("weasyprint", .weasyPrint),
  ]

  /// - Parameter folders: as in `PATH`.
  static func found(in folders: String = ProcessInfo.processInfo.environment["PATH"] ?? "") throws(Failure) -> Printer {
    for (name, kind) in known {
      for folder in folders.split(separator: ":") {
        let path = Path.joined(String(folder), name)
        if Path.kind(path) == .file, access(path, X_OK) == 0 { return Printer(kind: kind, path: path) }
      }
    }
    throw .noPrinter
  }

  /// The page as PDF. Nothing is loaded for it, and what it took is in a folder that only its owner reads, until it is
  /// done or somebody ends it.
  ///
  /// - Parameter limit: in seconds; the program is ended then.
  func print(_ page: [UInt8], limit: Int = 60) throws -> [UInt8] {
    let folder = try PrivateFolder(in: places)
    let process = Process()
    let watches = Ending.watch {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      folder.remove()
    }
    defer {
      folder.remove()
      for watch in watches { watch.cancel() }
    }
    let (source, target) = (folder.path + "/page.html", folder.path + "/page.pdf")
    try Output.write(page, to: source, mode: 0o600)
    try run(process, arguments(source, target, folder.path), within: limit)
    guard Path.size(target) ?? 0 > 0 else { throw Failure.notPrinted(path, "it ended without one") }
    return try Input(path: target).bytes(upTo: 1 << 30)
  }

  /// Where the folder may be. Chromium as a snap sees nothing of the system's folder for such files, and of a home only
  /// what does not begin with a dot.
  private var places: [String] {
    let temporary = FileManager.default.temporaryDirectory.path
    let home = ProcessInfo.processInfo.environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return kind == .chromium ? [home, temporary].compactMap(\.self) : [temporary]
  }

  private func arguments(_ source: String, _ target: String, _ folder: String) -> [String] {
    switch kind {
    case .weasyPrint: return [source, target]
    case .chromium:
      let arguments = [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer",
        "--print-to-pdf=\(target)", "file://\(source)",
      ]
      // Chromium's own sandbox does not start for the superuser; the page is ours, and has no scripts.
      return geteuid() == 0 ? ["--no-sandbox"] + arguments : arguments
    }
  }

  private func run(_ process: Process, _ arguments: [String], within limit: Int) throws {
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + .seconds(limit)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      throw Failure.notPrinted(path, "it took longer than \(limit) s and was ended")
    }
    guard process.terminationStatus == 0 else {
      throw Failure.notPrinted(path, "it ended with status \(process.terminationStatus)")
    }
  }
}
