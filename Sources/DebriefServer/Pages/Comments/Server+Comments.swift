import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func comments(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    var comments = CommentsPage(
      review: stored.review, talk: try await talk(of: stored, context),
      mayEdit: context.viewer.may(.edit, stored.visibility))
    comments.asked = Form(query: request.uri)["at"]
    return page(
      "Comments: \(stored.review.heading)", at: .reviews, scripts: ["together.js"], request, context
    ) { comments.write(into: &$0) }
  }

  /// What is said about a review, for whoever asks.
  func talk(of stored: Stored, _ context: Context) async throws -> Talk {
    var talk = Talk(try await store.comments(of: stored.uid).comments, of: stored, for: context.viewer)
    if !talk.threads.isEmpty { talk.names = try await store.accounts().flatMap(\.callNames) }
    return talk
  }

  func addSaid(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 64 << 10)
    guard let body = try Self.said(form) else {
      throw Sorry(
        .unprocessableContent, "The comment says nothing", "Nothing was kept.", advice: "Go back and write it.")
    }
    let path = form["path"].flatMap { FieldPath(parsing: $0) }
    if form["path"] != nil {
      guard let path, ChangedPlace(path, in: stored.review.json).isKnown else { throw HTTPError(.badRequest) }
    }
    let said = try await store.comment(
      body, on: path, answering: form["parent"], in: stored.uid, context.event(at: now()))
    return seeOther(Self.local(form["back"]) + "#comment-\(said.uid)")
  }

  /// nil where nothing was written.
  private static func said(_ form: Form) throws -> String? {
    guard let body = form["body"]?.replacing("\r\n", with: "\n"), !body.allSatisfy(\.isWhitespace) else { return nil }
    guard body.utf8.count <= Comment.longest else {
      throw Sorry(
        .unprocessableContent, "The comment is too long",
        "It has \(body.utf8.count) bytes; a comment has at most \(Comment.longest).",
        advice: "Go back and cut it in parts.")
    }
    return body
  }

  func settleSaid(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 64 << 10)
    // Words that were written beside the button are an answer.
    if let body = try Self.said(form) {
      _ = try await store.comment(
        body, on: nil, answering: context.part("id"), in: stored.uid, context.event(at: now()))
    }
    _ = try await store.changeComment(
      context.part("id"), in: stored.uid, isResolved: form["settled"] == "yes", context.event(at: now()))
    return seeOther(Self.local(form["back"]))
  }

  func removeSaid(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 4096)
    try await store.removeComment(
      context.part("id"), in: stored.uid, isAny: context.viewer.may(.administer), context.event(at: now()))
    return seeOther(Self.local(form["back"]))
  }
}
