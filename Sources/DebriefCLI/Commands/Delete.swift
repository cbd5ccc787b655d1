import ArgumentParser
import Debrief

/// Takes a review away, for the time being.
struct Delete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Remove a review. It can be brought back for 30 days, unless that is configured otherwise.",
    discussion: "Example: debrief delete INC-2026-0007"
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let (uid, days) = try await kept.reviews { reviews in
      let uid = try await reviews.existing(id).uid
      try await reviews.remove(uid)
      return (uid, reviews.removedDays)
    }
    let time = days.map { "For \($0) days this" } ?? "This"
    try Output.print("Removed. \(time) brings it back: debrief undelete \(uid)\n")
  }
}

/// Brings it back.
struct Undelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undelete",
    abstract: "Bring a removed review back; without an ID list those that can be.",
    discussion: "Example: debrief undelete INC-2026-0007"
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String?

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    try await kept.reviews(bringBack)
  }

  private func bringBack(_ reviews: any Reviews) async throws {
    let removed = try await reviews.removed()
    guard let id else {
      if removed.isEmpty { Output.say("No removed review is waiting.") }
      for one in removed {
        try Output.print("\(one.uid)  \(one.id ?? "")  removed \(one.at)  \(one.title ?? "")\n".harmless)
      }
      return
    }
    let found =
      removed.first { $0.uid == id } ?? removed.first { $0.id?.lowercased() == id.lowercased() }
    guard let uid = found?.uid else { throw Failure.noReviewCalled(id, data: "what was removed") }
    let restored = try await reviews.restore(uid)
    try Output.print("\(restored.review.id ?? uid) is back.\n")
  }
}
