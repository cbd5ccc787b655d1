import ArgumentParser
import Debrief

/// Documents into other documents, without a store.
struct Convert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn documents into JSON, into another template or into a web page.",
    discussion: """
      What a document says, as JSON:
        debrief convert incident.md
      The same incident in another template:
        debrief convert incident.md --to executive -o report.md
      A folder of documents into another folder:
        debrief convert reviews --to json -o out
      From a pipe, failing on any doubt:
        cat incident.md | debrief convert - --strict

      What could not be placed or read is noted on standard error as “file:line: kind: what”. A review in JSON is read \
      like a document. uid, template and origin belong to a store and are not printed.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Documents (Markdown, HTML, Word and others), reviews in JSON, folders of them; - is standard input.",
      valueName: "file"))
  var files: [String]

  @OptionGroup var reading: ReadingOptions

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("json, html, a template's name, or a template of your own.", valueName: "json|html|NAME|FILE"))
  var target = "json"

  @Option(name: .shortAndLong, help: ArgumentHelp("A file, or a folder for several documents.", valueName: "file"))
  var output: String?

  @Flag(help: "Let a Markdown document carry the whole review, so that a way back loses nothing.")
  var embed = false

  @Flag(help: "End with status 1 when there is any note.")
  var strict = false

  func run() async throws {
    let reader = DocumentReader(template: try reading.template())
    let conversion = try Conversion(to: Conversion.Target(target), embed: embed, zones: reader.zones)
    var batch = try Batch(files, conversion.target, output: output == "-" ? nil : output)
    await batch.run { input throws(Failure) in
      let read = try await reader.read(input.bytes(upTo: reading.limit), name: input.name)
      var result = conversion.convert(read.review.ofNoStore, from: read.template)
      result.notes = read.notes + result.notes
      return result
    }
    if let failed = batch.failed { throw ExitCode(failed.rawValue) }
    if strict, batch.hasNotes { throw ExitCode(ExitStatus.notes.rawValue) }
  }
}

extension Review {
  /// Without what only a store knows.
  fileprivate var ofNoStore: Review {
    var review = self
    review.uid = nil
    review.template = nil
    review.origin = nil
    return review
  }
}
