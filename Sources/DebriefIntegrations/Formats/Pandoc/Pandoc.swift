#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program that reads word processors' files and markups of which Debrief knows nothing.
///
/// It runs in its sandbox (it reads and fetches nothing but what it is given), with bounds on its time, its memory and
/// what it says, and without this process's surroundings.
struct Pandoc {
  let path: String

  /// - Parameter folders: as in `PATH`, which is taken where nil.
  init(in folders: String?) throws(DocumentTextError) {
    let folders = folders ?? getenv("PATH").map { String(cString: $0) } ?? ""
    for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/pandoc"
      if access(path, X_OK) == 0 {
        self.path = path
        return
      }
    }
    throw .noPandoc
  }

  /// How many run at a time, whoever asks.
  private static let gate = Gate(of: 2)
  static let seconds = 30
  /// Of the page that it makes, in bytes.
  static let most = 64 << 20

  /// The document as a page in HTML, behind what it says of itself, in JSON.
  func page(of bytes: [UInt8], reader: String) async throws(DocumentTextError) -> String {
    guard let template = PandocPage.template() else { throw .pandocFailed("no temporary file could be written") }
    defer { unlink(template) }
    var arguments = [
      "+RTS", "-M512M", "-RTS", "--sandbox", "--from=\(reader)", "--to=html", "--wrap=none", "--template=\(template)",
      "--quiet",
    ]
    if reader == "docx" { arguments.append("--track-changes=accept") }
    await Self.gate.enter()
    let outcome = await ChildProcess(
      path: path, arguments: arguments, seconds: Self.seconds, most: Self.most
    ).run(bytes)
    await Self.gate.leave()
    switch outcome.end {
    case .status(0): return String(decoding: outcome.output, as: UTF8.self)
    case .tooSlow: throw .pandocTooSlow(seconds: Self.seconds)
    case .tooMuch: throw .pandocTooMuch(bytes: Self.most)
    case .status(251): throw .pandocFailed("the document takes more memory than 512 MiB")
    case .status(let status): throw .pandocFailed(Self.words(outcome.errors) ?? "it ended with status \(status)")
    case .signal(let number): throw .pandocFailed("it was ended by signal \(number)")
    case .notBegun(let error): throw .pandocFailed("it could not be started (\(File.SystemError(error).words))")
    }
  }

  private static func words(_ bytes: [UInt8]) -> String? {
    let words = String(decoding: bytes, as: UTF8.self).oneLine
    return words.isEmpty ? nil : String(words.prefix(300))
  }
}

/// Lets so many through at a time, in the order in which they came.
private actor Gate {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(of places: Int) { free = places }

  func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
