import ArgumentParser
import Debrief
import DebriefIntegrations
import DebriefServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One review as a document.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a review as JSON, as a web page, as PDF, or in a template.",
    discussion: """
      As a document:
        debrief export INC-2026-0007 --to executive --embed -o report.md
      On paper, as its page shows it, or as a template's document:
        debrief export INC-2026-0007 --to pdf -o review.pdf
        debrief export INC-2026-0007 --to pdf --as executive -o report.pdf

      A PDF is printed by Chromium or WeasyPrint, whichever is on this machine.
      """
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "json, html, pdf, a template's name, or a template of your own.", valueName: "json|html|pdf|NAME|FILE"))
  var target: String

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("For a PDF, the template of its document; otherwise it is the page.", valueName: "NAME|FILE"))
  var template: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("A file; otherwise standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Let a Markdown document carry the whole review, so that a way back loses nothing.")
  var embed = false

  @OptionGroup var kept: StoreOptions
  @OptionGroup var team: TemplateOptions

  func run() async throws {
    let brought = try kept.templates(team)
    if target == "pdf" { return try await print(brought) }
    if template != nil { throw Failure.asNeedsPDF(target) }
    let (conversion, review, templates) = try await kept.reviews { reviews in
      let templates = try await reviews.templates(beside: brought)
      let target = try Conversion.Target(target, among: templates)
      var conversion = try Conversion(to: target, embed: embed, zones: SystemZones.zones())
      conversion.targets = try await reviews.targets()
      return (conversion, try await reviews.existing(id).review, templates)
    }
    let result = conversion.convert(review, from: review.template.flatMap(templates.named))
    let text = result.json?.text(.pretty) ?? result.text
    if let output { try Output.write(text, to: output) } else { try Output.print(text) }
    for note in result.notes { Output.say(note.line(of: id)) }
  }

  private func print(_ brought: Templates) async throws {
    if embed { throw Failure.embedNeedsMarkdown("PDF") }
    if output == nil, isatty(STDOUT_FILENO) == 1 { throw Failure.noPDFOnTerminal }
    let printer = try Printer.found()
    let (asked, review, targets, templates) = try await kept.reviews { reviews in
      let templates = try await reviews.templates(beside: brought)
      let asked = try self.template.map { try templates.of($0) }
      return (asked, try await reviews.existing(id).review, try await reviews.targets(), templates)
    }
    var template = asked
    if asked == nil, !printer.drawsPages {
      let own = review.template.flatMap(templates.named) ?? Template.nearest(to: review)
      Output.say("\(printer.path) does not draw the page; this is the \(own.name) document instead.")
      template = own
    }
    let page =
      template.map { PrintedPage(review, document: $0.render(review, zones: SystemZones.zones())) }
      ?? PrintedPage(review, targets: targets, now: .now)
    let pdf = try printer.print(page.bytes)
    if let output { try Output.write(pdf, to: output) } else { try Output.print(pdf) }
    for note in template?.omitted(review) ?? [] { Output.say(note.line(of: id)) }
  }
}
