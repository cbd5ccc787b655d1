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

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let stored = try await kept.review(id)
    try Output.print(json ? stored.review.published().text(.pretty) : ReviewText.text(stored.review))
  }
}
