import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  /// Settles what two people changed each in a way of their own: with one of the two, both stay in the history.
  func settle(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let id = Form.decode(path: context.parameters.get("id") ?? "")
    guard let choice = try await Form(request, upTo: 4096)["keep"].flatMap(Settlement.Choice.init) else {
      throw HTTPError(.badRequest)
    }
    _ = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) { review in
      guard let conflict = review.conflicts.first(where: { $0.id == id }) else { throw Sorry.settled(stored.uid) }
      guard let settled = Settlement(conflict, in: review.json).settled(review, choice) else {
        throw Sorry.cannotStand(stored.uid)
      }
      review = settled
    }
    return seeOther("/reviews/\(stored.uid)?done=settled")
  }
}

extension Sorry {
  fileprivate static func settled(_ uid: String) -> Sorry {
    Sorry(
      .conflict, "These two versions are settled already",
      "Somebody chose one of them before. Nothing was changed by you.",
      advice: "Both of them stay in the history of the review.", back: ("/reviews/\(uid)", "Back to the review"))
  }

  fileprivate static func cannotStand(_ uid: String) -> Sorry {
    Sorry(
      .conflict, "This version cannot stand there",
      "The place that it belongs to is gone or holds something else by now. Nothing was changed.",
      advice: "Look at what the review offers now.", back: ("/reviews/\(uid)#conflicts", "Back to the review"))
  }
}
