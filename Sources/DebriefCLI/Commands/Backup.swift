import ArgumentParser
import Debrief
import DebriefStore

/// Everything in one file.
struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write everything into one new file, also while the server runs.",
    discussion: """
      Example: debrief backup /var/backups/debrief-$(date +%F).debrief

      The file holds the reviews, their whole history and the attachments, whichever database they are in. \
      debrief verify FILE proves it; debrief restore FILE brings it back.
      """
  )

  @Argument(help: ArgumentHelp("A file that is not there yet.", valueName: "file"))
  var file: String

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    try await kept.existingStore().backUp(to: file, at: .now).report(fine: "Wrote \(file).")
  }
}

/// A backup into an empty place.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring a backup back, into a place without reviews.",
    discussion: "Example: debrief restore /var/backups/debrief.debrief --data new-data"
  )

  @Argument(help: ArgumentHelp("A file that debrief backup wrote.", valueName: "file"))
  var file: String

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let settings = try kept.settingsOfData()
    let (store, findings) = try await Store.move(
      from: Place(backup: file), to: settings.place, limits: settings.limits, now: .now)
    try findings.report(
      fine: "Restored \(try await store.list(Filter(for: .holder)).total) reviews to \(settings.place).")
  }
}

/// From one database to another.
struct Move: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Carry everything over from one database into another, empty one, and check it there.",
    discussion: """
      Example: debrief move --from sqlite:/var/lib/debrief --to postgres://debrief@db.example.com/debrief

      The source stays as it is. Stop the server first, so that nothing is written meanwhile.
      """
  )

  @Option(help: ArgumentHelp("Where the reviews are: sqlite:FOLDER or postgres://….", valueName: "address"))
  var from: String

  @Option(help: ArgumentHelp("Where they go: sqlite:FOLDER or postgres://….", valueName: "address"))
  var to: String

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let source = Place(from)
    if case .folder(let folder) = source, Path.kind(Path.joined(folder, "debrief.sqlite")) == nil {
      throw Failure.noData(folder)
    }
    let limits = try kept.settingsOfData().limits
    let (store, findings) = try await Store.move(from: source, to: Place(to), limits: limits, now: .now)
    try findings.report(
      fine:
        "Moved \(try await store.list(Filter(for: .holder)).total) reviews to \(store.place), and checked them there.")
  }
}
