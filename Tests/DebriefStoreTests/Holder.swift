import Debrief

@testable import DebriefStore

// What tests ask of a store they ask as whoever holds the data, unless they say otherwise.

extension Filter {
  init() { self.init(for: .holder) }
}

extension ActionFilter {
  init() { self.init(for: .holder) }
}

extension Store {
  func find(_ name: String) async throws -> Stored? { try await find(name, for: .holder) }

  func removed() async throws -> [(stored: Stored, at: Stamp)] { try await removed(for: .holder) }

  func list(sort: Sort = Sort(), page: Page = Page(), counted: Bool = true) async throws -> Listing {
    try await list(Filter(), sort: sort, page: page, counted: counted)
  }

  func all() async throws -> [Stored] { try await all(Filter()) }

  func actions(page: Page = Page()) async throws -> (rows: [ActionRow], next: String?) {
    try await actions(ActionFilter(), page: page)
  }

  func importDocument(
    _ review: Review, name: String, sha256: String, notes: [Note] = [], sample: Bool = false,
    by author: Author, door: Door = .import, at now: Stamp
  ) async throws -> Imported {
    try await importDocument(
      review, name: name, sha256: sha256, notes: notes, sample: sample, for: .holder, by: author, door: door, at: now)
  }
}
