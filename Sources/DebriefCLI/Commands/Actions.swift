import ArgumentParser
import Debrief
import DebriefStore

/// Action items of all reviews.
struct Actions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actions",
    abstract: "List action items of all reviews that are still to be done, what is due first.",
    discussion: """
      Examples:
        debrief actions --owner "Ada Lovelace"
        debrief actions --due 2026-12-31
      """
  )

  @Option(help: ArgumentHelp("Only those of this person.", valueName: "name"))
  var owner: String?

  @Option(help: ArgumentHelp("Only those due on this day or before.", valueName: "YYYY-MM-DD"))
  var due: CivilDate?

  @Option(help: ArgumentHelp("Only those in reviews that hold every word.", valueName: "words"))
  var search: String?

  @Flag(help: "Also those that are done.")
  var all = false

  @Flag(help: "Print JSON, one array.")
  var json = false

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    var filter = ActionFilter(for: .holder)
    filter.open = all ? nil : true
    if let owner { filter.owners = [owner] }
    filter.dueUntil = due
    filter.text = search ?? ""
    let store = try await kept.existingStore()
    var rows: [ActionRow] = []
    var cursor: String?
    repeat {
      let part = try await store.actions(filter, page: Page(limit: Page.most, cursor: cursor))
      rows += part.rows
      cursor = part.next
    } while cursor != nil
    if json { return try Output.print(JSON.array(rows.map(\.json)).text(.pretty)) }
    if rows.isEmpty { return Output.say("No action item is like that.") }
    let head = ["DUE", "PRIORITY", "STATUS", "OWNER", "REVIEW", "ACTION"]
    try Output.print(TextTable.text(head, rows.map(\.cells)))
  }
}

extension ActionRow {
  fileprivate var cells: [String] {
    [
      due?.text ?? "", priority?.label ?? "", status?.label ?? "", owner ?? "", reviewID ?? uid,
      [key, action].compactMap(\.self).joined(separator: ": "),
    ]
  }

  fileprivate var json: JSON {
    .object([
      "review": .string(uid), "reviewId": reviewID.map { .string($0) }, "id": element.map { .string($0) },
      "key": key.map { .string($0) }, "action": action.map { .string($0) }, "owner": owner.map { .string($0) },
      "due": due?.json, "priority": priority?.json, "status": status?.json, "open": .bool(isOpen),
    ])
  }
}
