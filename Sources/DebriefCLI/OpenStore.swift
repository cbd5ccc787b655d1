import Debrief
import DebriefStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension StoreOptions {
  /// How this run is configured.
  func settings(_ more: [Setting: String] = [:]) throws(Failure) -> Settings {
    try Settings.read(flags: flags.merging(more) { $1 }, file: config)
  }

  /// The templates that this run knows by name.
  func templates(_ team: TemplateOptions) throws(Failure) -> Templates {
    var more: [Setting: String] = [:]
    more[.templates] = team.templates
    return try .with(folder: settings(more).templates)
  }

  /// The reviews, in a folder that is made when it is not there.
  func store() async throws -> Store {
    try await Store.open(folder: settings().data, now: .now)
  }

  /// The reviews of a folder that must be there: a slip in its name makes no new one.
  func existingStore() async throws -> Store {
    let data = try settings().data
    guard Path.kind(Path.joined(data, "debrief.sqlite")) != nil else { throw Failure.noData(data) }
    return try await Store.open(folder: data, now: .now)
  }

  /// The review of that incident id or uid.
  func review(_ name: String) async throws -> Stored {
    guard let stored = try await existingStore().find(name) else {
      throw Failure.noReviewCalled(name, data: try settings().data)
    }
    return stored
  }
}

extension Author {
  /// Whoever runs the command.
  static var ofCommand: Author {
    let user = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) }
    return Author(user ?? "command line")
  }
}
