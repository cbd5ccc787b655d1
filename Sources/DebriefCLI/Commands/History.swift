import ArgumentParser
import Debrief

/// Who changed what, when.
struct History: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Print who changed what in a review, when, and through which door.",
    discussion: """
      Example: debrief history INC-2026-0007

      An earlier state: debrief show INC-2026-0007 --version 3
      What changed between two: debrief history INC-2026-0007 --from 3 --to 7
      """
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String

  @Option(help: ArgumentHelp("Compare: the changes from this version on, as one.", valueName: "version"))
  var from: Int?

  @Option(help: ArgumentHelp("Compare: up to this version, otherwise the newest.", valueName: "version"))
  var to: Int?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var kept: StoreOptions

  func validate() throws {
    if to != nil, from == nil { throw ValidationError("--to needs --from: the version to compare with.") }
  }

  func run() async throws {
    try await kept.reviews(print)
  }

  private func print(_ reviews: any Reviews) async throws {
    let newest = try await reviews.existing(id)
    if let from { return try await compare(newest, from, reviews) }
    let entries = try await reviews.history(newest.uid)
    if json { return try Output.print(JSON.array(entries.map(\.json)).text(.pretty)) }
    try Output.print(entries.map(\.words).joined(separator: "\n"))
  }

  private func compare(_ newest: KeptReview, _ from: Int, _ reviews: any Reviews) async throws {
    let old = try await reviews.review(newest.uid, at: from)
    let new = try await reviews.review(newest.uid, at: to ?? newest.version)
    let changes = Review.diff(old, new)
    if json { return try Output.print(JSON.array(changes.map(\.json)).text(.pretty)) }
    try Output.print(changes.map { $0.words + "\n" }.joined())
  }
}

/// Puts a review back.
struct Revert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revert",
    abstract: "Put a review back to what it was at a version, as one more change.",
    discussion: "Example: debrief revert INC-2026-0007 --to 3"
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String

  @Option(help: ArgumentHelp("The version; debrief history shows them.", valueName: "version"))
  var to: Int

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let (before, after) = try await kept.reviews { reviews in
      let newest = try await reviews.existing(id)
      return (newest.version, try await reviews.revert(newest.uid, to: to))
    }
    let words =
      after == before
      ? "It is as it was at version \(to) already." : "Now at version \(after), as it was at version \(to)."
    try Output.print(words + "\n")
  }
}

extension Change {
  /// `timeline[t7].event: “cache full” → “cache of the shop full”`, in one line.
  var words: String {
    switch self {
    case .set(let path, let from, let to): "\(path): \(Self.short(from)) → \(Self.short(to))"
    case .insert(let list, let id, _, let element): "\(list.element(id)): added \(Self.short(element))"
    case .remove(let list, let id, _, let was): "\(list.element(id)): removed \(Self.short(was))"
    case .move(let list, let id, _, let after):
      "\(list.element(id)): moved \(after.map { "behind \($0)" } ?? "to the top")"
    }
  }

  private static func short(_ json: JSON?) -> String {
    guard let json else { return "nothing" }
    let text = (json.string ?? json.text()).replacing("\n", with: " ")
    let cut = text.count > 100 ? text.prefix(100) + "…" : text[...]
    return json.string == nil ? String(cut) : "“\(cut)”"
  }
}
