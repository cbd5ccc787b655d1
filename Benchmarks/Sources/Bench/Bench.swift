import Debrief

/// `Bench --samples FOLDER [--debrief FILE] [--quick] [NAME...]`: prints every figure, or those whose heading has one of
/// the names. Speed is reported, never asserted: it ends with 0 whatever it finds.
@main
struct Bench {
  static func main() async throws {
    if let work = try Work(CommandLine.arguments) { return try work.run() }
    let options = Options(CommandLine.arguments.dropFirst())
    let page = Page(names: options.names)
    let timing = Timing(quick: options.quick)
    let samples = try Samples(folder: options.samples)
    page.print("Ratios of one run; every figure is a median. MB are 1,000,000 bytes.")
    Engine(samples: samples, timing: timing, page: page).report()
    try await Edits(page: page, seconds: timing.seconds).report()
    try await Opening(samples: samples, page: page, timing: timing).report()
    try await Lists(page: page, quick: options.quick).report()
    try await FanOut(page: page).report()
    try Memory(samples: samples, page: page).report()
    try Processes(debrief: options.debrief, samples: samples, timing: timing, page: page).report()
  }
}

struct Options {
  var samples = "Sources/DebriefCLI/Samples"
  var debrief: String?
  /// Fewer runs, for a look while working on something.
  var quick = false
  var names: [String] = []

  init(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let word = rest.popFirst() {
      switch word {
      case "--samples": samples = rest.popFirst() ?? samples
      case "--debrief": debrief = rest.popFirst()
      case "--quick": quick = true
      default: names.append(word.lowercased())
      }
    }
  }
}
