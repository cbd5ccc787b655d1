import Debrief
import DebriefStore

// What tests ask of a store they ask as whoever holds the data.

extension Store {
  func find(_ name: String) async throws -> Stored? { try await find(name, for: .holder) }

  func list() async throws -> Listing { try await list(Filter(for: .holder)) }
}
