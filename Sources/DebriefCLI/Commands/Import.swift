import ArgumentParser
import Debrief
import DebriefStore

/// Documents into the store.
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Keep what documents say as reviews.",
    discussion: """
      One document:
        debrief import incident.md
      All of a folder, into another folder of data than the usual:
        debrief import reviews --data data
      First only see what would be read:
        debrief import reviews --dry-run

      A document that follows no known template is read by its headings, labels, lists and tables, in several languages. \
      The same document again changes nothing. A changed one changes its review: what differs between the two editions \
      is applied, and what was added in Debrief stays.

      Web pages, Word and OpenDocument files, AsciiDoc and other markups, and ZIP archives of them:
        debrief import export.zip
      Each document of an archive is known again as export.zip/FOLDER/NAME. docs/import.md lists the formats.

      What another tool exports, one incident or many:
        debrief import incidents.json
      Each incident is a review of its own, known again as incidents.json#NUMBER. docs/import.md lists the tools.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Documents (Markdown, HTML, Word and others), reviews in JSON, exports of other tools (JSON, CSV), folders and "
        + "ZIP archives of them; - is standard input.",
      valueName: "file"))
  var files: [String] = []

  @Flag(name: .customLong("dry-run"), help: "Say what would be kept, and keep nothing.")
  var isTrial = false

  @Option(help: ArgumentHelp("Take back an import by the name that it says at its end.", valueName: "import"))
  var undo: String?

  @Option(
    name: .customLong("only-for"),
    help: ArgumentHelp(
      "Who alone will see new reviews: me, somebody's sign-in name, a group's name. May be given several times.",
      valueName: "who"))
  var onlyFor: [String] = []

  @Option(help: ArgumentHelp("Who looks after reviews whose document names nobody.", valueName: "name"))
  var owner: String?

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var kept: StoreOptions
  @OptionGroup var team: TemplateOptions

  @Flag(help: "End with status 1 when there is any note.")
  var strict = false

  func validate() throws {
    if undo == nil, files.isEmpty { throw ValidationError("Say which documents: debrief import FILE…") }
    if undo != nil, !files.isEmpty { throw ValidationError("--undo takes back an import; it takes no documents.") }
  }

  func run() async throws {
    if let undo { return try await takeBack(undo) }
    let inputs = try Input.found(files, exports: true)
    let brought = try kept.templates(team)
    let isHere = try kept.settings().server == nil
    try await kept.reviews(making: true) { reviews in
      let templates = try await reviews.templates(beside: brought)
      let template = isHere ? try reading.template(among: templates) : nil
      var run = ImportRun(
        reviews, DocumentReader(template: template, templates: templates),
        template: reading.source == "auto" ? nil : reading.source, limit: reading.limit,
        choices: ImportChoices(isTrial: isTrial, onlyFor: onlyFor, owner: owner), named: files)
      try await run.keep(inputs)
      if run.count > 1 || isTrial {
        try Output.print(run.report.text(isTrial: isTrial, run: run.choices.run).harmless)
      }
      if let left = run.left {
        Output.say(
          "Stopped, with \(left) \(left == 1 ? "file" : "files") left. The same command goes on where this one ended.")
        throw ExitCode(ExitStatus.stopped.rawValue)
      }
      if let failed = run.failed { throw ExitCode(failed.rawValue) }
      if run.count == 0 { throw Failure.noDocuments(files.joined(separator: ", ")) }
      if strict, run.hasNotes { throw ExitCode(ExitStatus.notes.rawValue) }
    }
  }

  private func takeBack(_ run: String) async throws {
    try await kept.reviews(making: false) { reviews in
      let undone = try await reviews.undoImport(run)
      if undone.isEmpty { throw Failure.noImport(run) }
      for one in undone {
        let words =
          switch one.outcome {
          case .removed: "removed"
          case .putBack: "put back to what it said before"
          case .left: "left: it was changed since"
          }
        try Output.print("\(one.name): \(words) (\(one.uid))\n".harmless)
      }
    }
  }
}
