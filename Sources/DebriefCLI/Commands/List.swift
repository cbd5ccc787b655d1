import ArgumentParser
import Debrief
import DebriefStore

/// The reviews as a table.
struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List reviews.",
    discussion: """
      The worst of a year:
        debrief list --severity SEV-1 --from 2026-01-01 --to 2026-12-31
      All that mention a word:
        debrief list --search postgres
      For another program:
        debrief list --json
      """
  )

  @Option(help: ArgumentHelp("Only this severity: SEV-1, P0, or a rank from 1. May be repeated.", valueName: "level"))
  var severity: [String] = []

  @Option(
    help: ArgumentHelp("Only this status: draft, in-review, approved, final. May be repeated.", valueName: "status"))
  var status: [String] = []

  @Option(help: ArgumentHelp("Only what touched this service. May be repeated.", valueName: "name"))
  var service: [String] = []

  @Option(help: ArgumentHelp("From this day on.", valueName: "YYYY-MM-DD"))
  var from: CivilDate?

  @Option(help: ArgumentHelp("Up to this day.", valueName: "YYYY-MM-DD"))
  var to: CivilDate?

  @Option(help: ArgumentHelp("Only reviews that hold every word.", valueName: "words"))
  var search: String?

  @Option(help: ArgumentHelp("Only those with this kind of contributing factor. May be repeated.", valueName: "factor"))
  var factor: [String] = []

  @Option(help: .owner("Only those in which this person has an open action item."))
  var owner: String?

  @Option(help: "What comes first; the newest and the worst unless --reverse is said.")
  var sort: Sort.Key = .date

  @Flag(help: "Turn the order around.")
  var reverse = false

  @Flag(help: "Print JSON, one array.")
  var json = false

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let filter = try filter()
    let rows = try await kept.reviews { try await $0.list(filter, sort: order) }.filter { isAsked($0.severity) }
    if json { return try Output.print(JSON.array(rows.map(\.json)).text(.pretty)) }
    if rows.isEmpty {
      return Output.say(filter == Filter(for: .holder) ? "There is no review yet." : "No review is like that.")
    }
    try Output.print(TextTable.text(ReviewRow.head, rows.map(\.cells)))
  }

  /// Titles begin with A and severities with the worst; days with the newest.
  private var order: Sort { Sort(sort, ascending: (sort == .severity || sort == .title) != reverse) }

  private func filter() throws(Failure) -> Filter {
    var filter = Filter(for: .holder)
    for level in severity { filter.severityRanks.formUnion(try Self.ranks(level)) }
    for word in status {
      guard let known = Statuses.words.all.first(where: { $0.means(word) }) else {
        throw .unknownWord(word, option: "--status", known: Statuses.words.all.map(\.id))
      }
      filter.statuses.insert(known.id)
    }
    filter.services = Set(service)
    filter.from = from
    filter.to = to
    filter.text = search ?? ""
    filter.factors = Set(factor)
    if let owner { filter.owners = [owner] }
    return filter
  }

  /// `P1` is the worst of one scheme and the second of another: all ranks that it may have.
  private static func ranks(_ level: String) throws(Failure) -> [Int] {
    if let rank = Int(level), rank > 0 { return [rank] }
    let ranks = SeverityScheme.known.compactMap { $0.severity(level).rank }
    guard !ranks.isEmpty else {
      throw .unknownWord(level, option: "--severity", known: ["SEV-1 to SEV-4", "P0 to P4", "a rank from 1"])
    }
    return ranks
  }

  /// Where a level has several ranks, the words decide.
  private func isAsked(_ severity: Severity?) -> Bool {
    self.severity.isEmpty
      || self.severity.contains { level in
        let ranks = Set((try? Self.ranks(level)) ?? [])
        guard let severity, severity.rank.map(ranks.contains) ?? true else { return false }
        return ranks.count == 1 || severity.written.key.hasPrefix(level.key)
      }
  }
}

extension Word {
  /// Whether somebody may have meant it by that word.
  fileprivate func means(_ text: String) -> Bool {
    ([id, label] + aliases).contains { $0.key == text.key }
  }
}

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}

extension Sort.Key: ExpressibleByArgument {}
