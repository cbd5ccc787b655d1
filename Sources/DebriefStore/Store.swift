package import Debrief

/// The reviews of one folder of data. That there is one proves that its schema is up to date.
package final class Store: Sendable {
  let database: any Database
  /// Where the data is, for errors.
  package let place: String
  let newest = Newest()

  private init(_ database: any Database, place: String) {
    self.database = database
    self.place = place
  }

  /// Opens the data of a folder, which is made when it is not there yet, readable by its owner alone.
  ///
  /// - Parameter now: the time of the migrations that this opening may bring.
  /// - Throws: `StoreError`.
  package static func open(folder: String, now: Stamp) async throws -> Store {
    let path = try Folder.prepare(folder)
    let database = try SQLite(path: path)
    try await Migration.run(on: database, at: now.iso, place: path)
    return Store(database, place: path)
  }
}
