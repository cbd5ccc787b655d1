import ArgumentParser
import Debrief
import DebriefStore

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
    let store = try await kept.existingStore()
    let stored = try await kept.review(id, in: store)
    if let from { return try await compare(stored, from, store) }
    let entries = try await store.history(stored.uid)
    if json { return try Output.print(JSON.array(entries.map(\.json)).text(.pretty)) }
    try Output.print(entries.map(\.words).joined(separator: "\n"))
  }

  private func compare(_ stored: Stored, _ from: Int, _ store: Store) async throws {
    let old = try await store.review(stored.uid, at: from)
    let new = try await store.review(stored.uid, at: to ?? stored.version)
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
    let store = try await kept.existingStore()
    let stored = try await kept.review(id, in: store)
    let saved = try await store.restore(stored.uid, to: to, by: .ofCommand, door: .cli, at: .now)
    let words =
      saved.version == stored.version
      ? "It is as it was at version \(to) already." : "Now at version \(saved.version), as it was at version \(to)."
    try Output.print(words + "\n")
  }
}

extension HistoryEntry {
  /// A line, and below it one for each change.
  var words: String {
    let about = [what.map { " (\($0))" }, reason.map { ": \($0)" }].compactMap(\.self).joined()
    let head = "\(version)  \(at.iso)  \(by.name) \(kind.rawValue) it\(about)  [\(door.rawValue)]\n"
    return (head + changes.map { "   \($0.words)\n" }.joined()).harmless
  }

  var json: JSON {
    .object([
      "version": .number(String(version)), "kind": .string(kind.rawValue), "by": .string(by.name),
      "door": .string(door.rawValue), "at": .string(at.iso), "what": what.map { .string($0) },
      "reason": reason.map { .string($0) }, "visibility": visibility?.json, "changes": .array(changes.map(\.json)),
    ])
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
