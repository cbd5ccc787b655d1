import Debrief

@testable import DebriefIntegrations

/// What a document says, as its review has it, in short.
struct Said {
  let text: String
  let notes: [Note]
  let review: Review

  init(_ document: String, name: String) async throws { try await self.init(Array(document.utf8), name: name) }

  init(_ bytes: [UInt8], name: String) async throws {
    let read = try await DocumentText.read(bytes, name: name)
    (text, notes) = (read.text, read.notes)
    review = FreeDocument.read(read.text).review
  }

  /// `2026-02-16T14:05Z: the alarm fires`
  var timeline: [String] {
    review.timeline.map { "\($0.at?.at.iso ?? "?"): \($0.event?.markdown ?? "")" }
  }

  /// `done: add an alert (ann)`
  var actions: [String] {
    review.actions.map { action in
      let owner = action.owner.flatMap { $0.name ?? $0.handle }.map { " (\($0))" } ?? ""
      return "\(action.status?.id ?? "?"): \(action.action?.markdown ?? "")\(owner)"
    }
  }
}
