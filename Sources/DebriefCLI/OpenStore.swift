import Debrief
import DebriefIntegrations
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

  /// The same for what only the data itself allows.
  func settingsOfData(_ more: [Setting: String] = [:]) throws(Failure) -> Settings {
    let settings = try settings(more)
    if let server = settings.server { throw .needsData(server) }
    return settings
  }

  /// Does something with the reviews, wherever they are.
  ///
  /// - Parameter making: whether a place that is not there is made.
  func reviews<Result>(
    making: Bool = false, _ body: (any Reviews) async throws -> Result
  ) async throws -> Result {
    let settings = try settings()
    guard let server = settings.server else {
      let store = try await making ? store() : existingStore()
      return try await body(ReviewsInStore(store: store, removedDays: settings.keeping.removedDays))
    }
    let token = try Tokens.token(for: server, isNamed: self.server != nil)
    return try await Remote.with(server, token: token) { remote in
      try await body(ReviewsOnServer(remote: remote))
    }
  }

  /// The reviews, in a place that is made when it is not there.
  func store() async throws -> Store {
    let settings = try settingsOfData()
    return try await Store.open(settings.place, limits: settings.limits, now: .now)
  }

  /// The reviews of a place that must be there: a slip in a folder's name makes no new one.
  func existingStore() async throws -> Store {
    if case .folder(let data) = try settingsOfData().place, Path.kind(Path.joined(data, "debrief.sqlite")) == nil {
      throw Failure.noData(data)
    }
    return try await store()
  }

  /// The review of that incident id or uid.
  func review(_ name: String, in store: Store? = nil) async throws -> Stored {
    let store = if let store { store } else { try await existingStore() }
    guard let stored = try await store.find(name, for: .holder) else {
      throw Failure.noReviewCalled(name, data: store.place.description)
    }
    return stored
  }
}

extension Remote {
  /// Asks a server, and ends the connections to it.
  static func with<Result>(
    _ server: String, token: String, _ body: (Remote) async throws -> Result
  ) async throws -> Result {
    let remote = try Remote(server, token: token)
    do {
      let result = try await body(remote)
      await remote.close()
      return result
    } catch {
      await remote.close()
      throw error
    }
  }
}

extension Author {
  /// Whoever runs the command.
  static var ofCommand: Author {
    let user = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) }
    return Author(user ?? "command line")
  }
}
