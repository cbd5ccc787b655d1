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
  /// done.
  ///
  /// - Parameter limit: in seconds; the program is ended then.
  func print(_ page: [UInt8], limit: Int = 60) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.path + "/debrief-" + UUID().uuidString
    guard mkdir(folder, 0o700) == 0 else { throw Failure.cannotCreate(folder, File.SystemError(errno)) }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (source, target) = (folder + "/page.html", folder + "/page.pdf")
    try Output.write(page, to: source, mode: 0o600)
    try run(arguments(source, target, folder), within: limit)
    guard Path.size(target) ?? 0 > 0 else { throw Failure.notPrinted(path, "it ended without one") }
    return try Input(path: target).bytes(upTo: 1 << 30)
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

  private func run(_ arguments: [String], within limit: Int) throws {
    let process = Process()
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
