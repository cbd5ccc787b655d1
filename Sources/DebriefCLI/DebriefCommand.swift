import ArgumentParser
import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@main
enum Main {
  /// Synchronous, so that a command that only converts starts no concurrency runtime.
  @MainActor static func main() {
    do {
      // Scripts ask for this often; building the tree of commands takes longer than the answer.
      if CommandLine.arguments.dropFirst() == ["--version"] {
        return try Output.print(DebriefCommand.configuration.version + "\n")
      }
      var command = try DebriefCommand.parseAsRoot()
      guard command is any AsyncParsableCommand else { return try command.run() }
    } catch {
      exit(Failure.report(error))
    }
    Task {
      exit(await runAsynchronously())
    }
    dispatchMain()
  }

  private static func runAsynchronously() async -> Int32 {
    do {
      guard var command = try DebriefCommand.parseAsRoot() as? any AsyncParsableCommand else { return 0 }
      try await command.run()
      return ExitStatus.fine.rawValue
    } catch {
      return Failure.report(error)
    }
  }
}

struct DebriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debrief",
    abstract: "Post-incident reviews as data: written in any template, read in any other.",
    discussion: """
      See what a document says:
        debrief convert incident.md
      Have it in another template:
        debrief convert incident.md --to executive
      Start from a blank one:
        debrief template show manager > incident.md
      Keep it, and work on it in a browser:
        debrief import incident.md && debrief serve

      Exit status: 0 fine, 1 notes with --strict, 2 wrong use, 65 bad input, 66 no such file, 73 or 74 no output, \
      78 bad configuration; docs/cli.md has the rest.
      """,
    version: "debrief \(Build.version) (\(Build.commit))",
    subcommands: [
      Convert.self, TemplateCommand.self, SchemaCommand.self, New.self, Import.self, List.self, Show.self, Export.self,
      Actions.self, Search.self, Attach.self, Attachments.self, History.self, Revert.self, Delete.self, Undelete.self,
      Login.self, Logout.self, Redact.self, PersonCommand.self, UserCommand.self, Serve.self, Samples.self, Backup.self,
      Restore.self, Move.self, Verify.self, Doctor.self,
    ]
  )
}
