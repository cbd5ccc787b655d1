import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  /// Asks before a review is removed.
  func confirmRemoval(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let question = RemovalPage(
      heading: stored.review.heading, uid: stored.uid, days: configuration.keeping.removedDays,
      last: now().date.adding(days: configuration.keeping.removedDays))
    return page("Remove: \(stored.review.heading)", at: .reviews, request, context) { question.write(into: &$0) }
  }

  func removeReview(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    try await store.remove(stored.uid, by: context.author, door: .page, at: now())
    return seeOther("/reviews/removed?done=removed")
  }

  /// Brings a removed review back; one that is there already is only shown.
  func bringBack(_ request: Request, _ context: Context) async throws -> Response {
    let uid = context.parameters.get("uid") ?? ""
    let isThere = try await store.find(uid, for: context.viewer) != nil
    if !isThere {
      guard try await store.isRemoved(uid, for: context.viewer) else { throw Sorry.notFound }
      _ = try await store.restore(uid, by: context.author, door: .page, at: now())
    }
    return seeOther("/reviews/\(uid)?done=restored")
  }

  func removedReviews(_ request: Request, _ context: Context) async throws -> Response {
    let removed = RemovedPage(
      reviews: try await store.removed(for: context.viewer), days: configuration.keeping.removedDays)
    let done = DoneNote(Form(query: request.uri)["done"])
    return page("Removed reviews", at: .reviews, request, context) { html in
      done?.write(into: &html)
      removed.write(into: &html)
    }
  }
}
