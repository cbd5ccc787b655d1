import Debrief
import Foundation

/// The most memory that work on one document needs, each time in a process of its own.
struct Memory {
  let samples: Samples
  let page: Page

  private static let heading = "Memory: MB at the peak for each MB of document, beyond those that hold what is read"

  func report() throws {
    try page.group(Self.heading) {
      for size in [Size.usual, .large] {
        let specimens = samples.specimens(of: size.rawValue)
        try figure("parse, \(size.name)", specimens) { specimen in
          try peak(.parse, specimen, specimen.text) - peak(.read, specimen, specimen.text)
        }
        try figure("render, \(size.name)", specimens) { specimen in
          let json = (specimen.review.json ?? [:]).text()
          return try peak(.render, specimen, json) - peak(.decode, specimen, json)
        }
      }
    }
  }

  private func figure(_ name: String, _ specimens: [Specimen], _ peak: (Specimen) throws -> Int) throws {
    let bytes = specimens.reduce(0) { $0 + $1.bytes }
    let peaks = try specimens.reduce(0) { try $0 + peak($1) }
    let mean = Double(peaks) / Double(max(1, specimens.count)) / 1e6
    page.figure(
      name, (Double(peaks) / Double(bytes)).shown, "\(mean.shown) MB, the mean of \(specimens.count) documents")
  }

  /// The bytes that a process had at its peak; the median of three.
  private func peak(_ kind: Work.Kind, _ specimen: Specimen, _ text: String) throws -> Int {
    let file = FileManager.default.temporaryDirectory.appending(path: "debrief-bench-\(getpid())")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try (0..<3).map { _ in
      let process = Process()
      let pipe = Pipe()
      process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = [Work.mark, kind.rawValue, specimen.template.name, file.path]
      process.standardOutput = pipe
      try process.run()
      let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }.sorted()[1]
  }
}
