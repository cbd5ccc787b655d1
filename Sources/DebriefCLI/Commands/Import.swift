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
    let templates = try kept.templates(team)
    let reader = DocumentReader(template: try reading.template(among: templates), templates: templates)
    let store = try await kept.store()
    let names = Self.names(inputs)
    var failed: ExitStatus?
    var hasNotes = false
    for (input, name) in zip(inputs.map(\.input), names) {
      do {
        let notes = try await Self.keep(input, as: name, upTo: reading.limit, reader, store)
        hasNotes = hasNotes || !notes.isEmpty
      } catch let failure as Failure {
        Output.say("debrief: " + failure.words)
        failed = failed ?? failure.status
      }
    }
    if let failed { throw ExitCode(failed.rawValue) }
    if strict, hasNotes { throw ExitCode(ExitStatus.notes.rawValue) }
  }

  private static func keep(
    _ input: Input, as name: String, upTo limit: Int, _ reader: DocumentReader, _ store: Store
  ) async throws -> [Note] {
    let bytes = try input.bytes(upTo: limit)
    let read = try reader.read(bytes, name: input.name)
    var review = read.review
    review.template = review.template ?? read.template?.name
    let imported = try await store.importDocument(
      review, name: name, sha256: Store.sha256(bytes), notes: read.notes, for: .holder, by: .ofCommand, at: .now)
    try Output.print("\(input.name): \(imported.words)\n".harmless)
    for note in read.notes { Output.say(note.line(of: input.name)) }
    for conflict in imported.conflicts {
      let path = conflict.path ?? ""
      Output.say("\(input.name): conflict: both editions changed “\(path)”; settle it on the review's page".harmless)
    }
    return read.notes
  }

  /// The names by which documents are known again: the files' own, with their folders where two are alike.
  private static func names(_ inputs: [(input: Input, relative: String)]) -> [String] {
    let bare = inputs.map { Path.name($0.relative) }
    let counts = Dictionary(bare.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(inputs, bare).map { input, name in counts[name] == 1 ? name : input.relative }
  }
}

extension Imported {
  /// What became of the document.
  fileprivate var words: String {
    switch self {
    case .created(let saved):
      "created \(saved.review.id ?? saved.uid)"
        + (saved.clashes.isEmpty ? "" : "; another review has this incident ID, too")
    case .unchanged(let uid, _): "unchanged (\(uid))"
    case .updated(let saved, let changes):
      "updated \(saved.review.id ?? saved.uid) (\(changes) \(changes == 1 ? "change" : "changes"))"
    }
  }
}
