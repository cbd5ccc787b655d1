import ArgumentParser
import Debrief
import DebriefIntegrations

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

      The same document again changes nothing. A changed one changes its review: what differs between the two editions \
      is applied, and what was added in Debrief stays.
      """
  )

  @Argument(
    help: ArgumentHelp("Markdown documents, reviews in JSON, folders of *.md; - is standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var kept: StoreOptions
  @OptionGroup var team: TemplateOptions

  @Flag(help: "End with status 1 when there is any note.")
  var strict = false

  func run() async throws {
    let inputs = try Input.found(files)
    let brought = try kept.templates(team)
    let isHere = try kept.settings().server == nil
    try await kept.reviews(making: true) { reviews in
      let templates = try await reviews.templates(beside: brought)
      let template = isHere ? try reading.template(among: templates) : nil
      try await keep(inputs, DocumentReader(template: template, templates: templates), in: reviews)
    }
  }

  private func keep(
    _ inputs: [(input: Input, relative: String)], _ reader: DocumentReader, in reviews: any Reviews
  ) async throws {
    let names = Self.names(inputs)
    var failed: ExitStatus?
    var hasNotes = false
    for (input, name) in zip(inputs.map(\.input), names) {
      do {
        let notes = try await keep(input, as: name, reader, in: reviews)
        hasNotes = hasNotes || !notes.isEmpty
      } catch let failure as Failure {
        Output.say("debrief: " + failure.words)
        failed = failed ?? failure.status
      } catch let error as RemoteError where error.exitStatus == .badInput {
        Output.say("debrief: \(input.name): \(error.words)".harmless)
        failed = failed ?? .badInput
      }
    }
    if let failed { throw ExitCode(failed.rawValue) }
    if strict, hasNotes { throw ExitCode(ExitStatus.notes.rawValue) }
  }

  private func keep(
    _ input: Input, as name: String, _ reader: DocumentReader, in reviews: any Reviews
  ) async throws -> [Note] {
    let document = IncomingDocument(
      bytes: try input.bytes(upTo: reading.limit), path: input.name, name: name,
      template: reading.source == "auto" ? nil : reading.source)
    let kept = try await reviews.keep(document, reader)
    try Output.print("\(input.name): \(kept.words)\n".harmless)
    for note in kept.notes { Output.say(note.line(of: input.name)) }
    for path in kept.conflicts {
      Output.say("\(input.name): conflict: both editions changed “\(path)”; settle it on the review's page".harmless)
    }
    return kept.notes
  }

  /// The names by which documents are known again: the files' own, with their folders where two are alike.
  private static func names(_ inputs: [(input: Input, relative: String)]) -> [String] {
    let bare = inputs.map { Path.name($0.relative) }
    let counts = Dictionary(bare.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(inputs, bare).map { input, name in counts[name] == 1 ? name : input.relative }
  }
}
