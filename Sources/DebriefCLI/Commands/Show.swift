import ArgumentParser
import Debrief

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
    let (review, targets) = try await kept.reviews { reviews in
      let newest = try await reviews.existing(id)
      let review = if let version { try await reviews.review(newest.uid, at: version) } else { newest.review }
      return (review, try await reviews.targets())
    }
    try Output.print(json ? review.published(targets: targets).text(.pretty) : ReviewText.text(review))
  }
}
