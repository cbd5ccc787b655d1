import ArgumentParser
import Debrief

struct TemplateCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Print what is wrong with a template, each problem with its line.",
    discussion: "Ends with status 1 when there is a problem. Example: debrief template check ours.md"
  )

  @Argument(help: ArgumentHelp("A template: a Markdown document with slots.", valueName: "file"))
  var file: String

  func run() throws {
    let problems = try Template.named(file)?.problems ?? Template.fromFile(file).problems
    for problem in problems {
      try Output.print(problem.line(of: file) + "\n")
    }
    if !problems.isEmpty { throw ExitCode(ExitStatus.notes.rawValue) }
  }
}
