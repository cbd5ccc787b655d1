import ArgumentParser
import Debrief
import DebriefIntegrations

/// One review as a document.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a review as JSON, as a web page, or in a template.",
    discussion: "Example: debrief export INC-2026-0007 --to executive --embed -o report.md"
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("json, html, a template's name, or a template of your own.", valueName: "json|html|NAME|FILE"))
  var target: String

  @Option(name: .shortAndLong, help: ArgumentHelp("A file; otherwise standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Let a Markdown document carry the whole review, so that a way back loses nothing.")
  var embed = false

  @OptionGroup var kept: StoreOptions
  @OptionGroup var team: TemplateOptions

  func run() async throws {
    let templates = try kept.templates(team)
    let target = try Conversion.Target(target, among: templates)
    var conversion = try Conversion(to: target, embed: embed, zones: SystemZones.zones())
    let (review, targets) = try await kept.reviews { reviews in
      (try await reviews.existing(id).review, try await reviews.targets())
    }
    conversion.targets = targets
    let result = conversion.convert(review, from: review.template.flatMap(templates.named))
    let text = result.json?.text(.pretty) ?? result.text
    if let output { try Output.write(text, to: output) } else { try Output.print(text) }
    for note in result.notes { Output.say(note.line(of: id)) }
  }
}
