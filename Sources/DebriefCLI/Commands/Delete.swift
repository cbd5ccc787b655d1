import ArgumentParser
import Debrief
import DebriefStore

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
    let store = try await kept.existingStore()
    let stored = try await kept.review(id, in: store)
    try await store.remove(stored.uid, by: .ofCommand, door: .cli, at: .now)
    let days = try kept.settings().keeping.removedDays
    try Output.print("Removed. For \(days) days this brings it back: debrief undelete \(stored.uid)\n")
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
    let store = try await kept.existingStore()
    let removed = try await store.removed(for: .holder)
    guard let id else {
      if removed.isEmpty { Output.say("No removed review is waiting.") }
      for (stored, at) in removed {
        let title = stored.review.title ?? ""
        try Output.print("\(stored.uid)  \(stored.review.id ?? "")  removed \(at.iso)  \(title)\n".harmless)
      }
      return
    }
    let found =
      removed.first { $0.stored.uid == id } ?? removed.first { $0.stored.review.id?.lowercased() == id.lowercased() }
    guard let uid = found?.stored.uid else { throw Failure.noReviewCalled(id, data: "what was removed") }
    let stored = try await store.restore(uid, by: .ofCommand, door: .cli, at: .now)
    try Output.print("\(stored.review.id ?? uid) is back.\n")
  }
}
