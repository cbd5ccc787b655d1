import ArgumentParser
import Debrief

struct TemplateShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a template's blank document.",
    discussion: "Example: debrief template show executive > incident.md"
  )

  @Argument(help: ArgumentHelp("A template of Debrief, or a file of your own.", valueName: "name"))
  var name: String

  @Flag(help: "Print the template itself, with its slots, to start one of your own.")
  var slots = false

  func run() throws {
    let template = try Templates.ofDebrief.of(name)
    try Output.print(slots ? template.source : template.render(Review()))
  }
}
