package import Debrief

/// The reviews of one place. That there is one proves that its schema is up to date.
package final class Store: Sendable {
  package let place: Place
  /// Tells of new versions, also of those that other processes make.
  package let changes: Changes
  package let limits: Limits
  let database: any Database
  let blobs: Blobs
  let newest = Newest()
  let passwords: PasswordDesk

  private init(_ database: any Database, _ place: Place, _ changes: Changes, _ limits: Limits) {
    self.database = database
    self.place = place
    self.changes = changes
    self.limits = limits
    blobs = place.blobs
    passwords = PasswordDesk(rounds: limits.passwordRounds)
  }

  /// Opens the data of a place, and brings its schema up to date. A folder is made when it is not there yet, readable by
  /// its owner alone.
  ///
  /// - Parameter now: the time of the migrations that this opening may bring.
  /// - Throws: `StoreError`.
  package static func open(_ place: Place, limits: Limits = Limits(), now: Stamp) async throws -> Store {
    let changes = Changes()
    let database = try place.database(changes)
    try await Migration.run(on: database, at: now.iso)
    return Store(database, place, changes, limits)
  }

  /// Whether the database answers.
  package func ping() async throws { _ = try await database.read { try $0.row("SELECT 1 AS one") } }
}
