import Debrief
import DebriefStore
import Synchronization

/// The templates that reviews can be read as: those that Debrief came with, and those that the team wrote in it, which are
/// compiled again only when they changed.
final class Shelf: Sendable {
  private struct Filled: Sendable {
    let mark: String
    let documents: Documents
    let team: [TeamTemplate: Template]
  }

  /// Without those that the team wrote in Debrief.
  let brought: Documents
  private let filled = Mutex<Filled?>(nil)

  init(_ brought: Documents) { self.brought = brought }

  func documents(_ store: Store) async throws -> Documents {
    let known = filled.withLock { $0 }
    guard let (mark, templates) = try await store.templates(unless: known?.mark) else {
      return known?.documents ?? brought
    }
    let compiled = templates.map { one in
      (one, known?.team[one] ?? Template(name: one.name, source: one.source))
    }
    let documents =
      compiled.isEmpty
      ? brought : brought.adding(compiled.map { (Documents.Kind(name: $0.name, label: $0.label), $1) })
    let team = Dictionary(compiled) { first, _ in first }
    filled.withLock { $0 = Filled(mark: mark, documents: documents, team: team) }
    return documents
  }
}
