import Debrief
import Foundation

/// The command line as a user meets it: whole processes, by the clock on the wall.
struct Processes {
  /// The program that `make build` made.
  let debrief: String?
  let samples: Samples
  let timing: Timing
  let page: Page

  private static let start = "Start: `debrief --version`, as a multiple of `true`"
  private static let convert = "Convert: 20 kB as a whole process, as a multiple of debrief (aim: under 15 ms)"

  func report() throws {
    guard page.shows(Self.start) || page.shows(Self.convert) else { return }
    guard let debrief, Program("debrief", path: debrief) != nil else {
      return page.print("\nThere is no ./debrief to start; `make build` makes it.")
    }
    page.group(Self.start) {
      compare([Program("true"), Program("debrief", ["--version"], path: debrief)])
    }
    try page.group(Self.convert) {
      guard let specimen = samples.specimens(of: 20_000).first else { return }
      let file = FileManager.default.temporaryDirectory.appending(path: "debrief-bench-\(getpid()).md").path
      try specimen.text.write(toFile: file, atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(atPath: file) }
      page.print("  \(specimen.bytes.grouped) bytes in the template \(specimen.template.name)")
      compare([
        Program("debrief", ["convert", file], path: debrief), Program("pandoc", ["-f", "gfm", "-t", "json", file]),
        Program("cmark-gfm", ["-e", "table", "-t", "xml", file]),
      ])
      for name in ["pandoc", "cmark-gfm"] where Program(name) == nil {
        page.print("  \(name) is not installed, so it was not measured.")
      }
    }
  }

  /// Each against the first.
  private func compare(_ programs: [Program?]) {
    let programs = programs.compactMap(\.self)
    for program in programs where program.run() == nil { page.print("  \(program.name) failed.") }
    let median = timing.turns(programs.map { program in { program.run() ?? .infinity } })
    for (program, seconds) in zip(programs, median.times) {
      page.figure(
        program.name, (seconds / median.times[0]).shown, "\((seconds * 1000).shown) ms; median of \(median.runs) runs")
    }
  }
}
