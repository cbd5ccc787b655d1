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
        debrief actions --owner me --due 2026-12-31
      """
  )

  @Option(help: .owner("Only those of this person."))
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
    let rows = try await kept.reviews { [filter] in try await $0.actions(filter) }
    if json { return try Output.print(JSON.array(rows.map(\.json)).text(.pretty)) }
    if rows.isEmpty { return Output.say("No action item is like that.") }
    try Output.print(TextTable.text(ActionItemRow.head, rows.map(\.cells)))
  }
}
