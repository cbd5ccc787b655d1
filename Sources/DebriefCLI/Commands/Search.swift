import ArgumentParser
import Debrief
import DebriefStore

/// Where words stand.
struct Search: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find words in reviews, their action items and their attachments, the best match first.",
    discussion: """
      Examples:
        debrief search connection pool
        debrief search '"connection pool"' db-1.example.com

      Every word must be there, in any form of it; words in quotes stand side by side.
      """
  )

  @Argument(help: ArgumentHelp("What to look for.", valueName: "word"))
  var words: [String]

  @Option(help: ArgumentHelp("As many at most, up to \(Page.most).", valueName: "number"))
  var limit = 20

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    var filter = Filter(for: .holder)
    filter.text = words.joined(separator: " ")
    let store = try await kept.existingStore()
    let rows = try await store.list(filter, sort: Sort(.relevance), page: Page(limit: limit), counted: false).rows
    if rows.isEmpty { return Output.say("No review holds all of these words.") }
    for row in rows {
      try Output.print("\(row.id ?? row.uid)  \(row.title ?? "")\n".harmless)
      if let found = row.found { try Output.print("    \(found.part): \(found.snippet.text)\n".harmless) }
    }
  }
}
