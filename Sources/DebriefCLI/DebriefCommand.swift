import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@main
enum Main {
  /// Synchronous, so that a command that only converts starts no concurrency runtime.
  static func main() {
    do {
      var command = try DebriefCommand.parseAsRoot()
      try command.run()
    } catch {
      exit(Failure.report(error))
    }
  }
}

struct DebriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debrief",
    abstract: "Post-incident reviews as data: written in any template, read in any other.",
    discussion: """
      Convert a document:            debrief convert incident.md --to executive
      See what a document says:      debrief convert incident.md
      Start from a blank template:   debrief template show manager > incident.md

      Exit status: 0 fine, 1 notes with --strict, 2 wrong use, 65 bad input, 66 no such file, 73 or 74 no output.
      """,
    version: "debrief \(Build.version) (\(Build.commit))",
    subcommands: [Convert.self, TemplateCommand.self]
  )
}
