import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func listComments(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = Form(query: request.uri)
    let page = Page(limit: Self.number(form, "limit") ?? 50, cursor: form["cursor"])
    let (comments, next) = try await store.comments(of: stored.uid, page: page)
    return json(.object(["comments": .array(comments.map(\.json)), "next": next.map(JSON.string)]))
  }

  func addComment(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let sent = try await sent(request)
    try Self.check(sent, ["body", "path", "parent"])
    let comment = try await store.comment(
      try Self.words(sent), on: try Self.place(sent["path"]), answering: sent["parent"]?.string, in: stored.uid,
      context.event(.api, at: now()))
    return json(comment.json, .created, headers: [.location: "/api/reviews/\(stored.uid)/comments/\(comment.uid)"])
  }

  func patchComment(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let sent = try await sent(request, as: Self.patch)
    try Self.check(sent, ["body", "resolved"])
    if let resolved = sent["resolved"], resolved.bool == nil { throw Self.wrong("resolved", "it is true or false") }
    let comment = try await store.changeComment(
      context.part("id"), in: stored.uid, body: sent["body"] == nil ? nil : try Self.words(sent),
      isResolved: sent["resolved"]?.bool, context.event(.api, at: now()))
    return json(comment.json)
  }

  func deleteComment(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    try await store.removeComment(
      context.part("id"), in: stored.uid, isAny: context.viewer.may(.administer), context.event(.api, at: now()))
    return nothing()
  }

  private static func words(_ sent: JSON) throws -> String {
    guard let body = sent["body"]?.string, !body.allSatisfy(\.isWhitespace) else {
      throw wrong("body", "it says nothing")
    }
    guard body.utf8.count <= Comment.longest else { throw wrong("body", "it has at most \(Comment.longest) bytes") }
    return body
  }

  /// What a comment is about: a place that reviews have.
  private static func place(_ path: JSON?) throws -> FieldPath? {
    guard let path else { return nil }
    guard let place = path.string.flatMap({ FieldPath(parsing: $0) }), case .field(let first)? = place.steps.first,
      Review.shape.field(first) != nil
    else { throw wrong("path", "it is the path of a field or an element, such as timeline[t7].event") }
    return place
  }

  private static func check(_ sent: JSON, _ known: [String]) throws {
    guard let members = sent.members else { throw ProblemDetails(.unprocessableContent, "A comment is an object.") }
    if let stranger = members.first(where: { !known.contains($0.name) }) {
      throw wrong(stranger.name, "a comment takes \(known.joined(separator: ", "))")
    }
  }

  private static func wrong(_ name: String, _ detail: String) -> ProblemDetails {
    ProblemDetails(
      .unprocessableContent, "Nothing was changed.",
      places: [ProblemDetails.Place(pointer: Invalid.pointer([name]), detail: detail)])
  }
}

extension Comment {
  var json: JSON {
    .object([
      "id": .string(uid), "path": path.map(JSON.string), "parent": parent.map(JSON.string), "by": .string(by.name),
      "account": by.account.map(JSON.string), "at": at.map { .string($0.iso) },
      "editedAt": editedAt.map { .string($0.iso) }, "resolved": .bool(resolvedAt != nil),
      "resolvedAt": resolvedAt.map { .string($0.iso) }, "resolvedBy": resolvedBy.map(JSON.string),
      "body": .string(body),
    ])
  }
}
