import ArgumentParser
import Debrief

/// The contract of a review.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a review.",
    discussion: "Example: debrief schema > review.schema.json"
  )

  @Flag(help: .hidden)
  var fieldsMarkdown = false

  func run() throws {
    try Output.print(fieldsMarkdown ? Schema.fieldsMarkdown : Schema.review.text(.pretty))
  }
}
