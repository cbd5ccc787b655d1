import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func history(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let before = Form(query: request.uri)["before"].flatMap { Int($0) }
    let history = HistoryPage(
      review: stored.review, uid: stored.uid, newest: stored.version, entries: try await store.history(stored.uid),
      before: before, names: try await names())
    return page("History: \(stored.review.heading)", at: .reviews, request, context) { history.write(into: &$0) }
  }

  /// Puts the review back to what it said at a version, as a change like any other.
  func revert(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    guard let version = try await Form(request, upTo: 4096)["version"].flatMap({ Int($0) }) else {
      throw HTTPError(.badRequest)
    }
    if version != stored.version {
      _ = try await store.restore(stored.uid, to: version, by: context.author, door: .page, at: now())
    }
    return seeOther("/reviews/\(stored.uid)?done=reverted")
  }
}
