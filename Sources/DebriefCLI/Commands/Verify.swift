import ArgumentParser
import Debrief
import DebriefStore

/// Proves the history.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that no history was altered, and that every review is what its history leads to.",
    discussion: """
      Examples:
        debrief verify
        debrief verify backup.debrief

      The server need not run. Note the last seal elsewhere: it proves later that nothing before it was cut off.
      Ends with status 1 when anything is wrong.
      """
  )

  @Argument(help: ArgumentHelp("A backup to prove instead.", valueName: "file"))
  var file: String?

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let store =
      if let file { try await Store.open(Place(backup: file), now: .now) } else { try await kept.existingStore() }
    let proof = try await store.verify()
    try Output.print("\(proof.reviews) reviews, \(proof.versions) versions\n")
    for (uid, entry) in proof.redactions { try Output.print("\(uid): " + HistoryRow(entry).words) }
    if let seal = proof.seal { try Output.print("Last seal: \(seal.number) of \(seal.at), \(seal.link)\n") }
    try proof.findings.report(fine: "Nothing was altered.")
  }
}

/// Looks for damage and mends it.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check everything that is kept, and say how to mend what is not as it should be.",
    discussion: "Example: debrief doctor --rebuild\n\nEnds with status 1 when anything is wrong."
  )

  @Flag(help: "First write what lists and searches read anew, from the reviews themselves.")
  var rebuild = false

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let store = try await kept.existingStore()
    if rebuild { try Output.print("Wrote the lists and words of \(try await store.rebuild()) reviews anew.\n") }
    try await store.doctor().report(fine: "Everything is as it should be.")
  }
}

extension [Finding] {
  /// A line each, and status 1 when there is any.
  func report(fine: String) throws {
    guard !isEmpty else { return try Output.print(fine + "\n") }
    for finding in self { Output.say(finding.description.harmless) }
    throw ExitCode(ExitStatus.notes.rawValue)
  }
}

extension Place {
  /// A file that must be there: a slip in its name makes no new one.
  init(backup path: String) throws(Failure) {
    guard Path.kind(path) == .file else { throw .noSuchFile(path) }
    self = .file(path)
  }
}
