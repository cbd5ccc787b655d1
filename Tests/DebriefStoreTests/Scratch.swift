import Cluster
import Debrief
import Foundation
import Testing

@testable import DebriefStore

/// The engines that keep reviews. Every test of what is kept runs on each.
enum Engine: String, CaseIterable, CustomTestStringConvertible {
  case sqlite, postgres

  var testDescription: String { rawValue }
}

/// An empty place of its own, which goes away with it.
final class Scratch: Sendable {
  let folder: String
  let place: Place

  init(_ engine: Engine) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("debrief-\(UUID().uuidString)").path
    place =
      switch engine {
      case .sqlite: .folder(folder)
      case .postgres: .postgres(try Cluster.shared.get().newDatabase())
      }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func open() async throws -> Store { try await Store.open(place, now: .noon) }

  /// Runs one statement past the store, as another program would.
  func alter(_ statement: String) async throws {
    let database = try place.database(Changes())
    try await database.write { try $0.run(SQL(unchecked: statement)) }
  }
}
