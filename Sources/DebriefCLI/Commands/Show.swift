import ArgumentParser
import Debrief
import DebriefStore

/// One review on the terminal.
struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a review to read.",
    discussion: "Example: debrief show INC-2026-0007"
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String

  @Option(help: ArgumentHelp("As it was at that version; debrief history shows them.", valueName: "version"))
  var version: Int?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let store = try await kept.existingStore()
    let stored = try await kept.review(id, in: store)
    let review = if let version { try await store.review(stored.uid, at: version) } else { stored.review }
    try Output.print(json ? review.published().text(.pretty) : ReviewText.text(review))
  }
}
