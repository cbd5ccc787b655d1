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
    let rows = try await kept.reviews { [filter] in try await $0.search(filter, limit: limit) }
    if rows.isEmpty { return Output.say("No review holds all of these words.") }
    for row in rows {
      try Output.print("\(row.name)  \(row.title)\n".harmless)
      if let found = row.found { try Output.print("    \(found.part): \(found.snippet)\n".harmless) }
    }
  }
}
